/// Which papers a person is asked about, in which order: a pure function of what a model said of them.
public enum ReviewOrder {
    /// The papers to ask about, the first to ask first.
    ///
    /// Each topic has its share: the next paper is always one of a first topic that had fewest so far, and of these
    /// topics the one whose best paper is worth most. Else a topic about which the model is unsure everywhere would have
    /// all places. Where all papers have one first topic, this is the order of their worth. The order depends neither on
    /// that of the candidates nor on anything but them; ties go by name, and a name comes once.
    ///
    /// O(n log n + limit · topics).
    public static func papers(_ candidates: [ReviewCandidate], limit: Int) -> [ReviewCandidate] {
        precondition(limit >= 0, "there cannot be \(limit) papers to review")
        var queues: [Int: [ReviewCandidate]] = [:]
        // The best last, where it is taken away at once.
        var seen: Set<String> = []
        for candidate in candidates.sorted(by: comesBefore) where seen.insert(candidate.name).inserted {
            queues[candidate.first, default: []].append(candidate)
        }
        for topic in queues.keys { queues[topic]?.reverse() }
        var taken: [Int: Int] = [:]
        var chosen: [ReviewCandidate] = []
        while chosen.count < limit {
            let open = queues.compactMap { topic, queue in queue.last.map { (count: taken[topic] ?? 0, best: $0) } }
            let next = open.min { $0.count != $1.count ? $0.count < $1.count : comesBefore($0.best, $1.best) }
            guard let best = next?.best else { break }
            queues[best.first]?.removeLast()
            taken[best.first, default: 0] += 1
            chosen.append(best)
        }
        return chosen
    }

    /// What is worth more comes first, ties by name.
    private static func comesBefore(_ one: ReviewCandidate, _ other: ReviewCandidate) -> Bool {
        one.worth != other.worth ? one.worth > other.worth : one.name < other.name
    }
}
