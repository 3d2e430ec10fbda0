import GRDB
import Papers
import ReadableText

/// The rows that one transaction restored. Papers of one archive are as many in another: they do
/// not become one there by their texts.
final class RestoredRows {
    var rows: Set<Int64> = []
}

extension PaperTables {
    /// Restores a paper of another archive, or completes the one that this archive has by it.
    /// Returns its row here.
    func restore(_ prepared: PreparedPaper, _ history: PaperHistory) throws -> (row: Int64, count: SaveCount) {
        var record = PaperRecord(prepared, importedOn: history.importedOn)
        if let published = prepared.paper.published {
            record.published = .init(published, inferred: history.isPublishedCertain ? .inferredFromStated : .inferred)
        }
        record.sources = .each(try PaperField.allCases.map { try history.sources[$0].map(listings.listing) })
        let texts = history.texts.map { PaperFingerprint(value: $0.whole, titleValue: $0.title) }
        var finding = KnownPapers.Finding(identity: record.identity)
        if let row = try known.counterpart(of: record, prepared.fingerprint, apart: restored.rows) {
            finding.match = KnownPapers.Match(paper: row)
        } else {
            finding = try known.find(record, [prepared.fingerprint] + texts, apart: restored.rows)
            record.identity = finding.identity
        }
        let (row, isNew) = try place(record, prepared, finding.match)
        restored.rows.insert(row)
        for text in texts { try remember(text, of: row) }
        var count = SaveCount(new: isNew ? 1 : 0, known: isNew ? 0 : 1)
        if isNew { count.add(finding.refused, of: record) }
        for sighting in history.sightings where try add(stored(sighting), of: row) { count.sightings += 1 }
        try LabelTable(database).complete(row, by: history.labels)
        try MarkTable(database).complete(row, by: history.marks)
        try ProposedLabelTable(database).complete(row, by: history.proposed)
        return (row, count)
    }

    /// Adds watches of another archive whose names are not taken here.
    func add(_ watches: [Watch]) throws -> Int { try WatchTable(database).add(watches) }

    private func stored(_ sighting: Sighting) throws -> StoredSighting {
        let listing = try listings.listing(ListingName(source: sighting.source, format: sighting.format))
        return StoredSighting(
            listing: listing.row, listed: sighting.listed.map { .init($0, inferred: .inferred) },
            isSearch: sighting.isSearch,
            importedOn: sighting.importedOn)
    }
}
