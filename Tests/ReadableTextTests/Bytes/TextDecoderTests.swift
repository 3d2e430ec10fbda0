import TestSupport
import Testing

@testable import ReadableText

@Suite("Texts in other encodings")
struct TextDecoderTests {
    private func decoded(
        _ encoding: TextDecoder.Encoding, _ bytes: [UInt8], piece: Int
    ) -> (bytes: [UInt8], foreign: Int) {
        var decoder = TextDecoder(encoding)
        var result: [UInt8] = []
        var start = 0
        repeat {
            let end = min(bytes.count, start + piece)
            decoder.add(bytes[start..<end], isLast: end == bytes.count)
            var room = [UInt8](repeating: 0, count: 3)
            while decoder.isReady { result += room[..<decoder.take(into: &room, from: 0)] }
            start = end
        } while start < bytes.count
        return (result, decoder.foreignBytes)
    }

    @Test("UTF-16 of either order, in pieces of any size", arguments: [false, true], 1...7)
    func utf16(_ isBigEndian: Bool, _ piece: Int) throws {
        let text = "naïve łódź 論文 🏮 “x”\r\n\u{FFFD}\u{7FF}\u{800}\u{FFFF}\u{10FFFF}"
        let units = text.utf16.flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
            return isBigEndian ? pair : pair.reversed()
        }
        #expect(decoded(.utf16(isBigEndian: isBigEndian), units, piece: piece).bytes == Array(text.utf8))
        var stream = ByteStream(bytes: (isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + units, name: "x")
        #expect(try stream.peek(4) == Array("naï".utf8))
        #expect(try stream.readText() == Array(text.utf8))
        #expect(stream.found.isUTF16)
    }

    @Test("halves of characters are marked, and nothing traps") func halves() {
        let unpaired: [UInt8] = [0xD8, 0x3C, 0x00, 0x41, 0xDF, 0xEE, 0x00, 0x42, 0xD8, 0x3C]
        #expect(
            decoded(.utf16(isBigEndian: true), unpaired, piece: 3).bytes == Array("\u{FFFD}A\u{FFFD}B\u{FFFD}".utf8))
        #expect(decoded(.utf16(isBigEndian: true), [0x00, 0x41, 0x00], piece: 2).bytes == Array("A\u{FFFD}".utf8))
    }

    @Test("UTF-8 stays as it is, in pieces of any size", arguments: 1...7) func utf8(_ piece: Int) {
        let text = Array("naïve łódź 論文 🏮 “x”".utf8)
        #expect(decoded(.mixed, text, piece: piece) == (text, 0))
        // A character that is cut at the end is left to who reads.
        #expect(decoded(.mixed, text + [0xE2, 0x80], piece: piece) == (text + [0xE2, 0x80], 0))
    }

    @Test("what is no UTF-8 is Windows-1252, in pieces of any size", arguments: 1...7) func windows1252(_ piece: Int) {
        let bytes = Array("Caf".utf8) + [0xE9, 0x20, 0x93] + Array("Spa".utf8) + [0xDF, 0x94, 0x20, 0x80, 0xE9]
        #expect(decoded(.mixed, bytes, piece: piece) == (Array("Café “Spaß” €é".utf8), 6))
        // Beside characters that are UTF-8, a pair that is one stays one.
        let both = Array("é ł ".utf8) + [0xE9] + Array(" ł 論".utf8)
        #expect(decoded(.mixed, both, piece: piece) == (Array("é ł é ł 論".utf8), 1))
        // What no text in Windows-1252 has is damage.
        #expect(decoded(.mixed, [0x41, 0x81, 0x42], piece: piece) == ([0x41, 0x81, 0x42], 0))
    }

    @Test("texts of random bytes are the same in pieces of any size") func randomBytes() {
        for seed in 0..<200 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let choices: [UInt8] = [0x41, 0x80, 0xC3, 0xA9, 0xE2, 0xDF, 0xF0, 0x93, 0x81]
            var bytes: [UInt8] = []
            for _ in 0..<40 { bytes.append(choices[Int.random(in: 0..<choices.count, using: &generator)]) }
            for encoding in [TextDecoder.Encoding.mixed, .utf16(isBigEndian: false)] {
                let whole = decoded(encoding, bytes, piece: 40)
                for piece in 1...5 { #expect(decoded(encoding, bytes, piece: piece) == whole, "seed \(seed)") }
            }
        }
    }

    @Test("a stream is mended from where it stands, compressed or not") func streams() throws {
        let text = Array(String(repeating: "Caf\u{E9} ", count: 50_000).unicodeScalars.map { UInt8($0.value) })
        let expected = Array(String(repeating: "Café ", count: 50_000).utf8)
        for bytes in [text, storedGzip(text)] {
            var stream = ByteStream(bytes: bytes, name: "x")
            _ = try stream.peek(1_000)
            stream.mendText()
            #expect(try stream.readText() == expected)
            #expect(stream.found.foreignBytes == 50_000 && !stream.found.isUTF16)
        }
    }
}

@Suite("Files that hold no text")
struct ForeignFileTests {
    @Test(
        "are told by their first bytes",
        arguments: [
            (Array("PAR1".utf8) + [0x15, 4], .parquet), (Array("SQLite format 3\0".utf8), .sqlite),
            (Array("{\\rtf1\\ansi".utf8), .rtf), (Array("%PDF-1.7".utf8), .pdf), (Array("ARROW1\0\0".utf8), .arrow),
            ([0x80, 0x04, 0x95, 0x54], .pickle), ([0x80, 0x02, 0x7D], .pickle),
            ([UInt8](repeating: 0x61, count: 257) + Array("ustar\0".utf8), .tar),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice), (Array("bplist00".utf8), .propertyList),
        ] as [([UInt8], ForeignFile)]) func marks(_ head: [UInt8], _ kind: ForeignFile)
    {
        #expect(ForeignFile(head[...]) == kind)
        var packed = ByteStream(bytes: storedGzip(head), name: "x")
        #expect(throws: InputError.foreignFile(file: "x", kind: kind)) { try packed.readText() }
    }

    @Test(
        "an archive of zip is told by the names inside",
        arguments: [
            ("[Content_Types].xml", "xl/workbook.xml", .workbook), ("mimetype", "word/document.xml", .document),
            ("mimetypeapplication/epub+zip", "x", .epub), ("papers.json", "x", nil),
        ] as [(String, String, ForeignFile?)]) func zip(_ first: String, _ second: String, _ kind: ForeignFile?)
    {
        let bytes = [0x50, 0x4B, 0x03, 0x04] + Array("\0\0\(first)\0\0PK\(second)".utf8)
        var stream = ByteStream(bytes: bytes, name: "x")
        let expected: InputError =
            kind.map { .foreignFile(file: "x", kind: $0) }
            ?? .foreignCompression(file: "x", compression: "zip", tool: "unzip")
        #expect(throws: expected) { try stream.readText() }
    }

    @Test("text that only resembles is text") func resembling() {
        for text in ["PAR100 is a road", "SQLite format 3 is a format", "{rtf", "% PDF", "\u{80}x", "Object"] {
            #expect(ForeignFile(Array(text.utf8)[...]) == nil)
        }
    }
}
