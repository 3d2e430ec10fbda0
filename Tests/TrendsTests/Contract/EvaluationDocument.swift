import Papers

/// `trends.evaluation/1`.
struct EvaluationDocument: Decodable, Equatable {
    struct Figure: Decodable, Equatable {
        let value: Double
        let interval: [Double]
    }

    struct Topic: Decodable, Equatable {
        let topic: String
        let papers: Int
        let f1: Double
    }

    struct Bin: Decodable, Equatable {
        let from: Double
        let to: Double
        let pairs: Int
        let said: Double?
        let `true`: Double?
        let meanProbability: Double?
        let share: Double?
        let interval: [Double]
    }

    struct Middle: Decodable, Equatable {
        let said: Double?
        let `true`: Double?
        let pairs: Int
        let interval: [Double]
    }

    struct Confusion: Decodable, Equatable {
        let `true`: String
        let said: String
        let papers: Int
        let examples: [String]
    }

    let schema: String
    let papers: Int
    let accuracy: Figure?
    let microF1: Figure
    let macroF1: Figure?
    let primary: Figure?
    let brier: Double
    let ece: Double
    let brierInterval: [Double]
    let eceInterval: [Double]
    let ece10: Double
    let ece10Interval: [Double]
    let middle: Middle
    let topics: [Topic]
    let reliability: [Bin]
    let confusions: [Confusion]
}

/// `trends.clustering/1`.
struct ClusteringDocument: Decodable, Equatable {
    struct Cluster: Decodable, Equatable {
        let cluster: Int
        let name: String
        let terms: [String]
        let papers: Int
    }

    struct Assignment: Decodable, Equatable {
        let id: String
        let cluster: Int
    }

    let schema: String
    let k: Int
    let clusters: [Cluster]
    let assignments: [Assignment]?
}
