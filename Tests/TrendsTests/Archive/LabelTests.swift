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
        struct Entry: Decodable { let topic: String, isAbout: Bool, day: String, step: Int?, takenBack: String? }
        struct Word: Decodable { let topic: String, isAbout: Bool, day: String }
        let schema: String
        let id: String
        let topics: [String]
        let not: [String]
        let log: [Entry]
        let takenBack: [Word]?
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

    @Test("what was last said is taken back, all that one command said, then what was said before")
    func whatWasLastSaidIsTakenBack() throws {
        let id = try firstID
        func label(_ arguments: String...) throws -> Outcome {
            let outcome = try TrendsCommand(
                folder: place.folder, arguments: ["label", id, "--topics", "topics.yaml"] + arguments
            ).run()
            outcome.expectSuccess()
            return outcome
        }
        _ = try label("--topic", "ships", "--now", "2026-02-01")
        _ = try label("--not", "ships", "--topic", "gardens", "--topic", "gardens", "--now", "2026-02-01")
        let log: Log = try label("--undo", "--json", "--now", "2026-02-02").document()
        #expect((log.topics, log.not) == (["ships"], []))
        #expect(log.log.map(\.topic) == ["ships", "gardens", "ships"], "a topic given twice is given once")
        #expect(log.log.map(\.step) == [1, 2, 2])
        #expect(log.log.map(\.takenBack) == [nil, "2026-02-02", "2026-02-02"])
        #expect(log.takenBack?.map(\.topic) == ["gardens", "ships"])
        #expect(log.takenBack?.map(\.isAbout) == [true, false])
        let second = try label("--undo", "--now", "2026-02-03").output
        #expect(
            second.hasSuffix(
                """
                  2026-02-01  is ships  (taken back 2026-02-03)
                  2026-02-01  is gardens  (taken back 2026-02-02)
                  2026-02-01  is not ships  (taken back 2026-02-02)
                Taken back: is ships (said 2026-02-01).

                """))
        let third: Log = try label("--undo", "--json").document()
        #expect(third.takenBack?.isEmpty == true && third.topics.isEmpty && third.not.isEmpty)
        #expect(try label("--undo").output.hasSuffix("Nothing that was said of it stands; nothing is taken back.\n"))
        let asked: Log = try label("--json").document()
        #expect(asked.takenBack == nil && asked.log.count == 3)
        try place.trends("label", "--undo", "no-such-paper").expectFailure(66, saying: "'no-such-paper'")
        try place.trends("label", "--undo").expectFailure(64)
        try place.trends("label", "--undo", id, "--topic", "ships").expectFailure(64, saying: "--undo")
        try place.trends("label", "--undo", "--file", "labels.jsonl").expectFailure(64, saying: "--undo")
    }

    @Test("what is given and denied at once is refused, in a file line by line") func contradictions() throws {
        let (first, second) = (corpus.papers[0].id, corpus.papers[1].id)
        try place.write(
            "labels.jsonl",
            #"{"id":"\#(first)","topics":["ships"],"not":["gardens","ships"]}"# + "\n"
                + #"{"id":"\#(second)","topics":["ships"],"not":["gardens"]}"# + "\n")
        let outcome = try place.trends("label", "--file", "labels.jsonl", "--topics", "topics.yaml")
        outcome.expectSuccess()
        #expect(outcome.output == "1 papers labelled · 2 entries added · 1 rejected\n")
        #expect(outcome.errors.contains("labels.jsonl:1: gives 'ships' and denies it"))
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
