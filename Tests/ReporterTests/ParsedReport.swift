import Foundation
import Papers

@testable import Reporter

/// A report as a program reads it from JSON.
struct ParsedReport: Decodable {
    struct Period: Decodable {
        let label: String
        let by: String
        let first: String
        let last: String
        let partial: Bool
        let date: String
    }

    struct Point: Decodable {
        let period: String
        let papers: Int
        let of: Int
        let share: Double?
        let interval: [Double]?
        let partial: Bool
        let missing: Bool
    }

    struct Paper: Decodable {
        let title: String
        let id: String?
        let url: String?
        let probability: Double
        let primary: Bool
        let upvotes: Int?
        let day: String
    }

    struct Topic: Decodable {
        let topic: String
        let name: String
        let papers: Int
        let share: Double?
        let interval: [Double]?
        let baseline: Double?
        let baselinePapers: Int
        let change: Double?
        let pValue: Double?
        let significant: Bool
        let history: [Point]
        let evidence: [Paper]
    }

    struct Coverage: Decodable {
        let daysExpected: Int?
        let daysFound: Int
        let daysMissing: [String]
    }

    struct Year: Decodable {
        let periods: Int
        let last: String
        let arrows: Int
        let expectedFalse: Double
    }

    let schema: String
    let period: Period
    let papers: Int
    let found: Int
    let outside: Int
    let undated: Int
    let rejected: Int
    let untagged: Int
    let yearsInferred: Int
    let topics: [Topic]
    let coverage: Coverage
    let year: Year?

    /// What a program reads from the JSON document of a report.
    init(of report: Report) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(ParsedReport.self, from: Data(JSONRenderer().render(report).utf8))
    }
}
