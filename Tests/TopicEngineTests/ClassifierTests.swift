import Papers
import Testing

@testable import TopicEngine

@Suite struct ClassifierTests {
    private func classifier() throws -> Classifier { Classifier(model: try SyntheticModels.whole.get()) }

    @Test(
        "text that is no abstract of the field gets no topics and a reason",
        arguments: [
            ("", Abstention.empty), (" \r\n\t", .empty), ("1234567890", .tooShort), ("the of and", .tooShort),
            ("haha", .tooShort),
            ("haha hoho", .tooShort),
            (
                "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut "
                    + "labore et dolore magna",
                .unknownWords
            ),
            ("床前明月光，疑是地上霜。举头望明月，低头思故乡。", .unknownWords),
        ] as [(String, Abstention)])
    func textThatIsNoAbstractOfTheFieldGets(text: String, reason: Abstention) throws {
        var classifier = try classifier()
        let classification = classifier.classify(title: "", abstract: text)
        #expect(classification.abstention == reason)
        #expect(classification.primary == nil)
        #expect(classification.topics.map(\.topic) == SyntheticCorpus.topics)
        #expect(classification.topics.allSatisfy { $0.probability == 0 && !$0.assigned })
    }

    @Test("line ends, a byte order mark and white space around change nothing")
    func lineEndsAByteOrderMarkAndWhiteSpace() throws {
        var classifier = try classifier()
        let document = SyntheticCorpus.documents(1, seed: 12)[0].text
        let plain = classifier.classify(title: document.title, abstract: document.abstract)
        #expect(plain.abstention == nil)
        let windows = document.abstract.split(separator: ". ").joined(separator: ".\r\n")
        for abstract in [
            document.abstract + "\n", document.abstract + "\r\n", "\u{FEFF}" + document.abstract,
            "  " + document.abstract, windows,
        ] {
            #expect(classifier.classify(title: document.title, abstract: abstract) == plain)
        }
    }

    @Test("answers do not depend on what was asked before") func answersDoNotDependOnWhatWasAskedBefore() throws {
        var (used, fresh) = (try classifier(), try classifier())
        for document in SyntheticCorpus.documents(5, seed: 8) {
            _ = used.classify(title: document.text.title, abstract: document.text.abstract)
        }
        _ = used.classify(title: "", abstract: "haha")
        let text = SyntheticCorpus.documents(1, seed: 99)[0].text
        #expect(
            used.classify(title: text.title, abstract: text.abstract)
                == fresh.classify(title: text.title, abstract: text.abstract))
    }

    @Test("topics come by probability, assigned exactly from their threshold on")
    func topicsComeByProbabilityAssignedExactlyFromTheirThreshold() throws {
        var classifier = try classifier()
        let model = classifier.model
        for document in SyntheticCorpus.documents(20, seed: 41) {
            let classification = classifier.classify(title: document.text.title, abstract: document.text.abstract)
            #expect(
                zip(classification.topics, classification.topics.dropFirst()).allSatisfy {
                    $0.probability >= $1.probability
                })
            for topic in classification.topics {
                let place = try #require(model.topics.firstIndex(of: topic.topic))
                #expect(topic.assigned == (topic.probability >= model.thresholds[place]))
            }
        }
    }

    @Test("a topic's name is its slug where the model knows none") func aTopicSNameIsItsSlugWhereThe() throws {
        let model = try SyntheticModels.whole.get()
        #expect(["dunes", "elms", "unknown"].map(model.name) == ["Dunes of sand", "elms", "unknown"])
    }
}

@Suite struct ExplanationTests {
    /// The one topic that is raised above its own log-odds to be filed under, if any: it is
    /// followed by the next smaller number.
    private func raised(_ classification: Classification) -> String? {
        classification.topics[1].probability == classification.topics[0].probability.nextDown
            ? classification.topics[0].topic : nil
    }

    @Test("contributions add up to the score, and this gives the probability")
    func contributionsAddUpToTheScoreAndThisGives() throws {
        let model = try SyntheticModels.whole.get()
        var classifier = Classifier(model: model)
        for document in SyntheticCorpus.documents(10, seed: 51) {
            let (title, abstract) = (document.text.title, document.text.abstract)
            let classification = classifier.classify(title: title, abstract: abstract)
            let values = model.decisionValues(of: classifier.vectors(title: title, abstract: abstract))
            for topic in classification.topics {
                let explained = classifier.explain(topic: topic.topic, title: title, abstract: abstract)
                let explanation = try #require(explained)
                let place = try #require(model.topics.firstIndex(of: topic.topic))
                let sum = explanation.contributions.reduce(explanation.bias) { $0 + $1.weight }
                #expect(abs(sum - values[place]) < 1e-4)
                #expect(explanation.score == sum)
                #expect(explanation.logOdds == model.curves[place].logOdds(sum))
                for shown in [0, 3, 1000] {
                    let listed = explanation.contributions.prefix(shown).reduce(explanation.bias) { $0 + $1.weight }
                    #expect(abs(listed + explanation.rest(from: shown) - sum) < 1e-12)
                }
                guard topic.topic != raised(classification) else { continue }
                #expect(abs(Sigmoid.of(explanation.logOdds) - topic.probability) < 1e-4)
            }
        }
    }

    @Test("terms come once, the largest first, and those of the topic speak for it")
    func termsComeOnceTheLargestFirstAndThoseOf() throws {
        var classifier = Classifier(model: try SyntheticModels.whole.get())
        let own = SyntheticCorpus.word(130)
        let text =
            "\(own) \(SyntheticCorpus.word(0)) \(own). \(SyntheticCorpus.word(131)) unheard \(SyntheticCorpus.word(1))"
        let explained = classifier.explain(topic: "canals", title: own, abstract: text)
        let explanation = try #require(explained)
        let terms = explanation.contributions.map(\.term)
        #expect(Set(terms).count == terms.count)
        #expect(
            explanation.contributions.map { abs($0.weight) }
                == explanation.contributions.map { abs($0.weight) }.sorted(by: >))
        #expect(explanation.contributions[0].term.split(separator: " ").contains(Substring(own)))
        #expect(explanation.contributions[0].weight > 0)
        #expect(!terms.contains("unheard"))
    }

    @Test("several topics of one judgement are explained as each by itself, and the decision stays")
    func severalTopicsOfOneJudgementAreExplainedAsEach() throws {
        var classifier = Classifier(model: try SyntheticModels.whole.get())
        let text = SyntheticCorpus.documents(1, seed: 52)[0].text
        let each = classifier.model.topics.map {
            classifier.explain(topic: $0, title: text.title, abstract: text.abstract)
        }
        let decision = classifier.decision
        let together = classifier.explanations(of: Array(classifier.model.topics.indices))
        #expect(together == each && together.map(\.topic) == classifier.model.topics)
        #expect(classifier.decision == decision && classifier.explanations(of: []).isEmpty)
    }

    @Test("a text without terms has only its bias") func aTextWithoutTermsHasOnlyItsBias() throws {
        var classifier = Classifier(model: try SyntheticModels.whole.get())
        let silent = classifier.explain(topic: "elms", title: "", abstract: "")
        let explanation = try #require(silent)
        #expect(explanation.contributions.isEmpty)
        #expect(explanation.score == explanation.bias)
    }
}
