/// A topic that people gave a name: permanent slug, name, definition and cue phrases.
public struct Topic: Hashable, Sendable {
    /// The permanent identifier: lower-case letters, digits and hyphens (`reinforcement-learning`).
    public var slug: String
    /// The name for people (`Reinforcement learning`).
    public var name: String
    /// What a paper of this topic is about, a sentence or two.
    public var definition: String
    /// Phrases that point to the topic.
    public var cues: [String]
    /// Slugs of topics that became one with it: labels, reports and archives that name them mean it.
    public var aliases: [String]

    /// A topic.
    public init(
        slug: String, name: String, definition: String = "", cues: [String] = [], aliases: [String] = []
    ) {
        self.slug = slug
        self.name = name
        self.definition = definition
        self.cues = cues
        self.aliases = aliases
    }
}

/// The topics that a model learns, in the order in which people list them.
public struct Taxonomy: Hashable, Sendable {
    /// The topics that papers are sorted by; slugs are unique.
    public let topics: [Topic]
    /// Topics of which no more is learned, in the order in which people list them: a slug is never given twice.
    public let retired: [Topic]

    /// A taxonomy of topics whose slugs are known to be unique and well formed; readers check it
    /// (see `Taxonomy(yaml:)`).
    public init(topics: [Topic], retired: [Topic] = []) {
        let all = topics + retired
        let slugs = all.flatMap { [$0.slug] + $0.aliases }
        precondition(Set(slugs).count == slugs.count, "two topics have the same slug")
        self.topics = topics
        self.retired = retired
    }

    /// The topic of a slug, of those that are not retired.
    public subscript(slug: String) -> Topic? { topics.first { $0.slug == slug } }

    /// The slug that each alias stands for.
    public var aliases: [String: String] {
        Dictionary(
            uniqueKeysWithValues: (topics + retired).flatMap { topic in topic.aliases.map { ($0, topic.slug) } })
    }
}
