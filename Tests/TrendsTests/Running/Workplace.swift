import Foundation
import Testing

/// A temporary folder in which the program runs, removed with it.
final class Workplace: Sendable {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("trends-tests-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder + "/tmp", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs the program.
    func trends(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        // The folder goes with this object, which a caller may not hold any longer.
        try withExtendedLifetime(self) {
            try TrendsCommand(folder: folder, arguments: arguments, input: Array(input.utf8), environment: environment)
                .run()
        }
    }

    /// Runs the program with bytes on standard input.
    func trends(_ arguments: String..., bytes: [UInt8]) throws -> Outcome {
        try TrendsCommand(folder: folder, arguments: arguments, input: bytes).run()
    }

    /// Runs a script in which `"$TRENDS"` is the program.
    func shell(_ script: String) throws -> Outcome {
        try TrendsCommand(folder: folder, arguments: ["-c", script], program: "/bin/sh").run()
    }

    func path(_ name: String) -> String { folder + "/" + name }
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name)))) }
    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// Writes a file, with the folders that lead to it, and returns its name.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return name
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }
}

/// The path of a committed fixture.
func fixture(_ name: String) -> String { Bundle.module.bundleURL.appendingPathComponent("Fixtures/" + name).path }

/// The text of a committed fixture.
func fixtureText(_ name: String) throws -> String { try String(contentsOfFile: fixture(name), encoding: .utf8) }

/// The sample listings of the repository.
let sampleListings = TrendsBinary.repositoryPath("Data/listings")
