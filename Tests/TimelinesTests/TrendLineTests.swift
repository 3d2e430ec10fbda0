import TestSupport
import Testing

@testable import Timelines

@Suite("The Mann–Kendall test")
struct MannKendallTestTests {
    @Test("equals scipy's exact one without ties, and the formula with ties")
    func reference() throws {
        let cases = try StatisticsReference.load().kendall
        #expect(cases.exact.count == 7 && cases.tied.count == 4)
        for expected in cases.exact + cases.tied {
            let test = MannKendallTest(expected.values)
            #expect(abs(test.tau - expected.tau) < 1e-12, "\(expected)")
            #expect(relativeDistance(test.pValue, expected.p) < 1e-10, "\(expected)")
        }
        #expect(MannKendallTest([]).pValue == 1 && MannKendallTest([1]).pValue == 1)
    }
}

@Suite("The Theil–Sen line")
struct TheilSenLineTests {
    @Test("equals scipy's")
    func reference() throws {
        for expected in try StatisticsReference.load().theilSen {
            let line = try #require(TheilSenLine(zip(expected.places, expected.values).map { (place: $0, value: $1) }))
            #expect(
                abs(line.slope - expected.slope) < 1e-12 && abs(line.intercept - expected.intercept) < 1e-12,
                "\(expected)")
        }
        #expect(TheilSenLine([(place: 1, value: 2)]) == nil)
    }

    @Test("finds the median of many slopes as sorting does")
    func median() throws {
        var random = SeededGenerator(seed: 8)
        for count in 2..<40 {
            let points = (0..<count).map { (place: Double($0), value: Double(random.below(7))) }
            var slopes: [Double] = []
            for left in 0..<count {
                for right in (left + 1)..<count {
                    slopes.append((points[right].value - points[left].value) / Double(right - left))
                }
            }
            slopes.sort()
            let line = try #require(TheilSenLine(points))
            #expect(line.slope == (slopes[(slopes.count - 1) / 2] + slopes[slopes.count / 2]) / 2)
        }
    }
}
