import LinearAlgebra
import Papers
import TopicEngine

/// Compares what two models say of papers, batch by batch; of the papers themselves only those are kept that are shown.
struct ModelDifference {
    /// How many terms a change is explained by.
    private static let termsShown = 4

    private let before: TopicModel
    private let after: TopicModel
    private let limit: Int
    /// The place of each topic that both models know in the answer's list.
    private let shared: [String: Int]
    private var answer: ModelDiffAnswer

    init(
        _ before: (known: KnownModel, model: TopicModel), _ after: (known: KnownModel, model: TopicModel), limit: Int
    ) {
        (self.before, self.after, self.limit) = (before.model, after.model, limit)
        let (old, new) = (Set(before.model.topics), Set(after.model.topics))
        let topics = old.intersection(new).sorted()
        shared = Dictionary(uniqueKeysWithValues: zip(topics, 0...))
        answer = ModelDiffAnswer(
            before: before.known, after: after.known, added: new.subtracting(old).sorted(),
            removed: old.subtracting(new).sorted(),
            topics: topics.map { .init(topic: $0, name: after.model.name(of: $0)) })
    }

    /// The papers that were compared.
    var papers: Int { answer.papers }

    /// Compares what the models say of papers.
    mutating func add(_ papers: [Paper], _ workers: Workers) {
        let old = ArchiveClassification.classify(papers, with: before, workers: workers)
        let new = ArchiveClassification.classify(papers, with: after, workers: workers)
        answer.papers += papers.count
        for (paper, (old, new)) in zip(papers, zip(old, new)) { add(paper, old, new) }
        // Few papers of a batch are among the most changed: they are sorted now and then, not one by one.
        answer.shown.sort { ($1.size, $0.paper.nameInArchive) < ($0.size, $1.paper.nameInArchive) }
        answer.shown.removeLast(max(0, answer.shown.count - limit))
    }

    private mutating func add(_ paper: Paper, _ old: Classification, _ new: Classification) {
        if old.isFiledOtherwise(than: new, among: shared) { answer.filedOtherwise += 1 }
        let (had, has) = (Set(old.assigned.map(\.topic)), Set(new.assigned.map(\.topic)))
        for topic in had { if let place = shared[topic] { answer.topics[place].before += 1 } }
        for topic in has { if let place = shared[topic] { answer.topics[place].after += 1 } }
        var changes: [ModelDiffAnswer.TopicChange] = []
        for topic in had.symmetricDifference(has) {
            guard let place = shared[topic] else { continue }
            let isGained = has.contains(topic)
            if isGained { answer.topics[place].gained += 1 } else { answer.topics[place].lost += 1 }
            changes.append(
                .init(
                    topic: topic, name: answer.topics[place].name, isGained: isGained,
                    before: old.probability(of: topic), after: new.probability(of: topic)))
        }
        guard !changes.isEmpty else { return }
        answer.changed += 1
        changes.sort { ($1.size, $0.topic) < ($0.size, $1.topic) }
        answer.shown.append(
            .init(paper: paper, topics: changes, primaryBefore: old.primary, primaryAfter: new.primary))
    }

    /// The answer, the papers shown with the terms that decided.
    func finished() -> ModelDiffAnswer {
        var answer = answer
        answer.topics.sort { ($1.gained + $1.lost, $0.topic) < ($0.gained + $0.lost, $1.topic) }
        var (old, new) = (Classifier(model: before), Classifier(model: after))
        for place in answer.shown.indices {
            let paper = answer.shown[place].paper
            old.judge(title: paper.title, abstract: paper.abstract)
            new.judge(title: paper.title, abstract: paper.abstract)
            guard old.decision.abstention == nil, new.decision.abstention == nil else { continue }
            for topic in answer.shown[place].topics.indices {
                let slug = answer.shown[place].topics[topic].topic
                answer.shown[place].topics[topic].terms = Self.terms(
                    old.contributions(to: slug), new.contributions(to: slug))
            }
        }
        return answer
    }

    /// The terms whose contributions differ most, the largest difference first, ties by spelling.
    private static func terms(_ old: [TermContribution], _ new: [TermContribution]) -> [ModelDiffAnswer.TermChange] {
        var weights: [String: (before: Double, after: Double)] = [:]
        for term in old { weights[term.term, default: (0, 0)].before += term.weight }
        for term in new { weights[term.term, default: (0, 0)].after += term.weight }
        let changes = weights.map {
            ModelDiffAnswer.TermChange(term: $0.key, before: $0.value.before, after: $0.value.after)
        }
        return Array(
            changes.filter { $0.difference != 0 }
                .sorted { (abs($1.difference), $0.term) < (abs($0.difference), $1.term) }.prefix(termsShown))
    }
}

extension ModelDiffAnswer.TopicChange {
    /// By how much the probability changed.
    fileprivate var size: Double { abs(after - before) }
}

extension ModelDiffAnswer.PaperChange {
    /// The largest change of a probability.
    fileprivate var size: Double { topics.first?.size ?? 0 }
}

extension Classifier {
    /// What each term of the text that was judged last adds to the score of a topic.
    fileprivate func contributions(to topic: String) -> [TermContribution] {
        guard let number = model.topics.firstIndex(of: topic) else { return [] }
        return explanations(of: [number]).first?.contributions ?? []
    }
}

extension Classification {
    fileprivate func probability(of topic: String) -> Double { topics.first { $0.topic == topic }?.probability ?? 0 }

    /// Whether another model files the paper elsewhere, as far as both know the topics.
    fileprivate func isFiledOtherwise(than other: Classification, among shared: [String: Int]) -> Bool {
        let isKnown = [primary, other.primary].compactMap { $0 }.allSatisfy { shared[$0] != nil }
        return isKnown && primary != other.primary
    }
}
