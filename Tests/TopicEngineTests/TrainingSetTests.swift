import Featurizer
import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct TrainingSetTests {
    private let labelled = SyntheticCorpus.documents(12, seed: 1).map { ($0.text, $0.label) }

    @Test("what cannot be learned from is refused by name") func whatCannotBeLearnedFromIsRefusedByName() throws {
        #expect(throws: TrainingError.noTopics) { try TrainingSet(topics: [], labelled: labelled, unlabelled: []) }
        #expect(throws: TrainingError.tooFewLabels(count: 9, needed: 10)) {
            try TrainingSet(topics: ["elms"], labelled: Array(labelled.prefix(9)), unlabelled: [])
        }
        #expect(throws: TrainingError.tooFewLabels(count: 1, needed: 10)) {
            try TrainingSet(
                topics: ["elms"],
                labelled: [(text: PaperText, label: TrainingLabel)](repeating: labelled[0], count: 20), unlabelled: [])
        }
        #expect(throws: TrainingError.noLabelOfTheseTopics) {
            try TrainingSet(topics: ["foxes"], labelled: labelled, unlabelled: [])
        }
        var options = SyntheticCorpus.options
        options.minimumDocumentFrequency = 1000
        let set = try TrainingSet(topics: SyntheticCorpus.topics, labelled: labelled, unlabelled: [])
        #expect(throws: TrainingError.noVocabulary(minimumDocumentFrequency: 1000)) {
            try SyntheticCorpus.learn(set, options)
        }
        options.minimumDocumentFrequency = 0
        #expect(throws: TrainingError.option("the minimum document frequency must be at least 1, but is 0")) {
            try SyntheticCorpus.learn(set, options)
        }
    }

    @Test("texts are ordered by id, the first of equal ids counts, and labelled ones stand once")
    func textsAreOrderedByIdTheFirstOfEqual() throws {
        var second = labelled[3]
        second.0.abstract = "another text"
        let unlabelled = [
            PaperText(id: "a", title: "", abstract: "x"), labelled[0].0, PaperText(id: "a", title: "", abstract: "y"),
        ]
        let set = try TrainingSet(topics: SyntheticCorpus.topics, labelled: labelled + [second], unlabelled: unlabelled)
        #expect(set.texts.map(\.id) == (labelled.map(\.0.id) + ["a"]).sorted())
        #expect((set.textCount, set.labelledCount) == (13, 12))
        #expect(set.texts[0].abstract == "x")
        for (place, text) in set.labelledTexts.enumerated() {
            let (own, label) = try #require(labelled.first { $0.0.id == set.texts[text].id })
            #expect(set.texts[text] == own)
            #expect(set.labels[place] == label)
        }
    }

    @Test("uncertain topics have no sign, and papers not filed anywhere none as the topic to file under")
    func uncertainTopicsHaveNoSignAndPapersNotFiled() throws {
        var changed = labelled
        changed[0].1 = TrainingLabel(topics: ["elms", "not-learned"], uncertain: ["dunes"], primary: [])
        let set = try TrainingSet(topics: SyntheticCorpus.topics, labelled: changed, unlabelled: [])
        let row = try #require(set.labelledTexts.firstIndex { set.texts[$0].id == changed[0].0.id })
        var options = SyntheticCorpus.options
        (options.membershipCost, options.primaryCost) = (15, 8)
        let targets = set.targets(options, terms: 0)
        #expect(targets.map(\.learner) == [.dual(cost: 15), .dual(cost: 8)])
        #expect(targets[0].signs.map { $0[row] } == [.negative, .negative, .none, .positive])
        #expect(targets[1].signs.map { $0[row] } == [.none, .none, .none, .none])
    }

    @Test("a denied topic is negative in both heads, and nothing is learned of one that was not known")
    func aDeniedTopicIsNegativeInBothHeads() throws {
        var changed = labelled
        changed[0].1 = TrainingLabel(topics: ["elms"], denied: ["dunes"], unsaid: ["beacons"])
        changed[1].1 = TrainingLabel(topics: ["elms"], primary: ["elms"], unsaid: ["beacons"])
        let set = try TrainingSet(topics: SyntheticCorpus.topics, labelled: changed, unlabelled: [])
        let targets = set.targets(SyntheticCorpus.options, terms: 0)
        func signs(_ label: Int) throws -> [[DualCoordinateDescent.Sign]] {
            let row = try #require(set.labelledTexts.firstIndex { set.texts[$0].id == changed[label].0.id })
            return targets.map { $0.signs.map { $0[row] } }
        }
        #expect(try signs(0) == [[.none, .negative, .negative, .positive], [.none, .none, .negative, .none]])
        #expect(try signs(1) == [[.none, .negative, .negative, .positive], [.none, .negative, .negative, .positive]])
    }

    @Test("what is said of filing follows from primary, denied and unsaid topics alone")
    func whatIsSaidOfFilingFollowsFromThree() {
        let nothing = TrainingLabel(topics: ["a"])
        #expect((nothing.isFiled(under: "a"), nothing.isFiled(under: "b")) == (nil, nil))
        let denied = TrainingLabel(topics: ["a"], denied: ["a"])
        #expect((denied.isFiled(under: "a"), denied.isFiled(under: "b"), denied.isAbout("a")) == (false, nil, true))
        let filed = TrainingLabel(topics: ["a", "b"], primary: ["a"], denied: ["a"], unsaid: ["c"])
        #expect((filed.isFiled(under: "a"), filed.isFiled(under: "b"), filed.isFiled(under: "c")) == (true, false, nil))
        #expect((filed.isAbout("b"), filed.isAbout("c"), filed.isAbout("d")) == (true, nil, false))
        let other = TrainingLabel(topics: [], primary: ["other"])
        #expect(other.isFiled(under: "a") == false)
        #expect(!denied.isSingle && nothing.isSingle && !filed.isSingle)
    }

    @Test("no pair of words reaches from the title into the abstract") func noPairOfWordsReachesFromTheTitleInto()
        throws
    {
        let text = PaperText(id: "", title: "Sea ice", abstract: "Melts soon")
        let fitted = try TFIDFVectorizer.fit([text], minimumDocumentFrequency: 1, workers: Workers(threads: 1))
        let vocabulary = fitted.vectorizer.vocabulary
        #expect(
            (0..<vocabulary.count).map(vocabulary.spelling) == ["ice", "melt", "sea", "soon", "melt soon", "sea ice"])
    }

    @Test("texts of one class each have naive Bayes as a second opinion") func textsOfOneClassEachHaveNaiveBayesAs()
        throws
    {
        let single = labelled.map {
            (
                $0.0,
                TrainingLabel(
                    topics: Set($0.1.topics.sorted().prefix(1).isEmpty ? ["elms"] : $0.1.topics.sorted().prefix(1)))
            )
        }
        let set = try TrainingSet(topics: SyntheticCorpus.topics, labelled: single, unlabelled: [])
        #expect(set.assignsOne)
        // So few texts share the smoothing.
        #expect(
            set.targets(LearningOptions(), terms: 7).map(\.learner) == [
                .dual(cost: 0.4), .naiveBayes(terms: 7, smoothing: .proportional(10)),
            ])
    }

    @Test("every refusal has its words") func everyRefusalHasItsWords() {
        let errors: [TrainingError] = [
            .noTopics, .tooFewLabels(count: 3, needed: 10), .noLabelOfTheseTopics,
            .noVocabulary(minimumDocumentFrequency: 4),
            .option("reason"),
            .decomposition("reason"),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(TrainingError.tooFewLabels(count: 3, needed: 10).description.contains("3"))
    }
}
