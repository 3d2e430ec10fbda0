import TestSupport
import Testing

@testable import Wording

@Suite("Harmless text")
struct SafeTextTests {
    @Test(
        "what is dangerous becomes visible or nothing",
        arguments: [
            ("", ""), ("Plain title", "Plain title"), ("  two  spaces ", "two spaces"), ("a\r\nb\tc\u{85}d", "a b c d"),
            ("Fast\u{1B}[2J models", "Fast\u{FFFD}[2J models"),
            ("a\u{0}b\u{7F}c\u{9B}31m", "a\u{FFFD}b\u{FFFD}c\u{FFFD}31m"),
            ("evil\u{202E}gnp.exe", "evil\u{FFFD}gnp.exe"), ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"),
            ("a\u{200B}b\u{FEFF}c\u{AD}d", "abcd"),
            ("one\u{2028}two\u{2029}three", "one two three"), ("no\u{A0}break", "no break"), ("\u{E0041}tag", "tag"),
            ("priv\u{E000}ate \u{FFFF}", "priv\u{FFFD}ate \u{FFFD}"), ("heart \u{2764}\u{FE0F}", "heart \u{2764}"),
            ("Erdo\u{308}s 量子化 naïve", "Erdo\u{308}s 量子化 naïve"), ("\u{301}start", "start"), ("a \u{301}b", "a b"),
            ("\u{200E}\u{200F}left", "left"),
        ])
    func cases(text: String, safe: String) {
        #expect(SafeText.line(text).unicodeScalars.elementsEqual(safe.unicodeScalars), "\(text.debugDescription)")
    }

    @Test("no heap of combining marks climbs over the lines above")
    func marks() {
        let heap = "e" + String(repeating: "\u{301}", count: 200) + "x"
        #expect(SafeText.line(heap).unicodeScalars.count == 6)
    }

    @Test("what is safe stays as it is when made safe again", arguments: 0..<200)
    func idempotent(seed: Int) {
        var random = HostileText(seed: seed)
        let safe = SafeText.line(random.next(length: 60))
        #expect(SafeText.line(safe) == safe)
        #expect(!safe.unicodeScalars.contains(where: SafeText.isHarmful))
        #expect(!safe.hasPrefix(" ") && !safe.hasSuffix(" ") && !safe.contains("  "))
    }
}
