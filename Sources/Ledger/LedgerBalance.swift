import Papers
import ReadableText

/// Whether the rows of a ledger add up to what its head says, while they are read: in constant memory, and so that no sum
/// of what is read later is larger than any number.
struct LedgerBalance {
    /// All papers.
    private let papers: Int
    private let undated: [DateKind: Int]
    private let labelled: Int
    /// The papers of all dates.
    private var dated: [DateKind: Int] = [.listed: 0, .published: 0]
    private var topics: [Column: TopicTally] = [:]
    private var labels: [Column: LabelledTally] = [:]

    /// A topic by one of the papers' dates.
    private struct Column: Hashable {
        let kind: DateKind
        let topic: String
    }

    /// - Throws: `RecordFault` where the head contradicts itself.
    init(_ head: LedgerHead) throws(RecordFault) {
        guard let papers = head.papers else {
            throw .ledger("parts", "hold more than \(LedgerHead.mostPapers) papers")
        }
        for (name, count) in [("read", head.read), ("rejected", head.rejected)] where count > LedgerHead.mostPapers {
            throw .ledger(name, "is more than \(LedgerHead.mostPapers)")
        }
        guard max(head.unlisted, head.unpublished, head.labelled ?? 0) <= papers else {
            throw .ledger("parts", "hold fewer papers than are counted of them")
        }
        self.papers = papers
        undated = [.listed: head.unlisted, .published: head.unpublished]
        labelled = head.labelled ?? 0
    }

    /// Adds a row.
    ///
    /// - Throws: `RecordFault` where it counts more papers than there are.
    mutating func add(_ row: LedgerRow) throws(RecordFault) {
        do throws(LedgerMismatch) {
            switch row {
            case .date(let date, let tally):
                let sum = try Counting.sum(dated[date.kind, default: 0], tally.papers)
                dated[date.kind] = sum
                try check(sum <= papers)
            case .topic(let date, let topic, let tally): try add(tally, to: Column(kind: date.kind, topic: topic))
            case .labelled(let month, let topic, let tally):
                let column = Column(kind: month.kind, topic: topic)
                try labels[column, default: LabelledTally()].checkedAdd(tally)
                let sum = labels[column, default: LabelledTally()]
                try check(sum.papers <= labelled && sum.topic.isPossible(of: sum.papers))
            case .evidence, .text, .name: break
            }
        } catch {
            throw .ledger("papers", "are more than the head has")
        }
    }

    private mutating func add(_ tally: TopicTally, to column: Column) throws(LedgerMismatch) {
        try topics[column, default: TopicTally()].checkedAdd(tally)
        try check(topics[column, default: TopicTally()].isPossible(of: dated[column.kind] ?? 0))
    }

    private func check(_ holds: Bool) throws(LedgerMismatch) {
        if !holds { throw .tooLarge }
    }

    /// - Throws: `RecordFault` where dates have fewer papers than the head says.
    func finish() throws(RecordFault) {
        for kind in DateKind.allCases {
            let (all, sum) = (papers - (undated[kind] ?? 0), dated[kind] ?? 0)
            guard all == sum else {
                throw .ledger("papers", "of the dates '\(kind.rawValue)' are \(sum), and \(all) by the head")
            }
        }
    }
}

extension TopicTally {
    /// Whether so many papers can have these sums.
    func isPossible(of all: Int) -> Bool {
        let most = all * Int(Self.unitsPerPaper)
        return papers <= all && expectedUnits <= most && varianceUnits <= most / 4
    }
}
