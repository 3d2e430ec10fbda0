import Papers

/// The listing that a transaction is saving.
final class SavedListing {
    private var current: ListingRows?

    /// What was saved of a listing; of the one before nothing is remembered.
    func rows(of name: ListingName) -> ListingRows {
        if let current, current.isOf(name) { return current }
        let rows = ListingRows(name)
        current = rows
        return rows
    }
}

/// What one transaction has saved of a listing: rows of one table are not one paper by a title that
/// many have, and what its identifiers say of papers that an earlier state of it brought can be
/// wrong.
final class ListingRows {
    /// The scope of the listing's identifiers.
    let scope: String
    private let name: ListingName
    private var rows: Set<Int64> = []
    /// Whether an identifier of the listing named a paper with another title than before: then its
    /// identifiers are the numbers of rows that moved, and text and DOI decide what is known.
    private(set) var areMoved = false

    init(_ name: ListingName) {
        self.name = name
        scope = ScopedIdentifier.scope(ofListing: name.source)
    }

    /// Whether it is this listing.
    func isOf(_ other: ListingName) -> Bool { name == other }

    /// Takes note of identifiers of a record that belong to other papers; says whether the
    /// listing's identifiers have moved.
    func areMoved(by taken: some Sequence<ScopedIdentifier>) -> Bool {
        areMoved = areMoved || taken.contains { $0.scope == scope }
        return areMoved
    }

    /// Whether a row was saved of this listing. Of most it is not asked, and so not remembered.
    func has(_ row: Int64) -> Bool { rows.contains(row) }

    /// Remembers the row to which a record went, if it can be asked for.
    func remember(_ row: Int64, of record: PaperRecord) {
        let isNumbered = record.identity.ids.contains { $0.scope == scope }
        if isNumbered || areMoved || record.abstract.readable.isEmpty { rows.insert(row) }
    }
}
