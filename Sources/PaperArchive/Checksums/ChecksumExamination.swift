import GRDB
import Papers

/// The part of an examination that compares what is stored with its checksums.
///
/// It looks twice. What does not fit before anything is mended was not written so: a checksum tells that a value is
/// not the one that was written, but not which one was, so such a row is said and left, unless mending made it fit
/// again, as it does with what follows from other values. What fitted before and was mended since gets a new checksum:
/// it was written so, by an older program. What a model says can be made again, so it goes where it does not fit.
struct ChecksumExamination {
    private let database: Database
    private let isMending: Bool
    private(set) var findings: [DoctorFinding] = []
    /// The rows that did not fit before anything was mended.
    private var papers: Set<Int64> = []
    private var rows: [ChecksumTotals.Part: Set<Int64>] = [:]

    /// Rows that nobody can make again, besides papers.
    private static let kept = [
        ChecksumTotals.Part.listings, .labels, .dayLists, .watches, .marks, .told, .proposedLabels,
    ]

    /// So many papers are named.
    static let mostNames = 5

    /// Looks before anything is mended.
    init(_ database: Database, isMending: Bool) throws {
        self.database = database
        self.isMending = isMending
        try forEachPaper { paper in
            // One that has lost its text is said to have, and gets an empty one.
            let fits =
                paper.hasText ? paper.fits : paper.facts == paper.storedFacts && paper.history == paper.storedHistory
            if !fits { papers.insert(paper.row) }
        }
        try compareTotal(.papers, isExplained: !papers.isEmpty)
        for part in Self.kept {
            let altered = try altered(part)
            rows[part] = altered
            try compareTotal(part, isExplained: !altered.isEmpty)
        }
        try examineModels()
    }

    /// Whether a paper is what was written, as far as its checksums say, before anything was mended.
    func isWhole(_ paper: Int64) -> Bool { !papers.contains(paper) }

    /// Looks again, after all else was mended.
    mutating func conclude() throws {
        try concludePapers()
        for part in Self.kept { try conclude(part, rows[part] ?? []) }
        if isMending { try countModelsAnew() }
        try concludeTotals()
    }

    private mutating func found(_ problem: DoctorFinding.Problem, _ count: Int, isMended: Bool = false) {
        if count > 0 { findings.append(DoctorFinding(problem: problem, count: count, isMended: isMended)) }
    }
}

// MARK: - Papers

extension ChecksumExamination {
    /// A paper's checksums, and those that are stored.
    private struct ExaminedPaper {
        var row: Int64
        var hasText: Bool
        var (facts, texts, history): (Checksum, Checksum, Checksum)
        var (storedFacts, storedTexts, storedHistory): (Checksum, Checksum, Checksum)

        var fits: Bool { facts == storedFacts && texts == storedTexts && history == storedHistory }
    }

    private func forEachPaper(_ body: (ExaminedPaper) throws -> Void) throws {
        let histories = try PaperSums.histories(database)
        try PaperSums.forEach(database) { sums in
            try body(
                ExaminedPaper(
                    row: sums.row, hasText: sums.hasText, facts: sums.facts, texts: sums.texts,
                    history: histories[sums.row] ?? Checksum(), storedFacts: sums.stored.facts,
                    storedTexts: sums.stored.texts, storedHistory: sums.stored.history))
        }
    }

    private mutating func concludePapers() throws {
        var (left, mended): ([Int64], [ExaminedPaper]) = ([], [])
        try forEachPaper { paper in
            if paper.fits { return }
            if isMending, isWhole(paper.row) { mended.append(paper) } else { left.append(paper.row) }
        }
        let update = try database.makeStatement(
            sql: "UPDATE papers SET facts_checksum = ?, texts_checksum = ?, history_checksum = ? WHERE id = ?")
        var total = RowTotal()
        for paper in mended {
            try update.execute(
                arguments: [paper.facts.stored, paper.texts.stored, paper.history.stored, paper.row])
            total.replace(paper.storedFacts, by: paper.facts)
        }
        try ChecksumTotals(database).add(total, to: .papers)
        let names = try left.prefix(Self.mostNames).map { try DamagedRow.name(of: $0, database) }
        // In a dry run those that would be mended are said where they are found.
        found(.alteredPapers(names: names), left.count)
    }
}

// MARK: - Other rows

extension ChecksumExamination {
    /// The keys of the rows that do not fit their checksums: the first column.
    private func altered(_ part: ChecksumTotals.Part, _ condition: String = "") throws -> Set<Int64> {
        var altered: Set<Int64> = []
        try forEachRow(part, condition) { key, sum, stored in if sum != stored { altered.insert(key) } }
        return altered
    }

    private func forEachRow(
        _ part: ChecksumTotals.Part, _ condition: String,
        _ body: (_ key: Int64, _ sum: Checksum, _ stored: Checksum) throws -> Void
    ) throws {
        let table = part.table
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(table.names("t")), t.\(part.checksumColumn) FROM \(table.name) t \(condition)")
        while let row = try rows.next() {
            try body(
                try row.value(0), try table.checksum(row), Checksum(stored: try row.optional(table.count) ?? 0))
        }
    }

    /// The total of a part by the stored checksums.
    private func total(_ part: ChecksumTotals.Part, _ condition: String = "") throws -> RowTotal {
        var total = RowTotal()
        try forEachRow(part, condition) { total.add($2) }
        return total
    }

    /// Compares a total with the stored one. A row that is altered in its checksum is not missed as well.
    private mutating func compareTotal(_ part: ChecksumTotals.Part, isExplained: Bool) throws {
        let (total, stored) = (try total(part), try ChecksumTotals(database).stored(part))
        if total == stored || (isExplained && total.rows == stored.rows) { return }
        found(.rowCount(table: part.table.name), max(1, abs(total.rows &- stored.rows)))
    }

    /// Rows that nobody can make again.
    private mutating func conclude(_ part: ChecksumTotals.Part, _ before: Set<Int64>) throws {
        var (left, mended): (Int, [Int64]) = (0, [])
        try forEachRow(part, "") { key, sum, stored in
            if sum == stored { return }
            if isMending, !before.contains(key) { mended.append(key) } else { left += 1 }
        }
        for key in mended { try ChecksummedRows(database, part).reseal(key) }
        found(.alteredRows(table: part.table.name), left)
    }
}

// MARK: - What models say

extension ChecksumExamination {
    /// What a model says can be made again: where it does not fit, it goes, and what stays is counted at the end.
    private mutating func examineModels() throws {
        let totals = ChecksumTotals(database)
        let altered = try altered(.models)
        found(.alteredRows(table: "models"), altered.count, isMended: isMending)
        if altered.isEmpty, try total(.models) != totals.stored(.models) {
            found(.rowCount(table: "models"), 1, isMended: isMending)
        }
        for model in altered.sorted() where isMending {
            try database.execute(sql: "DELETE FROM classifications WHERE model = ?", arguments: [model])
            try database.execute(sql: "DELETE FROM models WHERE id = ?", arguments: [model])
        }
        for model in try Int64.fetchAll(database, sql: "SELECT id FROM models ORDER BY id") {
            try examineClassifications(of: model)
        }
        try examineShownTopics()
    }

    /// The names that views show are noted again by whoever classifies next.
    private mutating func examineShownTopics() throws {
        let altered = try altered(.shownTopics)
        found(.alteredRows(table: "shown_topics"), altered.count, isMended: isMending)
        let isCounted = try total(.shownTopics) == ChecksumTotals(database).stored(.shownTopics)
        if altered.isEmpty, !isCounted { found(.rowCount(table: "shown_topics"), 1, isMended: isMending) }
        if isMending, !altered.isEmpty || !isCounted { try ChecksummedRows(database, .shownTopics).removeAll() }
    }

    private mutating func examineClassifications(of model: Int64) throws {
        let part = ChecksumTotals.Part.classifications(model: model)
        let papers = try altered(part, "WHERE t.model = \(model)")
        found(.alteredRows(table: "classifications"), papers.count, isMended: isMending)
        if papers.isEmpty {
            let (total, stored) = (
                try total(part, "WHERE t.model = \(model)"), try ChecksumTotals(database).stored(part)
            )
            let missing = total == stored ? 0 : max(1, abs(total.rows &- stored.rows))
            found(.rowCount(table: "classifications"), missing, isMended: isMending)
        }
        guard isMending else { return }
        let delete = try database.makeStatement(sql: "DELETE FROM classifications WHERE paper = ? AND model = ?")
        for paper in papers.sorted() { try delete.execute(arguments: [paper, model]) }
    }

    /// Writes the totals of models and classifications as they are, where they differ.
    private func countModelsAnew() throws {
        let totals = ChecksumTotals(database)
        var parts: [ChecksumTotals.Part: RowTotal] = [.models: try total(.models)]
        for model in try Int64.fetchAll(database, sql: "SELECT id FROM models") {
            parts[.classifications(model: model)] = try total(
                .classifications(model: model), "WHERE t.model = \(model)")
        }
        for (part, total) in parts where try totals.stored(part) != total { try totals.set(part, total) }
    }

    /// Totals of parts that are none: their names rotted, or their models are gone, as the doctor itself lets them.
    private mutating func concludeTotals() throws {
        let models = try Int64.fetchAll(database, sql: "SELECT id FROM models")
        let parts = [ChecksumTotals.Part.papers, .models, .shownTopics] + Self.kept
        let known = Set(parts.map(\.name) + models.map { ChecksumTotals.Part.classifications(model: $0).name })
        let strange = try String.fetchAll(database, sql: "SELECT part FROM checksum_totals ORDER BY part")
            .filter { !known.contains($0) }
        for name in strange where isMending {
            try database.execute(sql: "DELETE FROM checksum_totals WHERE part = ?", arguments: [name])
        }
        if !isMending || strange.contains(where: { !$0.hasPrefix("classifications ") }) {
            found(.upkeep(table: "checksum_totals"), strange.count, isMended: isMending)
        }
    }
}
