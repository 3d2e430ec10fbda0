extension Classification {
    /// The classification with a person's word in place of the model's.
    ///
    /// A topic that the person gave is assigned with probability 1, one that the person denied has probability 0 and
    /// is not; of other topics the model's word stays. Topics that the model does not know join the list. A paper
    /// that was given a topic is not abstained from.
    ///
    /// The paper is filed under a topic that the person gave, since nothing is surer: under the model's own choice
    /// where that is among them, else under the one that the model holds for the most probable (ties by slug).
    /// Where the person only denied, the model's choice stays, or, being denied, gives way to the most probable
    /// topic that is still assigned.
    ///
    /// - Parameter words: the last word on each topic that a person spoke of; none change nothing.
    public func corrected(by words: [LabelEntry]) -> Classification {
        if words.isEmpty { return self }
        let said = Dictionary(words.map { ($0.topic, $0) }, uniquingKeysWith: { $1 })
        var corrected = self
        let known = Set(topics.map(\.topic))
        let others = said.keys.filter { !known.contains($0) }.map {
            TopicProbability(topic: $0, probability: 0, assigned: false)
        }
        corrected.topics = (topics + others).map { topic in
            guard let word = said[topic.topic] else { return topic }
            return TopicProbability(
                topic: word.topic, probability: word.isAbout ? 1 : 0, assigned: word.isAbout, saidOn: word.day)
        }
        .sorted(by: Self.precedes)
        let given = words.filter { said[$0.topic]?.isAbout == true }.map(\.topic)
        if !given.isEmpty { corrected.abstention = nil }
        corrected.primary = primary(among: given, corrected)
        // What the model said of its own choice says nothing of a person's.
        if corrected.primary != primary || corrected.primary.map({ said[$0] != nil }) ?? true {
            corrected.primaryProbability = nil
        }
        return corrected
    }

    /// The topic to file under, once the word of a person is heard.
    private func primary(among given: [String], _ corrected: Classification) -> String? {
        let candidates = given.isEmpty ? corrected.assigned.map(\.topic) : given
        if let primary, candidates.contains(primary) { return primary }
        guard !given.isEmpty else { return candidates.first }
        // In the model's order, the most probable first; what it does not know comes behind.
        return topics.lazy.map(\.topic).first(where: given.contains) ?? given.min()
    }

    /// The most probable first, ties by slug.
    private static func precedes(_ left: TopicProbability, _ right: TopicProbability) -> Bool {
        left.probability != right.probability ? left.probability > right.probability : left.topic < right.topic
    }
}
