/// A text and what tells it from others: where an engine reads and an archive or a file gives, this is all
/// that travels.
public struct IdentifiedText<ID: Hashable & Sendable>: Hashable, Sendable, Identifiable {
    /// What tells it from all others.
    public var id: ID
    /// The title, on one line; empty where there is none.
    public var title: String
    /// The abstract, or all of the text where nothing says what it is.
    public var abstract: String

    /// A text.
    public init(id: ID, title: String, abstract: String) {
        self.id = id
        self.title = title
        self.abstract = abstract
    }

    /// The same text under another identifier.
    public func identified<Other>(by other: Other) -> IdentifiedText<Other> {
        IdentifiedText<Other>(id: other, title: title, abstract: abstract)
    }
}
