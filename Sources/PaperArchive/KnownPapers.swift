import GRDB
import Papers

/// Finds the stored papers that a record is about.
///
/// The identifier of the source decides first, the fingerprint next; two papers with different identifiers are never one,
/// whatever their texts. Where the record or the stored paper has no abstract, the title alone decides, last.
struct KnownPapers {
    /// Stored papers that a record shows to be one.
    struct Match {
        /// The paper that the record is about.
        var paper: Int64
        /// Papers without identifier that turn out to be the same: stored from a page before its identifier was known.
        var duplicates: [Int64] = []
    }

    /// A stored paper that has, or once had, the record's title.
    private struct Candidate {
        var paper: Int64
        /// Under which it was seen, and which its fullest record has.
        var seen: Int64
        var present: Int64
        var id: String?

        /// Papers with identifier come first, so that the choice among several does not depend on the order of import.
        func precedes(_ other: Candidate) -> Bool {
            switch (id, other.id) {
            case (let left?, let right?): (left, paper) < (right, other.paper)
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): (present, paper) < (other.present, other.paper)
            }
        }
    }

    private let byID: Statement
    private let byTitle: Statement

    init(_ database: Database) throws {
        byID = try database.cachedStatement(sql: "SELECT id FROM papers WHERE source_id = ?")
        byTitle = try database.cachedStatement(
            sql: """
                SELECT f.paper, f.fingerprint, p.fingerprint, p.source_id
                FROM fingerprints f JOIN papers p ON p.id = f.paper WHERE f.title = ?
                """)
    }

    /// The stored papers that a record is about; nil where it is new.
    func match(_ record: PaperRecord, _ fingerprint: PaperFingerprint) throws -> Match? {
        let identified = try record.id.flatMap { try Int64.fetchOne(byID, arguments: [$0]) }
        let candidates = try candidates(record, fingerprint)
        let equal = candidates.filter { $0.seen == fingerprint.stored }
        if let paper = identified ?? equal.first?.paper {
            let others = equal.filter { $0.id == nil && $0.paper != paper }
            return Match(paper: paper, duplicates: others.map(\.paper))
        }
        let bare = candidates.first { fingerprint.isTitleOnly || $0.present == fingerprint.storedTitle }
        return bare.map { Match(paper: $0.paper) }
    }

    /// Papers of the record's title whose identifier does not contradict the record's, in a fixed order.
    private func candidates(_ record: PaperRecord, _ fingerprint: PaperFingerprint) throws -> [Candidate] {
        var found: [Candidate] = []
        let rows = try Row.fetchCursor(byTitle, arguments: [fingerprint.storedTitle])
        while let row = try rows.next() {
            let candidate = Candidate(
                paper: try row.value(0), seen: try row.value(1), present: try row.value(2), id: try row.optional(3))
            if record.id == nil || candidate.id == nil || record.id == candidate.id { found.append(candidate) }
        }
        return found.count < 2 ? found : found.sorted { $0.precedes($1) }
    }
}
