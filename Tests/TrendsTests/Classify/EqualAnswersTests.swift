import Foundation
import Testing

/// Guards the promise that an answer depends on text and model alone, whichever way it is asked for.
@Suite struct EqualAnswersTests {
    private let place: Workplace
    private let corpus = TinyCorpus()

    init() throws {
        place = try Workplace()
        try place.write("labels.jsonl", corpus.tagged)
        try place.write("papers.jsonl", corpus.listing)
        try place.trends(
            "retrain", "--labels-only", "--labels", "labels.jsonl", "--output", "a.model", "--now", "2026-01-02"
        )
        .expectSuccess()
    }

    private func answers(_ file: String = "papers.jsonl", _ options: String...) throws -> [String] {
        let outcome = try TrendsCommand(
            folder: place.folder,
            arguments: ["classify", "--jsonl", "--all", "--explain", file, "--model", "a.model"] + options
        ).run()
        outcome.expectSuccess()
        return outcome.lines
    }

    @Test("any number of threads gives the same answers") func anyNumberOfThreadsGivesTheSameAnswers() throws {
        let expected = try answers()
        #expect(expected.count == 60)
        for threads in ["1", "2", "7"] { #expect(try answers("papers.jsonl", "--threads", threads) == expected) }
    }

    @Test("any order of the lines gives the same answers") func anyOrderOfTheLinesGivesTheSameAnswers() throws {
        try place.write("shuffled.jsonl", TinyCorpus.shuffled(corpus.listing))
        let shuffled = try answers("shuffled.jsonl")
        #expect(shuffled != (try answers()))
        #expect(shuffled.sorted() == (try answers()).sorted())
    }

    @Test("a paper by itself gets the answer that it gets among others")
    func aPaperByItselfGetsTheAnswerThatItGetsAmongOthers() throws {
        let together: [ClassificationDocument] = try place.trends(
            "classify", "--jsonl", "--all", "--explain", "papers.jsonl", "--model", "a.model"
        ).documents()
        for index in [0, 31, 59] {
            let paper = corpus.papers[index]
            let alone: ClassificationDocument = try place.trends(
                "classify", "--json", "--all", "--explain", "--model", "a.model",
                input: paper.title + "\n\n" + paper.abstract
            ).document()
            #expect(alone.topics == together[index].topics && alone.primary == together[index].primary)
        }
    }

    /// The model on standard output is the one in memory, that in a file has been saved and is loaded again.
    @Test("a model answers the same wherever it is saved and from whatever order it is learned")
    func aModelAnswersTheSameWhereverItIsSavedAndFromWhateverOrderItIsLearned() throws {
        let expected = try answers()
        try place.write("shuffled.jsonl", TinyCorpus.shuffled(corpus.tagged))
        let again = try place.shell(
            "\"$TRENDS\" retrain --labels-only --labels shuffled.jsonl --threads 2 --output - --now 2026-01-02 > "
                + "b.model"
        )
        again.expectSuccess()
        #expect(try place.bytes("b.model") == place.bytes("a.model"))
        try place.write("a.model", try place.bytes("b.model"))
        #expect(try answers() == expected)
    }

    /// The archive keeps what a command before wrote; the report from files keeps nothing.
    @Test("the report counts the same topics from files and from the archive")
    func theReportCountsTheSameTopicsFromFilesAndFromTheArchive() throws {
        func topics(_ arguments: [String]) throws -> [String: Int] {
            let outcome = try TrendsCommand(
                folder: place.folder, arguments: ["report"] + arguments + ["--model", "a.model", "--json"]
            ).run()
            let document: ReportDocument = try outcome.document()
            return Dictionary(uniqueKeysWithValues: document.topics.map { ($0.topic, $0.papers) })
        }
        let fromFiles = try topics(["papers.jsonl", "--threads", "2"])
        try place.trends("import", "papers.jsonl").expectSuccess()
        #expect(try topics(["--threads", "1"]) == fromFiles)
        #expect(try topics(["--threads", "2"]) == fromFiles)
        let answered: [ClassificationDocument] = try place.trends(
            "classify", "--jsonl", "papers.jsonl", "--model", "a.model"
        ).documents()
        for topic in TinyCorpus.topics {
            #expect(fromFiles[topic] == answered.count { $0.assigned.contains(topic) }, "\(topic)")
        }
    }
}
