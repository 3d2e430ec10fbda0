import LinearAlgebra

/// What a model says of some texts: the values of its decision functions, and what it decides.
struct TextDecisions: Sendable {
    let texts: [PaperText]
    /// The values of each text: the scores of the topics, and those of the topics as the ones to file under.
    private let values: [(scores: [Double], primaryScores: [Double])]
    private let decisions: [Decision]

    private init(_ texts: [PaperText], _ values: [(scores: [Double], primaryScores: [Double])], _ decisions: [Decision])
    {
        (self.texts, self.values, self.decisions) = (texts, values, decisions)
    }

    /// What a model says.
    init(_ model: TopicModel, _ texts: [PaperText], _ workers: Workers) {
        let topics = model.topics.count
        // What a classifier learned of words it keeps for the next texts.
        let classifiers = WorkingStates { Classifier(model: model) }
        let parts = workers.mapBlocks(of: texts.count, size: 256) { range in
            classifiers.with { classifier in
                texts[range].map { text in
                    classifier.judge(title: text.title, abstract: text.abstract)
                    return (
                        scores: Array(classifier.values[..<topics]),
                        primaryScores: Array(classifier.values[model.primaryFunctions]), decision: classifier.decision
                    )
                }
            }
        }.flatMap { $0 }
        self.init(texts, parts.map { ($0.scores, $0.primaryScores) }, parts.map(\.decision))
    }

    /// What a mixture of this model and a previous one says, given what would have been learned of the labels that the
    /// previous one knew; all said what they say of the same texts.
    ///
    /// Where either abstained, so does the mixture, as this one did.
    func mixed(
        with previous: TextDecisions, unchanged: TextDecisions, _ mixture: Learning.Mixture, _ shared: SharedTopics,
        topics: [String]
    ) -> TextDecisions {
        let places = shared.before(count: topics.count)
        let mixtures = texts.indices.map { text -> Decision in
            guard decisions[text].abstention == nil else { return decisions[text] }
            let (mine, theirs, base) = (values[text], previous.values[text], unchanged.values[text])
            func mixed(_ own: [Double], _ other: [Double], _ base: [Double]) -> [Double] {
                if other.isEmpty || base.isEmpty { return own }
                let others = places.map { $0.map { other[$0] } }
                return own.moved(from: base, towards: others, weight: mixture.weight)
            }
            let scores = mixed(mine.scores, theirs.scores, base.scores).map { SIMD2($0, 0) }
            return mixture.rule.decision(
                topics: topics, scores: mixture.rule.scores(scores),
                primaryScores: mixed(mine.primaryScores, theirs.primaryScores, base.primaryScores), assignsOne: false)
        }
        return TextDecisions(texts, values, mixtures)
    }

    /// How many texts change from these decisions to later ones about the same texts.
    func churn(to later: TextDecisions, _ shared: SharedTopics) -> Churn {
        var churn = Churn()
        for (before, after) in zip(decisions, later.decisions) { churn.add(before, after, shared) }
        return churn
    }

    /// The same with what changed of each topic and the papers that are filed elsewhere, given the topics of both
    /// models.
    func details(to later: TextDecisions, _ shared: SharedTopics, before: [String], after: [String]) -> Churn {
        var churn = churn(to: later, shared)
        var counts = shared.places.map { TopicChurn(topic: after[$0.after]) }
        for (text, (old, new)) in zip(texts, zip(decisions, later.decisions)) {
            guard old.abstention == nil, new.abstention == nil else { continue }
            var change = 0.0
            for (count, place) in shared.places.enumerated() {
                let (had, has) = (old.isAssigned[place.before], new.isAssigned[place.after])
                counts[count].before += had ? 1 : 0
                counts[count].after += has ? 1 : 0
                counts[count].gained += has && !had ? 1 : 0
                counts[count].lost += had && !has ? 1 : 0
                change = max(change, abs(new.probabilities[place.after] - old.probabilities[place.before]))
            }
            guard shared.filedElsewhere(old.primary, new.primary) else { continue }
            churn.refiled.append(
                RefiledPaper(
                    id: text.id, title: text.title, before: old.primary.map { before[$0] },
                    after: new.primary.map { after[$0] }, change: change))
        }
        churn.topics = counts.sorted { $0.topic < $1.topic }
        churn.refiled.sort { ($1.change, $0.id) < ($0.change, $1.id) }
        return churn
    }
}
