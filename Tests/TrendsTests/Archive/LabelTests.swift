import Foundation
import Testing

/// What people say of papers, kept in the archive's log.
@Suite struct LabelTests {
    private let place: Workplace
    private let corpus = TinyCorpus()

    init() throws {
        place = try Workplace()
        try place.write("listing.jsonl", corpus.listing)
        try place.write("topics.yaml", TinyCorpus.taxonomy)
        try place.trends("import", "listing.jsonl").expectSuccess()
    }

    private struct Log: Decodable {
        struct Entry: Decodable { let topic: String, isAbout: Bool, day: String }
        let schema: String
        let id: String
        let topics: [String]
        let not: [String]
        let log: [Entry]
    }

    private var firstID: String { get throws { try #require(corpus.papers.first?.id) } }

    @Test("what is said is kept and the last word counts") func whatIsSaidIsKeptAndTheLastWordCounts() throws {
        let id = try firstID
        let options = ["--topics", "topics.yaml", "--json"]
        func label(_ arguments: String...) throws -> Log {
            try TrendsCommand(folder: place.folder, arguments: ["label", id] + arguments + options).run().document()
        }
        #expect(try label("--now", "2026-02-01").log.isEmpty)
        #expect(try label("--topic", "ships", "--not", "gardens", "--now", "2026-02-01").topics == ["ships"])
        let log = try label("--not", "ships", "--now", "2026-02-02")
        #expect((log.schema, log.id) == ("trends.label/1", id))
        #expect((log.topics, log.not) == ([], ["gardens", "ships"]))
        #expect(
            log.log.map(\.topic) == ["ships", "gardens", "ships"] && log.log.map(\.isAbout) == [true, false, false])
        #expect(log.log.map(\.day) == ["2026-02-01", "2026-02-01", "2026-02-02"])
    }

    @Test("whoever asks what was said needs no taxonomy, and a missing archive is told before one") func askingAlone()
        throws
    {
        let missing = ["--topics", "missing.yaml"]
        let shown = try place.trends("label", firstID, missing[0], missing[1])
        shown.expectSuccess()
        #expect(shown.output.contains("nobody has labelled it yet"))
        try place.trends("label", firstID, missing[0], missing[1], "--archive", "none.sqlite")
            .expectFailure(66, saying: "none.sqlite", "no archive")
        try place.trends("label", firstID, "--topic", "boats", missing[0], missing[1])
            .expectFailure(66, saying: "missing.yaml")
    }

    @Test("unknown topics and papers are refused by name") func unknownTopicsAndPapersAreRefusedByName() throws {
        let id = try firstID
        try place.trends("label", id, "--topic", "ship", "--topics", "topics.yaml").expectFailure(
            64, saying: "'ship'", "did you mean ships?")
        try place.trends("label", "no-such-paper", "--topic", "ships", "--topics", "topics.yaml").expectFailure(
            66, saying: "'no-such-paper'")
        try place.trends("label", id, "--topic", "ships", "--not", "ships", "--topics", "topics.yaml").expectFailure(
            64, saying: "'ships'")
        try place.trends("label").expectFailure(64, saying: "--file")
    }

    @Test("retrain learns from the log") func retrainLearnsFromTheLog() throws {
        let lines = corpus.papers.map { #"{"id":"\#($0.id)","topics":["\#($0.topic)"],"not":[]}"# }
        try place.write(
            "more.jsonl",
            (lines + [#"{"id":"\#(try firstID)","topics":["cars"]}"#, #"{"id":"gone","topics":["ships"]}"#]).joined(
                separator: "\n"))
        let outcome = try place.trends("label", "--file", "more.jsonl", "--topics", "topics.yaml")
        outcome.expectSuccess()
        #expect(outcome.output == "60 papers labelled · 60 entries added · 2 rejected\n")
        #expect(
            outcome.errors.contains("more.jsonl:61: the taxonomy has no topic 'cars'")
                && outcome.errors.contains("more.jsonl:62"))
        // One label in a file is enough for the command; the others are in the archive.
        try place.write("one.jsonl", #"{"id":"\#(try firstID)","topics":["ships"]}"# + "\n")
        let learned = try place.trends(
            "retrain", "--labels", "one.jsonl", "--topics", "topics.yaml", "--output", "a.model")
        learned.expectSuccess()
        #expect(learned.output.contains("3 topics from 60 labelled of 60 papers"))
    }
}
