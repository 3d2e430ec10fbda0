import TestSupport
import Testing

@testable import ReadableText

@Suite struct SystemPathTests {
    @Test(
        "names are texts without loss",
        arguments: [
            ("plain.txt", Array("plain.txt".utf8)), ("c\u{10FFE9}", [0x63, 0xE9]), ("é", [0xC3, 0xA9]),
            ("e\u{301}", [0x65, 0xCC, 0x81]), ("\u{10FFC3}/", [0xC3, 0x2F]), ("😀", [0xF0, 0x9F, 0x98, 0x80]),
            // A surrogate, an overlong slash, and one of the characters that stand for single bytes.
            ("\u{10FFED}\u{10FFA0}\u{10FF80}", [0xED, 0xA0, 0x80]), ("\u{10FFC0}\u{10FFAF}", [0xC0, 0xAF]),
            ("\u{10FFF4}\u{10FF8F}\u{10FFBF}\u{10FFA9}", [0xF4, 0x8F, 0xBF, 0xA9]), ("", []),
        ] as [(String, [UInt8])])
    func withoutLoss(_ text: String, _ bytes: [UInt8]) {
        #expect(SystemPath.isSame(SystemPath.text(bytes), text))
        #expect(SystemPath.bytes(text) == bytes)
    }

    @Test("any bytes come back") func anyBytes() {
        var random = SeededGenerator(seed: 14)
        for _ in 0..<2_000 {
            let bytes = (0..<Int(random.next() % 12)).map { _ in
                // Mostly what begins and continues long characters.
                random.next() % 3 == 0 ? UInt8(random.next() % 256) : UInt8(0x80 + random.next() % 128)
            }
            #expect(SystemPath.bytes(SystemPath.text(bytes)) == bytes)
        }
    }

    @Test("what only looks alike is not the same name") func looksAlike() {
        #expect("é" == "e\u{301}" && !SystemPath.isSame("é", "e\u{301}"))
    }
}
