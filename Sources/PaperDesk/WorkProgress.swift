/// What long work is at.
public enum WorkStage: Hashable, Sendable {
    /// So many papers were read from a listing, of which so much of the whole has been read, where that is known.
    case reading(papers: Int, part: Double?, source: String)
    /// So many papers were gathered to learn from.
    case gathering(papers: Int)
    /// So many papers of so many were classified.
    case classifying(papers: Int, of: Int)
    /// So many papers were classified by two models.
    case comparing(papers: Int)
    /// So many documents were classified.
    case answering(documents: Int)
    /// A model is being learned; the engine says what it does.
    case learning(String)
    /// So many papers are being grouped.
    case grouping(papers: Int)
    /// Words of papers are numbered, so many of so many.
    case readingWords(papers: Int, of: Int)
    /// So many bytes were written.
    case writing(bytes: Int)
}

/// Who is told how far long work is.
public protocol WorkProgress: AnyObject {
    /// Work has come so far.
    func show(_ stage: @autoclosure () -> WorkStage)
    /// Nothing more is being done.
    func finish()
    /// Throws `CancellationError` where nobody wants the work any more. It is asked where work can be left as if it
    /// had not been begun.
    func check() throws
    /// Whether the work is wanted still, for work that is done on several threads at once; once it says no, it always does.
    var isWanted: @Sendable () -> Bool { get }
}

extension WorkProgress {
    /// Work is wanted as long as it takes.
    public func check() throws {}
    /// Work is wanted as long as it takes.
    public var isWanted: @Sendable () -> Bool { { true } }
}

/// Tells nobody.
public final class SilentProgress: WorkProgress {
    /// Progress for nobody.
    public init() {}
    /// Says nothing.
    public func show(_ stage: @autoclosure () -> WorkStage) {}
    /// Says nothing.
    public func finish() {}
}
