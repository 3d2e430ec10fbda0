/// How a report is to be written down; each format takes what concerns it.
public struct RenderOptions: Hashable, Sendable {
    /// The columns of the terminal (text).
    public var width: Int
    /// Whether to use colour and weight (text).
    public var color: Bool
    /// Whether to show a table of the periods (text, Markdown, HTML, e-mail).
    public var periodTable: Bool
    /// Whether to list, below the reading list, all papers of each topic that the report holds, instead of one a
    /// topic (text, Markdown, HTML, e-mail, Atom).
    public var allPapers: Bool
    /// From whom and to whom (e-mail); the sender also names the authority of the identifiers of a feed.
    public var envelope: MailEnvelope
    /// Where the feeds can be had (Atom); nil where that is not known.
    public var feedAddress: FeedAddress?

    /// Options; everything has a default.
    public init(
        width: Int = 80, color: Bool = false, periodTable: Bool = false, allPapers: Bool = false,
        envelope: MailEnvelope = MailEnvelope(), feedAddress: FeedAddress? = nil
    ) {
        self.width = width
        self.color = color
        self.periodTable = periodTable
        self.allPapers = allPapers
        self.envelope = envelope
        self.feedAddress = feedAddress
    }

    /// How many papers of a topic its feed lists; nil for all.
    var paperLimit: Int? { allPapers ? nil : 3 }
}
