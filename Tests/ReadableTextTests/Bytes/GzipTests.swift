import TestSupport
import Testing

@testable import ReadableText

/// What is packed is read again as it was.
@Suite struct GzipTests {
    @Test("bytes of many lengths come back, and equal ones are packed equally", arguments: [0, 1, 2, 1_000, 300_000])
    func comesBack(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let packed = try #require(Gzip.packed(bytes))
        #expect(packed.prefix(2) == [0x1F, 0x8B] && packed[4..<8].allSatisfy { $0 == 0 })
        #expect(Gzip.packed(bytes) == packed)
        let folder = try TemporaryFolder()
        try folder.write("packed.gz", packed)
        var stream = try ByteStream(path: folder.file("packed.gz"))
        #expect(try stream.readAll() == bytes)
    }

    @Test("text becomes smaller, the smaller the more effort") func smaller() throws {
        let text = Array(String(repeating: "papers and topics, week by week; ", count: 3_000).utf8)
        let (quick, best) = (try #require(Gzip.packed(text)), try #require(Gzip.packed(text, effort: 9)))
        #expect(quick.count < text.count / 20 && best.count <= quick.count)
    }
}
