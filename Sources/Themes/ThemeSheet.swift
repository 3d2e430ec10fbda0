import Papers
import Timelines

/// Puts together what there is to say of a theme.
struct ThemeSheet {
    private let candidates: ThemeCandidates
    private let days: [CalendarDay]

    init(_ candidates: ThemeCandidates, _ days: [CalendarDay]) { (self.candidates, self.days) = (candidates, days) }

    func theme(_ group: ThemeGroup, by last: Int) -> Theme {
        let name = group.name(candidates)
        let now = group.members.filter { candidates.all[$0].rises[last] != nil }
        let shown = terms(group, name, risingNow: now, by: last)
        let texts = Set(shown.flatMap { candidates.all[$0].concept.texts }).sorted()
        let clearest = clearestRise(now.isEmpty ? group.members : now, by: now.isEmpty ? nil : last)
        let weeks = clearest?.rise.weeks ?? ThemeWeeks.short
        let counts = counts(texts, weeks, by: last)
        let spelled = shown.flatMap { spellings($0) }
        return Theme(
            slug: candidates.all[name].concept.key.split(separator: " ").joined(separator: "-"),
            name: spelled.first ?? "", terms: Array(spelled.prefix(ThemeGroup.mostPhrases)),
            status: status(group, isRising: !now.isEmpty, counts, by: last), weeks: weeks, papers: counts.papers,
            of: counts.of, baselinePapers: counts.baseline, baselineOf: counts.baselineOf,
            pValue: clearest?.rise.pValue ?? 1, qValue: clearest?.qValue ?? 1,
            firstSeen: firstSeen(name), namedSince: Period(.week, ordinal: group.since),
            history: history(texts, by: last), carriers: carriers(shown, (last - weeks + 1)...last), core: core(shown))
    }

    /// The members that are shown: the name, then those that rise now, the clearest first, then the others.
    private func terms(_ group: ThemeGroup, _ name: Int, risingNow: [Int], by last: Int) -> [Int] {
        let clearest = risingNow.sorted { one, other in
            let p = [one, other].map { candidates.all[$0].rises[last]?.rise.pValue ?? 1 }
            return (p[0], candidates.all[one].concept.key) < (p[1], candidates.all[other].concept.key)
        }
        let rest = clearest + group.members.filter { !risingNow.contains($0) }
        return Array(([name] + rest.filter { $0 != name }).prefix(ThemeGroup.mostPhrases))
    }

    private func spellings(_ member: Int) -> [String] {
        candidates.all[member].concept.phrases.map { candidates.texts.folded($0.words) }
    }

    private func clearestRise(_ members: [Int], by week: Int?) -> (rise: ConceptRise, qValue: Double)? {
        let rises = members.flatMap { member in
            candidates.all[member].rises.filter { week == nil || $0.key == week }.values
        }
        return rises.min { ($0.rise.pValue, -$0.rise.papers) < ($1.rise.pValue, -$1.rise.papers) }
    }

    private typealias Counts = (papers: Int, of: Int, baseline: Int, baselineOf: Int)

    private func counts(_ texts: [Int32], _ weeks: Int, by last: Int) -> Counts {
        let totals = candidates.calendar.totals(of: texts)
        let now = (last - weeks + 1)...last
        let before = ThemeWeeks.before(weeks, by: last)
        let calendar = candidates.calendar
        return (
            calendar.count(now, in: totals), calendar.count(now), calendar.count(before, in: totals),
            calendar.count(before)
        )
    }

    private func status(_ group: ThemeGroup, isRising: Bool, _ counts: Counts, by last: Int) -> Theme.Status {
        if isRising { return last - group.since < ThemeWeeks.short ? .new : .rising }
        let share = Double(counts.papers) / Double(max(1, counts.of))
        // Half as much again as before it was found: a share that holds is no rise any more.
        return share >= 1.5 * baseline(group) ? .known : .gone
    }

    /// Its share in the year before it was found.
    private func baseline(_ group: ThemeGroup) -> Double {
        let texts = Set(group.members.flatMap { candidates.all[$0].concept.texts }).sorted()
        let counts = counts(texts, ThemeWeeks.short, by: group.since)
        return Double(counts.baseline) / Double(max(1, counts.baselineOf))
    }

    private func firstSeen(_ name: Int) -> CalendarDay {
        candidates.all[name].concept.texts.first.map { days[Int($0)] } ?? CalendarDay(daysSinceEpoch: 0)
    }

    private func history(_ texts: [Int32], by last: Int) -> [Theme.Week] {
        let calendar = candidates.calendar
        let totals = calendar.totals(of: texts)
        let first = max(calendar.first, last - ThemeWeeks.before + 1)
        return (first...max(first, last)).map { week in
            Theme.Week(
                period: Period(.week, ordinal: week), papers: calendar.count(week...week, in: totals),
                of: calendar.count(week...week))
        }
    }

    /// The papers of any time that are about it, the newest first.
    private func core(_ members: [Int]) -> [Int] {
        let central = members.flatMap { member in
            let concept = candidates.all[member].concept
            return zip(concept.texts, concept.isCentral).filter(\.1).map { Int($0.0) }
        }
        return Array(Set(central).sorted(by: >).prefix(Self.mostCore))
    }

    private static let mostCore = 100

    private func carriers(_ members: [Int], _ weeks: ClosedRange<Int>) -> [Int] {
        var central: [Int32: Bool] = [:]
        for member in members {
            let concept = candidates.all[member].concept
            for (text, isCentral) in zip(concept.texts, concept.isCentral)
            where weeks.contains(candidates.calendar.weeks[Int(text)]) {
                central[text] = central[text] ?? false || isCentral
            }
        }
        return central.sorted { one, other in
            one.value == other.value ? one.key > other.key : one.value
        }.map { Int($0.key) }
    }
}
