/// Makes random texts of everything that has ever hurt a terminal, a table or a document.
public struct HostileText: RandomNumberGenerator {
    private var state: UInt64

    /// Texts that begin at a seed.
    public init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 6_364_136_223_846_793_005 &+ 1 }

    private static let pieces: [String] = [
        "\u{1B}[2J", "\u{1B}]0;title\u{7}", "\u{9B}31m", "\u{0}", "\u{7}", "\u{8}", "\r", "\n", "\r\n", "\t", "\u{B}",
        "\u{7F}", "\u{85}",
        "\u{202E}", "\u{202A}", "\u{2066}", "\u{2069}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{2028}", "\u{2029}",
        "\u{AD}", "\u{E0041}",
        "\u{FFFE}", "\u{E000}", "\u{301}", "|", "\\|", "\\", "`", "``", "*", "**", "_", "[", "](javascript:alert(1))",
        "<script>", "</td>",
        "-->", "#", "# ", "- ", "1. ", "+", "=HYPERLINK(\"http://example.org\")", "http://example.org/",
        "www.example.org", "&amp;", "$x$",
        "~~",
        "\"", "'", ",", "{", "}", "null", "量", "🧪", "e\u{308}", "a", "model", " ", "  ", "9.5 %", "!", "![x](y)",
        "\u{3164}", "@everyone",
    ]

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    /// A text of so many pieces.
    public mutating func next(length: Int) -> String {
        (0..<length).map { _ in Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &self)] }.joined()
    }
}
