import Foundation
import Testing

/// What the README says is what the program does.
@Suite struct ReadmeTests {
    private let readme: String

    init() throws { readme = try String(contentsOfFile: TrendsBinary.repositoryPath("README.md"), encoding: .utf8) }

    /// The lines of its shell blocks that call the program, without their remarks; the picture of
    /// the rooms has a line of that name, too.
    private var commands: [String] {
        readme.split(separator: "\n").filter { $0.hasPrefix("trends ") && !$0.contains("←") }
            .compactMap { $0.split(separator: "#").first.map(String.init) }
    }

    @Test("every command of the README works in its order") func everyCommandOfTheREADMEWorksInItsOrder() throws {
        let place = try Workplace()
        for folder in ["Data", "Models"] {
            try place.shell("ln -s '\(TrendsBinary.repositoryPath(folder))' \(folder)").expectSuccess()
        }
        #expect(commands.count >= 10)
        for command in commands {
            let outcome = try place.shell("trends() { \"$TRENDS\" \"$@\"; }\n" + command)
            #expect(outcome.status == 0, "\(command): \(outcome.errors)")
            #expect(!outcome.output.isEmpty, "\(command) printed nothing")
        }
    }

    @Test("the README shows what the report prints") func theREADMEShowsWhatTheReportPrints() throws {
        let blocks = readme.components(separatedBy: "```")
        let shown = try #require(blocks.first { $0.hasPrefix("\nWeek ") }).split(separator: "\n").map(String.init)
        let outcome = try Workplace().trends("report", sampleListings)
        #expect(shown.count > 5)
        for line in shown { #expect(outcome.lines.contains(line), "\(line)") }
    }

    @Test("the READMEIs short enough to read") func theREADMEIsShortEnoughToRead() {
        #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count < 150)
    }
}
