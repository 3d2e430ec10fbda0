import Foundation
import TestSupport
import Testing

@testable import ReadableText

@Suite struct ByteStreamTests {
    private let text = Array("first line\nsecond line\n".utf8)

    private func error(_ bytes: [UInt8], limit: Int = 1 << 20) -> InputError? {
        var stream = ByteStream(bytes: bytes, name: "x")
        do {
            _ = try stream.readText(limit: limit)
            return nil
        } catch { return error }
    }

    @Test("plain bytes come as they are") func plainBytesComeAsTheyAre() throws {
        var stream = ByteStream(bytes: text, name: "x")
        #expect(try stream.readAll() == text)
    }

    @Test("short inputs are no gzip", arguments: [0, 1, 2, 3]) func shortInputsAreNoGzip(_ count: Int) throws {
        var stream = ByteStream(bytes: Array([0x1F, 0x8C, 0x41].prefix(count)), name: "x")
        #expect(try stream.readAll().count == count)
    }

    @Test("gzip is told by its bytes") func gzipIsToldByItsBytes() throws {
        let folder = try TemporaryFolder()
        var stream = try ByteStream(path: folder.write("plain.txt", storedGzip(text)))
        #expect(try stream.readAll() == text)
    }

    @Test("concatenated members and padding are read") func concatenatedMembersAndPaddingAreRead() throws {
        let member = storedGzip(text)
        var stream = ByteStream(bytes: member + member + [0, 0, 0] + storedGzip([]) + [0], name: "x")
        #expect(try stream.readAll() == text + text)
    }

    @Test("large streams survive every border") func largeStreamsSurviveEveryBorder() throws {
        let large = (0..<700_001).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        var stream = ByteStream(bytes: storedGzip(large), name: "x")
        #expect(try stream.readAll() == large)
    }

    @Test("every cut of gzip is noticed") func everyCutOfGzipIsNoticed() {
        let whole = storedGzip(text)
        for length in 2..<whole.count {
            #expect(error(Array(whole[..<length])) == .compressionCut(file: "x"), "length \(length)")
        }
    }

    @Test("damaged gzip is noticed") func damagedGzipIsNoticed() {
        var damaged = storedGzip(text)
        damaged[18] ^= 1
        guard case .compressionDamaged? = error(damaged) else {
            Issue.record("a flipped byte was not noticed")
            return
        }
        guard case .compressionDamaged? = error(storedGzip(text) + Array("garbage".utf8)) else {
            Issue.record("garbage behind the end was not noticed")
            return
        }
    }

    @Test("peek takes nothing away") func peekTakesNothingAway() throws {
        for bytes in [text, storedGzip(text)] {
            var stream = ByteStream(bytes: bytes, name: "x")
            #expect(try stream.peek(5) == Array(text[..<5]))
            #expect(try stream.peek(8) == Array(text[..<8]))
            #expect(try stream.peek(1000) == text)
            #expect(try stream.readAll() == text)
        }
    }

    @Test("what is no text is named") func whatIsNoTextIsNamed() {
        #expect(error([0x41, 0, 0x42]) == .binary(file: "x", offset: 1))
        #expect(error([0xFF, 0xFE, 0x41, 0]) == nil)
        #expect(error([0xFF, 0xFE, 0x41, 0, 0, 0]) == .binary(file: "x", offset: 1))
        #expect(error([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]) == .binary(file: "x", offset: 2))
        #expect(error(Array("{\\rtf1 Hello}".utf8)) == .foreignFile(file: "x", kind: .rtf))
        #expect(error([0x41, 0x0A, 0x42, 0xC3, 0x28]) == .invalidUTF8(file: "x", line: 2, offset: 3))
        #expect(error(text) == nil)
    }

    @Test("a cut character at the end is dropped on demand") func aCutCharacterAtTheEndIsDroppedOnDemand() throws {
        for (cut, kept) in [
            ([0x41, 0xC3], 1), ([0x41, 0xE2, 0x80], 1), ([0x41, 0xF0, 0x9F, 0x99], 1), ([0x41, 0xC3, 0xA9], 3), ([], 0),
        ] as [([UInt8], Int)] {
            var stream = ByteStream(bytes: cut, name: "x")
            #expect(try stream.readText(droppingCutCharacter: true).count == kept)
        }
        #expect(error([0x41, 0xC3]) == .invalidUTF8(file: "x", line: 1, offset: 1))
        var damaged = ByteStream(bytes: [0xC3, 0x41], name: "x")
        #expect(throws: InputError.self) { try damaged.readText(droppingCutCharacter: true) }
    }

    @Test("the limit holds for the inflated size") func theLimitHoldsForTheInflatedSize() {
        #expect(error(text, limit: text.count) == nil)
        #expect(error(text, limit: text.count - 1) == .tooLarge(file: "x", limit: text.count - 1))
        #expect(
            error(storedGzip([UInt8](repeating: 0x41, count: 300_000)), limit: 299_999)
                == .tooLarge(file: "x", limit: 299_999))
    }

    @Test("byte order mark is dropped") func byteOrderMarkIsDropped() throws {
        var stream = ByteStream(bytes: [0xEF, 0xBB, 0xBF] + text, name: "x")
        #expect(try stream.readText() == text)
    }

    @Test("missing files folders and forbidden files differ") func missingFilesFoldersAndForbiddenFilesDiffer() throws {
        let folder = try TemporaryFolder()
        #expect(throws: InputError.notFound(file: folder.path + "/none")) {
            _ = try ByteStream(path: folder.path + "/none")
        }
        #expect(throws: InputError.isFolder(file: folder.path)) { _ = try ByteStream(path: folder.path) }
        let file = try folder.write("secret", text)
        // The path is passed for the length of the call only.
        #expect(unsafe chmod(file, 0) == 0)
        // The superuser may read everything.
        guard geteuid() != 0 else { return }
        #expect(throws: InputError.permissionDenied(file: file)) { _ = try ByteStream(path: file) }
    }

    @Test("errors name file reason and remedy") func errorsNameFileReasonAndRemedy() {
        #expect("\(InputError.notFound(file: "a.txt"))" == "a.txt: no such file")
        #expect(
            "\(InputError.invalidUTF8(file: "a.txt", line: 3, offset: 9))"
                == "a.txt:3: is no valid UTF-8 (at byte 9 of the file); save it as UTF-8")
        #expect(InputError.notFound(file: "a").failure == .missing)
        #expect(InputError.compressionCut(file: "a").failure == .unusable)
        #expect(InputError.readFailed(file: "a", reason: "b").failure == .unreadable)
        #expect(InputError.isFolder(file: "a").failure == .missing)
        #expect(InputError.permissionDenied(file: "a").failure == .unreadable)
    }
}
