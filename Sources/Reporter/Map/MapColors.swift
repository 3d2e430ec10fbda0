import Papers

/// The colours of a map, on which all topics are drawn together: a colour each, as far as there are as many.
///
/// Any two of the 24 differ by at least 15 by CIEDE2000, light or dark, as does the grey of papers without a topic (of
/// the topics' own colours, which must never change, the nearest differ by 6 and 4), and by at least 5.5 for protanopia
/// and deuteranopia; each has a contrast of at least 3 : 1 with the ground of the map. They were searched for, and given
/// to the topics such that each keeps nearly the hue of its own colour (`TopicColor`).
struct MapColors {
    /// The grey of papers without a topic.
    static let none: UInt32 = 0x8B8A85

    /// In the order of `TopicColor.palette`. Never reorder.
    static let palette: [(light: UInt32, dark: UInt32)] = [
        (0x005599, 0x666699), (0xFF4444, 0xFFDDAA), (0x8877FF, 0xFFBBFF), (0x663344, 0xDD1100), (0x3399AA, 0x00FFDD),
        (0x662277, 0xCC0099), (0x338866, 0xBBEE77), (0x775500, 0x886644), (0x006666, 0x00AA99), (0xAA00CC, 0x9922FF),
        (0x773311, 0xFF6600), (0xFF3388, 0xBB8877), (0x448800, 0x11CC77), (0x0088CC, 0x22AACC), (0xBB1177, 0xAA77AA),
        (0xCC5500, 0xFFAA00), (0x666699, 0x1188FF), (0x556633, 0x447700), (0xAA7799, 0xAAAAFF), (0xFF00DD, 0xFF7799),
        (0x1133FF, 0x227766), (0xBB2233, 0xDD2255), (0x888855, 0xFFDD00), (0x996655, 0xAA9955),
    ]

    private let places: [String: Int]

    /// The colours of the topics of a map: each has that of its own place, where no topic before it took it, else the
    /// next that is free; of more topics than there are colours the rest share them.
    init(_ topics: [Topic]) {
        var places: [String: Int] = [:]
        var free = Set(Self.palette.indices)
        for topic in topics where places[topic.slug] == nil {
            let home = TopicColor(slug: topic.slug).index
            let next = Self.palette.indices.map { (home + $0) % Self.palette.count }.first { free.contains($0) } ?? home
            free.remove(next)
            places[topic.slug] = next
        }
        self.places = places
    }

    /// The name of the class that sets the colour of a topic; `none` for one that is not on the map.
    func name(of slug: String) -> String { places[slug].map { "m\($0)" } ?? "none" }

    /// The rules of these colours.
    var styles: String {
        let shown = Set(places.values).sorted()
        func rules(_ color: (Int) -> UInt32) -> String {
            shown.map { ".m\($0){color:\(TopicColor.hexadecimal(color($0)))}" }.joined()
        }
        return ".none{color:\(TopicColor.hexadecimal(Self.none))}\(rules { Self.palette[$0].light })"
            + "@media screen and (prefers-color-scheme:dark){\(rules { Self.palette[$0].dark })}"
    }
}
