import Featurizer
import LinearAlgebra
import Papers
import TestSupport
import Testing

@testable import TopicEngine

@Suite struct ChurnTests {
    private static let papers = SyntheticCorpus.documents(200, seed: 1)
    private static let others = SyntheticCorpus.documents(30, seed: 2, prefix: "more").map(\.text)

    /// The set of the base, with further papers, and with some labels changed.
    private func set(
        adding more: [SyntheticCorpus.Document] = [], turned: (Int) -> Bool = { _ in false },
        topics: [String] = SyntheticCorpus.topics
    ) throws -> TrainingSet {
        let labelled = Self.papers.enumerated().map { place, document in
            (text: document.text, label: turned(place) ? turnedRound(document.label) : document.label)
        }
        return try TrainingSet(
            topics: topics, labelled: labelled + more.map { ($0.text, $0.label) }, unlabelled: Self.others)
    }

    private func turnedRound(_ label: TrainingLabel) -> TrainingLabel {
        let topics = Set(SyntheticCorpus.topics).subtracting(label.topics)
        return TrainingLabel(topics: topics, primary: [topics.sorted()[0]])
    }

    private func previous() throws -> PreviousModel {
        let first = try SyntheticBase.learned.get()
        return PreviousModel(first.model, rows: first.rows)
    }

    @Test("from the same papers the same model is learned, and nothing changes") func fromTheSamePapersNothingChanges()
        throws
    {
        let first = try SyntheticBase.learned.get()
        let second = try SyntheticBase.learn(try set(), previous: try previous(), budget: ChurnBudget())
        let churn = try #require(second.churn)
        #expect((churn.papers, churn.changed, churn.primaryChanged, churn.weight) == (230, 0, 0, 0))
        #expect((churn.won, churn.lost, churn.neutral) == (0, 0, 0))
        #expect(second.model.encoded() == first.model.encoded())
        #expect(second.rows == first.rows)
        let compared = try #require(second.comparison)
        #expect(compared.papers == 200 && compared.before == compared.after)
        #expect(compared.difference == EstimatedFigure(value: 0, low: 0, high: 0))
    }

    /// What changed between two models, text by text and topic by topic.
    private func changes(_ before: TopicModel, _ after: TopicModel, _ texts: [PaperText]) -> (topics: Int, primary: Int)
    {
        var (first, second) = (Classifier(model: before), Classifier(model: after))
        let shared = Set(before.topics).intersection(after.topics)
        var (topics, primary) = (0, 0)
        for text in texts {
            let (old, new) = (
                first.classify(title: text.title, abstract: text.abstract),
                second.classify(title: text.title, abstract: text.abstract)
            )
            func assigned(_ classification: Classification) -> Set<String> {
                Set(classification.assigned.map(\.topic)).intersection(shared)
            }
            topics += assigned(old) == assigned(new) ? 0 : 1
            let filed = [old.primary, new.primary].map { $0.flatMap { shared.contains($0) ? $0 : nil } }
            primary += filed[0] == filed[1] ? 0 : 1
        }
        return (topics, primary)
    }

    @Test(
        "what changes is counted as the naive twin counts it, without the papers whose labels are new",
        arguments: [9, 3])
    func whatChangesIsCountedAsTheNaiveTwinCountsIt(every: Int) throws {
        let set = try set(turned: { $0 % every == 0 })
        let second = try SyntheticBase.learn(set, previous: try previous())
        let churn = try #require(second.churn)
        let texts = Self.papers.enumerated().filter { $0.0 % every != 0 }.map { $0.1.text } + Self.others
        let expected = changes(try previous().model, second.model, texts)
        #expect(churn.weight == 0)
        #expect((churn.papers, churn.changed, churn.primaryChanged) == (texts.count, expected.topics, expected.primary))
        #expect(churn.share == Double(expected.topics) / Double(texts.count))
        #expect(churn.changed > 0, "lies must change something here")
        #expect(every == 9 || churn.primaryChanged > 0, "more of them what papers are filed under too")
        try expectDetails(churn, try previous().model, second.model, texts)
    }

    /// What each topic won and lost, and which papers are filed elsewhere, counted paper by paper.
    private func expectDetails(_ churn: Churn, _ before: TopicModel, _ after: TopicModel, _ texts: [PaperText]) throws {
        var (first, second) = (Classifier(model: before), Classifier(model: after))
        var (counts, refiled): ([String: TopicChurn], [String: RefiledPaper]) = ([:], [:])
        for text in texts {
            let (old, new) = (
                first.classify(title: text.title, abstract: text.abstract),
                second.classify(title: text.title, abstract: text.abstract)
            )
            var change = 0.0
            for topic in before.topics {
                let (had, has) = (
                    old.assigned.contains { $0.topic == topic }, new.assigned.contains { $0.topic == topic }
                )
                var count = counts[topic] ?? TopicChurn(topic: topic)
                if had { count.before += 1 }
                if has { count.after += 1 }
                if has, !had { count.gained += 1 }
                if had, !has { count.lost += 1 }
                counts[topic] = count
                let (was, isNow) = (
                    try #require(old.topics.first { $0.topic == topic }).probability,
                    try #require(new.topics.first { $0.topic == topic }).probability
                )
                change = max(change, abs(isNow - was))
            }
            guard old.primary != new.primary else { continue }
            refiled[text.id] = RefiledPaper(
                id: text.id, title: text.title, before: old.primary, after: new.primary, change: change)
        }
        #expect(churn.topics == counts.values.sorted { $0.topic < $1.topic })
        #expect(churn.topics.allSatisfy { $0.after - $0.before == $0.gained - $0.lost })
        #expect(churn.refiled.count == churn.primaryChanged)
        for paper in churn.refiled { #expect(paper == refiled[paper.id]) }
        #expect(zip(churn.refiled, churn.refiled.dropFirst()).allSatisfy { $0.change >= $1.change })
    }

    @Test("a changed set stays within the budget, or keeps fifteen sixteenths", arguments: [5, 14])
    func aChangedSetStaysWithinTheBudget(every: Int) throws {
        let set = try set(
            adding: SyntheticCorpus.documents(40, seed: 5, prefix: "new"), turned: { $0 % every == 0 })
        for budget in [ChurnBudget(), ChurnBudget(topics: 0.1, primary: 0.1)] {
            let learned = try SyntheticBase.learn(set, previous: try previous(), budget: budget)
            let churn = try #require(learned.churn)
            #expect((churn.weight * 16).rounded() == churn.weight * 16 && (0...15 / 16.0).contains(churn.weight))
            #expect(churn.isWithin(budget) || churn.weight == 15 / 16.0, "\(churn)")
            #expect(churn.papers == 230 - Self.papers.indices.count { $0 % every == 0 })
        }
    }

    /// The base's labels stay; new papers bring new terms, under which texts have other norms than before.
    @Test("beside a base a changed set stays within the budget too") func besideABaseAChangedSetStaysWithinTheBudget()
        throws
    {
        let base = try SyntheticBase.base { row in
            if row.id.hasSuffix("3") { row.label = self.turnedRound(row.label) }
        }
        let set = try TrainingSet(
            topics: SyntheticCorpus.topics,
            labelled: SyntheticBase.newTexts(30, seed: 5, prefix: "new").map { ($0.text, $0.label) },
            unlabelled: SyntheticBase.newTexts(120, seed: 6, prefix: "late").map(\.text), base: base)
        for budget in [ChurnBudget(), ChurnBudget(topics: 0.05, primary: 0.05)] {
            let learned = try SyntheticBase.learn(set, previous: try previous(), budget: budget)
            let churn = try #require(learned.churn)
            #expect(churn.papers == 120, "the texts without a label: what the base's papers say is not known")
            #expect(churn.isWithin(budget) || churn.weight == 15 / 16.0, "\(churn)")
        }
    }

    @Test("a budget of no change asks for some of the model before, none at all for nothing of it")
    func aBudgetOfNoChangeAsksForSomeOfTheModelBefore() throws {
        let set = try set(turned: { $0 % 5 == 0 })
        let weights = try [ChurnBudget(topics: 0, primary: 0), nil].map { budget in
            try #require(SyntheticBase.learn(set, previous: try previous(), budget: budget).churn).weight
        }
        #expect(weights[0] > 0 && weights[1] == 0)
    }

    @Test("where it is not known what the model before learned from, nothing is compared or kept")
    func whereItIsNotKnownWhatTheModelBeforeLearnedFrom() throws {
        let first = try SyntheticBase.learned.get()
        let another = LabelledRows(model: "another", topics: first.rows.topics, rows: first.rows.rows)
        for rows in [nil, another] {
            let learned = try SyntheticBase.learn(
                try set(turned: { $0 % 5 == 0 }), previous: PreviousModel(first.model, rows: rows),
                budget: ChurnBudget(topics: 0, primary: 0))
            #expect(learned.churn == nil && learned.comparison == nil)
        }
    }

    @Test("topics that only one of both models has count for nothing") func topicsThatOnlyOneHasCountForNothing() throws
    {
        let set = try set(topics: ["elms", "canals", "ferns"])
        let learned = try SyntheticBase.learn(set, previous: try previous(), budget: ChurnBudget())
        let churn = try #require(learned.churn)
        let texts = Self.papers.map(\.text) + Self.others
        #expect(churn.changed == changes(try previous().model, learned.model, texts).topics)
        #expect(churn.papers == 230)
        let shared = SharedTopics(before: SyntheticCorpus.topics, after: set.topics)
        #expect(shared.places.map(\.before) == [1, 3] && shared.places.map(\.after) == [1, 0])
        #expect(shared.before(count: 3) == [3, 1, nil])
        #expect(!shared.filedElsewhere(1, 1) && !shared.filedElsewhere(3, 0) && !shared.filedElsewhere(nil, nil))
        #expect(shared.filedElsewhere(1, 0) && shared.filedElsewhere(1, nil) && shared.filedElsewhere(nil, 0))
        #expect(!shared.filedElsewhere(0, 1) && !shared.filedElsewhere(nil, 2), "it had or has a topic of one alone")
    }

    @Test("threads change no byte of a mixture") func threadsChangeNoByteOfAMixture() throws {
        let set = try set(turned: { $0 % 5 == 0 })
        let budget = ChurnBudget(topics: 0, primary: 0)
        let (one, two) = (
            try SyntheticBase.learn(set, previous: try previous(), budget: budget, threads: 1),
            try SyntheticBase.learn(set, previous: try previous(), budget: budget, threads: 2)
        )
        #expect(one.model.encoded() == two.model.encoded() && one.rows == two.rows && one.churn == two.churn)
    }
}

@Suite struct MixtureTests {
    private func learning(_ set: TrainingSet, previous: PreviousModel) throws -> Learning {
        try Learning(
            set, SyntheticCorpus.origin, SyntheticCorpus.options, previous, mixes: true, Workers(threads: 1), { true },
            { _ in })
    }

    private func terms(_ vectorizer: TFIDFVectorizer) -> Set<String> {
        Set((0..<vectorizer.vocabulary.count).map(vectorizer.vocabulary.spelling))
    }

    /// Papers of the base and new ones; one label of these may be turned round.
    private func set(_ turned: String? = nil, lying: Bool = true) throws -> TrainingSet {
        let new = SyntheticCorpus.documents(30, seed: 8, prefix: "new").map { document in
            var label = document.label
            if document.text.id == turned {
                let topics = Set(SyntheticCorpus.topics).subtracting(label.topics)
                label = TrainingLabel(topics: topics, primary: [topics.sorted()[0]])
            }
            return (text: document.text, label: label)
        }
        let base = try SyntheticBase.base { row in
            guard lying, row.id.hasSuffix("3") else { return }
            row.label = TrainingLabel(topics: ["dunes"], primary: ["dunes"])
        }
        return try TrainingSet(topics: SyntheticCorpus.topics, labelled: new, unlabelled: [], base: base)
    }

    /// Nothing new is said of any paper here; more papers are read, so that the directions are others.
    @Test("where no label is new, a mixed model's scores are mixed scores", arguments: [0.25, 0.5, 0.9375])
    func aMixedModelSScoresAreMixedScores(weight: Double) throws {
        let first = try SyntheticBase.learned.get()
        let more = SyntheticCorpus.documents(30, seed: 8, prefix: "new").map(\.text)
        let set = try TrainingSet(
            topics: SyntheticCorpus.topics, labelled: [], unlabelled: more, base: SyntheticBase.base())
        let learning = try learning(set, previous: PreviousModel(first.model, rows: first.rows))
        let mixture = learning.mixture(weight: weight)
        let models = [first.model, learning.model(learning.mixture(weight: 0)).model, learning.model(mixture).model]
        var classifiers = models.map { Classifier(model: $0) }
        // A text of terms that are new has another norm than under the model before. These have none.
        let known = (terms(first.model.text), terms(first.model.title))
        for document in SyntheticCorpus.documents(20, seed: 91) {
            let title = document.text.title.split(separator: " ").map(String.init).filter {
                known.0.contains($0) && known.1.contains($0)
            }.joined(separator: ". ")
            let abstract = document.text.abstract.split(whereSeparator: { " .".contains($0) }).map(String.init)
                .filter(known.0.contains).joined(separator: ". ")
            let values = models.indices.map { place in
                models[place].decisionValues(of: classifiers[place].vectors(title: title, abstract: abstract))
            }
            for topic in 0..<4 {
                let score = (1 - weight) * values[1][topic] + weight * values[0][topic]
                let expected = mixture.rule.calibrations[topic].logOdds(SIMD2(score, 0))
                #expect(abs(values[2][topic] - expected) < 0.02 * max(1, abs(expected)))
                let primary = (1 - weight) * values[1][8 + topic] + weight * values[0][8 + topic]
                #expect(abs(values[2][8 + topic] - primary) < 0.02 * max(1, abs(primary)))
            }
        }
        for topic in 0..<4 {
            let plain = mixture.rows.decisionRule(on: mixture.rows.calibrationRows).thresholds[topic]
            let expected = (1 - weight) * plain + weight * first.model.thresholds[topic]
            #expect(abs(mixture.rule.thresholds[topic] - expected) < 1e-12)
        }
    }

    /// A paper's label comes into its own figures neither through what is learned nor through the model before, which
    /// learned from it too: calibrations apart, which all papers share.
    @Test("held-out scores of a paper do not depend on its own label, over two models", arguments: ["new-4", "new-11"])
    func heldOutScoresOfAPaperDoNotDependOnItsOwnLabel(id: String) throws {
        let first = try SyntheticBase.learned.get()
        var (own, others): ([[Double]], [[[Double]]]) = ([], [])
        for turned in [nil, id] {
            let set = try set(turned)
            let one = try learning(set, previous: PreviousModel(first.model, rows: first.rows))
            let half = one.model(one.mixture(weight: 0.5))
            let two = try learning(set, previous: PreviousModel(half.model, rows: half.rows))
            let mixtures = [one.mixture(weight: 0), one.mixture(weight: 0.5), two.mixture(weight: 0.5)]
            let row = try #require(set.labelledIDs.firstIndex(of: id))
            own.append(
                mixtures[0].rows.scores[row].flatMap { [$0[0], $0[1]] }
                    + mixtures.flatMap { $0.rows.primaryScores[row] })
            let elsewhere = mixtures[0].rows.folds.indices.filter {
                mixtures[0].rows.folds[$0] != mixtures[0].rows.folds[row]
            }
            others.append(elsewhere.map { mixtures[0].rows.primaryScores[$0] })
        }
        #expect(own[0] == own[1])
        #expect(others[0] != others[1], "others learned from it")
    }
}
