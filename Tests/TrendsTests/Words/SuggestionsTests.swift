import Foundation
import Testing

/// What is mistyped is told with what may have been meant.
@Suite struct SuggestionsTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private func expect(_ line: String, _ words: String...) throws {
        let arguments = line.split(separator: " ").map(String.init)
        let outcome = try TrendsCommand(folder: place.folder, arguments: arguments).run()
        #expect(outcome.status == 64 && outcome.output.isEmpty, "\(line)")
        for word in words { #expect(outcome.errors.contains(word), "\(line): \(outcome.errors)") }
    }

    @Test("commands, also those that help is asked about") func commands() throws {
        try expect(
            "repot", "Error: There is no command 'trends repot'. Did you mean 'trends report'?\n", "Usage: trends <")
        try expect("help repot", "Did you mean 'trends report'?")
        try expect("help nosuch", "There is no command 'trends nosuch'.", "See 'trends --help'")
        try expect("archive inof", "Did you mean 'trends archive info'?", "See 'trends archive --help'")
        try expect("help model lst", "Did you mean 'trends model list'?")
        try expect("topics from-label x", "Did you mean 'trends topics from-labels'?")
        try expect("repot --help", "Did you mean 'trends report'?")
        try place.trends("help", "help").expectSuccess()
        try place.trends("help", "archive", "info").expectSuccess()
        try place.trends("archive", "--help").expectSuccess()
    }

    @Test("options") func options() throws {
        try expect(
            "report --fromat html", "Unknown option '--fromat'. Did you mean '--format'?", "Usage: trends report")
        try expect("search --limt 3 x", "Did you mean '--limit'?")
        try expect("archive --arhive x", "Did you mean '--archive'?")
        try expect("topics --topcs x", "Did you mean '--topics'?")
        try expect("report --zzzzzz", "Unknown option '--zzzzzz'.\n")
    }

    @Test("values") func values() throws {
        try expect("report --format htlm", "Did you mean 'html'? Please provide one of", "  - html\n")
        try expect("report --by wek", "Did you mean 'week'? Please provide one of")
        try expect("report --date publishd", "Did you mean 'published'?")
        try expect("import x --listing-format daily-paper-json", "Did you mean 'daily-papers-json'?")
        try expect("search x --color alwys", "Did you mean 'always'?")
    }

    @Test("topics, all that there are not at once, before anything is read") func topics() throws {
        try expect(
            "report --topics vidoe", "--topics: 'vidoe' is not a topic of the model", "did you mean video?")
        try expect(
            "report --topics vidoe,video,robtics", "--topics: 'vidoe' and 'robtics' are not topics of the model",
            "did you mean video instead of 'vidoe', and robotics instead of 'robtics'?")
        try place.trends("import", sampleListings).expectSuccess()
        try expect("search topic:vidoe topic:robtics", "topic:vidoe and topic:robtics", "video instead of 'vidoe'")
    }

    @Test("hostile words are shown harmlessly, and shortened") func hostile() throws {
        for word in ["re\u{1B}[31mpot", String(repeating: "x", count: 100_000), "rep\not", "'"] {
            for arguments in [[word], ["help", word], ["report", "--\(word)"], ["report", "--format", word]] {
                let outcome = try TrendsCommand(folder: place.folder, arguments: arguments).run()
                #expect(outcome.status == 64 && !outcome.errors.contains("\u{1B}"))
            }
        }
    }
}
