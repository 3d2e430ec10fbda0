import GRDB

/// A search in one state of an archive.
struct PaperSearch {
    /// A paper that was found, and what its place depends on.
    struct Place {
        var row: Int64
        var rank: Double
        var day: Int
        var id: String?

        /// The smaller rank is the better match.
        static func precedes(_ left: Place, _ right: Place) -> Bool {
            if left.rank != right.rank { return left.rank < right.rank }
            if left.day != right.day { return left.day > right.day }
            return (left.id == nil ? 1 : 0, left.id ?? "", left.row) < (
                right.id == nil ? 1 : 0, right.id ?? "", right.row
            )
        }
    }

    private let database: Database
    private let expression: SearchExpression
    private let conditions: SearchConditions
    /// How like the paper that the query names each is; empty where words are looked for.
    private let likeness: [StoredPaper.Key: Double]

    init(_ database: Database, _ query: SearchQuery, model: StoredModel?, aliases: [String: String]) throws {
        self.database = database
        expression = SearchExpression(query)
        likeness = query.likeness
        conditions = try SearchConditions(
            database, query, model: model, aliases: aliases, isOfAll: expression.whole == nil)
    }

    /// Ranking reads the lengths of every paper that it ranks, counting does not: of more papers
    /// than this, only those are ranked that have the words in their titles, as long as they fill
    /// the page.
    private static let mostRanked = 10_000

    /// The first papers in order, and how many there are in all.
    func best(_ limit: Int) throws -> (places: [Place], total: Int) {
        guard let whole = expression.whole, let titles = expression.titles else { return try ranked(nil, limit) }
        let total = try count(whole)
        guard total > Self.mostRanked else { return (try ranked(whole, limit).places, total) }
        let first = try ranked(titles, limit).places
        if first.count >= limit { return (first, total) }
        let known = Set(first.map(\.row))
        return (try first + ranked(whole, limit, except: known).places, total)
    }

    private func count(_ words: String) throws -> Int {
        let (source, arguments) = try source(words, "rowid")
        return try Int.fetchOne(database, sql: "SELECT count(*) FROM \(source)", arguments: arguments) ?? 0
    }

    private func ranked(_ words: String?, _ limit: Int, except known: Set<Int64> = []) throws -> (
        places: [Place], total: Int
    ) {
        var best = BestPlaces(limit - known.count)
        let (source, arguments) = try source(words, "rowid, rank")
        let columns =
            if words != nil {
                "s.rowid, s.rank"
            } else if expression.anyWord != nil {
                // Papers that were found by something else have no rank: less than any word gives them.
                "p.id, ifnull(s.rank, 0.0)"
            } else if !likeness.isEmpty {
                "p.id, 0.0"
            } else {
                // Without words the later day is the better match.
                "p.id, -ifnull(\(SearchConditions.day), -1e9)"
            }
        let rows = try Row.fetchCursor(database, sql: "SELECT \(columns) FROM \(source)", arguments: arguments)
        while let row = try rows.next() {
            let place = try row.rowNumber(0)
            if !known.isEmpty, known.contains(place) { continue }
            best.add(row: place, rank: try likeness.isEmpty ? row.value(1) : -(likeness[.init(row: place)] ?? 0))
        }
        return (try best.finished { try facts($0) }, best.total)
    }

    /// What is found, as a table `s` of the index, joined to `papers p` where more than words is
    /// asked for; or `papers p` where words alone never suffice, joined to the `s` of any of them.
    private func source(_ words: String?, _ columns: String) throws -> SearchConditions.Part {
        let rest = SearchConditions.joined(try expression.rest.map(conditions.part), "AND")
        let matched = "(SELECT \(columns) FROM search WHERE search MATCH ?) s"
        if let words {
            let join = expression.rest.isEmpty ? "" : " JOIN papers p ON p.id = s.rowid WHERE " + rest.sql
            return (matched + join, [words] + rest.arguments)
        }
        guard let anyWord = expression.anyWord else { return ("papers p WHERE " + rest.sql, rest.arguments) }
        return ("papers p LEFT JOIN \(matched) ON s.rowid = p.id WHERE " + rest.sql, [anyWord] + rest.arguments)
    }

    /// The rows of all papers that are found.
    func rows() throws -> Set<Int64> {
        let (source, arguments) = try source(expression.whole, "rowid")
        let column = expression.whole == nil ? "p.id" : "s.rowid"
        let rows = try Row.fetchCursor(database, sql: "SELECT \(column) FROM \(source)", arguments: arguments)
        var found: Set<Int64> = []
        while let row = try rows.next() { found.insert(try row.rowNumber(0)) }
        return found
    }

    private func facts(_ row: Int64) throws -> (day: Int, id: String?) {
        let statement = try database.cachedStatement(
            sql:
                "SELECT \(SearchConditions.day) AS day, \(PaperRecord.shownID) AS name, p.id "
                + "FROM papers p WHERE p.id = ?"
        )
        guard let found = try Row.fetchOne(statement, arguments: [row]) else {
            throw DamagedRow(detail: "the search index knows a paper that is none")
        }
        return (try found.optionalDay(0)?.daysSinceEpoch ?? .min, try found.optional(1))
    }

    /// Papers with the places of the words.
    func hits(_ places: some Collection<Place>) throws -> [SearchHit] {
        let statement = try database.cachedStatement(sql: Archive.select("p.id = ?"))
        let papers = try places.map { place in
            guard let found = try Row.fetchOne(statement, arguments: [place.row]) else {
                throw DamagedRow(detail: "no paper \(place.row)")
            }
            return try StoredPaper(found)
        }
        let marked = try marked(papers)
        return papers.map { paper in
            let plain = (
                title: MarkedText(paper.paper.title), excerpt: MarkedText(Self.beginning(of: paper.paper.abstract))
            )
            let texts = marked[paper.id.row] ?? plain
            return SearchHit(
                paper: paper, title: texts.title, excerpt: texts.excerpt,
                likeness: likeness.isEmpty ? nil : likeness[paper.id] ?? 0)
        }
    }

    /// Titles and excerpts with the places of the words. The marks are the last characters for
    /// private use, which no text should have; one that does only loses them here.
    private func marked(_ papers: [StoredPaper]) throws -> [Int64: (title: MarkedText, excerpt: MarkedText)] {
        guard let words = expression.marking(papers.flatMap { [$0.paper.title, $0.paper.abstract] }) else { return [:] }
        let (open, close): (Unicode.Scalar, Unicode.Scalar) = ("\u{10FFFC}", "\u{10FFFD}")
        let sql = """
            SELECT rowid, highlight(search, 0, char(0x10FFFC), char(0x10FFFD)), snippet(search, 1, char(0x10FFFC), \
            char(0x10FFFD), '…', 40)
            FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))
            """
        let found = try Row.fetchAll(database, sql: sql, arguments: [words, "\(papers.map(\.id.row))"]).map { row in
            (try row.rowNumber(0), try row.value(1, as: String.self), try row.value(2, as: String.self))
        }
        return Dictionary(
            found.map { ($0, (MarkedText($1, open: open, close: close), MarkedText($2, open: open, close: close))) },
            uniquingKeysWith: { first, _ in first })
    }

    private static func beginning(of text: String) -> String {
        let words = text.utf8.split(separator: UInt8(ascii: " "), maxSplits: 40, omittingEmptySubsequences: true)
        return words.count <= 40 ? text : words.prefix(40).map { Substring($0) }.joined(separator: " ") + "…"
    }
}
