import GRDB
import Papers

/// A stored paper that has, or once had, a record's title.
struct TextCandidate {
    var paper: Int64
    /// Under which it was seen, and which its fullest record has.
    var seen: Int64
    var present: Int64
    var id: ScopedIdentifier?

    /// The columns that `init(_:)` reads, and their tables.
    static let select = """
        SELECT f.paper, f.fingerprint, p.fingerprint, p.source_id, p.scope FROM fingerprints f JOIN papers p ON p.id \
        = f.paper
        """

    init(_ row: Row) throws {
        paper = try row.rowNumber(0)
        seen = try row.value(1)
        present = try row.value(2)
        id = try ScopedIdentifier(row, at: 3)
    }

    /// Papers with identifier come first, so that the choice among several does not depend on the
    /// order of import.
    func precedes(_ other: TextCandidate) -> Bool {
        switch (id, other.id) {
        case (let left?, let right?): (left.id, left.scope ?? "", paper) < (right.id, right.scope ?? "", other.paper)
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): (present, paper) < (other.present, other.paper)
        }
    }

    /// Whether it has another number of arXiv: told without a look at its other identifiers, since
    /// a text may be many papers'.
    func isOther(than number: ArXivIdentifier?) -> Bool {
        guard let number, let id, let own = ArXivIdentifier(id.id) else { return false }
        return own.key != number.key
    }

    /// Whether the title alone can show that a record is about it: one of them has no abstract, and
    /// no identifier contradicts.
    func isBareMatch(of record: PaperRecord, _ fingerprint: PaperFingerprint) -> Bool {
        guard fingerprint.isTitleOnly || present == fingerprint.storedTitle else { return false }
        return record.identity.ids.isEmpty || id == nil || record.identity.ids.first == id
    }
}

extension ScopedIdentifier {
    /// Reads an identifier and, in the column after it, its scope; nil where there is none.
    init?(_ row: Row, at index: Int) throws {
        guard let id: String = try row.optional(index) else { return nil }
        let scope: String = try row.value(index + 1)
        self.init(id, scope: scope.isEmpty ? nil : scope)
    }
}
