import GRDB
import Papers

/// The part of an examination that compares what is stored with its checksums.
///
/// What follows from other values, a paper's fingerprint and its words for the search, is mended before, so that it
/// fits again; what a model says can be made again, and goes. Anything else nobody can put right: a checksum tells that
/// a value is not the one that was written, but not which one was. It is said and left, and no later writing makes a
/// new checksum of it.
struct ChecksumExamination {
    private let database: Database
    private let isMending: Bool
    private(set) var findings: [DoctorFinding] = []

    /// So many papers are named.
    static let mostNames = 5

    init(_ database: Database, isMending: Bool) {
        self.database = database
        self.isMending = isMending
    }

    /// Compares everything. `isModelsWordRemoved` says that classifications were removed in this transaction.
    mutating func run(isModelsWordRemoved: Bool) throws {
        try checkPapers()
        try checkRows(.listings)
        try checkRows(.labels)
        try checkModels(isModelsWordRemoved: isModelsWordRemoved)
        try checkStrangeTotals()
    }

    private mutating func found(_ problem: DoctorFinding.Problem, _ count: Int, isMended: Bool = false) {
        if count > 0 { findings.append(DoctorFinding(problem: problem, count: count, isMended: isMended)) }
    }

    private mutating func checkPapers() throws {
        var stored: [Int64: (facts: Int64, texts: Int64, history: Int64)] = [:]
        let rows = try Row.fetchCursor(
            database, sql: "SELECT id, facts_checksum, texts_checksum, history_checksum FROM papers")
        while let row = try rows.next() {
            stored[try row.value(0)] = (try row.value(1), try row.value(2), try row.value(3))
        }
        let histories = try PaperSums.histories(database)
        var altered: [Int64] = []
        var total = RowTotal()
        try PaperSums.forEach(database) { sums in
            // Of the rows as they were written, so that one that rotted is not missed as well.
            let known = stored[sums.row]
            total.add(known.map { Checksum(stored: $0.facts) } ?? sums.facts)
            let history = (histories[sums.row] ?? Checksum()).stored
            if known?.facts != sums.facts.stored || known?.texts != sums.texts.stored || known?.history != history {
                altered.append(sums.row)
            }
        }
        let names = try altered.prefix(Self.mostNames).map(name)
        found(.alteredPapers(names: names), altered.count)
        try compare(total, .papers, isExplained: !altered.isEmpty)
    }

    private func name(_ row: Int64) throws -> String {
        try DamagedRow.name(of: row, database)
    }

    /// Rows that nobody can make again.
    private mutating func checkRows(_ part: ChecksumTotals.Part) throws {
        let (total, altered) = try sums(part, "")
        found(.alteredRows(table: part.table.name), altered.count)
        try compare(total, part, isExplained: !altered.isEmpty)
    }

    /// The total of a part by the stored checksums, and the keys of the rows that do not fit theirs: the first column,
    /// and for classifications the second, which says the model.
    private func sums(
        _ part: ChecksumTotals.Part, _ condition: String
    ) throws -> (total: RowTotal, altered: [Int64]) {
        let table = part.table
        var (total, altered) = (RowTotal(), [Int64]())
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(table.names("t")), t.checksum FROM \(table.name) t \(condition)")
        while let row = try rows.next() {
            let stored: Int64 = try row.value(table.count)
            total.add(Checksum(stored: stored))
            if try table.checksum(row).stored != stored { altered.append(try row.value(0)) }
        }
        return (total, altered)
    }

    /// Compares a total with the stored one. A row that is altered in its checksum is not missed as well.
    private mutating func compare(_ total: RowTotal, _ part: ChecksumTotals.Part, isExplained: Bool) throws {
        let stored = try ChecksumTotals(database).stored(part)
        if total == stored || (isExplained && total.rows == stored.rows) { return }
        found(.rowCount(table: part.table.name), max(1, abs(total.rows &- stored.rows)))
    }

    /// What a model says can be made again: where it does not fit, it goes, and what stays is counted.
    private mutating func checkModels(isModelsWordRemoved: Bool) throws {
        let totals = ChecksumTotals(database)
        let (models, altered) = try sums(.models, "")
        found(.alteredRows(table: "models"), altered.count, isMended: isMending)
        if altered.isEmpty, !isModelsWordRemoved, models != (try totals.stored(.models)) {
            found(.rowCount(table: "models"), 1, isMended: isMending)
        }
        if isMending {
            for model in altered {
                try database.execute(sql: "DELETE FROM classifications WHERE model = ?", arguments: [model])
                try database.execute(sql: "DELETE FROM models WHERE id = ?", arguments: [model])
            }
        }
        for model in try Int64.fetchAll(database, sql: "SELECT id FROM models ORDER BY id") {
            try checkClassifications(of: model, isModelsWordRemoved: isModelsWordRemoved)
        }
        if isMending { try countModelsAnew() }
    }

    private mutating func checkClassifications(of model: Int64, isModelsWordRemoved: Bool) throws {
        let part = ChecksumTotals.Part.classifications(model: model)
        let (total, papers) = try sums(part, "WHERE t.model = \(model)")
        found(.alteredRows(table: "classifications"), papers.count, isMended: isMending)
        if papers.isEmpty, !isModelsWordRemoved {
            let stored = try ChecksumTotals(database).stored(part)
            let missing = total == stored ? 0 : max(1, abs(total.rows &- stored.rows))
            found(.rowCount(table: "classifications"), missing, isMended: isMending)
        }
        guard isMending else { return }
        let delete = try database.makeStatement(sql: "DELETE FROM classifications WHERE paper = ? AND model = ?")
        for paper in papers { try delete.execute(arguments: [paper, model]) }
    }

    /// Writes the totals of models and classifications as they are, where they differ.
    private func countModelsAnew() throws {
        let totals = ChecksumTotals(database)
        var parts: [ChecksumTotals.Part: RowTotal] = [.models: try sums(.models, "").total]
        for model in try Int64.fetchAll(database, sql: "SELECT id FROM models") {
            parts[.classifications(model: model)] = try sums(
                .classifications(model: model), "WHERE t.model = \(model)"
            ).total
        }
        for (part, total) in parts where try totals.stored(part) != total { try totals.set(part, total) }
    }

    /// Totals of parts that are none: their names rotted, or their models are gone.
    private mutating func checkStrangeTotals() throws {
        let models = try Int64.fetchAll(database, sql: "SELECT id FROM models")
        let parts = [ChecksumTotals.Part.papers, .listings, .models, .labels]
        let known = Set(parts.map(\.name) + models.map { ChecksumTotals.Part.classifications(model: $0).name })
        let names = try String.fetchAll(database, sql: "SELECT part FROM checksum_totals ORDER BY part")
        let strange = names.filter { !known.contains($0) }
        if isMending {
            for name in strange {
                try database.execute(sql: "DELETE FROM checksum_totals WHERE part = ?", arguments: [name])
            }
        }
        let gone = strange.filter { $0.hasPrefix("classifications ") }
        if gone.count < strange.count || !isMending {
            found(.upkeep(table: "checksum_totals"), strange.count, isMended: isMending)
        }
    }
}
