import TestSupport
import Testing

@testable import Wording

@Suite("The width of text on a terminal")
struct DisplayWidthTests {
    @Test(
        "counts columns, not characters",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("量子", 4), ("ｆｕｌｌ", 8), ("한글", 4), ("かな", 4), ("🧪", 2),
            ("█▏", 2), ("▲ –", 3),
            ("Ω≤", 2), ("ｱ", 1), ("，", 2), ("a\u{200B}", 1),
        ])
    func width(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test("cuts where the text no longer fits, never through a wide character")
    func fitted() {
        #expect(DisplayWidth.fitted("abcdef", to: 6) == "abcdef")
        #expect(DisplayWidth.fitted("abcdef", to: 5) == "abcd…")
        #expect(DisplayWidth.fitted("量子化学", to: 6) == "量子…")
        #expect(DisplayWidth.fitted("one two", to: 5) == "one…")
        #expect(DisplayWidth.fitted("abc", to: 1) == "…")
        #expect(DisplayWidth.fitted("abc", to: 0) == "")
        #expect(DisplayWidth.padded("量", to: 4) == "量  ")
        #expect(DisplayWidth.rightAligned("7", to: 3) == "  7")
    }

    @Test("wraps at spaces, keeps a number with its unit, and cuts what is longer than a line")
    func wrapped() {
        #expect(DisplayWidth.wrapped("rose from 8.3 % to 13.2 %", to: 13) == ["rose from", "8.3 % to", "13.2 %"])
        #expect(DisplayWidth.wrapped("abcdefgh ij", to: 3) == ["abc", "def", "gh", "ij"])
        #expect(DisplayWidth.wrapped("", to: 10) == [])
        #expect(DisplayWidth.wrapped("量子化 x", to: 4) == ["量子", "化 x"])
    }

    @Test("no wrapped line is too long, and no character is lost", arguments: 0..<100)
    func wrapping(seed: Int) {
        var random = HostileText(seed: seed)
        let text = SafeText.line(random.next(length: 80))
        for width in [2, 7, 40] {
            let lines = DisplayWidth.wrapped(text, to: width)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
            #expect(
                lines.joined().filter { $0 != " " }.unicodeScalars.elementsEqual(
                    text.unicodeScalars.filter { $0 != " " }))
        }
    }
}
