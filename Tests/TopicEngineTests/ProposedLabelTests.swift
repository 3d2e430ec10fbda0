import Foundation
import LinearAlgebra
import Papers
import TestSupport
import Testing

@testable import TopicEngine

/// A topic of which nobody said anything, and which is proposed of papers.
@Suite("Learning from proposals") struct ProposedLabelTests {
    private static let theme = "quorvax"

    /// A paper of the invented field; a planted one also speaks of the theme, in words that no other paper has.
    private static func documents(
        _ count: Int, planted: Int, seed: UInt64, prefix: String
    ) -> [(document: SyntheticCorpus.Document, isPlanted: Bool)] {
        SyntheticCorpus.documents(count, seed: seed, prefix: prefix).enumerated().map { place, document in
            var document = document
            let isPlanted = place < planted
            if isPlanted {
                document.text.title += " quorvax zimbulet"
                document.text.abstract += " The quorvax zimbulet is a zimbulet of plind. We quorvax."
            }
            return (document, isPlanted)
        }
    }

    /// 12 planted papers and 120 others without a person's word, beside the labelled ones.
    private static func set(proposing: Bool = true) throws -> TrainingSet {
        let topics = SyntheticCorpus.topics + (proposing ? [theme] : [])
        let late = documents(132, planted: 12, seed: 9, prefix: "late")
        let base = try SyntheticBase.base { $0.label.unsaid.formUnion(proposing ? [theme] : []) }
        let proposed = late.map { document, isPlanted in
            (document.text, TrainingLabel(proposed: [theme: isPlanted], taxonomy: Set(topics)))
        }
        return try TrainingSet(
            topics: topics, labelled: proposing ? proposed : [],
            unlabelled: proposing ? [] : late.map(\.document.text), base: base)
    }

    private static func model(_ set: TrainingSet) throws -> LearnedModel {
        let first = try SyntheticBase.learned.get()
        return try SyntheticBase.learn(
            set, previous: PreviousModel(first.model, rows: first.rows), budget: ChurnBudget())
    }

    private static let adopted = Result { try model(try set()) }

    @Test("a planted theme is found in eight of ten other papers, and given to few others") func planted() throws {
        let model = try Self.adopted.get().model
        var classifier = Classifier(model: model)
        var (found, others) = (0, 0)
        for (document, isPlanted) in Self.documents(240, planted: 40, seed: 33, prefix: "unseen") {
            let answer = classifier.classify(title: document.text.title, abstract: document.text.abstract)
            guard answer.topics.contains(where: { $0.topic == Self.theme && $0.assigned }) else { continue }
            if isPlanted { found += 1 } else { others += 1 }
        }
        #expect(found >= 32, "\(found) of 40")
        #expect(others <= 4, "\(others) of 200")
    }

    @Test("the figures of the other topics stay within half a point") func othersStay() throws {
        let (adopted, plain) = (try Self.adopted.get(), try Self.model(try Self.set(proposing: false)))
        func figures(_ learned: LearnedModel) -> (micro: Double, macro: Double) {
            let unseen = SyntheticCorpus.documents(400, seed: 55, prefix: "judged")
            var classifier = Classifier(model: learned.model)
            let evaluation = Evaluation(
                unseen.map { document in
                    var label = document.label
                    label.unsaid.insert(Self.theme)
                    return JudgedPaper(
                        label: label,
                        classification: classifier.classify(
                            title: document.text.title, abstract: document.text.abstract))
                }, samples: 0)
            return (evaluation.microF1.value, evaluation.macroF1?.value ?? 0)
        }
        let (before, after) = (figures(plain), figures(adopted))
        #expect(abs(before.micro - after.micro) <= 0.005, "\(before.micro) → \(after.micro)")
        #expect(abs(before.macro - after.macro) <= 0.005, "\(before.macro) → \(after.macro)")
        #expect(adopted.comparison?.isWorse == false)
    }

    @Test("nothing is judged by it, and it counts for no label") func nothingIsJudgedByIt() throws {
        let (adopted, plain) = (try Self.adopted.get(), try SyntheticBase.learned.get())
        #expect(adopted.evaluation.papers == 200 && adopted.model.header.labelledPapers == 200)
        #expect(adopted.evaluation.topics.filter { $0.papers > 0 }.map(\.topic) == plain.evaluation.topics.map(\.topic))
        #expect(adopted.silentTopics.isEmpty && adopted.model.topics.contains(Self.theme))
        #expect(adopted.comparison?.papers == 200)
    }

    @Test("a paper that has other topics is filed under one of them") func filing() throws {
        let model = try Self.adopted.get().model
        var classifier = Classifier(model: model)
        let filed = Self.documents(40, planted: 40, seed: 34, prefix: "filed").count { document, _ in
            let answer = classifier.classify(title: document.text.title, abstract: document.text.abstract)
            let isElsewhere = answer.topics.contains { $0.assigned && $0.topic != Self.theme }
            return isElsewhere && answer.primary == Self.theme
        }
        #expect(filed == 0)
    }

    @Test("it is calibrated on what is proposed, and those that were drawn stand for more")
    func calibration() throws {
        // 100 rows of people, of which 40 have their topic; 20 proposed to have the theme, and 80 not to have it, of whose
        // scores a quarter lie among those of the 20.
        var (scores, truths, lessons): ([[SIMD2<Double>]], [[Bool?]], [[Bool?]]) = ([], [], [])
        for row in 0..<100 {
            let noise = Double(row % 10) / 10
            scores.append([SIMD2(row < 40 ? 1 + noise : noise - 1, 0), SIMD2(0, 0)])
            truths.append([row < 40, nil])
            lessons.append([row < 40, nil])
        }
        for row in 0..<100 {
            let noise = Double(row % 10) / 10
            scores.append([SIMD2(0, 0), SIMD2(row < 40 ? noise : noise - 2, 0)])
            truths.append([nil, nil])
            lessons.append([nil, row < 20])
        }
        func odds(of texts: Int, at score: Double) -> Double {
            let rows = ScoredRows(
                scores: scores, scoreCount: 1, primaryScores: scores.map { _ in [] }, truths: truths, lessons: lessons,
                texts: texts, folds: scores.map { _ in 0 }, isRandom: scores.map { _ in true })
            return rows.decisionRule(on: Array(0..<100)).calibrations[1].logOdds(SIMD2(score, 0))
        }
        // Among its likes it is one in two, not what its score would mean for the topic of people.
        let even = odds(of: 100, at: 0.45)
        #expect(abs(even) < 0.5, "\(even)")
        // The 80 were drawn from 800: there are up to ten times as many of its likes.
        #expect(abs(odds(of: 820, at: 0.45) - (even - log(10) / 2)) < 1e-9)
        #expect(odds(of: 0, at: 0.45) == even, "where it is not known how many there are")
    }

    @Test("a person's word stands before it") func aPersonsWord() {
        var label = TrainingLabel(topics: ["a"], uncertain: ["b"], unsaid: ["c"])
        label.propose(["a": false, "b": true, "c": false, "d": true])
        #expect(label.proposed == ["b": true, "c": false], "neither of what was given nor of what was denied")
        #expect(label.isAbout("b") == nil && label.teaches("b") == true && label.teaches("c") == false)
        #expect(label.teaches("a") == true && label.teaches("d") == false && !label.isProposalOnly)
        #expect(!TrainingLabel(proposed: ["a": true], taxonomy: ["a"]).isSingle)
        #expect(TrainingLabel(proposed: ["a": true], taxonomy: ["a"]).weight < TrainingLabel.weightOfAPerson)
    }

    @Test("rows keep it, so that the next model knows what this one learned from") func rows() throws {
        let folder = try TemporaryFolder()
        let rows = try Self.adopted.get().rows
        try rows.write(to: folder.file("a.rows"))
        let read = try LabelledRows(path: folder.file("a.rows"))
        #expect(read.rows.map(\.label.proposed) == rows.rows.map(\.label.proposed))
        #expect(read.rows.map(\.label.isProposalOnly) == rows.rows.map(\.label.isProposalOnly))
        #expect(read.rows.count { $0.label.proposed[Self.theme] == true } == 12)
        // What has no proposals has the bytes that it had.
        let plain = try SyntheticBase.learned.get().rows.encoded()
        #expect(!String(decoding: plain, as: UTF8.self).contains("proposed"))
    }

    @Test("learned once more from the same, the model stays") func again() throws {
        let first = try Self.adopted.get()
        let second = try SyntheticBase.learn(
            try Self.set(), previous: PreviousModel(first.model, rows: first.rows), budget: ChurnBudget())
        let churn = try #require(second.churn)
        #expect(churn.changed <= 3 && second.comparison?.isWorse == false)
        #expect(second.model.topics == first.model.topics)
    }
}
