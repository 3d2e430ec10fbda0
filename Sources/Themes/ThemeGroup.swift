/// Concepts with much the same papers, as one theme: the one that rose first gives it its slug.
struct ThemeGroup: Sendable {
    /// The part of the papers of the rarer that both must share, and that of the commoner.
    static let (leastOfRarer, leastOfCommoner) = (0.5, 0.2)
    /// The part of the first concept's papers that a longer phrase must have to be the name.
    static let leastCovered = 0.6
    /// How many phrases a theme has at most.
    static let mostPhrases = 5

    /// The numbers of the candidates, the one that rose first first.
    private(set) var members: [Int]
    /// The week in which the first rose.
    let since: Int

    /// The groups of all candidates that rose in some week, in the order in which they first did.
    static func all(_ candidates: ThemeCandidates) -> [ThemeGroup] {
        var groups: [ThemeGroup] = []
        for (week, member) in order(candidates) {
            let papers = candidates.papers(of: member, by: week)
            let likeness = groups.map { $0.likeness(to: member, papers, by: week, candidates) }
            if let best = likeness.indices.max(by: { (likeness[$0], $1) < (likeness[$1], $0) }), likeness[best] > 0 {
                groups[best].members.append(member)
            } else {
                groups.append(ThemeGroup(members: [member], since: week))
            }
        }
        return groups
    }

    /// The candidates that rose, by the week, names first, then by how clearly, then in the alphabet.
    private static func order(_ candidates: ThemeCandidates) -> [(week: Int, member: Int)] {
        let risen = candidates.all.indices.compactMap { member in
            candidates.all[member].since.map { (week: $0, member: member) }
        }
        func key(_ entry: (week: Int, member: Int)) -> (Int, Int, Double, String) {
            let candidate = candidates.all[entry.member]
            return (
                entry.week, candidate.isName ? 0 : 1, candidate.rises[entry.week]?.rise.pValue ?? 1,
                candidate.concept.key
            )
        }
        return risen.map { ($0, key($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// How much of its papers a candidate shares with any of the members, all where it is another form of one: 0 where too
    /// few to be of the same theme.
    private func likeness(
        to candidate: Int, _ papers: ArraySlice<Int32>, by week: Int, _ candidates: ThemeCandidates
    ) -> Double {
        members.map { member in
            if candidates.areForms(member, candidate) { return 1 }
            let others = candidates.papers(of: member, by: week)
            let common = Double(papers.countShared(with: others))
            let (rarer, commoner) = (min(papers.count, others.count), max(papers.count, others.count))
            guard rarer > 0, common >= Self.leastOfRarer * Double(rarer) else { return 0 }
            let (one, other) = (candidates.all[member].concept, candidates.all[candidate].concept)
            let isNested = one.contains(other) || other.contains(one)
            return isNested || common >= Self.leastOfCommoner * Double(commoner) ? common / Double(rarer) : 0
        }.max() ?? 0
    }

    /// The member that the theme is named by: of those that hold the phrase of the first, and most of its papers by the
    /// week in which it rose, the longest; else the first.
    func name(_ candidates: ThemeCandidates) -> Int {
        let first = members[0]
        let papers = candidates.papers(of: first, by: since)
        let longer = members.dropFirst().filter { member in
            candidates.all[member].concept.contains(candidates.all[first].concept)
                && Double(candidates.papers(of: member, by: since).countShared(with: papers))
                    >= Self.leastCovered * Double(papers.count)
        }
        return longer.max { candidates.length($0) < candidates.length($1) } ?? first
    }
}

extension ThemeCandidates {
    /// The papers of a candidate in the quarter to a week, ascending.
    func papers(of member: Int, by week: Int) -> ArraySlice<Int32> {
        let texts = all[member].concept.texts
        let first = texts.partitioningIndex { calendar.weeks[Int($0)] > week - ThemeWeeks.long }
        return texts[first...].prefix { calendar.weeks[Int($0)] <= week }
    }

    fileprivate func length(_ member: Int) -> Int { all[member].concept.phrases.first?.words.count ?? 0 }
}

extension ArraySlice<Int32> {
    /// How many numbers two lists share, which ascend.
    fileprivate func countShared(with other: ArraySlice) -> Int {
        var (next, otherNext, shared) = (startIndex, other.startIndex, 0)
        while next < endIndex, otherNext < other.endIndex {
            if self[next] == other[otherNext] { shared += 1 }
            let (one, two) = (self[next], other[otherNext])
            if one <= two { next += 1 }
            if two <= one { otherNext += 1 }
        }
        return shared
    }
}
