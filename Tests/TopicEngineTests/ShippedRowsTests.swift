import Foundation
import Papers
import Testing

@testable import TopicEngine

/// What the README says of probabilities, on the labelled papers that come with the program: each judged by what did not
/// learn from it.
@Suite struct ShippedRowsTests {
    private let model: TopicModel
    private let rows: LabelledRows

    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let path = folder.appending(path: "Models/topics.model").path
        model = try TopicModel(path: path)
        rows = try LabelledRows(path: LabelledRows.path(ofModel: path))
    }

    /// The papers drawn at random, with the answers of the cross-validation.
    private var judged: [JudgedPaper] {
        rows.rows.filter(\.label.isRandom).map { row in
            var decision = Decision(topics: rows.topics)
            decision.probabilities = row.answer.probabilities.map(Double.init)
            decision.isAssigned = row.answer.isAssigned
            return JudgedPaper(label: row.label, classification: decision.classification(topics: rows.topics))
        }
    }

    @Test("they are the shipped model's, and others can learn from them") func theyAreTheShippedModels() throws {
        try rows.check(against: model, path: "rows")
        #expect(rows.hasTerms && rows.rows.count == model.header.labelledPapers)
        #expect(Set(rows.rows.map(\.fold)) == Set(0..<5))
        #expect(Set(rows.rows.map(\.id)).count == rows.rows.count)
    }

    @Test("of the topics given with 80 %, about 80 % are right") func probabilitiesMeanWhatTheySay() throws {
        let pairs = judged.flatMap { paper in
            paper.classification.topics.compactMap { topic in
                paper.label.isAbout(topic.topic).map { (said: topic.probability, isTrue: $0) }
            }
        }
        for middle in stride(from: 0.15, to: 1, by: 0.1) {
            let near = pairs.filter { abs($0.said - middle) <= 0.05 }
            let said = near.reduce(0) { $0 + $1.said } / Double(near.count)
            let right = Double(near.count(where: \.isTrue)) / Double(near.count)
            // Three standard deviations of a share of so many pairs.
            #expect(near.count > 200)
            #expect(abs(said - right) < 3 * (said * (1 - said) / Double(near.count)).squareRoot(), "\(said), \(right)")
        }
        let evaluation = Evaluation(judged, samples: 0)
        #expect(evaluation.likelyError.value <= 0.020)
        #expect(abs(evaluation.middle.meanProbability - evaluation.middle.share) <= 0.03)
        #expect(evaluation.calibrationError.value <= 0.005)
        let scores = try #require(model.header.scores)
        #expect(abs(evaluation.microF1.value - scores.microF1) < 1e-3, "the header's figures are those of its rows")
    }
}
