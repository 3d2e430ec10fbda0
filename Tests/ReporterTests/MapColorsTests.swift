import Papers
import Testing

@testable import Reporter

@Suite("Colours of a map")
struct MapColorsTests {
    @Test("any two differ by at least 15, also from the grey, and stand out from the ground", arguments: [true, false])
    func apart(isLight: Bool) {
        let colors = MapColors.palette.map { isLight ? $0.light : $0.dark }
        let all = colors + [MapColors.none]
        for (number, color) in all.enumerated() {
            for other in all.prefix(number) {
                #expect(SeenColor(color).difference(SeenColor(other)) >= 15, "\(number)")
                for sight in [SeenColor.Sight.protanopia, .deuteranopia] {
                    #expect(SeenColor(color, sight).difference(SeenColor(other, sight)) >= 5.5, "\(number) \(sight)")
                }
            }
        }
        // The ground of the map, and that of the page.
        for ground: UInt32 in isLight ? [0xF8F6F0, 0xFFFEFB] : [0x1F1F1D, 0x171715] {
            for color in all { #expect(SeenColor(color).contrast(SeenColor(ground)) >= 3) }
        }
    }

    @Test("the topics that the project knows have a colour each, and so have others as long as there are enough")
    func distinct() {
        let known = YearOfWeeks.topics
        #expect(Set(known.map { MapColors(known).name(of: $0.slug) }).count == 23)
        #expect(MapColors(known).name(of: "efficiency") == "m6")
        let others = (0..<24).map { Topic(slug: "own-\($0)", name: "Own") }
        let colors = MapColors(others)
        #expect(Set(others.map { colors.name(of: $0.slug) }).count == 24)
        #expect(colors.name(of: "own-0") == "m\(TopicColor(slug: "own-0").index)" && colors.name(of: "else") == "none")
        let many = (0..<30).map { Topic(slug: "own-\($0)", name: "Own") }
        #expect(many.prefix(24).map { MapColors(many).name(of: $0.slug) } == others.map { colors.name(of: $0.slug) })
        #expect(many.allSatisfy { MapColors(many).name(of: $0.slug).hasPrefix("m") })
    }
}
