import GRDB

extension PaperRecord {
    /// Where the columns of `papers` that count stand among `columns`.
    private static let places = [0, 1, 19, 24, 2, 3, 4, 5, 6, 7, 8, 9, 15, 25, 21, 22, 23, 29, 30, 31]
    /// Likewise those of `texts`, and of `originals`.
    private static let textPlaces = [10, 11, 12, 13, 14, 16, 26]
    private static let originalPlaces = [17, 18]
    /// Where the checksums stand.
    private static let factsPlace = 27
    private static let textsPlace = 28

    /// The stored checksums of a paper's row, and of its texts.
    struct Checksums: Equatable {
        var facts: Checksum
        var texts: Checksum
    }

    /// Reads the two checksums of a row of `columns`.
    static func checksums(_ row: Row) throws -> Checksums {
        Checksums(
            facts: Checksum(stored: try row.optional(factsPlace) ?? 0),
            texts: Checksum(stored: try row.optional(textsPlace) ?? 0))
    }

    /// Compares a row of `columns` with its two checksums.
    ///
    /// - Throws: `DamagedRow`, with the paper's name, where the values are not those that were written.
    static func check(_ row: Row) throws {
        // Without checksums: of an older schema, see `ChecksumMigration.standIn`.
        if row.hasNull(atIndex: factsPlace), row.hasNull(atIndex: textsPlace) { return }
        let stored = try checksums(row)
        let texts = try SummedTable.texts.checksum(row, textPlaces)
        let originals = try SummedTable.originals.checksum(row, originalPlaces)
        if try SummedTable.papers.checksum(row, places) == stored.facts, texts + originals == stored.texts { return }
        let id: Int64 = try row.value(0)
        let name = DamagedRow.name(try? row.optional(20), try? row.optional(24))
        throw DamagedRow(alteredPaper: name ?? "in row \(id)", "fields")
    }

    /// The checksum of what `papers` is to hold of the record in a row.
    func factsChecksum(in row: Int64, _ fingerprint: PaperFingerprint) -> Checksum {
        SummedTable.papers.checksum([.integer(row)] + paperValues(fingerprint))
    }

    /// The checksum of what `texts` is to hold.
    func textsChecksum(_ texts: IndexedText) -> Checksum { SummedTable.texts.checksum(textValues(texts)) }

    /// The checksum of what `originals` is to hold; that of no values where it holds nothing.
    var originalsChecksum: Checksum {
        SummedTable.originals.checksum([RowValue(title.original), RowValue(abstract.original)])
    }
}
