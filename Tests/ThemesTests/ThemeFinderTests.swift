import LinearAlgebra
import Papers
import Testing
import Timelines

@testable import Themes

/// Which themes are found in invented papers of which we know what they are about.
@Suite struct ThemeFinderTests {
    /// From week 72 on two papers of agents a week are about on-policy distillation, and one names it short.
    private func risen(_ week: Int, _ subject: Int, _ number: Int) -> String {
        guard week >= 72, subject == 0, number < 6 else { return "" }
        return number == 0
            ? "OPD needs few samples. OPD is cheap."
            : "on-policy distillation|On-policy distillation (OPD) is kept. On-policy distillation is small."
    }

    private func rising(_ themes: [Theme]) -> [Theme] { themes.filter { $0.status == .new || $0.status == .rising } }

    @Test("what rises is named once, with its abbreviation, its counts and the day on which it came") func named()
        throws
    {
        let papers = InventedField.papers(weeks: 76, risen)
        let found = rising(InventedField.themes(papers, by: 75))
        let theme = try #require(found.first)
        #expect(found.count == 1)
        #expect(theme.slug == "on-policy-distillation" && theme.name == "on-policy distillation")
        #expect(theme.terms == ["on-policy distillation", "OPD"])
        // Two papers a week, of nine, in four weeks.
        #expect((theme.weeks, theme.papers, theme.of) == (4, 8, 36))
        #expect((theme.baselinePapers, theme.baselineOf) == (0, 52 * 9) && theme.usual == 0)
        #expect(theme.firstSeen == InventedField.first.adding(days: 72 * 7))
        #expect(theme.qValue <= 0.1 && theme.pValue < 1e-6)
        #expect(theme.carriers.count == 8 && theme.carriers.allSatisfy { papers[$0].abstract.contains("OPD") })
        #expect(theme.core.sorted() == theme.carriers.sorted())
        #expect(theme.history.count == 52 && theme.history.suffix(5).map(\.papers) == [0, 2, 2, 2, 2])
    }

    @Test("a theme keeps its slug and its first week while it goes from new to rising, known and gone") func life()
        throws
    {
        let papers = InventedField.papers(weeks: 150) { week, subject, number in
            // A ninth as many from week 76 on, none from week 110 on.
            week < 76 ? risen(week, subject, number) : week < 110 && week % 9 == 0 ? risen(week, subject, number) : ""
        }
        let finder = InventedField.finder(papers)
        var seen: [Int: Theme] = [:]
        for week in [71, 74, 75, 79, 100, 124] {
            seen[week] = finder.themes(by: InventedField.week(week)) { (papers[$0].title, papers[$0].abstract) }
                .first { $0.slug == "on-policy-distillation" }
        }
        #expect(seen[71] == nil)
        let since = try #require(seen[75]).namedSince
        #expect(seen[75]?.status == .new)
        #expect(seen.values.allSatisfy { $0.namedSince == since })
        #expect(seen[79]?.status == .rising)
        #expect(seen[124]?.status == .gone)
    }

    @Test("where nothing rises nothing is named", arguments: 0..<4) func flat(shift: Int) {
        let papers = InventedField.papers(weeks: 76) { week, subject, number in
            (week + shift) % 4 == 0 && subject == 0 && number < 3 ? "Agent skills are kept. Agent skills win." : ""
        }
        #expect(rising(InventedField.themes(papers, by: 75)).isEmpty)
    }

    @Test("words of style, and names that papers give once, are no themes") func style() {
        let verbs = ["given", "found", "seen", "shown", "offered", "gathered", "weighed"]
        let style = InventedField.papers(weeks: 76) { week, _, number in
            week >= 72 && number % 2 == 0
                ? "the strongest evidence|The strongest evidence is \(verbs[number % 7]). The strongest evidence wins."
                : ""
        }
        #expect(rising(InventedField.themes(style, by: 75)).isEmpty)
        let once = InventedField.papers(weeks: 76) { week, subject, number in
            week >= 72 && subject == 0 && number < 6 ? "It is tried on GuiBench." : ""
        }
        #expect(rising(InventedField.themes(once, by: 75)).isEmpty)
    }

    @Test("nothing later than the week is seen") func past() {
        let papers = InventedField.papers(weeks: 90, risen)
        let short = papers.filter { $0.day <= InventedField.week(75).last }
        #expect(InventedField.themes(papers, by: 75) == InventedField.themes(short, by: 75))
        #expect(!InventedField.themes(short, by: 75).isEmpty)
    }

    @Test("words that were kept give the same themes, whatever numbers they have") func stored() {
        let papers = InventedField.papers(weeks: 76, risen)
        let finder = InventedField.finder(papers)
        // Numbered in another order.
        var other = ThemeFinder(words: finder.words(from: 0).reversed())
        var again = ThemeFinder(words: finder.words(from: 0))
        for (number, paper) in papers.enumerated() {
            other.add(title: paper.title, abstract: paper.abstract, day: paper.day)
            let isAdded = again.add(stored: finder.stored(number).span, day: paper.day)
            #expect(isAdded)
        }
        let text = { (number: Int) in (papers[number].title, papers[number].abstract) }
        let themes = finder.themes(by: InventedField.week(75), text: text)
        #expect(again.themes(by: InventedField.week(75), text: text) == themes)
        #expect(other.themes(by: InventedField.week(75), text: text) == themes)
        #expect(again.words(from: 0).map { Array($0) } == finder.words(from: 0).map { Array($0) })
    }

    @Test("what is found in the same papers changes with the number of the rules alone") func rules() {
        let papers = InventedField.papers(weeks: 120) { week, subject, number in
            (80..<100).contains(week) && subject == 1 && number < 5
                ? "scene graphs|Scene graphs are small. Scene graphs are kept."
                : week < 80 ? risen(week, subject, number) : ""
        }
        let found = [75, 84, 119].flatMap { InventedField.themes(papers, by: $0) }
        let told = found.map {
            "\($0.slug) \($0.terms) \($0.status) \($0.papers) \($0.namedSince) \($0.carriers.count)"
        }
        // Where this fails on purpose the number is raised, and both are written anew.
        #expect(ThemeFinder.rules == 1)
        let opd = #"on-policy-distillation ["on-policy distillation", "OPD"]"#
        #expect(
            told == [
                "\(opd) new 8 2025-W23 8", "\(opd) rising 16 2025-W23 16",
                #"scene-graph ["scene graphs"] new 8 2025-W31 8"#,
                "\(opd.replacing("OPD", with: "opd")) gone 0 2025-W23 0",
            ])
    }

    @Test("any number of threads finds the same") func threads() {
        let papers = InventedField.papers(weeks: 90, risen)
        func themes(_ threads: Int) -> [Theme] {
            var finder = ThemeFinder(workers: Workers(threads: threads))
            for paper in papers { finder.add(title: paper.title, abstract: paper.abstract, day: paper.day) }
            return finder.themes(by: InventedField.week(75)) { (papers[$0].title, papers[$0].abstract) }
        }
        let one = themes(1)
        #expect(!one.isEmpty && themes(2) == one && themes(5) == one)
    }

    @Test("too few papers before say nothing, and the last week is one that is over") func few() {
        let papers = InventedField.papers(weeks: 24, risen)
        let finder = InventedField.finder(papers)
        #expect(!finder.days.hasEnough(by: InventedField.week(23)))
        #expect(InventedField.themes(papers, by: 23).isEmpty)
        #expect(finder.days.lastWeek(before: InventedField.week(23).last) == InventedField.week(22))
        #expect(finder.days.lastWeek(before: InventedField.week(24).first) == InventedField.week(23))
        #expect(finder.days.lastWeek(before: InventedField.first) == nil)
        #expect(finder.days.papers(by: InventedField.week(23)) == 36)
        // Of the weeks -32 to 19 the first 32 are before all papers.
        #expect(finder.days.gaps(by: InventedField.week(23)) == 32)
        #expect(InventedField.finder(InventedField.papers(weeks: 60, risen)).days.gaps(by: InventedField.week(59)) == 0)
        #expect(ThemeFinder().themes(by: InventedField.week(0)) { _ in ("", "") }.isEmpty)
    }
}
