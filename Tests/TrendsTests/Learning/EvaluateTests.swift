import Foundation
import Testing

/// Judging a model on labelled papers.
@Suite struct EvaluateTests {
    private let place: Workplace
    private let corpus = TinyCorpus()

    init() throws {
        place = try Workplace()
        try place.write("labelled.jsonl", corpus.labelled)
        try place.write("tagged.jsonl", corpus.tagged)
        try place.trends("retrain", "--labels-only", "--labels", "labelled.jsonl", "--output", "tiny.model")
            .expectSuccess()
    }

    private func expectFigure(_ figure: EvaluationDocument.Figure, _ location: SourceLocation = #_sourceLocation) {
        #expect(figure.interval.count == 2, sourceLocation: location)
        #expect(figure.interval.first.map { $0 <= figure.value } == true, sourceLocation: location)
        #expect(figure.interval.last.map { figure.value <= $0 } == true, sourceLocation: location)
    }

    @Test("one label a paper gives accuracy") func oneLabelAPaperGivesAccuracy() throws {
        let outcome = try place.trends("evaluate", "labelled.jsonl", "--model", "tiny.model", "--json")
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("{\n  \"schema\": \"trends.evaluation/1\","))
        let document: EvaluationDocument = try outcome.document()
        #expect(document.papers == 60)
        #expect(document.topics.map(\.topic) == TinyCorpus.topics)
        #expect(document.topics.allSatisfy { $0.papers == 20 && $0.f1 > 0.9 })
        let accuracy = try #require(document.accuracy)
        #expect(accuracy.value > 0.9)
        for figure in [accuracy, document.microF1, try #require(document.macroF1)] { expectFigure(figure) }
        expectFigure(.init(value: document.brier, interval: document.brierInterval))
        expectFigure(.init(value: document.ece, interval: document.eceInterval))
        expectFigure(.init(value: document.ece10, interval: document.ece10Interval))
        #expect((0...1).contains(document.brier) && (0...1).contains(document.ece))
        #expect(try place.trends("evaluate", "labelled.jsonl", "--model", "tiny.model").output.contains("\naccuracy "))
    }

    /// Classes that nothing tells apart: held out, each text looks like one of the other class.
    @Test("a model of twelve texts is right about them, whatever the seed", arguments: 1...6)
    func aModelOfTwelveTextsIsRightAboutThem(seed: Int) throws {
        let lines = corpus.papers.prefix(12).enumerated().map { number, paper in
            #"{"id":"\#(paper.id)","text":"\#(paper.title). \#(paper.abstract)","#
                + #""label":"\#(number / 2 % 2 == 0 ? "a" : "b")"}"#
        }
        try place.write("twelve.jsonl", lines.joined(separator: "\n"))
        try place.trends(
            "retrain", "--labels-only", "--labels", "twelve.jsonl", "--output", "twelve.model", "--seed", "\(seed)"
        ).expectSuccess()
        let document: EvaluationDocument = try place.trends(
            "evaluate", "twelve.jsonl", "--model", "twelve.model", "--json"
        ).document()
        #expect(try #require(document.accuracy).value == 1)
    }

    @Test("sets of topics give f 1 and primary") func setsOfTopicsGiveF1AndPrimary() throws {
        let document: EvaluationDocument = try place.trends(
            "evaluate", "tagged.jsonl", "--model", "tiny.model", "--json"
        ).document()
        #expect(document.accuracy == nil)
        expectFigure(try #require(document.primary))
        let labelled: EvaluationDocument = try place.trends(
            "evaluate", "labelled.jsonl", "--model", "tiny.model", "--json"
        ).document()
        #expect(document.microF1 == labelled.microF1 && document.macroF1 == labelled.macroF1)
    }

    @Test("the reliability table holds every pair") func theReliabilityTableHoldsEveryPair() throws {
        let document: EvaluationDocument = try place.trends(
            "evaluate", "labelled.jsonl", "--model", "tiny.model", "--json"
        ).document()
        #expect(document.reliability.map(\.from) == (0..<10).map { Double($0) / 10 })
        #expect(document.reliability.reduce(0) { $0 + $1.pairs } == 180)
        for bin in document.reliability {
            guard let mean = bin.meanProbability, let share = bin.share else {
                #expect(bin.pairs == 0 && bin.said == nil && bin.true == nil)
                continue
            }
            #expect((bin.said, bin.true) == (mean, share))
            #expect(bin.from <= mean && mean <= bin.to && bin.interval[0] <= share && share <= bin.interval[1])
        }
        #expect(try place.trends("evaluate", "labelled.jsonl", "--model", "tiny.model").output.contains("\nsaid  "))
    }

    @Test("the error where it matters and the middle are those of an independent count")
    func theErrorWhereItMattersAndTheMiddleAreThoseOfAnIndependentCount() throws {
        try place.write("noise.jsonl", corpus.mislabelled)
        let document: EvaluationDocument = try place.trends(
            "evaluate", "noise.jsonl", "--model", "tiny.model", "--json"
        )
        .document()
        let answers: [ClassificationDocument] = try place.trends(
            "classify", "--jsonl", "--all", "noise.jsonl", "--model", "tiny.model"
        ).documents()
        let truths = try place.text("noise.jsonl").split(separator: "\n").map { line in
            TinyCorpus.topics.first { line.contains("\"label\":\"\($0)\"") }
        }
        let said = zip(answers, truths).flatMap { answer, truth in
            (answer.topics ?? []).map { (probability: $0.probability, isTrue: $0.topic == truth) }
        }.filter { $0.probability >= 0.1 }.sorted {
            ($0.probability, $0.isTrue ? 1 : 0) < ($1.probability, $1.isTrue ? 1 : 0)
        }
        let error = (0..<10).reduce(0.0) { sum, bin in
            let tenth = said[bin * said.count / 10..<(bin + 1) * said.count / 10]
            return sum + abs(tenth.reduce(0) { $0 + $1.probability - ($1.isTrue ? 1 : 0) })
        }
        #expect(abs(document.ece10 - error / Double(said.count)) < 1e-9)
        let middle = said.filter { $0.probability >= 0.4 && $0.probability < 0.9 }
        #expect(document.middle.pairs == middle.count)
        let share = Double(middle.count { $0.isTrue }) / Double(max(1, middle.count))
        #expect(abs((document.middle.true ?? 0) - share) < 1e-9)
        let text = try place.trends("evaluate", "noise.jsonl", "--model", "tiny.model").output
        #expect(text.contains("\nECE10 ") && text.contains("\nsaid to have 40 to 90 %: "))
    }

    @Test("without a topic of five papers there is no macro f 1") func withoutATopicOfFivePapersThereIsNoMacroF1()
        throws
    {
        try place.write("few.jsonl", corpus.tagged.split(separator: "\n").prefix(4).joined(separator: "\n"))
        let outcome = try place.trends("evaluate", "few.jsonl", "--model", "tiny.model", "--json")
        #expect(try outcome.object()["macro_f1"] is NSNull)
        #expect(
            try place.trends("evaluate", "few.jsonl", "--model", "tiny.model").output.contains(
                "n/a     no topic has 5 papers"))
    }

    @Test("the pairs of topics most often confused are named, with papers") func confusions() throws {
        let swapped = corpus.papers.map { paper in
            // Every second paper on ships is called one on gardens, and the model knows better.
            let label = paper.topic == "ships" && paper.id.hasSuffix("1") ? "gardens" : paper.topic
            return
                #"{"id":"\#(paper.id)","title":"\#(paper.title)","abstract":"\#(paper.abstract)","label":"\#(label)"}"#
        }
        try place.write("swapped.jsonl", swapped.joined(separator: "\n"))
        let outcome = try place.trends("evaluate", "swapped.jsonl", "--model", "tiny.model", "--json")
        let document: EvaluationDocument = try outcome.document()
        let wrong = corpus.papers.filter { $0.topic == "ships" && $0.id.hasSuffix("1") }
        let pair = try #require(document.confusions.first)
        #expect((pair.true, pair.said, pair.papers) == ("gardens", "ships", wrong.count))
        #expect(pair.examples.count == min(3, wrong.count) && Set(pair.examples).isSubset(of: wrong.map(\.id)))
        let text = try place.trends("evaluate", "swapped.jsonl", "--model", "tiny.model").output
        #expect(text.contains("\ngardens → ships  \(wrong.count) of \(20 + wrong.count) papers  (\(pair.examples[0])"))
        let page = try place.trends("evaluate", "swapped.jsonl", "--model", "tiny.model", "--html", "-").output
        #expect(page.contains(pair.examples.joined(separator: ", ")))
    }

    @Test("threads and runs do not change a byte") func threadsAndRunsDoNotChangeAByte() throws {
        let first = try place.trends("evaluate", "labelled.jsonl", "--model", "tiny.model", "--json", "--threads", "1")
        let second = try place.trends("evaluate", "labelled.jsonl", "--model", "tiny.model", "--json", "--threads", "2")
        #expect(first.outputBytes == second.outputBytes)
    }

    @Test("fail under compares with the score") func failUnderComparesWithTheScore() throws {
        try place.write("noise.jsonl", corpus.mislabelled)
        let failed = try place.trends("evaluate", "noise.jsonl", "--model", "tiny.model", "--fail-under", "0.8")
        #expect(failed.status == 1)
        #expect(failed.errors.contains("--fail-under") && failed.errors.contains("0.8"))
        #expect(failed.output.contains("micro-F1"), "the figures are printed all the same")
        try place.trends("evaluate", "labelled.jsonl", "--model", "tiny.model", "--fail-under", "0.8").expectSuccess()
        try place.trends("evaluate", "labelled.jsonl", "--model", "tiny.model", "--fail-under", "high").expectFailure(
            64, saying: "--fail-under")
    }

    @Test("what cannot be judged is named") func whatCannotBeJudgedIsNamed() throws {
        try place.trends("evaluate", "missing.jsonl", "--model", "tiny.model").expectFailure(
            66, saying: "missing.jsonl")
        try place.write("labels.jsonl", corpus.labels)
        try place.trends("evaluate", "labels.jsonl", "--model", "tiny.model").expectFailure(65, saying: "labels.jsonl")
        try place.write("bad.jsonl", "no\n")
        try place.trends("evaluate", "bad.jsonl", "--model", "tiny.model").expectFailure(65, saying: "bad.jsonl")
        try place.trends("evaluate").expectFailure(64, saying: "file")
    }
}
