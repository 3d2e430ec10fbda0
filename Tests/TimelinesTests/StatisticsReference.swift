import Foundation
import TestSupport

@testable import Timelines

/// The numbers that scipy and numpy computed; see `Fixtures/Generators/statistics.py`.
struct StatisticsReference: Decodable {
    struct Student: Decodable {
        let deviate, freedom, tail: Double
    }
    struct Normal: Decodable {
        let tail, deviate: Double
    }
    struct Beta: Decodable {
        let x, a, b, value: Double
    }
    struct Estimate: Decodable {
        let probabilities: [Double]
        let spread, share: Double
        let listed, rate: [Double]
    }
    struct Newcombe: Decodable {
        let papers, of, baseline, baselineOf: Int
        let low, high: Double
    }
    struct Kendall: Decodable {
        let values: [Double]
        let tau, p: Double
    }
    struct Kendalls: Decodable {
        let exact, tied: [Kendall]
    }
    struct TheilSen: Decodable {
        let places, values: [Double]
        let slope, intercept: Double
    }
    struct Bursts: Decodable {
        let of: [Int]
        let expected: [Double]
        let states: [Int]
        let gains: [Double]
    }
    struct LogOddsRatios: Decodable {
        let words: [String]
        let period, baseline, background, totals: [Int]
        let ratio, z: [Double]
    }
    struct Forecast: Decodable {
        let of, counts: [Int]
        let share, low, high, error, errorOfLastTime: Double
    }
    struct DriftPeriod: Decodable {
        let topic: String
        let of: Int
        let expected, variance: Double
        let labelled: Int
    }
    struct Drift: Decodable {
        let periods: [DriftPeriod]
        let shift: [String: Double]
        let spread: Double
    }

    let student: [Student]
    let normal: [Normal]
    let beta: [Beta]
    let estimates: [Estimate]
    let newcombe: [Newcombe]
    let kendall: Kendalls
    let theilSen: [TheilSen]
    let bursts: [Bursts]
    let logOdds: LogOddsRatios
    let forecasts: [Forecast]
    let drift: Drift

    static func load() throws -> StatisticsReference {
        try referenceNumbers("statistics", in: .module)
    }
}

/// A count of papers of which so many certainly have the topic.
func plain(_ papers: Double, of total: Int) -> ShareCount { ShareCount(of: total, expected: papers) }
