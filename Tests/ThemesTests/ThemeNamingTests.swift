import Testing

@testable import Themes

/// What is no theme, however clearly it rises.
@Suite struct ThemeNamingTests {
    /// What is named in week 75 where two papers a week of one subject, from week 72 on, say something, the first so many of
    /// these eight with it in their titles; the papers of another subject speak of a horizon in every week.
    private func named(_ about: String, titles: Int, _ said: (_ serial: Int) -> String) -> [String] {
        var serial = 0
        let papers = InventedField.papers(weeks: 76) { week, subject, number in
            if subject == 1 { return "They see the horizon." }
            guard week >= 72, subject == 0, number < 6 else { return "" }
            serial += 1
            return (serial <= titles ? "\(about)|" : "") + said(serial)
        }
        return InventedField.themes(papers, by: 75).filter { $0.status == .new || $0.status == .rising }.map(\.name)
    }

    @Test("a word that wants another behind it is no name; the phrase that has both is one") func goingOn() {
        let nouns = ["sail", "keel", "mast", "rope", "deck", "hull", "rudder", "oar"]
        let parted = named("long-horizon plans", titles: 4) { serial in
            "The long-horizon \(nouns[serial % 8]) is kept. A long-horizon \(nouns[(serial + 3) % 8]) is small."
        }
        #expect(parted.isEmpty, "\(parted)")
        let whole = named("the long-horizon sail", titles: 4) { _ in
            "The long-horizon sail is kept. A long-horizon sail is small."
        }
        #expect(whole == ["long-horizon sail"])
    }

    @Test(
        "what hardly any title says is what papers speak of on the way, or measure by",
        arguments: ["lifecycle", "MATH-500", "anchor loss"]) func titles(name: String)
    {
        func named(_ titles: Int) -> [String] {
            self.named(name, titles: titles) { _ in "The \(name) is kept. The \(name) is small." }
        }
        #expect(named(0).isEmpty)
        #expect(named(2) == [name])
        // One in eight is enough for several words, and for a name.
        #expect(named(1) == (name == "lifecycle" ? [] : [name]))
    }

    @Test("a word that is no name stands beside its form that is one") func besideName() throws {
        let nouns = ["sail", "keel", "mast", "rope", "deck", "hull", "rudder", "oar"]
        let papers = InventedField.papers(weeks: 81) { week, own, number in
            if own == 1 { return "They study evolving." }
            guard week >= 72, own == 0, number < 6 else { return "" }
            let noun = nouns[(week * 2 + number / 3) % 8]
            return week < 76
                ? "self-evolution|Self-evolution is kept. Self-evolution is small."
                : "the self-evolving \(noun)|The self-evolving \(noun) is kept. A self-evolving \(noun) is small."
        }
        let themes = InventedField.themes(papers, by: 78).filter { $0.status == .new || $0.status == .rising }
        let theme = try #require(themes.first)
        #expect(
            themes.count == 1 && theme.slug == "self-evolution" && theme.terms == ["self-evolution", "self-evolving"],
            "\(themes.map { ($0.slug, $0.terms) })")
    }

    @Test("two forms of one word are one theme where papers of one kind have them, else two") func forms() throws {
        func themes(_ subject: Int) -> [Theme] {
            let papers = InventedField.papers(weeks: 81) { week, own, number in
                guard week >= 72, number < 6 else { return "" }
                if week < 76 { return own == 0 ? "kite folding|Kite folding is kept. Kite folding is small." : "" }
                return own == subject ? "the kite folder|The kite folder is kept. The kite folder is small." : ""
            }
            return InventedField.themes(papers, by: 80).filter { $0.status == .new || $0.status == .rising }
        }
        let alike = themes(0)
        let theme = try #require(alike.first)
        #expect(alike.count == 1 && theme.slug == "kite-folding")
        #expect(Set(theme.terms) == ["kite folding", "kite folder"])
        let parted = themes(2)
        #expect(parted.count == 2, "\(parted.map { ($0.slug, $0.terms) })")
    }
}
