import Listings
import Papers
import ReadableText
import TopicEngine

/// The topics that labels name, where no taxonomy says which there are: each has the slug that its name gives
/// (`Taxonomy.slug(ofName:)`), and keeps the name. Names that differ by capitals alone are one topic, called as most
/// labels write it.
///
/// Where words may stay, a label that is one word of letters, digits, points, hyphens and low lines of ASCII, as `cs.CL`
/// and `C04` are, is its own slug: who gave it looks for it as it was given.
struct NamedTopics {
    /// The topics that papers have, by their slugs.
    let taxonomy: Taxonomy
    /// How many papers have each, by slug.
    let papers: [String: Int]
    private let slugs: [String: String]

    /// The topics of labelled papers; labels of one word are their own slugs where `wordsStay`. Throws `DeskError.namesOfOneSlug` where several names would have one slug and
    /// differ by more than capitals, and `TrainingError.unusableTopic` for what is no name: what controls a terminal, or
    /// is longer than any name.
    init(_ labelled: [LabelledPaper], wordsStay: Bool) throws {
        var counts: [String: Int] = [:]
        var others: Set<String> = []
        for paper in labelled {
            for name in Set(paper.topicsGiven) { counts[name, default: 0] += 1 }
            others.formUnion(paper.not + paper.maybe + paper.primary)
        }
        if let wrong = counts.keys.sorted().first(where: { !ModelHeader.isSlug($0) }) {
            throw TrainingError.unusableTopic(wrong)
        }
        let all = others.union(counts.keys)
        let groups = Dictionary(grouping: all) { name in
            wordsStay && Self.isWord(name) ? name.lowercased() : Taxonomy.slug(ofName: name)
        }
        func usual(_ names: [String]) -> String? {
            names.max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) }
        }
        let clashes = groups.filter { Set($0.value.map { $0.lowercased() }).count > 1 }
        if !clashes.isEmpty {
            throw DeskError.namesOfOneSlug(
                clashes.map { NamesOfOneSlug(slug: $0.key, names: $0.value.sorted()) }.sorted { $0.slug < $1.slug })
        }
        var (slugs, names): ([String: String], [String: String]) = ([:], [:])
        for (key, group) in groups {
            let name = usual(group) ?? key
            let slug = wordsStay && Self.isWord(name) ? name : key
            names[slug] = name
            for other in group { slugs[other] = slug }
        }
        self.slugs = slugs
        var papers: [String: Int] = [:]
        for paper in labelled {
            for slug in Set(paper.topicsGiven.compactMap { slugs[$0] }) { papers[slug, default: 0] += 1 }
        }
        // "other" among several topics says that none applies; where every paper has one label, it is one like any
        // other.
        if !labelled.allSatisfy({ TrainingLabel($0).isSingle }) { papers["other"] = nil }
        self.papers = papers
        taxonomy = Taxonomy(
            topics: papers.keys.sorted().map { Topic(slug: $0, name: names[$0] ?? $0) })
    }

    private static func isWord(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { ASCII.isAlphanumeric($0) || ".-_".utf8.contains($0) }
    }

    /// The name of a topic; its slug where no paper has it.
    func name(of slug: String) -> String { taxonomy[slug]?.name ?? slug }

    /// The slug of a name that labels have.
    func slug(_ name: String) -> String { slugs[name] ?? name }
}

extension Taxonomy {
    /// The names of the topics, by slug.
    var names: [String: String] { Dictionary(uniqueKeysWithValues: topics.map { ($0.slug, $0.name) }) }
}

extension LabelledPaper {
    /// The topics that the paper is said to be about.
    var topicsGiven: [String] { label.map { [$0] } ?? topics }

    /// The paper with other words for its topics.
    func renamingTopics(_ renamed: (String) -> String) -> LabelledPaper {
        var paper = self
        paper.topics = topics.map(renamed)
        paper.not = not.map(renamed)
        paper.maybe = maybe.map(renamed)
        paper.primary = primary.map(renamed)
        paper.label = label.map(renamed)
        return paper
    }
}
