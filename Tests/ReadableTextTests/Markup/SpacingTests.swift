import TestSupport
import Testing

@testable import ReadableText

@Suite struct SpacingTests {
    @Test(
        "white space is made single",
        arguments: [
            ("", ""), (" ", ""), ("a", "a"), ("  a  b ", "a b"), ("a\n  b\r\nc", "a b c"),
            ("a\u{A0}b\u{2003}c", "a b c"),
            ("a\u{200B}b\u{FEFF}", "ab"),
            ("naïve — “quoted” 中文", "naïve — “quoted” 中文"), ("eight by tes and  more", "eight by tes and more"),
            ("a\u{3000}b\u{2028}c", "a b c"),
            ("1234567 ", "1234567"), ("1234567  89", "1234567 89"), ("12345678 90123456", "12345678 90123456"),
        ]) func whiteSpaceIsMadeSingle(_ text: String, _ expected: String)
    {
        #expect(Spacing.singleSpaced(text) == expected)
    }

    @Test("agrees with splitting at white space") func agreesWithSplittingAtWhiteSpace() {
        var generator = SeededGenerator(seed: 5)
        let parts = [" ", "  ", "\n", "\t", "a", "word", "é", "中", "\u{A0}", "\u{2009}", "—", "0123456789"]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                parts.randomElement(using: &generator) ?? ""
            }.joined()
            let expected = text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(
                separator: " ")
            #expect(Spacing.singleSpaced(text) == expected)
            #expect(Spacing.singleSpaced(Array(("xx" + text).utf8)[2...]) == expected)
        }
    }

    @Test("a title given twice is dropped") func aTitleGivenTwiceIsDropped() {
        #expect(ReadableText.body(of: "Nets. They learn.", without: "Nets") == "They learn.")
        #expect(ReadableText.body(of: "Nets", without: "Nets") == "Nets")
        #expect(ReadableText.body(of: "They learn.", without: "Nets") == "They learn.")
        #expect(ReadableText.body(of: "They learn.", without: "") == "They learn.")
    }
}
