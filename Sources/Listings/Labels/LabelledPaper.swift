/// A paper and the topics that a person gave it.
public struct LabelledPaper: Hashable, Sendable {
    /// The identifier; for arXiv papers without version.
    public var id: String?
    /// The title; empty where the file gives none.
    public var title: String
    /// The abstract or text; empty where the file gives none and the identifier has to lead to it.
    public var abstract: String
    /// The topics.
    public var topics: [String]
    /// Topics that it is said not to be about. A paper with any is labelled in part: of topics that
    /// are not named nothing is said.
    public var not: [String]
    /// Topics on which the labellers did not agree: neither right nor wrong.
    public var maybe: [String]
    /// The topics under which the paper may be filed; any of them counts as right.
    public var primary: [String]
    /// The single class, where the file gives that instead of topics; `topics` then holds it alone.
    public var label: String?
    /// How the paper came to be labelled (`random`, …), where the file says it.
    public var sample: String?
    /// The 1-based line.
    public var line: Int

    /// A labelled paper.
    public init(
        id: String? = nil, title: String = "", abstract: String = "", topics: [String], not: [String] = [],
        maybe: [String] = [],
        primary: [String] = [],
        label: String? = nil, sample: String? = nil, line: Int = 0
    ) {
        self.id = id
        self.title = title
        self.abstract = abstract
        self.topics = topics
        self.not = not
        self.maybe = maybe
        self.primary = primary
        self.label = label
        self.sample = sample
        self.line = line
    }

    /// Whether there is text to learn from or to judge on.
    public var hasText: Bool { !title.isEmpty || !abstract.isEmpty }
}
