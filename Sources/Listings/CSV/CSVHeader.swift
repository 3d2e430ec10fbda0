import ReadableText

/// The first line of a table: what its columns are, and what stands between them.
struct CSVHeader: Hashable {
    /// The most columns that are looked at; a line with more is no header.
    static let maximumColumns = 1000

    /// The byte between fields.
    let delimiter: UInt8
    /// The columns from left to right, nil for those that tell nothing of a paper.
    let columns: [ListingField?]
    /// The names of those.
    let notUnderstood: [String]
    /// Whether a space follows every delimiter.
    let isSpaced: Bool
    /// Whether the columns are tags of the Web of Science, which puts no quotes around cells.
    let isTagged: Bool

    /// A row of the table, before any line of it.
    var row: CSVRow {
        var row = CSVRow(delimiter: delimiter)
        row.isSpaced = isSpaced
        row.takesQuotesAsText = isTagged && delimiter == 0x09
        return row
    }

    /// The header in a line; nil where it names no title and one thing more.
    init?(_ line: ArraySlice<UInt8>) {
        let found = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")].compactMap {
            Self(line, delimiter: $0)
        }
        guard let best = found.max(by: { $0.known < $1.known }) else { return nil }
        self = best
    }

    private init?(_ line: ArraySlice<UInt8>, delimiter: UInt8) {
        var row = CSVRow(delimiter: delimiter)
        row.isSpaced = true
        guard row.add(line, number: 1) == .complete, row.fields.count <= Self.maximumColumns else { return nil }
        self.delimiter = delimiter
        let names = row.fields.map { Spacing.singleSpaced($0.bytes[...]) }
        isTagged = Set(names).isSuperset(of: ["TI", "AU", "SO"])
        columns = Self.columns(names, isTagged: isTagged)
        notUnderstood = zip(names, columns).compactMap { $1 == nil && !$0.isEmpty ? $0 : nil }
        let unquoted = row.fields.dropFirst().filter { !$0.isQuoted }
        isSpaced = !unquoted.isEmpty && unquoted.allSatisfy { $0.bytes.first == 0x20 }
        guard known > 1, columns.contains(where: { $0 == .title || $0.map(ListingField.texts.contains) ?? false })
        else {
            return nil
        }
    }

    /// What columns of these names tell.
    private static func columns(_ names: [String], isTagged: Bool) -> [ListingField?] {
        let columns = names.map { ListingField(name: $0) }
        // Some of the tags mean something else alone.
        return isTagged ? zip(names, columns).map { tagged[$0] ?? $1 } : columns
    }

    private static let tagged: [String: ListingField] = [
        "ID": .keywords, "DE": .keywords, "DI": .doi, "UT": .id, "AF": .authors, "PD": .published, "PY": .year,
        "LA": .language, "DT": .type,
    ]

    /// The places of the columns of a kind, from left to right.
    func places(of field: ListingField) -> [Int] { columns.indices.filter { columns[$0] == field } }

    /// The place of the last of the columns without whose text a row is none: the first title and the first abstract.
    var lastTextColumn: Int {
        let text = ListingField.textsByRank.lazy.compactMap { field in columns.firstIndex { $0 == field } }.first
        return max(columns.firstIndex { $0 == .title } ?? 0, text ?? 0)
    }

    /// Whether it can be nothing else: it names a title, a text and one thing more.
    var isCertain: Bool {
        let found = Set(columns.compactMap { $0 == .type || $0 == .language ? nil : $0 })
        return found.contains(.title) && !found.isDisjoint(with: ListingField.texts) && found.count >= 4
    }

    /// How many columns tell something of a paper; years and months stand in tables of anything.
    private var known: Int { columns.count { !($0?.isOfAnything ?? true) } }

    /// The delimiter that Excel states on a line before the header, as `sep=;`.
    static func statedDelimiter(_ line: ArraySlice<UInt8>) -> UInt8? {
        line.count == 5 && String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" ? line.last : nil
    }
}
