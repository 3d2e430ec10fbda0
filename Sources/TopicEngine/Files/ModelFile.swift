import Foundation
import LinearAlgebra
import ReadableText

/// The bytes of a model: little-endian, read into memory or mapped, and used as they lie.
///
/// | bytes | what |
/// |---|---|
/// | 0–7 | magic `TRNDSMDL` |
/// | 8–11 | format version |
/// | 12–15 | number of sections n |
/// | 16–23 | length of the file |
/// | 24–31 | checksum of everything from byte 32 on (see `Checksum`) |
/// | 32– | n entries of 24 bytes: tag (8 ASCII bytes, padded with zeros), offset, length in bytes |
/// | then | the sections, each beginning at a multiple of 64; the file's length is a multiple of 8 |
enum ModelFile {
    static let magic = Array("TRNDSMDL".utf8)
    /// The newest format that this program reads and writes.
    static let version = 3
    static let preamble = 32
    static let entrySize = 24
    static let alignment = 64

    /// A named part of the file.
    struct Section {
        var tag: String
        var bytes: [UInt8]
    }

    /// The whole file of some sections, in a format that has them.
    static func encode(_ sections: [Section], magic: [UInt8] = magic, version: Int = version) -> [UInt8] {
        let places = places(of: sections)
        let length = ((places.last?.range.upperBound ?? preamble) + 7) / 8 * 8
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        bytes +=
            magic + little(UInt32(version)) + little(UInt32(sections.count)) + little(UInt64(length))
            + little(UInt64(0))
        for place in places {
            bytes += padded(place.tag) + little(UInt64(place.range.lowerBound)) + little(UInt64(place.range.count))
        }
        for (section, place) in zip(sections, places) {
            bytes += repeatElement(0, count: place.range.lowerBound - bytes.count)
            bytes += section.bytes
        }
        bytes += repeatElement(0, count: length - bytes.count)
        bytes.replaceSubrange(24..<32, with: little(checksum(of: bytes)))
        return bytes
    }

    /// Where sections come to lie behind the table of their entries.
    private static func places(of sections: [Section]) -> [Place] {
        var end = preamble + sections.count * entrySize
        return sections.map { section in
            let start = (end + alignment - 1) / alignment * alignment
            end = start + section.bytes.count
            return Place(tag: section.tag, range: start..<end)
        }
    }

    /// The checksum of a whole file, all of whose bytes are there but the checksum's own.
    private static func checksum(of bytes: [UInt8]) -> UInt64 {
        // Safe: bytes are initialized; the copy lies where words may lie.
        let storage = unsafe FlatStorage(copying: bytes.span.bytes)
        guard let words = FlatArray<UInt64>(in: storage, offset: preamble, count: (bytes.count - preamble) / 8) else {
            preconditionFailure("a file of \(bytes.count) bytes is no model's")
        }
        return words.withSpan { Checksum.of($0) }
    }

    /// Where a section of a file lies.
    struct Place {
        var tag: String
        var range: Range<Int>
    }

    /// The largest scale, bias or parameter of a curve: far beyond all that is learned, and small enough that whatever is
    /// computed from them is finite.
    static let largestNumber: Float = 1e9

    /// The largest file that is read.
    static let largest = 4 << 30

    /// What is read of a file: its bytes, where the sections lie, the checksum and the version.
    struct Contents {
        var storage: FlatStorage
        var sections: [Place]
        var checksum: UInt64
        var version: Int
    }

    /// Reads a file into memory of its own, or maps it, and checks it as ``decode(_:magic:version:path:)`` does.
    ///
    /// What does not begin with a preamble that fits the file's size is refused before the rest is read.
    /// - Throws: ``ModelFileError``.
    static func read(
        _ path: String, isMapped: Bool = false, magic: [UInt8] = magic, version: Int = version
    ) throws(ModelFileError) -> Contents {
        // A file that cannot be opened has no size; an empty one does not begin as it should.
        let file: FlatFile
        do throws(FlatStorageError) { file = try FlatFile(name: SystemPath.bytes(path)) } catch {
            throw ModelFileError(error, path)
        }
        let head: [UInt8]
        do throws(FlatStorageError) { head = try file.head(preamble) } catch { throw ModelFileError(error, path) }
        _ = try Preamble(head, fileSize: file.size, magic: magic, version: version, path: path)
        let storage: FlatStorage
        do throws(FlatStorageError) { storage = try isMapped ? file.mapped() : file.contents() } catch {
            throw ModelFileError(error, path)
        }
        return try decode(storage, magic: magic, version: version, path: path)
    }

    /// The sections of a file's bytes, after checking magic, version, length, checksum and bounds.
    ///
    /// - Throws: ``ModelFileError``.
    static func decode(
        _ storage: FlatStorage, magic: [UInt8] = magic, version: Int = version, path: String
    ) throws(ModelFileError) -> Contents {
        let head = FlatArray<UInt8>(in: storage, offset: 0, count: min(preamble, storage.count)).map { Array($0) } ?? []
        let known = try Preamble(head, fileSize: storage.count, magic: magic, version: version, path: path)
        guard let words = FlatArray<UInt64>(in: storage, offset: preamble, count: (storage.count - preamble) / 8) else {
            throw .damaged(path: path, reason: "it is not aligned")
        }
        let checksum = words.withSpan { Checksum.of($0) }
        guard checksum == known.checksum else {
            throw .damaged(path: path, reason: "its checksum does not match its contents")
        }
        return Contents(
            storage: storage, sections: try table(storage, count: known.sections, path: path), checksum: checksum,
            version: known.version)
    }

    /// What the first bytes say.
    private struct Preamble {
        let version: Int
        let sections: Int
        let checksum: UInt64

        /// Reads the first bytes of a file, and checks magic, version and size.
        init(_ head: [UInt8], fileSize: Int, magic: [UInt8], version known: Int, path: String) throws(ModelFileError) {
            guard head.starts(with: magic) else { throw .notAModel(path: path) }
            guard head.count == preamble else { throw .damaged(path: path, reason: "it ends after \(fileSize) bytes") }
            version = Int(number(head, 8, 4))
            guard (1...known).contains(version) else {
                if version > known { throw .newer(path: path, version: version, known: known) }
                throw .damaged(path: path, reason: "its format version is \(version)")
            }
            guard number(head, 16, 8) == UInt64(fileSize), fileSize % 8 == 0 else {
                throw .damaged(path: path, reason: "it has \(fileSize) bytes instead of \(number(head, 16, 8))")
            }
            guard fileSize <= largest else {
                throw .damaged(path: path, reason: "it has \(fileSize) bytes; no model has more than \(largest)")
            }
            sections = Int(number(head, 12, 4))
            checksum = number(head, 24, 8)
        }
    }

    private static func table(_ storage: FlatStorage, count: Int, path: String) throws(ModelFileError) -> [Place] {
        let wordsInEntry = entrySize / 8
        guard count <= 1000, let words = FlatArray<UInt64>(in: storage, offset: preamble, count: count * wordsInEntry)
        else {
            throw .damaged(path: path, reason: "its table of \(count) sections does not fit")
        }
        var sections: [Place] = []
        for entry in 0..<count {
            let tag = tag(words[entry * wordsInEntry])
            let (offset, length) = (words[entry * wordsInEntry + 1], words[entry * wordsInEntry + 2])
            let size = UInt64(storage.count)
            // No section lies in the table: an entry that begins there is none, but what a wrong
            // number of sections makes of other bytes.
            guard offset >= preamble + count * entrySize, offset <= size, length <= size - offset else {
                throw .damaged(path: path, reason: "the section \(tag) lies outside the file")
            }
            sections.append(Place(tag: tag, range: Int(offset)..<Int(offset + length)))
        }
        guard Set(sections.map(\.tag)).count == count else {
            throw .damaged(path: path, reason: "two of its sections have the same name")
        }
        let inOrder = sections.map(\.range).filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
        guard zip(inOrder, inOrder.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound }) else {
            throw .damaged(path: path, reason: "two of its sections overlap")
        }
        return sections
    }

    /// The text in the bytes of a word, up to the first zero.
    private static func tag(_ word: UInt64) -> String {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func padded(_ tag: String) -> [UInt8] {
        let bytes = Array(tag.utf8)
        precondition(bytes.count <= 8, "the tag \(tag) is longer than 8 bytes")
        return bytes + [UInt8](repeating: 0, count: 8 - bytes.count)
    }

    private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
        (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func number(_ bytes: [UInt8], _ offset: Int, _ width: Int) -> UInt64 {
        (0..<width).reversed().reduce(0) { $0 << 8 | UInt64(bytes[offset + $1]) }
    }
}
