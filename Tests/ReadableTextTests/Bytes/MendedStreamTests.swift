import TestSupport
import Testing

@testable import ReadableText

/// Sound text goes through a stream as it is; wherever its pieces end, what comes out is what the decoder makes of all.
@Suite("Streams whose text is mended") struct MendedStreamTests {
    private func read(_ bytes: [UInt8], _ random: inout SeededGenerator) throws -> (bytes: [UInt8], foreign: Int) {
        var stream = ByteStream(bytes: bytes, name: "test")
        if random.below(2) == 0 { _ = try stream.peek(random.below(9)) }
        stream.mendText()
        var result: [UInt8] = []
        while true {
            var buffer = [UInt8](repeating: 0, count: 1 + random.below(random.below(2) == 0 ? 200 : 6))
            let count = try stream.read(into: &buffer, from: 0)
            if count == 0 { break }
            result += buffer[..<count]
        }
        return (result, stream.found.foreignBytes)
    }

    @Test("they give what the decoder makes of the whole", arguments: 1...200) func whole(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces: [[UInt8]] = [
            Array("plain words of no weight, ".utf8), Array("é".utf8), Array("ł".utf8), Array("論文".utf8),
            Array("\u{1F600}".utf8), [0xE9], [0x93], [0x94], [0x81], [0xC3], [0xE2, 0x80], [0x0A],
        ]
        let isSound = seed % 3 == 0
        var bytes: [UInt8] = []
        for _ in 0..<random.below(60) { bytes += pieces[random.below(isSound ? 5 : pieces.count)] }
        var decoder = TextDecoder(.mixed)
        decoder.add(bytes[...], isLast: true)
        var expected = [UInt8](repeating: 0, count: 3 * bytes.count + 8)
        expected.removeSubrange(decoder.take(into: &expected, from: 0)...)
        let found = try read(bytes, &random)
        #expect(found.bytes == expected && found.foreign == decoder.foreignBytes)
        if isSound { #expect(expected == bytes) }
    }
}
