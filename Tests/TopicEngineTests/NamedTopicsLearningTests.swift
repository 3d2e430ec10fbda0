import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

/// A model of names: the topics of invented papers are found by a word or two of each.
@Suite struct NamedTopicsLearningTests {
    private typealias Corpus = SyntheticCorpus

    /// The topics of the corpus, named by their most frequent words: those of topic t begin at 100 + 30 t.
    private static func topics(cues: Int) -> [Topic] {
        Corpus.topics.indices.map { place in
            Topic(
                slug: Corpus.topics[place], name: Corpus.word(100 + place * 30),
                cues: (0..<cues).map { Corpus.word(101 + place * 30 + $0) })
        }
    }

    private static let documents = Corpus.documents(600, seed: 11)

    private func set(
        _ documents: [Corpus.Document] = documents, topics: [Topic] = topics(cues: 4), assignsOne: Bool? = nil,
        threads: Int = 2
    ) throws -> TrainingSet {
        try TrainingSet.named(
            topics: topics, texts: documents.map(\.text), assignsOne: assignsOne, seed: 1,
            workers: Workers(threads: threads))
    }

    /// The labels that were found, by id.
    private func found(_ set: TrainingSet) -> [String: Set<String>] {
        Dictionary(uniqueKeysWithValues: zip(set.labelledIDs, set.labels.map(\.topics)))
    }

    private func microF1(_ found: [String: Set<String>], _ documents: [Corpus.Document]) -> Double {
        var (hits, said, present) = (0, 0, 0)
        for document in documents {
            let topics = found[document.text.id] ?? []
            hits += topics.intersection(document.topics).count
            said += topics.count
            present += document.topics.count
        }
        return 2 * Double(hits) / Double(max(1, said + present))
    }

    @Test("papers of several topics get theirs by names and cues") func several() throws {
        let set = try set(assignsOne: false)
        #expect(set.labelledCount == 600 && !set.assignsOne && set.knowsPrimary)
        #expect(set.witnesses?.count == 600, "probabilities are estimated on what papers name, not on what is learned")
        #expect(microF1(found(set), Self.documents) > 0.85)
    }

    @Test("papers of one topic get theirs by a single word of each") func one() throws {
        let documents = Self.documents.filter { $0.topics.count == 1 }
        let set = try set(documents, topics: Self.topics(cues: 0), assignsOne: true)
        #expect(set.assignsOne)
        let found = found(set)
        let hits = documents.count { found[$0.text.id] == Set($0.topics) }
        #expect(Double(hits) > 0.9 * Double(found.count), "\(hits) of \(found.count)")
        #expect(found.count > documents.count * 3 / 4, "both views agree on most papers")
    }

    @Test("whether papers have one topic is seen in what they name") func detection() throws {
        func document(_ number: Int, _ words: String) -> Corpus.Document {
            let filler = Corpus.word(number % 40) + " " + Corpus.word((number * 7 + 3) % 40)
            return Corpus.Document(
                text: PaperText(id: "d\(number)", title: "", abstract: words + " " + filler), topics: [],
                label: TrainingLabel(topics: []))
        }
        let topics = ["oaks", "tides", "gears"].map { Topic(slug: $0, name: $0) }
        let single = (0..<60).map { document($0, topics[$0 % 3].name) }
        #expect(try set(single, topics: topics).assignsOne)
        let double = (0..<60).map { document($0, topics[$0 % 3].name + " " + topics[($0 + 1) % 3].name) }
        #expect(try !set(double, topics: topics).assignsOne)
    }

    @Test("where topics are a part of what papers are about, the others get none") func part() throws {
        let single = Corpus.documents(800, seed: 13).filter { $0.topics.count == 1 }
        let (named, others) = (Set(Corpus.topics.prefix(2)), Set(Corpus.topics.dropFirst(2)))
        let topics = Array(Self.topics(cues: 4).prefix(2))
        let set = try set(single, topics: topics)
        let strange = single.count { others.contains($0.topics[0]) }
        #expect(!set.assignsOne && abs(set.strangers - strange) < strange / 5, "\(set.strangers) of \(strange)")
        let model = try TopicModel.learn(
            from: set, origin: Corpus.origin, options: Corpus.options, workers: Workers(threads: 2)
        ).model
        var classifier = Classifier(model: model)
        var (right, without) = (0, 0)
        let fresh = Corpus.documents(300, seed: 14, prefix: "fresh").filter { $0.topics.count == 1 }
        for document in fresh {
            classifier.judge(title: document.text.title, abstract: document.text.abstract)
            let found = zip(model.topics, classifier.decision.isAssigned).filter(\.1).map(\.0)
            if named.contains(document.topics[0]) {
                right += found == document.topics ? 1 : 0
            } else {
                without += found.isEmpty ? 1 : 0
            }
        }
        let own = fresh.count { named.contains($0.topics[0]) }
        #expect(Double(right) > 0.9 * Double(own), "\(right) of \(own)")
        #expect(Double(without) > 0.9 * Double(fresh.count - own), "\(without) of \(fresh.count - own)")
        // Whoever says that each has one gets one for each, and is told all the same.
        let forced = try self.set(single, topics: topics, assignsOne: true)
        #expect(forced.assignsOne && forced.strangers == set.strangers)
        #expect(try self.set(single).strangers == 0 && self.set(single).assignsOne, "all topics leave none out")
    }

    @Test("neither threads nor the order of papers and topics change a label", arguments: [true, false])
    func determinism(assignsOne: Bool) throws {
        let topics = Self.topics(cues: 4)
        let one = try set(topics: topics, assignsOne: assignsOne, threads: 1)
        let other = try set(Self.documents.reversed(), topics: topics.reversed(), assignsOne: assignsOne, threads: 3)
        #expect(one.labelledIDs == other.labelledIDs && one.labels == other.labels)
    }

    @Test("what cannot be learned from names is told") func errors() throws {
        let topics = Self.topics(cues: 1)
        #expect(throws: TrainingError.tooFewTopics(count: 1)) { try set(topics: [topics[0]]) }
        #expect(throws: TrainingError.tooFewPapers(count: 19, needed: 20)) { try set(Array(Self.documents.prefix(19))) }
        let unheard = Topic(slug: "unheard", name: "Zzyzx", definition: "Qwfpgj luyarstdhneio.", cues: ["xyzzy plugh"])
        #expect(throws: TrainingError.unnamedTopics(["unheard"], needed: 3)) { try set(topics: topics + [unheard]) }
    }

    @Test("a model of names says so, knows no labelled papers, and is no measure of its own") func model() throws {
        var origin = Corpus.origin
        origin.isFromNames = true
        let learned = try TopicModel.learn(
            from: try set(assignsOne: false), origin: origin, options: Corpus.options, workers: Workers(threads: 2))
        let header = learned.model.header
        #expect(header.fromNames == true && header.scores == nil && header.labelledPapers == 0 && header.papers == 600)
        #expect(learned.rows.rows.isEmpty && learned.rows.model == learned.model.fingerprint)
        var classifier = Classifier(model: learned.model)
        let fresh = Corpus.documents(200, seed: 12, prefix: "fresh")
        var said = 0.0
        let answers = fresh.map { document -> (String, Set<String>) in
            classifier.judge(title: document.text.title, abstract: document.text.abstract)
            said += classifier.decision.probabilities.reduce(0, +)
            return (
                document.text.id, Set(zip(learned.model.topics, classifier.decision.isAssigned).filter(\.1).map(\.0))
            )
        }
        #expect(microF1(Dictionary(uniqueKeysWithValues: answers), fresh) > 0.85)
        let present = Double(fresh.reduce(0) { $0 + $1.topics.count })
        #expect(abs(said - present) < 0.25 * present, "\(said) topics are said to be there, \(present) are")

        // Labelled papers that come later judge it: it learned from none of their labels.
        let labelled = try Corpus.trainingSet()
        let next = try TopicModel.learn(
            from: labelled, origin: Corpus.origin, options: Corpus.options,
            previous: PreviousModel(learned.model, rows: learned.rows), workers: Workers(threads: 2))
        #expect(next.model.header.fromNames == nil && next.comparison?.papers == labelled.labelledCount)
    }
}
