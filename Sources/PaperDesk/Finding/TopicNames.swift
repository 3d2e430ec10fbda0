import PaperArchive
import Papers
import ReadableText
import TopicEngine

/// The topics that a person may name, and which of them is meant: the one door through which every command goes.
///
/// A topic is called by its slug, else by its slug or its name without regard to capitals, else by its name with
/// other signs between the words (`reinforcement_learning`). What could mean two topics means none.
struct TopicNames {
    /// The slugs, in the order in which people list them.
    let slugs: [String]
    private let known: Set<String>
    /// The slugs that are called so; nil for what calls several.
    private let lowered: [String: String?]
    private let worded: [String: String?]

    /// Topics by slug and name; of equal slugs the first.
    init(_ topics: [(slug: String, name: String)]) {
        var known: Set<String> = []
        let topics = topics.filter { known.insert($0.slug).inserted }
        slugs = topics.map(\.slug)
        self.known = known
        func called(_ form: (String) -> String) -> [String: String?] {
            var called: [String: String?] = [:]
            for (slug, name) in topics {
                for key in Set([form(slug), form(name)]) {
                    called[key] = .some(called[key] == nil ? slug : nil)
                }
            }
            return called
        }
        lowered = called { $0.lowercased() }
        worded = called(Self.words)
    }

    /// The topics of a model, and others that are known by their slugs alone.
    init(_ model: TopicModel, and others: [String] = []) {
        self.init((model.topics + others).map { ($0, model.name(of: $0)) })
    }

    /// The topics of a taxonomy.
    init(_ taxonomy: Taxonomy) { self.init(taxonomy.topics.map { ($0.slug, $0.name) }) }

    /// The slug of the topic that is called so; nil where there is none, or more than one.
    func slug(_ name: String) -> String? {
        if known.contains(name) { return name }
        // No slug and no name of a topic is longer.
        guard name.utf8.count <= 4_096 else { return nil }
        return (lowered[name.lowercased()] ?? nil) ?? (worded[Self.words(name)] ?? nil)
    }

    /// The topics that may have been meant by what is none.
    func alike(_ name: String) -> [String] { ReadableText.alike(name, among: slugs) }

    /// The slugs of topics that were written with commas between them, where slugs and names may have some of their
    /// own: the most parts that together are one.
    ///
    /// - Returns: the slugs, and the first part that calls no topic; nil where each does.
    func slugs(ofParts parts: [String]) -> (slugs: [String], unknown: String?) {
        var (found, rest): ([String], ArraySlice<String>) = ([], parts[...])
        while let first = rest.first {
            let ends = (rest.startIndex + 1...min(rest.endIndex, rest.startIndex + 8)).reversed()
            let match = ends.lazy.compactMap { end in
                [", ", ","].lazy.compactMap { slug(rest[..<end].joined(separator: $0)) }.first.map { ($0, end) }
            }.first
            guard let (slug, end) = match else { return (found, first) }
            found.append(slug)
            rest = rest[end...]
        }
        return (found, nil)
    }

    /// The words of a name in small letters, with one space between them.
    private static func words(_ name: String) -> String {
        name.lowercased().unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            .map { String($0) }.joined(separator: " ")
    }
}
