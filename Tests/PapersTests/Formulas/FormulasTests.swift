import Papers
import Testing

@Suite struct FNV1aTests {
    /// The test vectors of the definition.
    @Test("the hash is that of the definition") func theHashIsThatOfTheDefinition() {
        #expect(FNV1a.of("").hexDigits == "cbf29ce484222325")
        #expect(FNV1a.of("a").hexDigits == "af63dc4c8601ec8c")
        #expect(FNV1a.of("foobar").hexDigits == "85944171f73967e8")
    }

    @Test("bytes are added one by one or together, from any seed") func bytesAreAddedOneByOneOrTogetherFrom() {
        for seed in [0, 1, UInt64.max] {
            var hash = FNV1a(seed: seed)
            hash.add(UInt8(ascii: "f"))
            hash.add("oobar".utf8)
            #expect(hash.value == FNV1a.of("foobar", seed: seed))
        }
        #expect(FNV1a.of("foobar", seed: 1) != FNV1a.of("foobar"))
    }

    @Test("digits are always sixteen") func digitsAreAlwaysSixteen() {
        #expect(UInt64(0).hexDigits == "0000000000000000" && UInt64(0xAB).hexDigits == "00000000000000ab")
        #expect(UInt64.max.hexDigits == "ffffffffffffffff")
    }
}

@Suite struct AdjacentViolatorsTests {
    /// Some values, or their mean.
    private struct Run {
        var sum: Double
        var count: Int
        var mean: Double { sum / Double(count) }

        func merged(_ other: Run) -> Run { Run(sum: sum + other.sum, count: count + other.count) }
    }

    private func pooled(_ values: [Double]) -> [Double] {
        let runs = AdjacentViolators.pooled(
            values.map { Run(sum: $0, count: 1) }, violates: { $0.mean > $1.mean }, merged: { $0.merged($1) })
        return runs.flatMap { [Double](repeating: $0.mean, count: $0.count) }
    }

    @Test("what ascends stays, and what does not becomes its mean") func whatAscendsStaysAndWhatDoesNotBecomesIts() {
        #expect(pooled([]) == [] && pooled([3]) == [3] && pooled([1, 2, 2, 5]) == [1, 2, 2, 5])
        #expect(pooled([3, 1]) == [2, 2])
        #expect(pooled([1, 6, 4, 2, 9, 8]) == [1, 4, 4, 4, 8.5, 8.5])
        // The last value drags all before it along.
        #expect(pooled([4, 5, 6, -15]) == [0, 0, 0, 0])
    }
}

@Suite struct CivilDayTests {
    @Test("days of years outside the calendar follow those within")
    func daysOfYearsOutsideTheCalendarFollowThoseWithin() throws {
        let first = try #require(CalendarDay(year: 1, month: 1, day: 1))
        #expect(CalendarDay(ofYear: 0, month: 12, day: 31) == first.adding(days: -1))
        // Year 0 is a leap year.
        #expect(CalendarDay(ofYear: 0, month: 1, day: 1) == first.adding(days: -366))
        #expect(
            CalendarDay(ofYear: -400, month: 1, day: 1)
                == CalendarDay(ofYear: 0, month: 1, day: 1).adding(days: -146_097))
        let last = try #require(CalendarDay(year: 9999, month: 12, day: 31))
        #expect(CalendarDay(ofYear: 10_000, month: 1, day: 1) == last.adding(days: 1))
    }
}
