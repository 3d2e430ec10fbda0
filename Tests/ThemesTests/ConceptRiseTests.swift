import Testing

@testable import Themes

/// How clearly a concept rose: against scipy's hypergeometric distribution.
@Suite struct ConceptRiseTests {
    /// A calendar of 69 weeks with so many texts each, and a concept's texts: the first so many of each week.
    private func rise(_ texts: [Int], _ concept: [Int]) -> ConceptRise {
        let weeks = texts.enumerated().flatMap { Array(repeating: $0, count: $1) }
        var (numbers, start) = ([Int32](), 0)
        for (all, some) in zip(texts, concept) {
            numbers += (start..<(start + some)).map(Int32.init)
            start += all
        }
        let calendar = ThemeWeeks(weeks)
        return ConceptRise(by: texts.count - 1, calendar.totals(of: numbers), calendar)
    }

    @Test("over four weeks") func short() {
        // 10 of 100 in the last four weeks, 5 of 1,040 in the 52 before.
        let texts = Array(repeating: 20, count: 13) + Array(repeating: 20, count: 52) + Array(repeating: 25, count: 4)
        var concept = Array(repeating: 0, count: 69)
        concept.replaceSubrange(65..<69, with: [2, 3, 2, 3])
        for week in stride(from: 14, to: 64, by: 10) { concept[week] = 1 }
        let rise = rise(texts, concept)
        #expect((rise.weeks, rise.papers, rise.of) == (4, 10, 100))
        #expect((rise.baseline, rise.baselineOf) == (5, 1_040))
        #expect(abs(rise.pValue / (2 * 3.635021659607266e-08) - 1) < 1e-9)
        #expect(rise.isOfNote)
    }

    @Test("over thirteen weeks, where it rises slowly") func long() {
        let texts = Array(repeating: 100, count: 69)
        var concept = Array(repeating: 0, count: 69)
        for week in 56..<69 { concept[week] = 2 }
        let rise = rise(texts, concept)
        #expect((rise.weeks, rise.papers, rise.of, rise.baseline) == (13, 26, 1_300, 0))
    }

    @Test("few papers, and a share that was large before, are nothing of note") func little() {
        let texts = Array(repeating: 20, count: 69)
        var concept = Array(repeating: 0, count: 69)
        concept[68] = 4
        #expect(rise(texts, concept).pValue == 1)
        concept = Array(repeating: 1, count: 69)
        for week in 65..<69 { concept[week] = 8 }
        let common = rise(texts, concept)
        #expect(common.pValue < 1e-6 && !common.isOfNote)
    }

    @Test("texts are counted by weeks, before the first and behind the last too") func weeks() {
        let calendar = ThemeWeeks([3, 3, 5, 9])
        #expect(calendar.count(0...2) == 0 && calendar.count(3...3) == 2 && calendar.count(4...8) == 1)
        #expect(calendar.count(9...20) == 1 && calendar.count(-5...100) == 4)
        #expect(calendar.count(3...5, in: calendar.totals(of: [1, 2, 3])) == 2)
        #expect(ThemeWeeks([]).count(0...9) == 0)
    }
}
