import LinearAlgebra
import Papers
import TestSupport
import Testing

@testable import TopicEngine

@Suite struct TopicModelLearningTests {
    @Test("the topics of unseen papers are found") func theTopicsOfUnseenPapersAreFound() throws {
        var classifier = Classifier(model: try SyntheticModels.whole.get())
        var (hits, pairs, primaryHits) = (0, 0, 0)
        let unseen = SyntheticCorpus.documents(50, seed: 77)
        for document in unseen {
            let classification = classifier.classify(title: document.text.title, abstract: document.text.abstract)
            #expect(classification.abstention == nil)
            #expect(classification.topics.count == 4)
            #expect(classification.assigned.contains { $0.topic == classification.primary })
            #expect((0...1).contains(try #require(classification.primaryProbability)))
            for topic in classification.topics where topic.assigned == document.topics.contains(topic.topic) {
                hits += 1
            }
            pairs += 4
            primaryHits += classification.primary == document.topics[0] ? 1 : 0
        }
        #expect(Double(hits) / Double(pairs) > 0.9)
        #expect(Double(primaryHits) / Double(unseen.count) > 0.9)
    }

    /// Guards the promise of the command line that `--threads` never changes a result.
    @Test("the number of threads changes no byte of the model") func theNumberOfThreadsChangesNoByteOfThe() throws {
        let two = try SyntheticCorpus.learn(try SyntheticCorpus.trainingSet(), threads: 2)
        #expect(two.encoded() == (try SyntheticModels.whole.get()).encoded())
    }

    /// Guards that an archive gives the same model however its papers were imported.
    @Test("the order of the input changes no byte of the model") func theOrderOfTheInputChangesNoByteOf() throws {
        var generator = SeededGenerator(seed: 3)
        let documents = SyntheticCorpus.documents(120, seed: 1)
        let shuffled = generator.permutation(of: documents.count).map { documents[$0] }
        let model = try SyntheticCorpus.learn(try SyntheticCorpus.trainingSet(shuffled))
        #expect(model.encoded() == (try SyntheticModels.whole.get()).encoded())
    }

    @Test("another seed makes another model, and every option is written down")
    func anotherSeedMakesAnotherModelAndEveryOptionIs() throws {
        var options = SyntheticCorpus.options
        options.seed = 2
        let model = try SyntheticCorpus.learn(try SyntheticCorpus.trainingSet(), options)
        let whole = try SyntheticModels.whole.get()
        #expect(model.fingerprint != whole.fingerprint)
        #expect((model.header.options, whole.header.options) == (options, SyntheticCorpus.options))
    }

    @Test("the header says what the model was made of and how well it does") func theHeaderSaysWhatTheModelWasMadeOf()
        throws
    {
        let header = try SyntheticModels.whole.get().header
        #expect((header.made, header.firstDay, header.lastDay) == ("2024-10-04", "2022-01-08", nil))
        #expect(
            (header.papers, header.labelledPapers, header.taxonomy, header.tokenRule) == (
                150, 120, "0123abcd", "abstracts-1"
            ))
        #expect(header.topics.map(\.slug) == SyntheticCorpus.topics)
        #expect(header.topics.map(\.name) == ["beacons", "canals", "Dunes of sand", "elms"])
        let scores = try #require(header.scores)
        #expect(scores.papers == 120)
        #expect(scores.microF1 > 0.85 && scores.microF1 < 1.0001)
        #expect(try #require(scores.primary) > 0.85)
        #expect(scores.topics.map(\.topic) == SyntheticCorpus.topics)
        #expect(scores.method.hasPrefix("3-fold"))
    }

    /// Calibrations, latent directions and the title's weight are multiplied into one weight a
    /// term: the answers must stay those of the parts.
    @Test("folding everything linear into term weights changes no score")
    func foldingEverythingLinearIntoTermWeightsChangesNoScore() throws {
        let set = try SyntheticCorpus.trainingSet()
        let (options, workers) = (SyntheticCorpus.options, Workers(threads: 1))
        let learned = try LearnedRows(set, options: options, workers: workers, progress: { _ in })
        let plan = set.foldPlan(options)
        let functions = OneVsRest(
            learned.rows, targets: set.targets(options, terms: learned.text.vocabulary.count), rounds: plan.rounds,
            foldCount: plan.parts, options: options, workers: workers)
        let scored = set.scoredRows(functions.heldOut, folds: plan.folds)
        let rule = scored.decisionRule(on: scored.calibrationRows)
        let model = try SyntheticModels.whole.get()
        var classifier = Classifier(model: model)
        for row in stride(from: 0, to: set.labelledCount, by: 7) {
            let text = set.texts[set.labelledTexts[row]]
            let values = model.decisionValues(of: classifier.vectors(title: text.title, abstract: text.abstract))
            let scores = functions.scores(ofRow: row, in: learned.rows)
            for topic in 0..<4 {
                let expected = rule.calibrations[topic].logOdds([scores[topic], scores[4 + topic]])
                #expect(abs(values[topic] - expected) < 1e-2 * max(1, abs(expected)))
                #expect(
                    abs(values[model.firstPrimary + topic] - scores[4 + topic]) < 1e-2 * max(1, abs(scores[4 + topic])))
            }
        }
    }

    /// The labels of one part are turned round: its own held-out scores must not notice, the others' must.
    @Test("held-out scores come from functions that never saw their rows", arguments: 0..<3)
    func heldOutScoresComeFromFunctionsThatNeverSaw(part: Int) throws {
        let set = try SyntheticCorpus.trainingSet(SyntheticCorpus.documents(45, seed: 1))
        var options = SyntheticCorpus.options
        options.epochs = 2
        let learned = try LearnedRows(set, options: options, workers: Workers(threads: 1), progress: { _ in })
        let folds = (0..<set.labelledCount).map { $0 / 2 % 3 }
        func heldOut(_ targets: [OneVsRest.Targets]) -> [[Float]] {
            OneVsRest(
                learned.rows, targets: targets, folds: folds, foldCount: 3, options: options,
                workers: Workers(threads: 1)
            ).heldOut
        }
        let honest = set.targets(options, terms: learned.text.vocabulary.count)
        let lying = honest.map { target in
            OneVsRest.Targets(
                signs: target.signs.map { signs in
                    signs.indices.map {
                        folds[$0] == part
                            ? DualCoordinateDescent.Sign(rawValue: -signs[$0].rawValue) ?? .none : signs[$0]
                    }
                }, learner: target.learner)
        }
        for (left, right) in zip(heldOut(honest), heldOut(lying)) {
            for row in left.indices { #expect((left[row] == right[row]) == (folds[row] == part)) }
        }
    }
}

@Suite struct ModelVariantsTests {
    private func roundTrip(_ model: TopicModel) throws {
        let folder = try TemporaryFolder()
        try model.write(to: folder.file("a.model"))
        var (before, after) = (
            Classifier(model: model), Classifier(model: try TopicModel(path: folder.file("a.model")))
        )
        for document in SyntheticCorpus.documents(8, seed: 31) {
            let (title, abstract) = (document.text.title, document.text.abstract)
            #expect(
                before.classify(title: title, abstract: abstract) == after.classify(title: title, abstract: abstract))
        }
    }

    @Test("without a topic to file under the probabilities are the calibrated ones")
    func withoutATopicToFileUnderTheProbabilitiesAre() throws {
        let documents = SyntheticCorpus.documents(60, seed: 1).map { document in
            var document = document
            document.label.primary = []
            return document
        }
        let model = try SyntheticCorpus.learn(try SyntheticCorpus.trainingSet(documents))
        #expect(!model.knowsPrimary)
        #expect(model.scales.count == 8)
        #expect(model.header.scores?.primary == nil)
        var classifier = Classifier(model: model)
        let text = SyntheticCorpus.documents(1, seed: 9)[0].text
        for topic in classifier.classify(title: text.title, abstract: text.abstract).topics {
            let explained = classifier.explain(topic: topic.topic, title: text.title, abstract: text.abstract)
            let explanation = try #require(explained)
            #expect(abs(Sigmoid.of(explanation.logOdds) - topic.probability) < 1e-4)
        }
        try roundTrip(model)
    }

    @Test("labels of one topic each make a model that assigns exactly one") func labelsOfOneTopicEachMakeAModelThat()
        throws
    {
        let documents = SyntheticCorpus.documents(60, seed: 1).map { document in
            var document = document
            document.label = TrainingLabel(topics: [document.topics[0]])
            return document
        }
        let model = try SyntheticCorpus.learn(try SyntheticCorpus.trainingSet(documents))
        #expect(model.header.assignsOne)
        #expect(!(try SyntheticModels.whole.get().header.assignsOne))
        let accuracy = try #require(model.header.scores?.accuracy)
        #expect(accuracy > 0.8)
        var classifier = Classifier(model: model)
        for document in SyntheticCorpus.documents(20, seed: 5) {
            let classification = classifier.classify(title: document.text.title, abstract: document.text.abstract)
            #expect(classification.assigned.map(\.topic) == [classification.topics[0].topic])
            #expect(classification.primary == classification.topics[0].topic)
        }
        try roundTrip(model)
    }

    @Test("without titles and without latent directions a model is learned and kept")
    func withoutTitlesAndWithoutLatentDirectionsAModelIs() throws {
        let documents = SyntheticCorpus.documents(40, seed: 1).map { document in
            var document = document
            document.text.title = ""
            return document
        }
        var options = SyntheticCorpus.options
        options.latentRank = 0
        let set = try TrainingSet(
            topics: SyntheticCorpus.topics, labelled: documents.map { ($0.text, $0.label) }, unlabelled: [])
        let model = try SyntheticCorpus.learn(set, options)
        #expect(model.title.vocabulary.count == 0)
        try roundTrip(model)
    }

    @Test("more than eight topics, some without a paper, take two groups of functions")
    func moreThanEightTopicsSomeWithoutAPaperTake() throws {
        let topics = SyntheticCorpus.topics + (1...5).map { "unseen-\($0)" }
        let model = try SyntheticCorpus.learn(
            try SyntheticCorpus.trainingSet(SyntheticCorpus.documents(50, seed: 1), topics: topics))
        #expect(model.scales.count == 32)
        #expect(model.firstPrimary == 16)
        var classifier = Classifier(model: model)
        let text = SyntheticCorpus.documents(1, seed: 9)[0].text
        let classification = classifier.classify(title: text.title, abstract: text.abstract)
        #expect(classification.topics.count == 9)
        #expect(classification.topics.allSatisfy { $0.probability >= 0 && $0.probability <= 1 })
        #expect(!classification.assigned.contains { $0.topic.hasPrefix("unseen") })
        try roundTrip(model)
    }
}

extension OneVsRest {
    /// The scores of a row, target by target, feature by feature.
    fileprivate func scores(ofRow row: Int, in rows: FeatureRows) -> [Double] {
        (0..<targetCount).map { target in
            var sum = Double(weight(rows.bias, of: target))
            for entry in rows.sparse.entries(ofRow: row) {
                sum +=
                    Double(weight(Int(rows.sparse.columnIndices[entry]), of: target))
                    * Double(rows.sparse.values[entry])
            }
            for column in 0..<rows.dense.columns {
                sum += Double(weight(rows.sparse.columns + column, of: target)) * Double(rows.dense[row, column])
            }
            return sum
        }
    }
}
