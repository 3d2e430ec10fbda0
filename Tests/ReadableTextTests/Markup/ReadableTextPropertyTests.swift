import TestSupport
import Testing

@testable import ReadableText

/// What holds of any text, whatever is in it.
@Suite struct ReadableTextPropertyTests {
    private static let pieces = [
        "\\", "{", "}", "$", "$$", "&", "<", ">", "`", "``", "'", "''", "~", "-", "--", "---", "^", "_", " ", "  ", "a",
        "B", "7", ",", ".",
        "(", ")", "é", "β",
        "\\alpha", "\\frac", "\\sqrt", "\\textbf{", "\\em ", "\\cite{", "\\href", "\\left", "\\not", "\\hat",
        "\\unknown", "\\'", "\\\"",
        "\\c", "\\\\", "\\(",
        "\\)", "\\[", "\\]", "\\$", "\\{", "\\%", "\\-", "&amp;", "&lt;", "&gt;", "&#36;", "&#x5c;", "<p>", "</b>",
        "<b>", "<sup>", "<!--",
        "-->", "{\\bf ",
        "\\textbackslash", "\\textdollar", "\\backslash", "\\log", "\\text{", "word", "\u{200B}", "\u{A0}",
        "\\unicode{x24}",
        "\\operatorname", "\\binom",
    ]

    private func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...24, using: &generator)).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    @Test("what comes out is at rest", arguments: [Markup.plain, .latex, .html])
    func whatComesOutIsAtRest(_ markup: Markup) {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let text = text(&generator)
            let readable = ReadableText.make(text, markup)
            #expect(Array(ReadableText.make(readable, .plain).utf8) == Array(readable.utf8), "\(text)")
        }
    }

    @Test("what is changed is single spaced") func whatIsChangedIsSingleSpaced() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<2000 {
            let text = Spacing.singleSpaced(text(&generator))
            let readable = ReadableText.make(text, .plain)
            #expect(Spacing.singleSpaced(readable) == readable, "\(text)")
        }
    }

    @Test("text without markup stays") func textWithoutMarkupStays() {
        var generator = SeededGenerator(seed: 9)
        let words = [
            "word", "a_b", "x^2", "{0,1}", "it's", "β-decay", "50%", "(see", "below)", "#1", "a > b", "\"so\"", "e.g.,",
            "|x|", "@home",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                words.randomElement(using: &generator) ?? ""
            }.joined(
                separator: " ")
            #expect(ReadableText.make(text, .plain) == text)
        }
    }

    /// Each of these takes many minutes where the time grows with the square of the length, or the
    /// whole stack where nesting has no bound.
    @Test(
        "any text takes linear time",
        arguments: [
            "{\\em ", "{\\bf{", "$", "$$", "${", "\\frac{", "\\frac{a}{", "\\sqrt[", "``", "`a ", "&amp;", "<a ",
            "<a x='",
            "<!--", "</b><b>",
            "\\(", "\\[x", "\\cite[",
            "\\textbf{\\emph{", "^{", "$x^{", "_", "\\\\", "\\'", "~a", "a--", "\\not", "\\left", "\\hat{",
            "\\romannumeral", "{", "}",
            "\\\"a ", "&lt;", "\\text{$",
        ])
    func anyTextTakesLinearTime(_ piece: String) {
        let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
        for markup in [Markup.plain, .latex, .html] {
            let readable = ReadableText.make(text, markup)
            #expect(ReadableText.make(readable, .plain) == readable)
        }
    }

    @Test("any bytes are a text in the end") func anyBytesAreATextInTheEnd() {
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? "\\{}$&<^_".utf8.randomElement(using: &generator) ?? 0
                    : UInt8.random(in: 0...255, using: &generator)
            }
            let readable = ReadableText.make(String(decoding: bytes, as: UTF8.self), .plain)
            #expect(ReadableText.make(readable, .plain) == readable)
        }
    }
}
