import Foundation
import LinearAlgebra
import Testing

@testable import TopicEngine

@Suite struct ModelFileTests {
    private let sections = (0..<19).map {
        ModelFile.Section(tag: "part\($0)", bytes: [UInt8](repeating: UInt8($0), count: $0 * 5))
    }

    private func decoded(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
        // Safe: bytes are initialized.
        let storage = unsafe FlatStorage(copying: bytes.span.bytes)
        let sections = try ModelFile.decode(storage, path: "x").sections
        return Dictionary(sections.map { ($0.tag, Array(bytes[$0.range])) }, uniquingKeysWith: { $1 })
    }

    @Test("sections come back as they were, each at a multiple of 64") func sectionsComeBackAsTheyWereEachAtA() throws {
        let bytes = ModelFile.encode(sections)
        #expect(bytes.count % 8 == 0)
        #expect(try decoded(bytes) == Dictionary(uniqueKeysWithValues: sections.map { ($0.tag, $0.bytes) }))
        // Safe: bytes are initialized.
        let storage = unsafe FlatStorage(copying: bytes.span.bytes)
        #expect(try ModelFile.decode(storage, path: "x").sections.allSatisfy { $0.range.lowerBound % 64 == 0 })
        #expect(try decoded(ModelFile.encode([])).isEmpty)
    }

    /// The 32 bytes before the checked part have no checksum of their own: every change must be
    /// refused by what the byte says. With too few sections the file can be read; what is missing
    /// is noticed by who asks for it, and so is what an older version does not have.
    @Test("no byte of the preamble can be anything else") func noByteOfThePreambleCanBeAnythingElse() {
        let bytes = ModelFile.encode(sections)
        for place in 0..<32 {
            // The number of sections is tried with all its values, the others with each bit turned.
            for change in place == 12 ? Array(UInt8(1)...255) : (0..<8).map({ 1 << UInt8($0) }) {
                var changed = bytes
                changed[place] ^= change
                if place == 8, (1..<UInt8(ModelFile.version)).contains(changed[place]) { continue }
                guard let names = try? decoded(changed).keys, names.count >= sections.count else { continue }
                Issue.record("byte \(place) may be \(changed[place]) instead of \(bytes[place])")
            }
        }
    }

    @Test("sections outside the file and tables that do not fit are damage")
    func sectionsOutsideTheFileAndTablesThatDoNot() throws {
        for (place, value) in [(40, UInt8(0xFF)), (47, 0x7F), (48, 0xFF), (55, 0xFF)] {
            var bytes = ModelFile.encode([.init(tag: "part", bytes: [1, 2, 3])])
            bytes[place] = value
            #expect(throws: ModelFileError.damaged(path: "x", reason: "the section part lies outside the file")) {
                try decoded(resealed(bytes))
            }
        }
        var bytes = ModelFile.encode([.init(tag: "part", bytes: [1, 2, 3])])
        bytes[12] = 200
        #expect(throws: ModelFileError.damaged(path: "x", reason: "its table of 200 sections does not fit")) {
            try decoded(resealed(bytes))
        }
    }
}

/// The bytes of a file with a checksum that fits them.
func resealed(_ bytes: [UInt8]) -> [UInt8] {
    let words = stride(from: 32, to: bytes.count, by: 8).map { start in
        (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << ($1 * 8) }
    }
    let checksum = Checksum.of(words.span)
    return bytes[..<24] + (0..<8).map { UInt8(truncatingIfNeeded: checksum >> ($0 * 8)) } + bytes[32...]
}
