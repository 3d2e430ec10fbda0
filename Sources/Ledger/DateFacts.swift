import Papers

/// What the papers of a date add; topics in the model's order.
struct DateFacts {
    private(set) var tally = DateTally()
    private(set) var topics: [TopicTally]
    private(set) var evidence: [[LedgerEvidence]]

    init(topics: Int) {
        self.topics = [TopicTally](repeating: TopicTally(), count: topics)
        evidence = [[LedgerEvidence]](repeating: [], count: topics)
    }

    /// Counts a paper by the model's word on it; `shown` makes it evidence of a topic, by the topic's number.
    mutating func count(_ word: NumberedClassification, isInferred: Bool, _ shown: (Int) -> LedgerEvidence) {
        tally.papers += 1
        tally.inferred += isInferred ? 1 : 0
        var isAnyAssigned = false
        for number in word.probabilities.indices {
            topics[number].add(probability: word.probabilities[number], assigned: word.isAssigned[number])
            guard word.isAssigned[number] else { continue }
            isAnyAssigned = true
            Self.keep(shown(number), in: &evidence[number])
        }
        if !isAnyAssigned { tally.untagged += 1 }
    }

    /// Adds a paper to the best ones.
    private static func keep(_ paper: LedgerEvidence, in best: inout [LedgerEvidence]) {
        if best.count == LedgerEvidence.papers, let last = best.last, !LedgerEvidence.comesFirst(paper, last) { return }
        let place = best.firstIndex { LedgerEvidence.comesFirst(paper, $0) } ?? best.count
        best.insert(paper, at: place)
        if best.count > LedgerEvidence.papers { best.removeLast() }
    }

    /// Whether the sums of both are numbers that are kept.
    func checkSum(with other: DateFacts) throws(LedgerMismatch) {
        var sum = tally
        try sum.add(other.tally)
        for number in topics.indices {
            var sum = topics[number]
            try sum.checkedAdd(other.topics[number])
        }
    }

    /// Adds the papers of other parts, of which ``checkSum(with:)`` is known.
    mutating func add(_ other: DateFacts) {
        tally.papers += other.tally.papers
        tally.inferred += other.tally.inferred
        tally.untagged += other.tally.untagged
        for number in topics.indices {
            topics[number].add(other.topics[number])
            for paper in other.evidence[number] { Self.keep(paper, in: &evidence[number]) }
        }
    }
}
