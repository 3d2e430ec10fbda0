/// The colours of a report: its charted topics have a colour of few that are well apart, any other topic its own.
///
/// Of the six, any two differ by at least 15 by CIEDE2000 (here 17; where two are just told apart side by side it is
/// about 1) on light and dark grounds, for normal sight and for protanopia, deuteranopia and tritanopia (Machado,
/// Oliveira & Fernandes, IEEE TVCG 15, 2009, at full severity); each has a contrast of at least 3 : 1 with its ground.
/// A topic takes the one nearest to its own colour, where no topic before it took it, else the next that is free: the
/// same report has the same colours in every format.
struct ChartColors {
    /// How a topic is coloured.
    struct Color: Hashable {
        /// The name of the class that sets the colour.
        let name: String
        /// On a light ground: `#004084`.
        let light: String
        /// On a dark ground.
        let dark: String
    }

    private let slots: [String: Int]
    private let others: [TopicColor]

    /// Rose, brown, olive, green, blue and violet.
    static let palette: [(light: UInt32, dark: UInt32)] = [
        (0xEF5286, 0xC85276), (0x804C18, 0xFBB375), (0xA1911C, 0x908212), (0x067B60, 0x9AF0D3), (0x428DF7, 0x4986DE),
        (0x630D9F, 0xD9BEFD),
    ]

    /// For each of the topics' own colours, the colour of the palette that is nearest by CIEDE2000, light and dark
    /// together. Never reorder.
    static let nearest = [4, 1, 5, 0, 3, 5, 3, 1, 3, 5, 1, 0, 3, 4, 5, 1, 4, 3, 5, 5, 3, 0, 1, 1]

    /// The colours of a report.
    init(_ report: Report) { self.init(ChartSelection(report), of: report) }

    init(_ selection: ChartSelection, of report: Report) {
        var slots: [String: Int] = [:]
        var free = Set(Self.palette.indices)
        for topic in selection.named {
            let home = Self.nearest[TopicColor(slug: topic.slug).index]
            let next = Self.palette.indices.map { (home + $0) % Self.palette.count }.first { free.contains($0) } ?? home
            free.remove(next)
            slots[topic.slug] = next
        }
        self.slots = slots
        others = report.topics.filter { slots[$0.slug] == nil }.map { TopicColor(slug: $0.slug) }
    }

    /// The colour of a topic.
    subscript(slug: String) -> Color {
        if let slot = slots[slug] { return Self.color(slot) }
        let own = TopicColor(slug: slug)
        return Color(name: own.name, light: own.light, dark: own.dark)
    }

    /// The rules for the charted topics alone, or for all of the report.
    func styles(all: Bool) -> String {
        let charted = Set(slots.values).sorted().map(Self.color)
        let own = Set(others).sorted { $0.index < $1.index }.map {
            Color(name: $0.name, light: $0.light, dark: $0.dark)
        }
        let shown = all ? charted + own : charted
        return Self.rules(shown)
    }

    private static func rules(_ shown: [Color]) -> String {
        let light = shown.map { ".\($0.name){color:\($0.light)}" }.joined()
        let dark = shown.map { ".\($0.name){color:\($0.dark)}" }.joined()
        return "\(light)@media screen and (prefers-color-scheme:dark){\(dark)}"
    }

    /// The rules for every colour that a report can have, for a sheet that many pages share.
    static var allStyles: String {
        let own = TopicColor.palette.indices.map { index in
            let (light, dark) = TopicColor.palette[index]
            return Color(
                name: "t\(index)", light: TopicColor.hexadecimal(light), dark: TopicColor.hexadecimal(dark))
        }
        return rules(palette.indices.map(color) + own)
    }

    private static func color(_ slot: Int) -> Color {
        let (light, dark) = palette[slot]
        return Color(
            name: "s\(slot)", light: TopicColor.hexadecimal(light), dark: TopicColor.hexadecimal(dark))
    }
}
