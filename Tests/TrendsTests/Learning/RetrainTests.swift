import Foundation
import Testing

/// Learning a model from labelled texts, and using it.
@Suite struct RetrainTests {
    private let place: Workplace
    private let corpus = TinyCorpus()

    init() throws {
        place = try Workplace()
        try place.write("labels.jsonl", corpus.labelled)
    }

    private func retrain(_ options: String..., environment: [String: String] = [:]) throws -> Outcome {
        let arguments = ["retrain", "--labels-only", "--now", "2026-01-02"] + options
        return try TrendsCommand(folder: place.folder, arguments: arguments, environment: environment).run()
    }

    @Test("the model is written with its card and used") func theModelIsWrittenWithItsCardAndUsed() throws {
        let outcome = try retrain("--labels", "labels.jsonl", "--output", "new/tiny.model")
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("new/tiny.model: 3 topics from 60 labelled of 60 papers"))
        #expect(outcome.errors.isEmpty)
        let card = try place.text("new/tiny.model.md")
        for fact in [
            "| made | 2026-01-02 |", "| papers | 60, of which 60 labelled |", "| seed | 1 |", "## Scores",
            "| accuracy |", "| ships | 20 |", "| figure | value | 95 % interval |", "| ECE10 |",
            "| probability | pairs | said | true |",
        ] {
            #expect(card.contains(fact), "\(fact)")
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.path("new")).sorted() == [
                "tiny.model", "tiny.model.md", "tiny.model.rows",
            ])
        let answers: [ClassificationDocument] = try place.trends(
            "classify", "--jsonl", "--all", "labels.jsonl", "--model", "new/tiny.model"
        ).documents()
        #expect(Set((answers.first?.topics ?? []).map(\.topic)) == Set(TinyCorpus.topics))
        #expect(answers.map(\.primary) == corpus.papers.map(\.topic))
        try place.trends("model", "verify", "--model", "new/tiny.model").expectSuccess()
        #expect(try place.trends("model", "info", "--model", "new/tiny.model").output.hasSuffix(card))
    }

    @Test("threads and the order of lines do not change a byte") func threadsAndTheOrderOfLinesDoNotChangeAByte() throws
    {
        try place.write("shuffled.jsonl", TinyCorpus.shuffled(corpus.labelled))
        #expect(try place.text("shuffled.jsonl") != corpus.labelled)
        try retrain("--labels", "labels.jsonl", "--output", "one.model", "--threads", "1").expectSuccess()
        try retrain("--labels", "labels.jsonl", "--output", "two.model", "--threads", "2").expectSuccess()
        try retrain("--labels", "shuffled.jsonl", "--output", "three.model", "--threads", "2").expectSuccess()
        try retrain("--labels", "labels.jsonl", "--output", "four.model", "--seed", "2").expectSuccess()
        let first = try place.bytes("one.model")
        #expect(try place.bytes("two.model") == first)
        #expect(try place.bytes("three.model") == first)
        #expect(try place.bytes("four.model") != first)
        #expect(try place.text("three.model.md") == place.text("one.model.md"))
    }

    @Test("what the system does not let be read is not left out, by force or not", arguments: [["--force"], []])
    func whatCannotBeReadIsNotLeftOut(force: [String]) throws {
        try retrain("--labels", "labels.jsonl", "--output", "first.model").expectSuccess()
        let before = try place.bytes("first.model")
        // A link that leads to itself: there, and not to be opened by anybody.
        try place.shell("rm first.model.rows && ln -s first.model.rows first.model.rows").expectSuccess()
        let arguments = ["retrain", "--labels-only", "--labels", "labels.jsonl", "--output", "first.model"] + force
        try TrendsCommand(folder: place.folder, arguments: arguments).run()
            .expectFailure(74, saying: "first.model.rows cannot be read: ")
        #expect(try place.bytes("first.model") == before)
    }

    @Test("without output the next commands use it") func withoutOutputTheNextCommandsUseIt() throws {
        let outcome = try retrain("--labels", "labels.jsonl")
        outcome.expectSuccess()
        #expect(outcome.output.contains("data/trends/models/topics.model: 3 topics"))
        #expect(place.exists("data/trends/models/topics.model.md"))
        let paper = try #require(corpus.papers.first)
        let input = paper.title + "\n\n" + paper.abstract
        let document: ClassificationDocument = try place.trends(
            "classify", "--json", input: input, environment: ["TRENDS_MODEL": ""]
        )
        .document()
        #expect(document.primary == paper.topic)
        try place.write("listing.jsonl", corpus.listing)
        let report: ReportDocument = try place.trends(
            "report", "listing.jsonl", "--json", environment: ["TRENDS_MODEL": ""]
        ).document()
        #expect(Set(report.topics.map(\.topic)) == Set(TinyCorpus.topics))
        #expect(report.topics.map(\.papers) == [20, 20, 20])
    }

    @Test("no text that was learned from is foreign to the model") func noTextThatWasLearnedFromIsForeignToTheModel()
        throws
    {
        try place.write("plain.jsonl", TinyCorpus(rareWords: false).labelled)
        try retrain("--labels", "plain.jsonl", "--output", "plain.model").expectSuccess()
        let answers: [ClassificationDocument] = try place.trends(
            "classify", "--jsonl", "plain.jsonl", "--model", "plain.model"
        ).documents()
        #expect(answers.count == 60)
        #expect(answers.filter { $0.abstained == true }.map(\.reason) == [])
    }

    @Test("a worse model does not replace the old one unless forced")
    func aWorseModelDoesNotReplaceTheOldOneUnlessForced() throws {
        try retrain("--labels", "labels.jsonl", "--output", "tiny.model").expectSuccess()
        let before = try (place.bytes("tiny.model"), place.bytes("tiny.model.md"))
        try place.write("noise.jsonl", corpus.mislabelled)
        try retrain("--labels", "noise.jsonl", "--output", "tiny.model").expectFailure(
            1, saying: "tiny.model", "--force")
        #expect(try place.bytes("tiny.model") == before.0)
        #expect(try place.bytes("tiny.model.md") == before.1)
        try retrain("--labels", "noise.jsonl", "--output", "tiny.model", "--force").expectSuccess()
        #expect(try place.bytes("tiny.model") != before.0)
    }

    @Test("what is no model is not replaced unless forced") func whatIsNoModelIsNotReplacedUnlessForced() throws {
        try place.write("notes.txt", "my notes")
        try retrain("--labels", "labels.jsonl", "--output", "notes.txt").expectFailure(
            78, saying: "notes.txt", "--force")
        #expect(try place.text("notes.txt") == "my notes")
    }

    @Test("wrong usage is 64 and missing files are 66") func wrongUsageIs64AndMissingFilesAre66() throws {
        try retrain().expectFailure(64, saying: "--labels")
        try retrain("--labels", "labels.jsonl", "labels.jsonl").expectFailure(64, saying: "--labels-only")
        try retrain("--labels", "labels.jsonl", "--seed", "-1").expectFailure(64, saying: "--seed")
        try retrain("--labels", "missing.jsonl").expectFailure(66, saying: "missing.jsonl")
        try place.trends(
            "retrain", "--labels", "labels.jsonl", "--topics", TrendsBinary.repositoryPath("Data/topics.yaml")
        )
        .expectFailure(66, saying: "no archive")
    }

    @Test("too few or unreadable labels are 65 and write nothing") func tooFewOrUnreadableLabelsAre65AndWriteNothing()
        throws
    {
        try place.write("few.jsonl", corpus.labelled.split(separator: "\n").prefix(3).joined(separator: "\n"))
        try retrain("--labels", "few.jsonl", "--output", "tiny.model").expectFailure(
            65, saying: "labelled papers with a text: 3")
        try place.write("bad.jsonl", "no\nlabels\n")
        try retrain("--labels", "bad.jsonl", "--output", "tiny.model").expectFailure(65, saying: "bad.jsonl")
        #expect(!place.exists("tiny.model") && !place.exists("tiny.model.md"))
    }

    @Test("bad labels are named and left out") func badLabelsAreNamedAndLeftOut() throws {
        try place.write("mixed.jsonl", corpus.labelled + "nonsense\n" + #"{"id":"a","title":"no topics"}"# + "\n")
        let outcome = try retrain("--labels", "mixed.jsonl", "--output", "tiny.model")
        outcome.expectSuccess()
        #expect(outcome.errors.contains("mixed.jsonl:61: ") && outcome.errors.contains("mixed.jsonl:62: "))
        try retrain("--labels", "labels.jsonl", "--output", "same.model").expectSuccess()
        #expect(try place.bytes("tiny.model") == place.bytes("same.model"))
    }
}
