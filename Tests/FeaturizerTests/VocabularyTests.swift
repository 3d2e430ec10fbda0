import LinearAlgebra
import Testing

@testable import Featurizer

@Suite struct VocabularyTests {
    private let vocabulary = Vocabulary(
        tokenBytes: Array("boatpaperrobotété".utf8), tokenEnds: [4, 9, 14, 19],
        sortedPairs: [PairKey.of(0, 2), PairKey.of(2, 1)])

    private func column(_ token: String) -> Int32? {
        let bytes = Array(("x" + token + "y").utf8)
        return vocabulary.column(ofToken: bytes.span, 1..<bytes.count - 1)
    }

    @Test("tokens and pairs are found under their columns and spelled out")
    func tokensAndPairsAreFoundUnderTheirColumnsAnd() {
        #expect(["boat", "paper", "robot", "été"].map(column) == [0, 1, 2, 3])
        #expect(vocabulary.column(ofPair: 0, 2) == 4)
        #expect(vocabulary.column(ofPair: 2, 1) == 5)
        #expect((0..<6).map(vocabulary.spelling) == ["boat", "paper", "robot", "été", "boat robot", "robot paper"])
        #expect((vocabulary.tokenCount, vocabulary.count) == (4, 6))
    }

    @Test("neither parts nor extensions of tokens, nor turned pairs are found")
    func neitherPartsNorExtensionsOfTokensNorTurnedPairs() {
        #expect(["", "boa", "boats", "oat", "ete", "Boat"].map(column) == [nil, nil, nil, nil, nil, nil])
        #expect(vocabulary.column(ofPair: 2, 0) == nil)
        #expect(vocabulary.column(ofPair: 0, 0) == nil)
    }

    /// Found by fuzzing: a slot that names no token ended the program.
    @Test("arrays that contradict each other make no vocabulary") func arraysThatContradictEachOtherMakeNoVocabulary() {
        func remade(_ slots: [UInt32]? = nil, ends: [UInt32]? = nil, pairs: [UInt64]? = nil, pairSlots: [UInt32]? = nil)
            -> Vocabulary?
        {
            Vocabulary(
                tokenBytes: vocabulary.tokenBytes, tokenEnds: ends.map { FlatArray($0) } ?? vocabulary.tokenEnds,
                tokenSlots: slots.map { FlatArray($0) } ?? vocabulary.tokenSlots,
                pairs: pairs.map { FlatArray($0) } ?? vocabulary.pairs,
                pairSlots: pairSlots.map { FlatArray($0) } ?? vocabulary.pairSlots)
        }
        #expect(remade() != nil)
        let (empty, full) = ([UInt32](repeating: 0, count: 16), [UInt32](repeating: 1, count: 16))
        #expect(remade([5] + empty.dropFirst()) == nil, "a slot beyond the tokens")
        #expect(remade(full) == nil, "a table in which no search ends")
        #expect(remade(ends: [4, 3, 14, 19]) == nil, "a token that ends before it begins")
        #expect(remade(pairs: [PairKey.of(0, 4), PairKey.of(2, 1)]) == nil, "a pair of a token that is not there")
        #expect(remade(pairSlots: [3] + empty.dropFirst()) == nil, "a slot beyond the pairs")
        #expect(remade(ends: [4, 4, 14, 19]) == nil, "a token without letters")
        #expect(remade(ends: [4, 9, 15, 19]) == nil, "a token that begins within a letter")
        #expect(remade(ends: [4, 9, 14, .max]) == nil, "a token that ends outside")
        #expect(remade(pairs: [PairKey.of(2, 1), PairKey.of(0, 2)]) == nil, "pairs that descend")
        #expect(remade(pairs: [PairKey.of(0, 2), PairKey.of(0, 2)]) == nil, "a pair twice")
        #expect(remade(empty) == nil, "a table without its tokens")
        let slots = Array(vocabulary.tokenSlots)
        #expect(remade(slots.map { $0 == 2 ? 1 : $0 }) == nil, "a token in two slots")
        let moved = (1..<16).map { step in slots.indices.map { slots[($0 + step) % 16] } }
        #expect(moved.allSatisfy { remade($0) == nil }, "tokens where no search finds them")
    }

    /// The vocabulary that is read back of these tokens as they stand; nil where it is refused.
    private func read(_ tokens: [[UInt8]]) -> Vocabulary? {
        var end: UInt32 = 0
        let ends = tokens.map { token -> UInt32 in
            end += UInt32(token.count)
            return end
        }
        let own = Vocabulary(tokenBytes: tokens.flatMap { $0 }, tokenEnds: ends, sortedPairs: [])
        return Vocabulary(
            tokenBytes: own.tokenBytes, tokenEnds: own.tokenEnds, tokenSlots: own.tokenSlots, pairs: own.pairs,
            pairSlots: own.pairSlots)
    }

    @Test("tokens that are no text, not sorted or not unique make no vocabulary") func tokensThatAreNoText() {
        #expect(read([Array("boat".utf8), Array("boats".utf8), Array("\u{E9}t".utf8)]) != nil)
        #expect(read([]) != nil)
        #expect(read([Array("boats".utf8), Array("boat".utf8)]) == nil)
        #expect(read([Array("boat".utf8), Array("boat".utf8)]) == nil)
        #expect(read([Array("boat".utf8), [0x62, 0xFF]]) == nil)
        #expect(read([[0x62, 0xC3], [0xA9, 0x62]]) == nil)
    }

    @Test("tokens of any length are taken in the order of their bytes alone", arguments: 0..<20 as Range<UInt64>)
    func tokensInTheirOrder(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Of few letters, a zero among them, so that many begin alike, over the first eight bytes and beyond.
        let letters: [UInt8] = [0, 0x61, 0x61, 0x7A]
        let drawn = (0..<60).map { _ -> [UInt8] in
            let length = Int.random(in: 1...12, using: &random)
            return (0..<length).map { _ in letters.randomElement(using: &random) ?? 0 }
        }
        let tokens = Set(drawn).sorted { $0.lexicographicallyPrecedes($1) }
        #expect(read(tokens) != nil)
        for place in 1..<tokens.count {
            var swapped = tokens
            swapped.swapAt(place - 1, place)
            #expect(read(swapped) == nil, "\(tokens[place - 1]) and \(tokens[place])")
            swapped[place] = swapped[place - 1]
            #expect(read(swapped) == nil, "\(swapped[place]) twice")
        }
    }

    @Test("a vocabulary made of its own arrays answers the same") func aVocabularyMadeOfItsOwnArraysAnswersThe() throws
    {
        let again = try #require(
            Vocabulary(
                tokenBytes: vocabulary.tokenBytes, tokenEnds: vocabulary.tokenEnds, tokenSlots: vocabulary.tokenSlots,
                pairs: vocabulary.pairs,
                pairSlots: vocabulary.pairSlots))
        #expect((0..<6).map(again.spelling) == (0..<6).map(vocabulary.spelling))
        #expect(again.column(ofPair: 2, 1) == 5)
    }

    @Test("arrays that contradict each other are refused") func arraysThatContradictEachOtherAreRefused() {
        func isRefused(
            bytes: FlatArray<UInt8>? = nil, tokenSlots: FlatArray<UInt32>? = nil, pairSlots: FlatArray<UInt32>? = nil
        ) -> Bool {
            let again = Vocabulary(
                tokenBytes: bytes ?? vocabulary.tokenBytes, tokenEnds: vocabulary.tokenEnds,
                tokenSlots: tokenSlots ?? vocabulary.tokenSlots,
                pairs: vocabulary.pairs, pairSlots: pairSlots ?? vocabulary.pairSlots)
            return again == nil
        }
        let wide = FlatArray([UInt32](repeating: 0, count: 32))
        #expect(!isRefused())
        #expect(isRefused(bytes: FlatArray(vocabulary.tokenBytes.dropLast())))
        #expect(isRefused(tokenSlots: wide))
        #expect(isRefused(pairSlots: wide))
    }
}

@Suite struct GrowingTablesTests {
    @Test("tokens keep their numbers while the table grows") func tokensKeepTheirNumbersWhileTheTableGrows() {
        var table = TokenTable()
        let words = (0..<5000).map { Array("word\($0)".utf8) }
        for (number, word) in words.enumerated() {
            #expect(table.number(of: word.span, 0..<word.count) == Int32(number))
        }
        for (number, word) in words.enumerated() {
            #expect(table.number(of: word.span, 0..<word.count) == Int32(number))
        }
        #expect(table.count == 5000)
        #expect(Array(table.bytes[table.range(4321)]) == words[4321])
    }

    @Test("pairs are numbered by first appearance, counted by documents, and kept in the order of their keys")
    func pairsAreNumberedByFirstAppearanceCountedByDocuments() {
        var table = PairTable(capacity: 20_000)
        let keys = (0..<20_000).map { PairKey.of(Int32($0 % 150), Int32($0 / 150)) }
        for (number, key) in keys.enumerated() where table.count(key, in: 0) != Int32(number) {
            Issue.record("pair \(number) got another number")
        }
        for (number, key) in keys.enumerated().reversed()
        where table.count(key, in: number < 7 ? 1 : 0) != Int32(number) {
            Issue.record("pair \(number) changed its number")
        }
        #expect(table.kept(1).map { table.pairs[Int($0)].key } == keys.sorted())
        #expect(table.kept(2) == [0, 1, 2, 3, 4, 5, 6])
        #expect(table.pairs[3].occurrences == 2)
    }

    @Test("tables in files stay findable: hashes and sizes never change")
    func tablesInFilesStayFindableHashesAndSizesNever() {
        let bytes = Array("transformer".utf8)
        #expect(TermHash.slots(for: 0) == 16)
        #expect(TermHash.slots(for: 8) == 16)
        #expect(TermHash.slots(for: 9) == 32)
        #expect(TermHash.of(bytes.span, 0..<bytes.count) == 3_254_645_377_949_275_583)
        #expect(TermHash.of(pair: PairKey.of(3, 5)) == 4_158_782_380_677_198_819)
    }
}

extension Vocabulary {
    /// The column of a pair of token columns, or nil.
    fileprivate func column(ofPair first: Int32, _ second: Int32) -> Int32? {
        var (columns, lookups) = ([Int32(0)], [PairLookup(wanted: PairKey.of(first, second))])
        return addColumns(ofPairs: 1, in: &lookups, to: &columns, from: 0) == 1 ? columns[0] : nil
    }
}
