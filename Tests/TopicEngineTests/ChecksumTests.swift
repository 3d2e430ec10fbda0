import LinearAlgebra
import Testing

@testable import TopicEngine

@Suite struct ChecksumTests {
    private struct Reference: Decodable {
        let words: [String]
        let checksum: String
    }

    private func checksum(_ words: [UInt64]) -> UInt64 { Checksum.of(words.span) }

    @Test("from four words on it is XXH64") func fromFourWordsOnItIsXXH64() throws {
        for reference in try ReferenceNumbers.load("checksum", as: [Reference].self) {
            #expect(
                checksum(reference.words.compactMap { UInt64($0) }) == UInt64(reference.checksum),
                "\(reference.words.count) words")
        }
    }

    @Test("every single bit changes it, and so does the length", arguments: [1, 2, 3, 4, 5, 8, 11])
    func everySingleBitChangesItAndSoDoesThe(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let words = (0..<count).map { _ in generator.next() }
        var seen: Set<UInt64> = [checksum(words), checksum(words + [0]), checksum([0] + words)]
        for word in 0..<count {
            for bit in 0..<64 {
                var changed = words
                changed[word] ^= 1 << UInt64(bit)
                seen.insert(checksum(changed))
            }
        }
        #expect(seen.count == 3 + 64 * count)
    }
}
