import Testing

@testable import Timelines

@Suite("Forecasts")
struct LocalLevelForecastTests {
    @Test("and their back-tests equal those made from scratch at every origin")
    func reference() throws {
        let cases = try StatisticsReference.load().forecasts
        #expect(cases.count == 4)
        for expected in cases {
            let counts = zip(expected.counts, expected.of).map { plain(Double($0), of: $1) }
            let forecast = try #require(LocalLevelForecast(counts))
            #expect(abs(forecast.share - expected.share) < 1e-12)
            #expect(
                abs(forecast.interval.low - expected.low) < 1e-9 && abs(forecast.interval.high - expected.high) < 1e-9)
            #expect(abs(forecast.past.error - expected.error) < 1e-12)
            #expect(abs(forecast.past.errorOfLastTime - expected.errorOfLastTime) < 1e-12)
            #expect(forecast.past.periods == counts.count - 8)
        }
    }

    @Test("need sixteen periods, and beat last time on a level with noise but not on steps without")
    func whenOffered() throws {
        #expect(LocalLevelForecast(Array(repeating: plain(1, of: 10), count: 15)) == nil)
        let noise = (0..<40).map { plain($0 % 2 == 0 ? 20 : 30, of: 100) }
        #expect(try #require(LocalLevelForecast(noise)).isBetterThanLastTime)
        let steps = (0..<40).map { plain(Double(49 - $0), of: 100) }
        #expect(try !#require(LocalLevelForecast(steps)).isBetterThanLastTime)
    }
}
