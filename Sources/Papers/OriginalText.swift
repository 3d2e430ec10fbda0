/// The texts of a paper as its listing had them; nil where they are the paper's own.
public struct OriginalText: Hashable, Sendable {
    /// The title.
    public var title: String?
    /// The abstract.
    public var abstract: String?

    /// Texts, at least one of them.
    public init(title: String?, abstract: String?) {
        precondition(title != nil || abstract != nil, "an original that changes nothing is none")
        self.title = title
        self.abstract = abstract
    }
}
