import PaperArchive
import Papers
import ReadableText
import TopicEngine

/// The topics that a person may name, and which of them is meant: the one door through which every command goes.
///
/// A topic is called by its slug, else by its slug or its name without regard to capitals, else by its name with
/// other signs between the words (`reinforcement_learning`). What could mean two topics means none. The former slug of
/// a topic that became part of another calls that one.
struct TopicNames {
    /// The slugs, in the order in which people list them.
    let slugs: [String]
    /// Their names, in the same order.
    private let names: [String]
    private let known: Set<String>
    /// The topic that each former slug stands for.
    private let aliases: [String: String]
    /// The slugs of topics that have a comma in slug or name.
    private let withCommas: Set<String>
    /// The slugs that are called so; nil for what calls several.
    private let lowered: [String: String?]
    private let worded: [String: String?]

    /// Topics by slug and name; of equal slugs the first. `aliases` are the topics that former slugs stand for.
    init(_ topics: [(slug: String, name: String)], aliases: [String: String] = [:]) {
        self.aliases = aliases
        var known: Set<String> = []
        let topics = topics.filter { known.insert($0.slug).inserted }
        slugs = topics.map(\.slug)
        names = topics.map(\.name)
        self.known = known
        withCommas = Set(topics.filter { $0.slug.contains(",") || $0.name.contains(",") }.map(\.slug))
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

    /// The topics of a model, and others that are known by their slugs alone; a topic of the model that became part of
    /// another since it was learned calls that one.
    init(_ model: TopicModel, and others: [String] = [], aliases: [String: String] = [:]) {
        let present = (model.topics + others).filter { aliases[$0] == nil }
        self.init(present.map { ($0, model.name(of: $0)) }, aliases: aliases)
    }

    /// The topics of a taxonomy, and those of a model that it does not have, nor had.
    init(_ taxonomy: Taxonomy, and model: TopicModel? = nil) {
        let aliases = taxonomy.aliases
        let former = Set(aliases.keys).union(taxonomy.retired.map(\.slug))
        let others = model.map { model in
            model.topics.filter { !former.contains($0) }.map { (slug: $0, name: model.name(of: $0)) }
        }
        self.init(taxonomy.topics.map { ($0.slug, $0.name) } + (others ?? []), aliases: aliases)
    }

    /// The topic that a former slug stands for; what is none stays.
    func present(_ slug: String) -> String { known.contains(slug) ? slug : aliases[slug] ?? slug }

    /// The slug of the topic that is called so; nil where there is none, or more than one.
    func slug(_ name: String) -> String? {
        if known.contains(name) { return name }
        if let present = aliases[name] ?? aliases[name.lowercased()], known.contains(present) { return present }
        // No slug and no name of a topic is longer.
        guard name.utf8.count <= 4_096 else { return nil }
        return (lowered[name.lowercased()] ?? nil) ?? (worded[Self.words(name)] ?? nil)
    }

    /// The topic that is called so, or what was written where there is none: other places tell of that.
    func slugOrName(_ name: String) -> String { slug(name) ?? name }

    /// What was said of topics by any of their names, by slug: what was said of a slug stands before what was said of
    /// another name of the topic. What calls none stays.
    func verdicts(_ said: [String: Bool]) -> [String: Bool] {
        if said.keys.allSatisfy(known.contains) { return said }
        var verdicts: [String: Bool] = [:]
        for name in said.keys.sorted() where !known.contains(name) { verdicts[slugOrName(name)] = said[name] }
        return verdicts.merging(said.filter { known.contains($0.key) }) { $1 }
    }

    /// The slugs of topics that may have been meant by what is none: by their slugs, else by their names.
    func alike(_ name: String) -> [String] {
        let alike = ReadableText.alike(name, among: slugs)
        if !alike.isEmpty { return alike }
        let meant = Set(ReadableText.alike(name, among: names))
        return zip(slugs, names).filter { meant.contains($1) }.map(\.0)
    }

    /// The topics that are called so; what calls none is told once, all of it together.
    func found(_ names: [String]) -> (slugs: [String], unknown: [UnknownTopic]) {
        var result: (slugs: [String], unknown: [UnknownTopic]) = ([], [])
        for name in names {
            if let slug = slug(name) {
                result.slugs.append(slug)
            } else if !result.unknown.contains(where: { $0.name == name }) {
                result.unknown.append(unknown(name))
            }
        }
        return result
    }

    /// What is called so is no topic.
    func unknown(_ name: String) -> UnknownTopic { UnknownTopic(name, alike: alike(name)) }

    /// The topics of a list, where slugs and names may have commas of their own: the most parts that together are one.
    /// A part in quotes is one alone.
    ///
    /// - Returns: the slugs, and the parts that call no topic.
    func slugs(of list: TopicList) -> (slugs: [String], unknown: [UnknownTopic]) {
        var found: (slugs: [String], unknown: [UnknownTopic]) = ([], [])
        var rest = list.parts[...]
        while let first = rest.first {
            let others = first.isQuoted ? [] : rest.prefix(Self.mostParts).dropFirst().prefix { !$0.isQuoted }
            let match = (0...others.count).reversed().lazy.compactMap { count in
                topic(first, others.prefix(count)).map { ($0, count) }
            }.first
            if let slug = match?.0 { found.slugs.append(slug) } else { found.unknown.append(unknown(first.text)) }
            rest = rest.dropFirst(1 + (match?.1 ?? 0))
        }
        return found
    }

    /// The topic that several parts of a list are together: one that is called with commas.
    private func topic(_ first: TopicList.Part, _ others: ArraySlice<TopicList.Part>) -> String? {
        if others.isEmpty { return slug(first.text) }
        let parts = [first.text] + others.map(\.text)
        return [", ", ","].lazy.compactMap { slug(parts.joined(separator: $0)) }.first { withCommas.contains($0) }
    }

    /// A slug or name with more commas has to stand in quotes.
    private static let mostParts = 8

    /// The words of a name in small letters, with one space between them.
    private static func words(_ name: String) -> String {
        name.lowercased().unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            .map { String($0) }.joined(separator: " ")
    }
}
