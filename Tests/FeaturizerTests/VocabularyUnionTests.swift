import LinearAlgebra
import Testing

@testable import Featurizer

/// Vocabularies side by side, against sets and dictionaries of spellings.
@Suite struct VocabularyUnionTests {
    /// A vocabulary of random short tokens, and of random pairs of them.
    private func vocabulary(_ generator: inout SeededGenerator) -> Vocabulary {
        let letters = ["a", "b", "z", "é", "紙", "-"]
        let drawn = (0..<generator.index(below: 40)).map { _ in
            (0..<1 + generator.index(below: 3)).map { _ in letters[generator.index(below: letters.count)] }.joined()
        }
        let tokens = Set(drawn).map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        var ends: [UInt32] = []
        for token in tokens { ends.append((ends.last ?? 0) + UInt32(token.count)) }
        let pairs = (0..<(tokens.isEmpty ? 0 : generator.index(below: 60))).map { _ in
            PairKey.of(Int32(generator.index(below: tokens.count)), Int32(generator.index(below: tokens.count)))
        }
        return Vocabulary(tokenBytes: tokens.flatMap { $0 }, tokenEnds: ends, sortedPairs: Set(pairs).sorted())
    }

    private func spellings(_ vocabulary: Vocabulary) -> [String] {
        (0..<vocabulary.count).map(vocabulary.spelling)
    }

    @Test("a union has the terms of both, each once, in the order of a vocabulary", arguments: UInt64(1)...60)
    func aUnionHasTheTermsOfBoth(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let (left, right) = (vocabulary(&generator), vocabulary(&generator))
        let (union, own, others) = left.union(right)
        let terms = spellings(union)
        #expect(Set(terms) == Set(spellings(left)).union(spellings(right)))
        #expect(Set(terms).count == terms.count)
        #expect(own.map { terms[Int($0)] } == spellings(left))
        #expect(others.map { terms[Int($0)] } == spellings(right))
        let tokens = terms[..<union.tokenCount]
        #expect(tokens.allSatisfy { !$0.contains(" ") } && terms[union.tokenCount...].allSatisfy { $0.contains(" ") })
        #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(zip(union.pairs, union.pairs.dropFirst()).allSatisfy { $0 < $1 })
        for (number, token) in tokens.enumerated() {
            let bytes = Array(token.utf8)
            #expect(union.column(ofToken: bytes.span, 0..<bytes.count) == Int32(number))
        }
    }

    @Test("columns keep their order in a union, so that sorted counts stay sorted", arguments: UInt64(1)...60)
    func columnsKeepTheirOrderInAUnion(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let (left, right) = (vocabulary(&generator), vocabulary(&generator))
        let (_, own, others) = left.union(right)
        for columns in [own, others] { #expect(zip(columns, columns.dropFirst()).allSatisfy { $0 < $1 }) }
    }

    @Test("a union with itself or with nothing is the vocabulary itself") func aUnionWithItselfOrWithNothing() {
        var generator = SeededGenerator(seed: 5)
        let one = vocabulary(&generator)
        let none = Vocabulary(tokenBytes: [], tokenEnds: [], sortedPairs: [])
        let columns = (0..<Int32(one.count)).map { $0 }
        for (union, own, others) in [one.union(one), one.union(none), none.union(one)] {
            #expect(spellings(union) == spellings(one))
            #expect(own == columns || own.isEmpty)
            #expect(others == columns || others.isEmpty)
        }
        #expect(none.union(none).vocabulary.count == 0)
    }

    @Test("the columns of another vocabulary are found by their spellings", arguments: UInt64(1)...60)
    func theColumnsOfAnotherVocabularyAreFound(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let (left, right) = (vocabulary(&generator), vocabulary(&generator))
        let places = Dictionary(uniqueKeysWithValues: spellings(left).enumerated().map { ($1, Int32($0)) })
        #expect(left.columns(of: right) == spellings(right).map { places[$0] ?? -1 })
        #expect(left.columns(of: left) == (0..<Int32(left.count)).map { $0 })
    }
}
