import Themes
public import Timelines
import Wording

/// Themes on a terminal: two lines or three for each.
public struct ThemeSheet {
    private let width: Int
    private let ink: Ink

    /// A sheet in so many columns, at least 30 and at most 140.
    public init(width: Int, color: Bool = false) {
        self.width = min(140, max(30, width))
        ink = Ink(color: color)
    }

    /// The themes of a week by themselves.
    ///
    /// - Parameters:
    ///   - themes: the themes, in the order in which they are shown.
    ///   - week: the week.
    ///   - papers: how many papers the last four weeks have.
    public func render(_ themes: [ReportTheme], by week: Period, papers: Int) -> String {
        let title = "Themes by week \(week) · \(Figures.count(papers, "paper")) in 4 weeks"
        var lines = DisplayWidth.wrapped(title, to: width).map(ink.strong) + [""]
        if themes.isEmpty { lines += DisplayWidth.wrapped("No theme rises by more than chance explains.", to: width) }
        lines += Self.lines(themes[...], width: width, ink: ink)
        if !themes.isEmpty { lines += [""] + DisplayWidth.wrapped(ThemeWords.caption, to: width).map(ink.faint) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The lines of some themes; nothing where there are none.
    static func lines(_ themes: ArraySlice<ReportTheme>, width: Int, ink: Ink) -> [String] {
        let names = themes.map { DisplayWidth.of(ThemeWords(entry: $0).name) }
        let nameWidth = min(max(names.max() ?? 0, 8), width < 60 ? width - 10 : 32)
        return themes.flatMap { entry -> [String] in
            let words = ThemeWords(entry: entry)
            let status = DisplayWidth.padded(words.status, to: 8)
            let name = DisplayWidth.fitted(words.name, to: nameWidth)
            let head = ink.risen(status) + ink.strong(name)
            let space = String(repeating: " ", count: nameWidth - DisplayWidth.of(name) + 2)
            let fits = 8 + nameWidth + 2 + DisplayWidth.of(words.counts) + 2 + 8 <= width
            let figures = "\(words.counts)  \(words.sparkline)"
            let below = [words.facts, words.papers].filter { !$0.isEmpty }
            return (fits ? [head + space + figures] : [head] + indented(figures))
                + below.flatMap { indented($0).map(ink.faint) }

            func indented(_ text: String) -> [String] {
                DisplayWidth.wrapped(text, to: width - 8).map { "        " + $0 }
            }
        }
    }
}
