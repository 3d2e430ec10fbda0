import Testing

@testable import Reporter

@Suite("Colours of topics")
struct TopicColorTests {
    @Test("the 23 known topics have a colour each, and it never changes")
    func known() {
        let indices = YearOfWeeks.topics.map { TopicColor(slug: $0.slug).index }
        #expect(Set(indices).count == 23)
        #expect(
            TopicColor(slug: "reinforcement-learning").light == "#004084"
                && TopicColor(slug: "efficiency").light == "#5c9d74")
        #expect(TopicColor(slug: "efficiency").dark == "#9cdfb3" && TopicColor(slug: "human-ai").index == 22)
    }

    @Test("an unknown topic has the colour of its hash")
    func unknown() {
        #expect(TopicColor(slug: "a").index == Int(0xaf63_dc4c_8601_ec8c % UInt64(24)))
    }

    @Test("every colour stands out from its background, and from every other colour for the colour-blind too")
    func apart() {
        for (light, dark) in TopicColor.palette {
            #expect(SeenColor(light).contrast(SeenColor(0xFFFEFB)) >= 3)
            #expect(SeenColor(dark).contrast(SeenColor(0x171715)) >= 3)
        }
        for sight in [SeenColor.Sight.normal, .protanopia, .deuteranopia] {
            let colors = TopicColor.palette.map { SeenColor($0.light, sight).okLab }
            for one in colors.indices {
                for other in 0..<one {
                    let distance = zip(colors[one], colors[other]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
                        .squareRoot()
                    #expect(distance >= 0.0395, "\(one) and \(other)")
                }
            }
        }
    }
}
