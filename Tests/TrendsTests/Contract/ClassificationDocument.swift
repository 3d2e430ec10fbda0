import Papers

/// `trends.classification/1`, or `trends.error/1` in its place.
struct ClassificationDocument: Decodable, Equatable {
    struct Term: Decodable, Equatable {
        let term: String
        let weight: Double
    }

    struct Topic: Decodable, Equatable {
        let topic: String
        let name: String
        let probability: Double
        let assigned: Bool
        let terms: [Term]?
        let otherTerms: Double?
        let bias: Double?
        let score: Double?
    }

    /// An identifier comes back as it was: a string or a number.
    enum Identifier: Decodable, Equatable {
        case text(String)
        case number(Double)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .number(try container.decode(Double.self))
            }
        }
    }

    let schema: String
    let id: Identifier?
    let topics: [Topic]?
    let primary: String?
    let abstained: Bool?
    let reason: String?
    let line: Int?
    let error: String?

    var probabilities: [String: Double] {
        Dictionary(uniqueKeysWithValues: (topics ?? []).map { ($0.topic, $0.probability) })
    }
    var assigned: [String] { (topics ?? []).filter(\.assigned).map(\.topic) }
}
