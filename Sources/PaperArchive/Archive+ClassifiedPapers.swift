import GRDB
public import Papers

extension Archive {
    /// The classified papers of a span of days, by day, then in the order of `forEachBatch`; with a person's word in
    /// place of the model's.
    ///
    /// - Parameters:
    ///   - model: the fingerprint of the model; one that has classified nothing yields no papers.
    ///   - first: the first day, by the date of the kind.
    ///   - last: the last day, which counts too.
    ///   - end: the last day of a month or year that is a paper's date, since such a date lies in the span with all of
    ///     its days or not at all; nil for `last`.
    ///   - kind: the date that is the day.
    public func classifiedPapers(
        model: String, from first: CalendarDay, through last: CalendarDay, endingBy end: CalendarDay? = nil,
        by kind: DateKind
    ) throws(ArchiveError) -> [ClassifiedPaper] {
        try keyedPapers(model: model, from: first, through: last, endingBy: end, by: kind).map(\.paper)
    }

    /// The same with the papers' keys; of a scope, where one is given.
    public func keyedPapers(
        model: String, from first: CalendarDay, through last: CalendarDay, endingBy end: CalendarDay? = nil,
        by kind: DateKind, of scope: PaperScope? = nil
    ) throws(ArchiveError) -> [(key: StoredPaper.Key, paper: ClassifiedPaper)] {
        try read { database in
            guard let stored = try StoredModel.find(model, database) else { return [] }
            let ending = kind.ending(by: end ?? last)
            let condition = """
                \(kind.column)_day BETWEEN ? AND ?\(ending.sql)
                ORDER BY \(kind.column)_day, \(PaperRecord.order)
                """
            let statement = try database.cachedStatement(sql: ClassifiedPaper.select(condition))
            let arguments: StatementArguments = [stored.row, first.daysSinceEpoch, last.daysSinceEpoch]
            let said = try SaidTopics(database, topicAliases)
            return try Row.fetchAll(statement, arguments: arguments + ending.arguments).compactMap { row in
                let key = try row.rowNumber(0)
                let paper = try ClassifiedPaper(row, stored.topics, said)
                if let scope, let day = paper.paper.date(kind)?.day, !scope.holds(key, of: day) { return nil }
                return (StoredPaper.Key(row: key), paper)
            }
        }
    }

    /// Calls `body` with all papers that a model has classified, with the model's word alone, whatever people said; in no
    /// particular order.
    ///
    /// - Parameters:
    ///   - model: the fingerprint of the model; one that has classified nothing has no papers.
    ///   - body: takes a paper; must not use the archive.
    /// - Throws: what `body` throws; `ArchiveError` for reading.
    public func forEachClassifiedPaper(model: String, _ body: (ClassifiedPaper) throws -> Void) throws {
        try passing { database in
            guard let stored = try StoredModel.find(model, database) else { return }
            let rows = try Row.fetchCursor(database, sql: ClassifiedPaper.select("1"), arguments: [stored.row])
            while let row = try rows.next() {
                let word = try Classification(row, at: PaperRecord.columnCount, stored.topics)
                try body(ClassifiedPaper(paper: try PaperRecord.paper(row), classification: word))
            }
        }
    }

    /// A sample of the classified papers of some spans of days, in no particular order: those whose names
    /// (`Paper.nameInArchive`) have the lowest hashes, so that it depends neither on the order in which papers came
    /// nor on their number. A person's word stands in place of the model's.
    ///
    /// - Parameters:
    ///   - model: the fingerprint of the model; one that has classified nothing has no papers.
    ///   - spans: from the first day through the last, by the date of the kind; months and years lie whole in them.
    ///   - kind: the date that is the day.
    ///   - limit: how many papers at most; at least 1.
    ///   - scope: which papers are looked at; nil for all.
    public func sampledPapers(
        model: String, from spans: [ClosedRange<CalendarDay>], by kind: DateKind, atMost limit: Int,
        of scope: PaperScope? = nil
    ) throws(ArchiveError) -> [ClassifiedPaper] {
        try read { database in
            guard let stored = try StoredModel.find(model, database) else { return [] }
            var sample = LowestHashes<Int64>(limit: limit)
            let names = try database.cachedStatement(
                sql: """
                    SELECT p.id, \(PaperRecord.shownID) AS name, p.fingerprint, \(kind.column)_day
                    FROM papers p CROSS JOIN classifications c
                    ON c.paper = p.id AND c.model = ?
                    WHERE \(kind.column)_day BETWEEN ? AND ?\(kind.ending(by: CalendarDay(daysSinceEpoch: 0)).sql)
                    """)
            for span in spans {
                let days = (first: span.lowerBound.daysSinceEpoch, last: span.upperBound.daysSinceEpoch)
                let arguments: StatementArguments = [stored.row, days.first, days.last]
                let rows = try Row.fetchCursor(
                    names, arguments: arguments + kind.ending(by: span.upperBound).arguments)
                while let row = try rows.next() {
                    if let scope, try !scope.holds(row.rowNumber(0), of: row.day(3)) { continue }
                    let name: String? = try row.optional(1)
                    try sample.add(
                        row.rowNumber(0), named: name ?? UInt64(bitPattern: row.value(2, as: Int64.self)).hexDigits)
                }
            }
            let said = try SaidTopics(database, topicAliases)
            let statement = try database.cachedStatement(
                sql: ClassifiedPaper.select("p.id IN (SELECT value FROM json_each(?))"))
            let rows = "[\(sample.elements.map(String.init).joined(separator: ","))]"
            return try Row.fetchAll(statement, arguments: [stored.row, rows]).map {
                try ClassifiedPaper($0, stored.topics, said)
            }
        }
    }

    /// Calls `body` with the identifier, the day and the probabilities (in the order of the model's
    /// topics) of every classified paper that has the first two, in no particular order and without
    /// reading a text; of one whose month alone is known the first day of it, and none whose date is a year. Papers on which the model abstained have none but zeros. They are the model's
    /// alone, whatever people said, for whoever judges it. `body` must not use the archive.
    ///
    /// - Parameters:
    ///   - model: the fingerprint of the model; one that has classified nothing has no papers.
    ///   - kind: the date that is the day.
    ///   - body: takes a paper's identifier, day and probabilities.
    public func forEachProbability(
        model: String, by kind: DateKind, _ body: (_ id: String, _ day: CalendarDay, _ probabilities: [Double]) -> Void
    ) throws(ArchiveError) {
        try read { database in
            guard let stored = try StoredModel.find(model, database) else { return }
            let sql = """
                SELECT \(PaperRecord.shownID) AS name, \(kind.column)_day, \(ClassificationRows.columns)
                FROM papers p CROSS JOIN classifications \
                c ON c.paper = p.id
                WHERE c.model = ? AND p.source_id IS NOT NULL AND \(kind.column)_day IS NOT NULL
                AND \(kind.precision) IS NOT \(DatePrecision.year.rawValue)
                """
            let rows = try Row.fetchCursor(database, sql: sql, arguments: [stored.row])
            while let row = try rows.next() {
                _ = try ClassificationRows.checked(row, at: 2)
                let scores = try TopicScores(row, at: 6, topics: stored.topics.count)
                let probabilities = stored.topics.indices.map { $0 < scores.count ? scores.probability($0) : 0 }
                body(try row.value(0), try row.day(1), probabilities)
            }
        }
    }
}

extension Archive {
    /// The topics of papers under a model, with a person's word in place of the model's.
    ///
    /// - Parameters:
    ///   - keys: the papers.
    ///   - model: the fingerprint of the model; nil where only what people said is wanted.
    ///   - unclassified: says what the model holds of a paper that it has not classified here; must not use the
    ///     archive.
    public func classifications(
        of keys: some Collection<StoredPaper.Key>, model: String?,
        unclassified: (StoredPaper.Key) -> Classification = { _ in Classification(topics: [], primary: nil) }
    ) throws(ArchiveError) -> [StoredPaper.Key: Classification] {
        try read { database in
            let stored = try model.flatMap { try StoredModel.find($0, database) }
            let said = try SaidTopics(database, topicAliases, of: keys.map(\.row))
            let statement = try database.cachedStatement(
                sql: "SELECT \(ClassificationRows.columns) FROM classifications c WHERE paper = ? AND model = ?")
            var found: [StoredPaper.Key: Classification] = [:]
            for key in keys {
                let row = try stored.flatMap { try Row.fetchOne(statement, arguments: [key.row, $0.row]) }
                let word = try stored.flatMap { model in try row.map { try Classification($0, at: 0, model.topics) } }
                found[key] = said.corrected(word ?? unclassified(key), of: key.row)
            }
            return found
        }
    }
}

extension ClassifiedPaper {
    /// A query for classified papers; its first argument is the row of the model, those of the
    /// condition follow. The join is crossed, so that SQLite begins with the papers of the
    /// condition and not with all that the model has classified.
    static func select(_ condition: String) -> String {
        """
        SELECT \(PaperRecord.columns), \(ClassificationRows.columns)
        FROM papers p CROSS JOIN classifications c ON c.paper = p.id AND c.model = ? JOIN texts t ON t.paper = p.id
        LEFT JOIN originals o ON o.paper = p.id
        WHERE \(condition)
        """
    }

    /// Reads a row of such a query, for a model of these topics.
    init(_ row: Row, _ topics: [String], _ said: SaidTopics) throws {
        self.init(
            paper: try PaperRecord.paper(row),
            classification: said.corrected(
                try Classification(row, at: PaperRecord.columnCount, topics), of: try row.value(0)))
    }
}

extension Classification {
    /// Reads the columns of `ClassificationRows.columns` and compares them with their checksum, for a model of these
    /// topics: the model's word.
    init(_ row: Row, at first: Int, _ topics: [String]) throws {
        _ = try ClassificationRows.checked(row, at: first)
        let start = first + 2
        let primary: Int? = try row.optional(start)
        if let primary, !topics.indices.contains(primary) {
            throw DamagedRow(row, start, "a topic beyond the model's")
        }
        let abstention = try row.optional(start + 1, as: String.self).map { text in
            guard let reason = Abstention(rawValue: text) else {
                throw DamagedRow(row, start + 1, "an unknown reason")
            }
            return reason
        }
        self.init(
            topics: try TopicScores(row, at: start + 2, topics: topics.count).probabilities(topics),
            primary: primary.map { topics[$0] }, abstention: abstention)
    }
}
