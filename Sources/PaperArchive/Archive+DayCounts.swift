import Foundation
import GRDB
public import Papers

/// The papers of an archive by day and topic, under one model.
public struct DatedCounts: Hashable, Sendable {
    /// The days that have classified papers, in order.
    public var days: [DayCount]
    /// Classified papers without the date that was counted by; they are in no day.
    public var undated: Int
    /// Papers that the model has not classified; they are in no day either.
    public var unclassified: Int

    /// Counts; none by default.
    public init(days: [DayCount] = [], undated: Int = 0, unclassified: Int = 0) {
        self.days = days
        self.undated = undated
        self.unclassified = unclassified
    }
}

extension Archive {
    /// The counts of all papers by one of their dates, under one model.
    ///
    /// One query and one pass: half a second for 500,000 papers and 23 topics once the file is in memory.
    ///
    /// - Parameter model: the fingerprint of the model; one that has classified nothing yields no days.
    public func dayCounts(by kind: DateKind, model: String) throws(ArchiveError) -> DatedCounts {
        try read { database in
            let papers = try Int.fetchOne(database, sql: "SELECT count(*) FROM papers") ?? 0
            guard let stored = try StoredModel.find(model, database) else { return DatedCounts(unclassified: papers) }
            var tallies = DayTallies(topics: stored.topics)
            let sql = """
                SELECT \(kind.column)_day, \(kind.column)_rank, c.scores
                FROM classifications c JOIN papers p ON p.id = c.paper WHERE c.model = ?
                """
            let rows = try Row.fetchCursor(database, sql: sql, arguments: [stored.row])
            while let row = try rows.next() {
                tallies.add(try TopicScores(row, at: 2, topics: stored.topics.count), on: try PaperRecord.day(row, at: 0))
            }
            return DatedCounts(days: tallies.days, undated: tallies.undated, unclassified: papers - tallies.papers)
        }
    }
}

/// Sums scores day by day.
private struct DayTallies {
    private let topics: [String]
    private var slots: [CalendarDay: Int] = [:]
    private var counts: [DayCount] = []
    /// The tallies of all topics, day by day in the order of `counts`.
    private var tallies: [TopicTally] = []
    private(set) var papers = 0
    private(set) var undated = 0

    init(topics: [String]) { self.topics = topics }

    mutating func add(_ scores: TopicScores, on day: PaperRecord.RankedDay?) {
        papers += 1
        guard let day else {
            undated += 1
            return
        }
        let slot = slot(of: day.day)
        counts[slot].papers += 1
        counts[slot].inferred += day.rank == .stated ? 0 : 1
        counts[slot].untagged += scores.isUntagged ? 1 : 0
        for index in 0..<scores.count {
            tallies[slot * topics.count + index].add(
                probability: scores.probability(index), assigned: scores.isAssigned(index))
        }
    }

    private mutating func slot(of day: CalendarDay) -> Int {
        if let slot = slots[day] { return slot }
        slots[day] = counts.count
        counts.append(DayCount(day: day))
        tallies.append(contentsOf: repeatElement(TopicTally(), count: topics.count))
        return counts.count - 1
    }

    /// The days in order, without the topics of which they have nothing.
    var days: [DayCount] {
        counts.indices.map { slot in
            var count = counts[slot]
            for (index, topic) in topics.enumerated() {
                let tally = tallies[slot * topics.count + index]
                if tally != TopicTally() { count.topics[topic] = tally }
            }
            return count
        }
        .sorted { $0.day < $1.day }
    }
}

extension DateKind {
    /// The beginning of the names of its columns in `papers p`.
    var column: String {
        switch self {
        case .listed: "p.listed"
        case .published: "p.published"
        }
    }
}

extension TopicScores {
    /// Reads a column that holds scores.
    init(_ row: Row, at index: Int, topics: Int) throws {
        guard let scores = TopicScores(try row.value(index, as: Data.self), topics: topics) else {
            throw DamagedRow(detail: "a classification that does not fit the topics of its model")
        }
        self = scores
    }
}
