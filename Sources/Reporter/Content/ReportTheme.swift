public import Papers
public import Themes

/// How many papers of a theme have a topic.
public struct ThemeTopic: Hashable, Sendable {
    /// The topic's slug.
    public var topic: String
    /// Its name for people.
    public var name: String
    /// How many papers of the theme's weeks have it.
    public var papers: Int

    /// A topic of a theme.
    public init(topic: String, name: String, papers: Int) {
        (self.topic, self.name, self.papers) = (topic, name, papers)
    }
}

/// A theme as a report shows it: with papers that carry it, and its topics.
public struct ReportTheme: Hashable, Sendable {
    /// How many papers are kept at most.
    public static let mostPapers = 10
    /// A topic covers a theme where this part of its papers has it.
    static let coveredPart = 0.8

    /// The theme.
    public var theme: Theme
    /// Papers that carry it: those that are about it first, then the newest.
    public var papers: [EvidencePaper]
    /// The topics that its papers have, the most frequent first.
    public var topics: [ThemeTopic]

    /// A theme of a report.
    public init(_ theme: Theme, papers: [EvidencePaper] = [], topics: [ThemeTopic] = []) {
        (self.theme, self.papers, self.topics) = (theme, papers, topics)
    }

    /// The topic that covers it; nil where none does.
    public var covering: ThemeTopic? {
        topics.first.flatMap { Double($0.papers) >= Self.coveredPart * Double(theme.papers) ? $0 : nil }
    }
}

extension EvidencePaper {
    /// A paper that carries a theme; nil for one without a date of the kind.
    public init?(_ paper: Paper, by kind: DateKind) {
        guard let date = paper.date(kind) else { return nil }
        self.init(
            title: paper.title, id: paper.id, probability: 1, primary: true, upvotes: paper.upvotes, date: date)
    }
}
