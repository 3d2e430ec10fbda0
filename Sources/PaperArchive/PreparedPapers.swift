public import Papers
import Synchronization

/// Papers of a listing made ready to be saved: identities, fingerprints and index texts need no
/// archive, and so any thread can make them while another one saves those before.
///
///     let ready = PreparedPapers(papers)
///     try session.save(ready, source: "all.jsonl", format: "jsonl")
public struct PreparedPapers: Sendable {
    private(set) var papers: [PreparedPaper]

    /// How many there are.
    public var count: Int { papers.count }

    /// Makes papers ready; none by default.
    public init(_ papers: [Paper] = []) {
        var stems = WordStems()
        self.init(papers, &stems)
    }

    fileprivate init(_ papers: [Paper], _ stems: inout WordStems) {
        self.papers = papers.map { PreparedPaper($0, stems: &stems) }
    }

    /// Adds papers of the same listing.
    public static func += (left: inout PreparedPapers, right: PreparedPapers) { left.papers += right.papers }
}

/// Makes many batches of papers ready, one after another: what is known of words from those before saves time, and
/// changes nothing.
///
///     let preparation = PaperPreparation()
///     for batch in batches { try session.save(preparation.prepared(batch), source: "all.jsonl", format: "jsonl") }
public final class PaperPreparation: Sendable {
    private let stems = Mutex(WordStems())

    /// One that knows no words yet.
    public init() {}

    /// Papers made ready.
    public func prepared(_ papers: [Paper]) -> PreparedPapers { stems.withLock { PreparedPapers(papers, &$0) } }
}

/// A paper with what is known of it before an archive is asked.
struct PreparedPaper: Sendable {
    /// Its texts are fit for SQLite, and its numbers are those that are read again.
    let paper: Paper
    let identity: PaperIdentity
    let fingerprint: PaperFingerprint
    let text: IndexedText

    /// A paper alone.
    init(_ given: Paper) {
        var stems = WordStems()
        self.init(given, stems: &stems)
    }

    /// - Parameter stems: of papers before.
    init(_ given: Paper, stems: inout WordStems) {
        paper = given.fitForStorage
        identity = PaperIdentity(paper)
        fingerprint = PaperFingerprint(paper)
        text = IndexedText(title: paper.title, abstract: paper.abstract, authors: paper.authors, stems: &stems)
    }
}

extension Paper {
    /// The paper with texts that are fit for SQLite and numbers that are those that are read again.
    var fitForStorage: Paper {
        var paper = self
        paper.title = paper.title.withoutNulls
        paper.abstract = paper.abstract.withoutNulls
        paper.original = paper.original.map {
            OriginalText(title: $0.title?.withoutNulls, abstract: $0.abstract?.withoutNulls)
        }
        paper.authorCount = StoredRange.count(paper.authorCount)
        paper.upvotes = StoredRange.count(paper.upvotes)
        paper.comments = StoredRange.count(paper.comments)
        paper.version = StoredRange.count(paper.version)
        paper.published = StoredRange.date(paper.published)
        paper.listed = StoredRange.day(paper.listed)
        paper.venue = paper.venue.flatMap { $0.isEmpty ? nil : $0.withoutNulls }
        paper.language = paper.language.flatMap { LanguageCode.code($0) }
        paper.type = paper.type.flatMap { WorkType.word($0) }
        return paper
    }
}
