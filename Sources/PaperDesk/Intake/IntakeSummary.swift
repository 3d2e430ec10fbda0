public import Listings
public import ReadableText

/// What came of listings.
public struct IntakeSummary: Hashable, Sendable {
    /// What came of one of them.
    public struct File: Hashable, Sendable {
        /// The file, or `standard input`.
        public var source: String
        /// Its format.
        public var format: ListingFormat
        /// Records that were there: new, known and rejected ones.
        public var read: Int
        /// Papers that the archive did not have.
        public var new: Int
        /// Papers that it had.
        public var known: Int
        /// Records that could not be read.
        public var rejected: Int
        /// Papers whose year of publication was inferred.
        public var yearsInferred: Int
        /// What the listing's day says about its papers.
        public var span: ListingSpan
        /// What a person should know about it.
        public var notes: [ListingNote]
        /// The records that could not be read, the first of them.
        public var rejections: [Rejection]
    }

    /// A listing of which nothing could be used, among others that could.
    public struct Refused: Hashable, Sendable {
        /// The file, or `standard input`.
        public var source: String
        /// Why.
        public var reason: String
        /// The kind of the trouble.
        public var failure: InputFailure
    }

    /// The listings that were read.
    public internal(set) var files: [File] = []
    /// Those that could not be used.
    public internal(set) var refused: [Refused] = []

    /// The trouble with the first listing that the system did not give, though there may be papers in it; nil where
    /// every listing was read, or is none.
    public var unread: InputFailure? { refused.lazy.map(\.failure).first { $0 != .unusable } }

    /// A count over all listings.
    public func sum(_ count: KeyPath<File, Int>) -> Int { files.reduce(0) { $0 + $1[keyPath: count] } }
}
