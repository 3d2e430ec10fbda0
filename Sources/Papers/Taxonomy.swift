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

    /// A topic.
    public init(slug: String, name: String, definition: String = "", cues: [String] = []) {
        self.slug = slug
        self.name = name
        self.definition = definition
        self.cues = cues
    }
}

/// The topics that a model learns, in the order in which people list them.
public struct Taxonomy: Hashable, Sendable {
    /// The topics; slugs are unique.
    public let topics: [Topic]

    /// A taxonomy of topics whose slugs are known to be unique and well formed; readers check it
    /// (see `Taxonomy(yaml:)`).
    public init(topics: [Topic]) {
        precondition(Set(topics.map(\.slug)).count == topics.count, "two topics have the same slug")
        self.topics = topics
    }

    /// The topic of a slug.
    public subscript(slug: String) -> Topic? { topics.first { $0.slug == slug } }
}
