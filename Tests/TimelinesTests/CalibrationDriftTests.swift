import Testing

@testable import Timelines

@Suite("The drift of a model's probabilities")
struct CalibrationDriftTests {
    @Test("equals the roots of Paule and Mandel's equations with medians")
    func reference() throws {
        let expected = try StatisticsReference.load().drift
        #expect(expected.periods.count == 60)
        let drift = try #require(
            CalibrationDrift.estimated(
                from: expected.periods.map {
                    LabelledPeriod(
                        topic: $0.topic, count: ShareCount(of: $0.of, expected: $0.expected, variance: $0.variance),
                        labelled: $0.labelled)
                }))
        #expect(abs(drift.spread - expected.spread) < 1e-9)
        #expect(drift.shift.count == expected.shift.count)
        for (topic, shift) in expected.shift { #expect(abs((drift.shift[topic] ?? 0) - shift) < 1e-9, "\(topic)") }
    }

    @Test("is nothing where the labels are as expected")
    func noDrift() {
        let count = ShareCount(of: 100, expected: 20, variance: 10)
        let periods = (0..<6).map { LabelledPeriod(topic: "a", count: count, labelled: $0 % 2 == 0 ? 19 : 21) }
        let drift = CalibrationDrift.estimated(from: periods)
        #expect(drift == CalibrationDrift(spread: 0))
    }

    @Test("of one topic that is off beyond all others does not speak for these")
    func newTopic() throws {
        let count = ShareCount(of: 100, expected: 20, variance: 10)
        var periods = (0..<60).map {
            LabelledPeriod(topic: "t\($0 % 6)", count: count, labelled: 20 + ($0 % 6 - 2) + $0 / 6 % 3 - 1)
        }
        let before = try #require(CalibrationDrift.estimated(from: periods))
        periods += (0..<10).map { _ in
            LabelledPeriod(topic: "new", count: ShareCount(of: 100, expected: 1, variance: 0.9), labelled: 40)
        }
        let after = try #require(CalibrationDrift.estimated(from: periods))
        #expect(before.spread > 0.05 && after.spread < 2 * before.spread)
        #expect(try #require(after.shift["new"]) > 0)
    }

    @Test("cannot be told from a single period, or from certain probabilities")
    func tooLittle() {
        let count = ShareCount(of: 100, expected: 20, variance: 10)
        #expect(CalibrationDrift.estimated(from: []) == nil)
        #expect(CalibrationDrift.estimated(from: [LabelledPeriod(topic: "a", count: count, labelled: 30)]) == nil)
        let certain = LabelledPeriod(topic: "a", count: plain(20, of: 100), labelled: 20)
        #expect(CalibrationDrift.estimated(from: [certain, certain]) == nil)
    }

    @Test("moves a count of its topic, within what there is")
    func correction() {
        let drift = CalibrationDrift(shift: ["up": 0.5, "down": -4], spread: 0)
        let count = ShareCount(of: 100, expected: 20, variance: 10)
        #expect(drift.corrected(count, topic: "up").expected == 25)
        #expect(drift.corrected(count, topic: "down").expected == 0)
        #expect(drift.corrected(count, topic: "other") == count)
    }
}
