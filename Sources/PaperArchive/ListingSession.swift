import GRDB
public import Papers

/// What saving records did. A record is either new or known, so their sum is the number of records.
public struct SaveCount: Hashable, Sendable {
    /// Records of papers that the archive did not have.
    public var new: Int
    /// Records of papers that it had, those that came earlier in the same listing included.
    public var known: Int
    /// Sightings that were added.
    public var sightings: Int
    /// Identifiers that name papers with unlike titles, the first `SaveCount.keptShared`: those papers were kept apart.
    public var shared: [SharedIdentifier] = []

    /// So many shared identifiers are kept.
    public static let keptShared = 1_000

    /// Counts; zero by default.
    public init(new: Int = 0, known: Int = 0, sightings: Int = 0) {
        self.new = new
        self.known = known
        self.sightings = sightings
    }

    /// Adds the counts of another saving.
    public static func += (left: inout SaveCount, right: SaveCount) {
        left.new += right.new
        left.known += right.known
        left.sightings += right.sightings
        left.shared += right.shared.prefix(max(0, keptShared - left.shared.count))
    }

    mutating func add(_ refused: [(id: ScopedIdentifier, title: String)], of record: PaperRecord) {
        for (id, title) in refused where shared.count < Self.keptShared {
            shared.append(SharedIdentifier(id: id.id, title: record.title.readable, other: title))
        }
    }
}

/// An identifier that is no collection's and that names two papers with unlike titles, so that it
/// does not make them one.
public struct SharedIdentifier: Hashable, Sendable {
    /// The identifier, as the listing has it.
    public let id: String
    /// The title of the paper that was saved.
    public let title: String
    /// The title of the paper that had the identifier before.
    public let other: String
}

/// One transaction in which listings are saved, batch by batch; it lives only while `Archive.saving` runs.
public struct ListingSession: ~Copyable {
    private let papers: PaperTables
    private let path: String
    private let wait: Double

    init(_ database: Database, archive: Archive, importedOn day: CalendarDay) throws {
        papers = try PaperTables(database, importedOn: day)
        path = archive.path
        wait = archive.wait
    }

    /// Saves a batch of a listing's papers; further batches of the same listing may follow.
    ///
    /// A paper with a history comes out of another archive: it is restored with the sightings,
    /// labels and sources that it had there, and `source` and `format` leave no trace.
    ///
    /// - Parameters:
    ///   - batch: the papers.
    ///   - source: the name of the listing, as a rule of its file; with `format` it tells one listing from another.
    ///   - format: the format in which it was read.
    ///   - isSearch: whether the listing is a search or trending page: its day tells when papers
    ///     were seen, not when they came
    ///     out, and so stays with the sightings. The papers keep the listed day that daily listings gave them, or none.
    public func save(
        _ batch: PreparedPapers, source: String, format: String, isSearch: Bool = false
    ) throws(ArchiveError) -> SaveCount {
        if batch.count == 0 { return SaveCount() }
        do {
            return try papers.save(batch, from: ListingName(source: source, format: format), isSearch: isSearch)
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    /// Adds watches whose names are not taken.
    public func add(_ watches: [Watch]) throws(ArchiveError) {
        do {
            _ = try papers.add(watches)
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    /// As `save` of prepared papers, with the preparation on this thread.
    public func save(
        _ batch: [Paper], source: String, format: String, isSearch: Bool = false
    ) throws(ArchiveError) -> SaveCount {
        try save(PreparedPapers(batch), source: source, format: format, isSearch: isSearch)
    }
}

extension Archive {
    /// Saves the papers of one listing, in one transaction.
    ///
    /// A paper that the archive knows is completed, not repeated: see the module's page for what
    /// makes two records one paper. Texts are kept byte by byte, but for U+0000, which becomes
    /// U+FFFD. Saving the same listing again changes nothing. The parameters are those of
    /// `ListingSession.save`.
    @discardableResult
    public func save(
        _ papers: [Paper], source: String, format: String, importedOn day: CalendarDay, isSearch: Bool = false
    ) throws(ArchiveError) -> SaveCount {
        try write { database in
            try ListingSession(database, archive: self, importedOn: day)
                .save(papers, source: source, format: format, isSearch: isSearch)
        }
    }

    /// Runs `body` in one transaction, for listings of any size: what it saves is kept as a whole
    /// when it returns, and not at all when it throws.
    ///
    /// The archive must not be used otherwise inside `body`.
    ///
    ///     let count = try archive.saving(importedOn: today) { session in
    ///         var count = SaveCount()
    ///         for batch in batches { count += try session.save(batch, source: "all.jsonl", format: "jsonl") }
    ///         return count
    ///     }
    ///
    /// - Throws: what `body` throws, unchanged; `ArchiveError` for the transaction itself.
    public func saving<Result>(
        importedOn day: CalendarDay, _ body: (borrowing ListingSession) throws -> Result
    ) throws -> Result {
        do {
            return try transaction { try body(ListingSession($0, archive: self, importedOn: day)) }
        } catch let error as DatabaseError {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }
}
