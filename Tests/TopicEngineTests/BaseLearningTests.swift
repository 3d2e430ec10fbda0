import Featurizer
import Foundation
import LinearAlgebra
import Papers
import TestSupport
import Testing

@testable import TopicEngine

/// A model that was learned once, with its papers, for all tests of those that follow it.
enum SyntheticBase {
    static let learned = Result {
        try SyntheticBase.learn(
            try TrainingSet(
                topics: SyntheticCorpus.topics,
                labelled: SyntheticCorpus.documents(200, seed: 1).map { ($0.text, $0.label) },
                unlabelled: SyntheticCorpus.documents(30, seed: 2, prefix: "more").map(\.text)))
    }

    static func learn(
        _ set: TrainingSet, previous: PreviousModel? = nil, budget: ChurnBudget? = nil, threads: Int = 1
    ) throws -> LearnedModel {
        try TopicModel.learn(
            from: set, origin: SyntheticCorpus.origin, options: SyntheticCorpus.options, previous: previous,
            budget: budget, workers: Workers(threads: threads))
    }

    /// The base with other labels.
    static func base(_ change: (inout LabelledRow) -> Void = { _ in }) throws -> TrainingBase {
        let learned = try learned.get()
        var rows = learned.rows.rows
        for place in rows.indices { change(&rows[place]) }
        return TrainingBase(model: learned.model, rows: rows)
    }

    /// Texts with two words in each that the base does not know.
    static func newTexts(_ count: Int, seed: UInt64, prefix: String) -> [SyntheticCorpus.Document] {
        SyntheticCorpus.documents(count, seed: seed, prefix: prefix).map { document in
            var document = document
            document.text.abstract += " Quorvax zimbulet."
            return document
        }
    }
}

@Suite struct BaseLearningTests {
    /// The share of right (text, topic) pairs, and of right topics to file under.
    private func shares(_ model: TopicModel, _ documents: [SyntheticCorpus.Document]) -> (
        pairs: Double, primary: Double
    ) {
        var classifier = Classifier(model: model)
        var (pairs, primary) = (0, 0)
        for document in documents {
            let found = classifier.classify(title: document.text.title, abstract: document.text.abstract)
            pairs += found.topics.count { $0.assigned == document.topics.contains($0.topic) }
            primary += found.primary == document.topics[0] ? 1 : 0
        }
        return (Double(pairs) / Double(4 * documents.count), Double(primary) / Double(documents.count))
    }

    private func set(_ base: TrainingBase, texts: Int = 30) throws -> TrainingSet {
        try TrainingSet(
            topics: SyntheticCorpus.topics, labelled: [],
            unlabelled: SyntheticBase.newTexts(texts, seed: 3, prefix: "late").map(\.text), base: base)
    }

    @Test("from counts alone a model is learned as good as the one before") func fromCountsAloneAModelIsLearned() throws
    {
        let first = try SyntheticBase.learned.get()
        let second = try SyntheticBase.learn(try set(try SyntheticBase.base()))
        #expect(second.model.header.labelledPapers == 200 && second.model.header.papers == 230)
        let unseen = SyntheticCorpus.documents(150, seed: 77)
        let (before, after) = (shares(first.model, unseen), shares(second.model, unseen))
        #expect(before.pairs > 0.9 && before.primary > 0.9)
        #expect(after.pairs > before.pairs - 0.03 && after.primary > before.primary - 0.03)
        #expect(abs(second.evaluation.microF1.value - first.evaluation.microF1.value) < 0.03)
        #expect(second.rows.rows.map(\.id) == first.rows.rows.map(\.id))
        #expect(second.rows.model == second.model.fingerprint && second.rows.topics == second.model.topics)
    }

    @Test("the base's terms keep their numbers' meaning, and new words come to them")
    func theBaseSTermsStayAndNewWordsCome() throws {
        let first = try SyntheticBase.learned.get().model
        let second = try SyntheticBase.learn(try set(try SyntheticBase.base())).model
        func terms(_ vectorizer: TFIDFVectorizer) -> [String: Float] {
            let vocabulary = vectorizer.vocabulary
            return Dictionary(
                uniqueKeysWithValues: (0..<vocabulary.count).map {
                    (vocabulary.spelling($0), vectorizer.inverseDocumentFrequencies[$0])
                })
        }
        for (before, after) in [(first.text, second.text), (first.title, second.title)] {
            let (known, all) = (terms(before), terms(after))
            #expect(known.allSatisfy { all[$0.key] == $0.value })
        }
        let all = terms(second.text)
        #expect(all["quorvax"] != nil && all["quorvax zimbulet"] != nil && terms(first.text)["quorvax"] == nil)
        // 230 documents of the base, 30 with the word among 30 others.
        #expect(abs((all["quorvax"] ?? 0) - Float(1 + log(261.0 / 31)) / ExtendedTFIDF.newTerms) < 1e-5)
        #expect(second.fieldTest == first.fieldTest)
    }

    @Test("threads and the order of texts and papers change no byte") func threadsAndOrdersChangeNoByte() throws {
        let first = try SyntheticBase.learned.get()
        var generator = SeededGenerator(seed: 6)
        let labelled = SyntheticBase.newTexts(20, seed: 8, prefix: "labelled").map { ($0.text, $0.label) }
        let unlabelled = SyntheticBase.newTexts(20, seed: 9, prefix: "late").map(\.text)
        func learn(shuffled: Bool, threads: Int) throws -> LearnedModel {
            func order<Element>(_ elements: [Element]) -> [Element] {
                shuffled ? generator.permutation(of: elements.count).map { elements[$0] } : elements
            }
            return try SyntheticBase.learn(
                try TrainingSet(
                    topics: SyntheticCorpus.topics, labelled: order(labelled), unlabelled: order(unlabelled),
                    base: TrainingBase(model: first.model, rows: order(first.rows.rows))), threads: threads)
        }
        let plain = try learn(shuffled: false, threads: 1)
        for (shuffled, threads) in [(false, 2), (true, 1), (true, 2)] {
            let other = try learn(shuffled: shuffled, threads: threads)
            #expect(other.model.encoded() == plain.model.encoded())
            #expect(other.rows == plain.rows)
            #expect(other.evaluation == plain.evaluation)
        }
    }

    @Test("papers of the base keep their parts, and a text's part is its own") func papersOfTheBaseKeepTheirParts()
        throws
    {
        let base = try SyntheticBase.base()
        let folds = Dictionary(uniqueKeysWithValues: base.rows.map { ($0.id, $0.fold) })
        let documents = SyntheticBase.newTexts(40, seed: 8, prefix: "labelled").map { ($0.text, $0.label) }
        func parts(_ labelled: [(PaperText, TrainingLabel)]) throws -> [String: Int] {
            let set = try TrainingSet(
                topics: SyntheticCorpus.topics, labelled: labelled.map { (text: $0.0, label: $0.1) }, unlabelled: [],
                base: base)
            let plan = set.foldPlan(SyntheticCorpus.options)
            #expect(plan.rounds.count == 1 && plan.parts == 3 && plan.folds.count == set.labelledCount)
            return Dictionary(uniqueKeysWithValues: zip(set.labelledIDs, plan.folds))
        }
        let (few, many) = (try parts(Array(documents.prefix(5))), try parts(documents.reversed()))
        for (id, fold) in folds { #expect((few[id], many[id]) == (fold, fold)) }
        for (text, _) in documents.prefix(5) { #expect(few[text.id] == many[text.id]) }
        #expect(Set(many.values) == [0, 1, 2])
        // A text of the base that is labelled anew stays where it was, whatever its words are now.
        var again = documents[0]
        again.0.id = base.rows[17].id
        #expect(try parts([again])[again.0.id] == base.rows[17].fold)
        // Another name or another case of the same text is no other part.
        var renamed = documents[1]
        (renamed.0.id, renamed.0.abstract) = ("another", renamed.0.abstract.uppercased())
        #expect(try parts([renamed])["another"] == many[documents[1].0.id])
    }

    @Test("of a paper with text and counts the text counts, once") func ofAPaperWithTextAndCountsTheTextCounts() throws
    {
        let base = try SyntheticBase.base()
        let id = base.rows[17].id
        let text = PaperText(id: id, title: "Quorvax", abstract: "Zimbulet of quorvax.")
        let label = TrainingLabel(topics: ["elms"], weight: TrainingLabel.weightOfAPerson)
        let set = try TrainingSet(
            topics: SyntheticCorpus.topics, labelled: [(text, label)],
            unlabelled: [PaperText(id: base.rows[3].id, title: "", abstract: "Known by its counts.")], base: base)
        #expect(set.labelledCount == 200 && set.textCount == 200)
        #expect(set.labelledIDs.first == id && set.labels.first == label)
        #expect(set.labelledIDs.count { $0 == id } == 1)
    }

    @Test("rows without counts are no base") func rowsWithoutCountsAreNoBase() throws {
        let base = try SyntheticBase.base { $0.terms = $0.id < "paper-15" ? nil : $0.terms }
        #expect(base.rows.count < 200 && base.rows.allSatisfy { $0.terms != nil })
    }

    /// Papers of a topic that the base's labellers did not know, of words of their own.
    private func ferns(_ count: Int, seed: UInt64, prefix: String) -> [SyntheticCorpus.Document] {
        var generator = SeededGenerator(seed: seed)
        return SyntheticCorpus.documents(count, seed: seed, prefix: prefix).map { document in
            var document = document
            let words = (0..<12).map { _ in SyntheticCorpus.word(300 + generator.index(below: 12)) }
            document.text.title += " " + words[0] + " " + words[1]
            document.text.abstract += " " + words.joined(separator: " ") + "."
            document.topics.append("ferns")
            document.label.topics.insert("ferns")
            return document
        }
    }

    @Test("an added topic is learned from the few texts that know it, and is not inverted", arguments: UInt64(1)...3)
    func anAddedTopicIsLearnedFromTheFewTextsThatKnowIt(seed: UInt64) throws {
        let base = try SyntheticBase.base { $0.label.unsaid.insert("ferns") }
        let labelled =
            ferns(8, seed: 20 + seed, prefix: "fern") + SyntheticCorpus.documents(16, seed: 30 + seed, prefix: "plain")
        let topics = SyntheticCorpus.topics + ["ferns"]
        let set = try TrainingSet(
            topics: topics, labelled: labelled.map { ($0.text, $0.label) },
            unlabelled: ferns(10, seed: 40 + seed, prefix: "open").map(\.text), base: base)
        let targets = set.targets(SyntheticCorpus.options, terms: 0)
        for target in targets {
            #expect(target.signs[4].count { $0 != .none } == 24, "nobody says anything about it in the base")
        }
        let model = try SyntheticBase.learn(set).model
        var classifier = Classifier(model: model)
        func probabilities(_ documents: [SyntheticCorpus.Document]) throws -> [Double] {
            try documents.map { document in
                let found = classifier.classify(title: document.text.title, abstract: document.text.abstract)
                return try #require(found.topics.first { $0.topic == "ferns" }).probability
            }
        }
        let positives = try probabilities(ferns(40, seed: 50 + seed, prefix: "unseen"))
        let negatives = try probabilities(SyntheticCorpus.documents(40, seed: 60 + seed))
        let ordered = positives.reduce(0) { sum, positive in sum + negatives.count { $0 < positive } }
        #expect(Double(ordered) / 1600 > 0.95, "the share of pairs in the right order")
        #expect(positives.reduce(0, +) > negatives.reduce(0, +))
        #expect(shares(model, SyntheticCorpus.documents(60, seed: 70 + seed)).primary > 0.9, "the others stay as good")
    }

    /// Twelve papers are few: three quarters of the unseen ones are enough here, and hardly any wrong one.
    @Test("papers are filed under an added topic", arguments: UInt64(1)...3)
    func papersAreFiledUnderAnAddedTopic(seed: UInt64) throws {
        let base = try SyntheticBase.base { $0.label.unsaid.insert("ferns") }
        let labelled =
            ferns(12, seed: 80 + seed, prefix: "fern").map { document in
                var document = document
                document.label.primary = ["ferns"]
                return document
            } + SyntheticCorpus.documents(12, seed: 90 + seed, prefix: "plain")
        let set = try TrainingSet(
            topics: SyntheticCorpus.topics + ["ferns"], labelled: labelled.map { ($0.text, $0.label) },
            unlabelled: [], base: base)
        var classifier = Classifier(model: try SyntheticBase.learn(set).model)
        func filed(_ documents: [SyntheticCorpus.Document]) -> Int {
            documents.count {
                classifier.classify(title: $0.text.title, abstract: $0.text.abstract).primary == "ferns"
            }
        }
        let (right, wrong) = (
            filed(ferns(40, seed: 100 + seed, prefix: "unseen")), filed(SyntheticCorpus.documents(40, seed: 110 + seed))
        )
        #expect(right >= 30 && wrong <= 1, "filed under it: \(right) of 40 that are, \(wrong) of 40 that are not")
    }
}
