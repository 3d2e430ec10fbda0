import Papers

/// One search for the papers that a record is about: see `KnownPapers`.
struct RecordSearch {
    private let known: KnownPapers
    /// With the identifiers that speak for it so far.
    private var record: PaperRecord
    private let apart: Set<Int64>
    private let listing: ListingRows?
    /// Whether the record's own identifier is its listing's.
    private let isNumbered: Bool
    private var finding: KnownPapers.Finding
    private var rows: [Int64] = []

    init(_ known: KnownPapers, _ record: PaperRecord, apart: Set<Int64>, _ listing: ListingRows?) {
        (self.known, self.record, self.apart, self.listing) = (known, record, apart, listing)
        finding = KnownPapers.Finding(identity: record.identity)
        isNumbered = record.identity.ids.first?.isLocal ?? false
    }

    /// What is found.
    mutating func find(_ fingerprints: [PaperFingerprint]) throws -> KnownPapers.Finding {
        for id in record.identity.ids { try findHolders(of: id) }
        leaveOutRefused()
        for doi in record.identity.dois { try findDOI(doi) }
        if rows.isEmpty { leaveOutMoved() }
        for fingerprint in fingerprints { try findText(fingerprint) }
        for fingerprint in fingerprints where rows.isEmpty { try findTitle(fingerprint) }
        if let first = rows.first {
            finding.match = KnownPapers.Match(paper: first, duplicates: Array(rows.dropFirst()))
            finding.identity = record.identity
        }
        return finding
    }
}

// MARK: - Identifiers

extension RecordSearch {
    private mutating func findHolders(of id: ScopedIdentifier) throws {
        for holder in try known.holders.all(of: id) where !rows.contains(holder.row) {
            if holder.needsTitle(of: id), let title = try known.holders.unlikeTitle(of: holder.row, record) {
                finding.refused.append((id, title))
                continue
            }
            // Where two papers have a number of arXiv, it is the same one.
            try consider(holder.row, isSure: PaperIdentifier.isArXiv(id.id)) { $0.canShareDOI(with: $1) }
        }
    }

    /// Leaves out what belongs to other papers. An identifier that an older archive holds without
    /// listing is free for this one.
    private mutating func leaveOutRefused() {
        if finding.refused.isEmpty { return }
        let refused = Set(finding.refused.map(\.id))
        finding.identity = finding.identity.removing { refused.contains($0) && $0.scope != nil }
        record.identity = finding.identity
    }

    /// Where a listing's numbers moved, they say nothing of what was saved before.
    private mutating func leaveOutMoved() {
        guard let listing, listing.areMoved(by: finding.refused.lazy.map(\.id)) else { return }
        record.identity = record.identity.removing { $0.scope == listing.scope }
    }

    private mutating func findDOI(_ doi: String) throws {
        for row in try known.rows(withDOI: doi) where !apart.contains(row) {
            try consider(row) { $0.canShareDOI(with: $1) }
        }
    }
}

// MARK: - Texts

extension RecordSearch {
    private mutating func findText(_ fingerprint: PaperFingerprint) throws {
        let isBare = record.isBare(fingerprint)
        for candidate in try known.candidates(withTitle: fingerprint.storedTitle, text: fingerprint.stored) {
            if apart.contains(candidate.paper) || candidate.isOther(than: record.identity.arXiv) { continue }
            if isOtherRow(candidate, isBare: isBare) || isOtherOfListing(candidate) { continue }
            if isBare, try !known.holders.isSame(candidate.paper, record, listing) { continue }
            if isOtherNumber(candidate), try !known.holders.hasWords(candidate.paper, record) { continue }
            try consider(candidate.paper) { $0.canShareText(with: $1) }
        }
    }

    /// The paper that the title alone shows to be the record's. A text that was ever seen without
    /// abstract is known as such, so that only a record without abstract has to look at all papers
    /// of its title.
    private mutating func findTitle(_ fingerprint: PaperFingerprint) throws {
        if TitleLikeness.isGeneric(record.title.readable) { return }
        let title = fingerprint.storedTitle
        let candidates =
            try fingerprint.isTitleOnly
            ? known.candidates(withTitle: title) : known.candidates(withTitle: title, text: title)
        for candidate in candidates where !apart.contains(candidate.paper) {
            guard candidate.isBareMatch(of: record, fingerprint), !isOtherRow(candidate, isBare: false) else {
                continue
            }
            guard record.identity.canShareText(with: try known.holders.identity(of: candidate.paper)) else { continue }
            rows.append(candidate.paper)
            return
        }
    }

    /// Whether a paper is another row of the same table, where neither title nor number says so.
    private func isOtherRow(_ candidate: TextCandidate, isBare: Bool) -> Bool {
        guard let listing, listing.areMoved || isBare else { return false }
        return listing.has(candidate.paper)
    }

    /// Whether a paper has another identifier of a listing that also gave the record one: two papers. Told without a
    /// look at its other identifiers, since a text may be many papers'; one that had the record's was found by it.
    private func isOtherOfListing(_ candidate: TextCandidate) -> Bool {
        guard rows.isEmpty, let id = candidate.id, id.scope != nil, !record.identity.ids.contains(id) else {
            return false
        }
        return record.identity.ids.contains { $0.scope == id.scope }
    }

    /// Whether a paper has a number in another listing, so that only the same words make them one.
    private func isOtherNumber(_ candidate: TextCandidate) -> Bool {
        guard isNumbered, let id = candidate.id, id.isLocal else { return false }
        return !record.identity.ids.contains(id)
    }

    /// Takes a row that is not yet found, where it can be one paper with the record and the rows found before.
    private mutating func consider(
        _ row: Int64, isSure: Bool = false, _ canBeOne: (PaperIdentity, PaperIdentity) -> Bool
    ) throws {
        if rows.contains(row) { return }
        if !(isSure && rows.isEmpty) {
            let joined = try rows.reduce(record.identity) { $0.merged(with: try known.holders.identity(of: $1)) }
            guard canBeOne(joined, try known.holders.identity(of: row)) else { return }
        }
        rows.append(row)
    }
}
