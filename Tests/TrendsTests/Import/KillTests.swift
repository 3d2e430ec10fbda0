import Foundation
import Testing

/// Imports that are killed leave whole listings, and running them again completes the archive.
@Suite struct KillTests {
    private static let moments = 100
    private static let listings = 3
    private static let papers = 60

    private struct Summary: Decodable {
        struct File: Decodable {
            var read: Int
            var new: Int
            var known: Int
        }

        var files: [File]
    }

    private let place: Workplace

    init() throws { place = try Workplace() }

    /// Writes the listings of one moment and names them.
    private func listings(_ moment: Int) throws -> [String] {
        try (0..<Self.listings).map { listing in
            let lines = (0..<Self.papers).map { number in
                #"{"id":"\#(moment)-\#(listing)-\#(number)","title":"Boat \#(moment) \#(listing) "#
                    + #"\#(number)","abstract":"It floats on waves."}"#
            }
            let name = "\(moment)-\(listing).jsonl"
            try place.write(name, Array((lines.joined(separator: "\n") + "\n").utf8))
            return name
        }
    }

    private func command(_ names: [String], _ archive: String) -> TrendsCommand {
        TrendsCommand(folder: place.folder, arguments: ["import"] + names + ["--json", "--archive", archive])
    }

    /// Starts an import and kills it after so many seconds.
    private func kill(_ command: TrendsCommand, after seconds: Double) throws {
        let process = try command.process()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// All into one archive: each import opens what the one before it left.
    @Test("at a hundred random moments the archive is whole") func atAHundredRandomMomentsTheArchiveIsWhole() throws {
        let clock = ContinuousClock()
        let start = clock.now
        try command(try listings(Self.moments), "measured.sqlite").run().expectSuccess()
        let length = (clock.now - start) / .seconds(1)
        var all: [String] = []
        for moment in 0..<Self.moments {
            let names = try listings(moment)
            // Anywhere in a whole run and a little more, other moments in each run of the tests:
            // the property must hold at all of them.
            try kill(command(names, "killed.sqlite"), after: .random(in: 0...1.2 * length))
            all += names
        }
        let outcome = try command(all, "killed.sqlite").run()
        outcome.expectSuccess()
        let files: [Summary.File] = try outcome.document(Summary.self).files
        #expect(files.count == Self.moments * Self.listings)
        #expect(files.allSatisfy { $0.read == Self.papers && $0.new + $0.known == Self.papers })
        #expect(files.allSatisfy { $0.new == 0 || $0.known == 0 }, "half a listing was there")
        #expect(
            files.contains { $0.known > 0 } && files.contains { $0.new > 0 },
            "every run was killed before or after its work")
    }
}
