import Papers

/// The own colour of a topic: the same in every report and version, for it follows from the slug alone. The few that a
/// chart draws together take colours further apart, near to these (`ChartColors`).
///
/// The palette has 24 colours: eight hues at three depths. It was chosen so that any two stay apart
/// for people with normal sight, protanopia and deuteranopia (at least 0.04 in OKLab, twice what is
/// just noticeable; simulated by Machado, Oliveira & Fernandes, "A Physiologically-based Model for
/// Simulation of Color Vision Deficiency", IEEE TVCG 15, 2009), and that each has a contrast of at
/// least 3 : 1 with its background (WCAG 2.2, 1.4.11). The 23 topics that the project knows have a
/// colour each. Any other slug gets one by its FNV-1a hash. Colour is never the only sign: lines
/// bear their names.
package struct TopicColor: Hashable {
    /// The place in the palette.
    let index: Int

    /// The colour of a slug.
    package init(slug: String) {
        index = Self.known.firstIndex(of: slug) ?? Int(FNV1a.of(slug) % UInt64(Self.palette.count))
    }

    /// The name of the class that sets the colour.
    package var name: String { "t\(index)" }

    /// On a light background: `#004084`.
    var light: String { Self.hexadecimal(Self.palette[index].light) }

    /// On a dark background.
    var dark: String { Self.hexadecimal(Self.palette[index].dark) }

    /// In the order of how often they are drawn beside each other: the palette's first colours are
    /// the most apart. Never reorder, only append.
    private static let known = [
        "reinforcement-learning", "video", "multimodal", "agents", "reasoning", "language-models", "efficiency",
        "evaluation",
        "image-generation",
        "vision", "preference-optimization", "3d", "code", "audio", "safety", "retrieval", "robotics",
        "learning-theory",
        "interpretability",
        "science-health", "structured-data", "privacy-security", "human-ai",
    ]

    static let palette: [(light: UInt32, dark: UInt32)] = [
        (0x004084, 0x5D98E3), (0xDE6129, 0xFEBBA1), (0x937CF1, 0xD0C9FF), (0x890120, 0xED6B70), (0x5797A7, 0x97D9E9),
        (0x670463, 0xC76AC0),
        (0x5C9D74, 0x9CDFB3), (0x523800, 0xAB8D5B), (0x016F82, 0x67BDD2), (0x7056C9, 0xB6AAFE), (0xA63D02, 0xFD8C5E),
        (0xCF3F4C, 0xFEA3A3),
        (0x44845D, 0x8CCDA2), (0x5C8ECF, 0xACD0FE), (0x74386F, 0xCA88C4), (0xC24700, 0xFEA07C), (0x21538F, 0x71A5E7),
        (0x05502C, 0x66A77E),
        (0x8169DD, 0xC3BAFD), (0xB357AD, 0xFD9CF5), (0x07515E, 0x67A5B5), (0xA5092A, 0xFE757A), (0xA7874E, 0xEAC78D),
        (0x886931, 0xD4B279),
    ]

    /// `#004084`.
    static func hexadecimal(_ color: UInt32) -> String {
        let digits = String(color, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}
