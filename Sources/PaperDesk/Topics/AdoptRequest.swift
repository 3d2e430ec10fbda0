public import Papers

/// A theme as it is adopted: what the papers that carry it say.
public struct AdoptedTheme: Hashable, Sendable {
    /// Its slug.
    public var slug: String
    /// Its name for people.
    public var name: String
    /// The terms by which its papers are told from others, the most telling first: they become the topic's cues.
    public var terms: [String]
    /// The identifiers of the papers that carry it.
    public var papers: [String]

    /// A theme.
    public init(slug: String, name: String, terms: [String], papers: [String]) {
        (self.slug, self.name, self.terms, self.papers) = (slug, name, terms, papers)
    }

    /// The topic that is drafted of it: a plain sentence, and the terms as cues.
    public var topic: Topic {
        let cues = terms.map { $0.lowercased() }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let shown = cues.prefix(4).map { "\"\($0)\"" }
        let list =
            shown.count < 2
            ? shown.joined() : shown.dropLast().joined(separator: ", ") + " or " + shown.suffix(1).joined()
        return Topic(
            slug: slug, name: name, definition: "Papers about \(name), which speak of \(list).",
            cues: cues)
    }
}

/// A theme is to become a topic.
public struct AdoptRequest: Hashable, Sendable {
    /// Where the theme comes from.
    public enum Theme: Hashable, Sendable {
        /// One that was found in the archive, by its slug or name.
        case found(String)
        /// One that is given.
        case given(AdoptedTheme)
    }

    /// The theme.
    public var theme: Theme
    /// The slug that the topic gets; nil for the theme's.
    public var slug: String?
    /// The name that it gets; nil for the theme's.
    public var name: String?
    /// The taxonomy's file; nil for the usual one.
    public var taxonomy: String?
    /// Which archive.
    public var archive: ArchiveChoice
    /// Where all random numbers of the learning begin.
    public var seed: UInt64
    /// Whether it is only told what would change.
    public var isDryRun: Bool

    /// A request; only the theme has no default.
    public init(
        _ theme: Theme, slug: String? = nil, name: String? = nil, taxonomy: String? = nil,
        archive: ArchiveChoice = ArchiveChoice(), seed: UInt64 = 1, isDryRun: Bool = false
    ) {
        (self.theme, self.slug, self.name, self.taxonomy) = (theme, slug, name, taxonomy)
        (self.archive, self.seed, self.isDryRun) = (archive, seed, isDryRun)
    }
}
