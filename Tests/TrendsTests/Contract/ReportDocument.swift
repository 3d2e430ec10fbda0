import Papers

/// `trends.report/1` as programs were promised it.
struct ReportDocument: Decodable, Equatable {
    struct Period: Decodable, Equatable {
        let label: String
        let by: String
        let first: String
        let last: String
        let partial: Bool
        let date: String
    }

    struct Window: Decodable, Equatable {
        let first: String
        let last: String
        let by: String
    }

    struct Point: Decodable, Equatable {
        let period: String
        let papers: Int
        let of: Int
        let share: Double?
        let interval: [Double]?
        let partial: Bool
        let missing: Bool
    }

    struct Topic: Decodable, Equatable {
        let topic: String
        let name: String
        let papers: Int
        let share: Double?
        let interval: [Double]?
        let baseline: Double?
        let change: Double?
        let pValue: Double?
        let significant: Bool
        let history: [Point]
    }

    struct Baseline: Decodable, Equatable {
        let requested: Int
        let periods: [String]
        let papers: Int
    }

    struct Coverage: Decodable, Equatable {
        let daysExpected: Int?
        let daysFound: Int
    }

    let schema: String
    let period: Period
    let window: Window?
    let baseline: Baseline
    let papers: Int
    let found: Int
    let outside: Int
    let undated: Int
    let rejected: Int
    let topics: [Topic]
    let coverage: Coverage
    let notes: [String]
}
