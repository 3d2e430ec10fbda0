import TestSupport
import Testing

@testable import ReadableText

@Suite struct CompressionTests {
    private let text = Array("first line\nsecond line\n".utf8)

    private func bytes(_ packed: [UInt8], limit: Int = 256 << 20) throws(InputError) -> [UInt8] {
        var stream = ByteStream(bytes: packed, name: "x")
        return try stream.readAll(limit: limit)
    }

    private func error(_ packed: [UInt8]) -> InputError? {
        do throws(InputError) {
            _ = try bytes(packed)
            return nil
        } catch { return error }
    }

    @Test("zstandard is told by its bytes", .enabled(if: Zstandard.isAvailable)) func zstandardIsToldByItsBytes() throws
    {
        let folder = try TemporaryFolder()
        var stream = try ByteStream(path: folder.write("plain.txt", plainZstandard(text)))
        #expect(try stream.peek(5) == Array(text[..<5]))
        #expect(try stream.readAll() == text)
        #expect(try bytes(plainZstandard([])) == [])
    }

    @Test("no more bytes are waited for than what may be compressed asks for") func noMoreBytesAreWaitedFor() {
        let whole: [[UInt8]] = [
            [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0x5A, 0x2A, 0x4D, 0x18], Array("BZh9".utf8),
            [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x04, 0x22, 0x4D, 0x18], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
            [0x50, 0x4B, 0x03, 0x04],
        ]
        for bytes in whole {
            #expect(Compression(bytes[...]) != nil)
            for length in 0...bytes.count { #expect(Compression.mayBegin(bytes[..<length]), "\(bytes), \(length)") }
        }
        let others: [[UInt8]] = [
            [0x0A], [0x78], [0x7B, 0x22], [0x50, 0x0A], [0x42, 0x0A], [0x28, 0x0A], [0x37, 0x7A, 0x0A],
        ]
        for bytes in others { #expect(!Compression.mayBegin(bytes[...]), "\(bytes)") }
    }

    @Test("frames follow each other", .enabled(if: Zstandard.isAvailable)) func framesFollowEachOther() throws {
        let frame = plainZstandard(text)
        #expect(try bytes(frame + frame) == text + text)
        #expect(
            try bytes(
                skippableZstandard([1, 2, 3]) + frame + skippableZstandard([]) + frame + skippableZstandard(text))
                == text + text)
    }

    @Test("large frames survive every border", .enabled(if: Zstandard.isAvailable)) func largeFramesSurviveEveryBorder()
        throws
    {
        let large = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let folder = try TemporaryFolder()
        var stream = try ByteStream(path: folder.write("large", plainZstandard(large)))
        #expect(try stream.readAll() == large)
    }

    @Test("every cut is noticed", .enabled(if: Zstandard.isAvailable)) func everyCutIsNoticed() {
        for whole in [plainZstandard(text), skippableZstandard([1, 2, 3]) + plainZstandard(text)] {
            for length in 4..<whole.count where length != whole.count - plainZstandard(text).count {
                #expect(error(Array(whole[..<length])) == .compressionCut(file: "x"), "length \(length)")
            }
        }
    }

    @Test("damage is noticed", .enabled(if: Zstandard.isAvailable)) func damageIsNoticed() {
        var damaged = plainZstandard(text)
        damaged[6] |= 0x06
        for packed in [damaged, plainZstandard(text) + Array("garbage".utf8)] {
            guard case .compressionDamaged? = error(packed) else {
                Issue.record("damage was not noticed")
                continue
            }
        }
        // A window of 2 GiB.
        var wide = plainZstandard(text)
        wide[5] = 21 << 3
        #expect(
            error(wide)
                == .compressionDamaged(file: "x", reason: "its window is larger than 128 MiB: pack it without --long"))
    }

    @Test("expansion is bounded", .enabled(if: Zstandard.isAvailable)) func expansionIsBounded() throws {
        func size(_ packed: [UInt8]) throws(InputError) -> Int {
            var stream = ByteStream(bytes: packed, name: "x")
            var piece = [UInt8](repeating: 0, count: 1 << 20)
            var size = 0
            while case let received = try stream.read(into: &piece, from: 0), received > 0 { size += received }
            return size
        }
        let free = ByteStream.unboundedExpansion >> 17
        #expect(try size(repeatedZstandard(0x41, blocks: free)) == ByteStream.unboundedExpansion)
        #expect(throws: InputError.expandsTooMuch(file: "x", ratio: ByteStream.maximumRatio)) {
            try size(repeatedZstandard(0x41, blocks: free + 8))
        }
    }

    @Test(
        "others are named with what unpacks them",
        arguments: [
            ([0x42, 0x5A, 0x68, 0x39, 0x31, 0x41], "bzip2", "bunzip2 -k"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz", "unxz -k"),
            ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "zip", "unzip"),
            ([0x04, 0x22, 0x4D, 0x18, 0x64, 0x40], "lz4", "unlz4 -k"),
        ] as [([UInt8], String, String)]) func othersAreNamedWithWhatUnpacksThem(
            _ head: [UInt8], _ name: String, _ tool: String
        )
    {
        let expected = InputError.foreignCompression(file: "x", compression: name, tool: tool)
        #expect(error(head + text) == expected)
        #expect("\(expected)" == "x: is compressed with \(name), which is not read; unpack it first")
    }

    @Test("text that only resembles is text") func textThatOnlyResemblesIsText() throws {
        for text in ["BZh is no archive", "PK", "(\u{B5}/", "7z"] {
            #expect(try bytes(Array(text.utf8)) == Array(text.utf8))
        }
    }

    @Test("errors say what helps") func errorsSayWhatHelps() {
        #expect(
            "\(InputError.zstandardMissing(file: "a"))"
                == "a: is compressed with zstd, and libzstd is missing: install libzstd1, or unpack it with 'unzstd'")
        #expect(
            "\(InputError.expandsTooMuch(file: "a", ratio: 1000))"
                == "a: expands to more than 1000 times its size, as no listing does; if it is one, unpack it first")
        #expect(InputError.zstandardMissing(file: "a").failure == .unusable)
    }
}
