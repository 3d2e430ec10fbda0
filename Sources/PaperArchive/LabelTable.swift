import GRDB
import Papers

/// The log of labels: entries are added at its end, and stay as they are. That one was taken back is noted beside it,
/// once.
struct LabelTable {
    /// A row of the log.
    private struct Line {
        let sequence: Int64
        let entry: LabelEntry
        /// What was said in one go has one number, which nothing else in the archive has.
        let step: Int64?
        let takenBackOn: CalendarDay?

        var stands: Bool { takenBackOn == nil }
    }

    private let database: Database
    private var rows: ChecksummedRows { ChecksummedRows(database, .labels) }

    init(_ database: Database) { self.database = database }

    /// The entries of a paper, the earliest first: by day, then in the order in which they were added. Steps are
    /// counted in that order.
    func entries(of paper: Int64) throws -> [LoggedLabel] {
        var steps: [Int64: Int] = [:]
        return try lines(of: paper).map { line in
            let step = line.step.map { number -> Int in
                let place = steps[number] ?? steps.count + 1
                steps[number] = place
                return place
            }
            return LoggedLabel(line.entry, step: step, takenBackOn: line.takenBackOn)
        }
    }

    /// The number of a step that is about to be written.
    func nextStep() throws -> Int64 {
        // SQLite gives no number behind the last one that it ever gave, even where the file only says so.
        let statement = try database.cachedStatement(
            sql: """
                SELECT max(ifnull((SELECT max(sequence) FROM labels), 0),
                    ifnull((SELECT max(seq) FROM sqlite_sequence WHERE name = 'labels'), 0)) AS seq
                """)
        guard let row = try Row.fetchOne(statement) else { return 1 }
        let last: Int64 = try row.value(0)
        guard last < StoredRange.rows.upperBound else {
            throw DamagedRow(detail: "the last entry of the log of labels has the number \(last)")
        }
        return last + 1
    }

    /// Adds an entry and returns its place in the log.
    @discardableResult
    func append(_ entry: LabelEntry, to paper: Int64, step: Int64?) throws -> Int64 {
        let statement = try database.cachedStatement(
            sql: "INSERT INTO labels (paper, topic, is_about, day, step) VALUES (?, ?, ?, ?, ?)")
        try statement.execute(arguments: [paper, entry.topic, entry.isAbout, entry.day.daysSinceEpoch, step])
        let sequence = database.lastInsertedRowID
        try rows.settle(sequence)
        return sequence
    }

    /// Takes back what was last said of a paper and stands, all that was said together, and returns it.
    func takeBack(of paper: Int64, on day: CalendarDay) throws -> [LabelEntry] {
        let lines = Self.lastSaid(try lines(of: paper))
        for line in lines { try note(takingBack: line.sequence, on: day) }
        return lines.map(\.entry)
    }

    /// Adds those of another archive's entries that the paper does not have, each as often as it has it less; what
    /// either archive has taken back is taken back.
    func complete(_ paper: Int64, by entries: [LoggedLabel]) throws {
        if entries.isEmpty { return }
        var left = Dictionary(grouping: try lines(of: paper).reversed(), by: \.entry)
        var steps: [Int: Int64] = [:]
        for logged in entries {
            let own = left[logged.entry]?.popLast()
            var sequence = own?.sequence
            if sequence == nil {
                let step = try logged.step.map { try steps[$0] ?? nextStep() }
                if let place = logged.step { steps[place] = step }
                sequence = try append(logged.entry, to: paper, step: step)
            }
            if let sequence, let day = logged.takenBackOn, own?.stands ?? true {
                try note(takingBack: sequence, on: day)
            }
        }
    }

    /// Hands the entries of a paper that turns out to be another over to that one.
    func hand(from duplicate: Int64, to paper: Int64) throws {
        let statement = try database.cachedStatement(sql: "SELECT sequence FROM labels WHERE paper = ?")
        for sequence in try Int64.fetchAll(statement, arguments: [duplicate]) {
            try rows.change(sequence) {
                try $0.execute(
                    sql: "UPDATE labels SET paper = ? WHERE sequence = ?", arguments: [paper, sequence])
            }
        }
    }

    private func note(takingBack sequence: Int64, on day: CalendarDay) throws {
        try rows.change(sequence) {
            try $0.execute(
                sql: "UPDATE labels SET taken_back = ? WHERE sequence = ?", arguments: [day.daysSinceEpoch, sequence])
        }
    }

    private func lines(of paper: Int64) throws -> [Line] {
        let statement = try database.cachedStatement(
            sql: "\(ChecksummedRows.labels) WHERE paper = ? ORDER BY day, sequence")
        return try Row.fetchAll(statement, arguments: [paper]).map { row in
            try ChecksummedRows.check(row, of: .labels)
            return Line(
                sequence: try row.rowNumber(0), entry: try LabelEntry(row, at: 2), step: try row.optional(5),
                takenBackOn: try row.optionalDay(6))
        }
    }

    /// What was last said of those lines that stand. Where an older archive did not write down the steps, it is as
    /// much of the log's end as one command can have written: on one day, one behind another, each topic once,
    /// and what the paper is about before what it is not about.
    private static func lastSaid(_ lines: [Line]) -> [Line] {
        guard let end = lines.lastIndex(where: \.stands) else { return [] }
        if let step = lines[end].step { return lines.filter { $0.step == step && $0.stands } }
        var found = [lines[end]]
        for line in lines[..<end].reversed() {
            guard let next = found.first, line.stands, line.step == nil, line.entry.day == next.entry.day,
                line.sequence == next.sequence - 1, line.entry.isAbout || !next.entry.isAbout,
                !found.contains(where: { $0.entry.topic == line.entry.topic })
            else { break }
            found.insert(line, at: 0)
        }
        return found
    }
}

extension LabelEntry {
    init(_ row: Row, at index: Int) throws {
        let topic: String = try row.value(index)
        if topic.isEmpty { throw DamagedRow(row, index, "no topic") }
        self.init(
            topic: topic, isAbout: try row.value(index + 1),
            day: try row.day(index + 2))
    }
}
