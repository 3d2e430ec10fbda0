import Foundation
import TestSupport

/// The path of a committed fixture.
func fixture(_ name: String) throws -> String { try fixture(name, in: .module) }

/// The bytes of a committed fixture.
func fixtureBytes(_ name: String) throws -> [UInt8] { try fixtureBytes(name, in: .module) }
