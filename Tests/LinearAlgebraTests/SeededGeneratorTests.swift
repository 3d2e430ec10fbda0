import Testing

@testable import LinearAlgebra

@Suite struct SeededGeneratorTests {
    /// The published values of SplitMix64 for this seed.
    @Test("the numbers are those of SplitMix64") func theNumbersAreThoseOfSplitMix64() {
        var generator = SeededGenerator(seed: 1_234_567)
        let numbers = (0..<5).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ])
    }

    @Test("skipped numbers are those that would have come", arguments: [0, 1, 5, 1000]) func skippedNumbers(count: Int)
    {
        var (drawn, skipped) = (SeededGenerator(seed: 41), SeededGenerator(seed: 41))
        for _ in 0..<count { _ = drawn.index(below: 10) }
        skipped.skip(count)
        #expect(skipped.next() == drawn.next())
    }

    @Test("a permutation holds every number once", arguments: [0, 1, 2, 3, 100]) func aPermutationHoldsEveryNumberOnce(
        count: Int
    ) {
        var generator = SeededGenerator(seed: 5)
        #expect(generator.permutation(of: count).sorted() == Array(0..<count))
    }

    @Test("every order of three comes equally often") func everyOrderOfThreeComesEquallyOften() {
        var generator = SeededGenerator(seed: 11)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<6000 { counts[generator.permutation(of: 3), default: 0] += 1 }
        #expect(counts.count == 6)
        // Five standard deviations of a binomial with 6,000 trials of 1/6 are 144.
        for count in counts.values { #expect(abs(count - 1000) < 144) }
    }

    @Test("indices lie below their bound and reach all of it") func indicesLieBelowTheirBoundAndReachAllOf() {
        var generator = SeededGenerator(seed: 2)
        #expect(Set((0..<200).map { _ in generator.index(below: 7) }) == Set(0..<7))
        #expect(generator.index(below: 1) == 0)
    }

    @Test("equal seeds give equal numbers, and other seeds others") func equalSeedsGiveEqualNumbersAndOtherSeedsOthers()
    {
        var (first, second, third) = (SeededGenerator(seed: 8), SeededGenerator(seed: 8), SeededGenerator(seed: 9))
        let numbers = (0..<10).map { _ in first.unit() }
        #expect(numbers == (0..<10).map { _ in second.unit() })
        #expect(numbers != (0..<10).map { _ in third.unit() })
        #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    }
}
