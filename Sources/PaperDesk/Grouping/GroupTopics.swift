import PaperArchive
import Papers
import Themes
import TopicEngine

/// Groups of the papers of an archive are to become topics.
public struct GroupTopicsRequest: Hashable, Sendable {
    /// How the archive's papers are grouped; a file is passed over.
    public var groups: ClusterRequest
    /// Which groups, by their numbers from 1; all where none are named.
    public var chosen: [Int]
    /// The taxonomy's file; nil for the usual one.
    public var taxonomy: String?
    /// Whether it is only told what would change.
    public var isDryRun: Bool

    /// A request; everything has a default.
    public init(
        _ groups: ClusterRequest = ClusterRequest(), chosen: [Int] = [], taxonomy: String? = nil, isDryRun: Bool = false
    ) {
        (self.groups, self.chosen, self.taxonomy, self.isDryRun) = (groups, chosen, taxonomy, isDryRun)
    }
}

/// A group that becomes no topic.
public struct PassedGroup: Hashable, Sendable {
    /// Why it becomes none.
    public enum Reason: String, Hashable, Sendable {
        /// No phrase tells it from the others: it has no name that a person would write.
        case unnamed
        /// A topic has its name or slug, or had it.
        case taken
        /// Too few of its papers are surely about it.
        case fewPapers = "few-papers"
    }

    /// Its number, from 1.
    public let number: Int
    /// Its name.
    public let name: String
    /// Why.
    public let reason: Reason

    /// A group and why it is passed over.
    public init(number: Int, name: String, reason: Reason) {
        (self.number, self.name, self.reason) = (number, name, reason)
    }

    /// One sentence without its end: `group 3 (Video generation) has the name of a topic`.
    public var sentence: String {
        let why =
            switch reason {
            case .unnamed: "has no phrase that tells it from the others"
            case .taken: "has the name of a topic that there is, or was"
            case .fewPapers: "has fewer than \(Desk.fewestThemePapers) papers that are surely about it"
            }
        return "group \(number) (\(name)) \(why)"
    }
}

extension Desk {
    /// Makes topics of groups, as ``adopt(_:announced:)`` makes one of a theme: the phrases that tell a group from the
    /// others are its cues, the papers that have one or are among the nearest quarter to its centre are proposed to be
    /// about it, and of the others of the group nothing is proposed. Throws as that does, and `DeskError.topics` where no
    /// group is left.
    public func propose(
        _ request: GroupTopicsRequest, announced: (TopicChangePlan) throws -> Void = { _ in }
    ) throws -> TopicChangeAnswer {
        var groups = request.groups
        groups.file = nil
        let answer = try cluster(groups)
        let order = AdoptionOrder(
            kind: .propose, taxonomy: request.taxonomy, archive: groups.archive, seed: groups.seed,
            isDryRun: request.isDryRun)
        return try adopt(order, announced: announced) { archive, taxonomy in
            let found = try GroupThemes(answer, chosen: request.chosen, in: archive, taxonomy)
            if found.themes.isEmpty { throw DeskError.topics(.noGroups(passedOver: found.passedOver)) }
            return (found.themes, found.passedOver)
        }
    }
}

/// The themes that groups are.
struct GroupThemes {
    private(set) var themes: [TopicProposals.Theme] = []
    private(set) var passedOver: [PassedGroup] = []

    /// The part of a group that is nearest to its centre, of which it is said that it is about the group's theme.
    static let nearest = 4

    init(_ answer: ClusterAnswer, chosen: [Int], in archive: Archive, _ taxonomy: Taxonomy) throws {
        let count = answer.clustering.clusters.count
        if let none = chosen.first(where: { $0 < 1 || $0 > count }) {
            throw DeskError.topics(.noGroup(none, of: count))
        }
        var known = taxonomy
        let keys = try Self.keys(in: archive)
        for number in chosen.isEmpty ? Array(1...count) : Set(chosen).sorted() {
            let name = answer.names[number - 1]
            let (theme, reason) = Self.theme(answer, number - 1, name, keys)
            if let theme, let changed = try? known.changed(by: .add(theme.topic)) {
                known = changed
                themes.append(theme)
            } else {
                passedOver.append(PassedGroup(number: number, name: name, reason: reason ?? .taken))
            }
        }
    }

    /// The theme of a group, or why it has none.
    private static func theme(
        _ answer: ClusterAnswer, _ group: Int, _ name: String, _ keys: [String: StoredPaper.Key]
    ) -> (TopicProposals.Theme?, PassedGroup.Reason?) {
        let terms = answer.phrases[group]
        if terms.isEmpty { return (nil, .unnamed) }
        let (core, rest) = papers(answer, group, terms)
        let about = Set(core.compactMap { keys[$0] })
        if about.count < Desk.fewestThemePapers { return (nil, .fewPapers) }
        let adopted = AdoptedTheme(slug: Taxonomy.slug(ofName: name), name: name, terms: terms, papers: core)
        return (.init(topic: adopted.topic, core: about, uncertain: Set(rest.compactMap { keys[$0] })), nil)
    }

    /// The papers of a group that are about its theme, and those of which it is not said.
    private static func papers(
        _ answer: ClusterAnswer, _ group: Int, _ terms: [String]
    ) -> (core: [String], rest: [String]) {
        var cues = CuePhrases(terms)
        let members = answer.clustering.clusters[group].members
        var (core, rest): ([String], [String]) = ([], [])
        for (place, member) in members.enumerated() {
            let paper = answer.papers[member]
            let isNear = place * nearest < members.count
            let isAbout = isNear || !cues.found(in: [paper.title, paper.abstract]).isEmpty
            if isAbout { core.append(paper.id?.description ?? "") } else { rest.append(paper.id?.description ?? "") }
        }
        return (core, rest)
    }

    /// The papers of an archive by their names there.
    private static func keys(in archive: Archive) throws -> [String: StoredPaper.Key] {
        var keys: [String: StoredPaper.Key] = [:]
        try archive.forEachBatch { for stored in $0 { keys[stored.paper.nameInArchive] = stored.id } }
        return keys
    }
}
