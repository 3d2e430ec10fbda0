import Foundation
import Testing

@testable import Wording

@Suite struct TerminalTextTests {
    private func shown(_ text: String) -> String {
        String(decoding: TerminalText.shown(Array(text.utf8)), as: UTF8.self)
    }

    @Test("what harms nobody stays as it is") func whatHarmsNobodyStays() {
        for text in [
            "", "plain\n", "a\tb\n", "\u{FC}n\u{ED}c\u{F6}de \u{1F3DC}", "\u{1B}[1mbold\u{1B}[0m",
            "\u{1B}[38;5;2mx\u{1B}[m",
        ] {
            #expect(shown(text) == text)
        }
    }

    @Test("what controls, reorders or hides is escaped") func whatControlsIsEscaped() {
        #expect(shown("\u{1B}[2J") == "\\u001b[2J")
        #expect(shown("\u{1B}]0;title\u{7}") == "\\u001b]0;title\\u0007")
        #expect(shown("a\rb\u{8}\u{7F}") == "a\\u000db\\u0008\\u007f")
        #expect(shown("\u{9B}2J") == "\\u009b2J")
        #expect(shown("a\u{202E}b\u{2066}") == "a\\u202eb\\u2066")
        #expect(shown("a\u{E0041}\u{2028}") == "a\\udb40\\udc41\\u2028")
        #expect(shown("\u{1B}[31") == "\\u001b[31")
        #expect(TerminalText.shown([0x61, 0xFF, 0x62]) == Array("a\u{FFFD}b".utf8))
    }

    @Test("an export that a terminal was shown reads back as the same text") func readsBack() throws {
        var line: [UInt8] = []
        let text = "r\u{202E}ev\u{200B} \u{9B}x\u{E0001}"
        JSONWriter.append(text, escaping: .controls, to: &line)
        let again = try JSONSerialization.jsonObject(
            with: Data(TerminalText.shown(line)), options: .fragmentsAllowed)
        #expect(again as? String == text)
    }

    @Test("lines that are laid out keep their blanks, and no more") func block() {
        #expect(TerminalText.block("Error: a\u{1B}[2J\n  See  'x'\n", limit: 80) == "Error: a\u{FFFD}[2J\n  See  'x'\n")
        #expect(TerminalText.block("a\u{202E}\r", limit: 80) == "a\u{FFFD}\u{FFFD}")
        #expect(
            TerminalText.block(String(repeating: "x", count: 99), limit: 10) == String(repeating: "x", count: 9) + "…")
    }

    @Test("a link is what it says, and an address that could be more makes none") func links() {
        let link = TerminalText.linked("2501.00001", to: "https://arxiv.org/abs/2501.00001")
        #expect(link == "\u{1B}]8;;https://arxiv.org/abs/2501.00001\u{1B}\\2501.00001\u{1B}]8;;\u{1B}\\")
        #expect(TerminalText.shown(Array(link.utf8)) == Array(link.utf8))
        for address in [
            "", "javascript:alert(1)", "file:///etc/passwd", "https://a b", "https://a\u{1B}\\b", "https://a\u{7}",
            "https://ä", "https://" + String(repeating: "a", count: 2_000),
        ] {
            #expect(TerminalText.linked("x", to: address) == "x")
        }
    }

    @Test(
        "what is no whole link of the web is escaped",
        arguments: [
            "\u{1B}]8;;file:///etc/passwd\u{1B}\\", "\u{1B}]8;;https://a", "\u{1B}]8;;https://a\u{7}",
            "\u{1B}]8;id=1;https://a\u{1B}\\", "\u{1B}]0;title\u{1B}\\", "\u{1B}]8;;https://a\u{1B}]52;c;x\u{1B}\\",
            "\u{1B}]8;;https://ä\u{1B}\\",
        ])
    func noLinks(text: String) {
        let shown = String(decoding: TerminalText.shown(Array(text.utf8)), as: UTF8.self)
        #expect(!shown.contains("\u{1B}]") && shown.contains("\\u001b]"))
    }
}
