import Papers

/// A link to a paper of arXiv, made only from an identifier that has one of arXiv's two forms.
///
///     ArXivLink("2412.07730")?.url          // "https://arxiv.org/abs/2412.07730"
///     ArXivLink("javascript:alert(1)")      // nil
public struct ArXivLink: Hashable, Sendable {
    /// The identifier as arXiv writes it, possibly with its version.
    public let id: String

    /// The link of an identifier: `2412.07730`, `2412.07730v2`, `cs/0112017` or `math.GT/0309136`,
    /// its letters in any case; nil for anything else.
    ///
    /// The forms are those of `ArXivIdentifier`.
    public init?(_ id: String) {
        guard let identifier = ArXivIdentifier(id) else { return nil }
        self.id = identifier.description
    }

    /// The address of the abstract page.
    public var url: String { "https://arxiv.org/abs/\(id)" }
}
