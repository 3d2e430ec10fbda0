import Foundation
import TestSupport

@testable import Listings

/// The path of a committed fixture.
func fixture(_ name: String) throws -> String { try fixture(name, in: .module) }

/// The bytes of a committed fixture.
func fixtureBytes(_ name: String) throws -> [UInt8] { try fixtureBytes(name, in: .module) }

extension Listing {
    /// The notes but for the one of what the papers lack.
    var otherNotes: [ListingNote] {
        notes.filter { note in
            guard case .ofFormat(let fact) = note.kind else { return true }
            return !(fact.fact is FieldFact)
        }
    }

    /// What the papers lack, and what was not understood.
    var lacks: String? { notes.first { !otherNotes.contains($0) }?.kind.description }
}
