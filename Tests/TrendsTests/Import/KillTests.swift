import Foundation
import Testing

/// An import that is killed leaves whole listings, and running it again completes it.
@Suite struct KillTests {
    private static let listings = 3
    private static let papers = 80

    private struct Summary: Decodable {
        var read: Int
        var new: Int
        var known: Int
    }

    private let place: Workplace

    init() throws {
        place = try Workplace()
        for listing in 0..<Self.listings {
            let lines = (0..<Self.papers).map { number in
                #"{"id":"250\#(listing + 1).\#(10_000 + number)","title":"Boat \#(listing) \#(number)","abstract":"It floats on \#(number) waves."}"#
            }
            try place.write("\(listing).jsonl", Array((lines.joined(separator: "\n") + "\n").utf8))
        }
    }

    private func command(_ archive: String) -> [String] {
        ["import"] + (0..<Self.listings).map { "\($0).jsonl" } + ["--json", "--archive", archive]
    }

    /// Kills an import after so many seconds.
    private func killed(_ archive: String, after seconds: Double) throws {
        let process = try TrendsCommand(folder: place.folder, arguments: command(archive)).process()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private func summary(_ archive: String) throws -> Summary {
        let outcome = try TrendsCommand(folder: place.folder, arguments: command(archive)).run()
        outcome.expectSuccess()
        return try outcome.document()
    }

    @Test func atAHundredMomentsItIsWhole() throws {
        let clock = ContinuousClock()
        let start = clock.now
        _ = try summary("whole.sqlite")
        let length = (clock.now - start) / .seconds(1)
        var stages: Set<Int> = []
        for number in 0..<100 {
            let archive = "killed-\(number).sqlite"
            // Evenly over the whole run: at random by what the machine does besides.
            try killed(archive, after: length * Double(number) / 100)
            let again = try summary(archive)
            #expect(again.read == Self.listings * Self.papers)
            #expect(again.known.isMultiple(of: Self.papers), "\(again.known) papers were there: half a listing")
            #expect(again.new + again.known == Self.listings * Self.papers)
            stages.insert(again.known / Self.papers)
            if number.isMultiple(of: 10) { try place.trends("archive", "info", "--archive", archive).expectSuccess() }
        }
        #expect(stages.count > 1, "every run was killed before or after its work")
    }
}
