import LinearAlgebra
import Papers

@testable import TopicEngine

/// Papers of four invented topics in an invented language: each topic has thirty words of its own
/// beside forty that all share.
enum SyntheticCorpus {
    static let topics = ["beacons", "canals", "dunes", "elms"]

    /// A word for each number; no two are equal.
    static func word(_ number: Int) -> String {
        let syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri"]
        return syllables[number / 169 % 13] + syllables[number / 13 % 13] + syllables[number % 13] + "n"
    }

    struct Document {
        var text: PaperText
        /// The topics, the one to file under first.
        var topics: [String]
        var label: TrainingLabel
    }

    static func documents(_ count: Int, seed: UInt64, prefix: String = "paper") -> [Document] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            let main = generator.index(below: 4)
            let second = generator.unit() < 0.3 ? (main + 1 + generator.index(below: 3)) % 4 : main
            let title = (0..<5).map { _ in drawn(main, &generator) }
            let words = (0..<36).map { $0 % 3 == 2 ? drawn(second, &generator) : drawn(main, &generator) }
            let sentences = stride(from: 0, to: 36, by: 9).map { words[$0..<$0 + 9].joined(separator: " ") + "." }
            let own = main == second ? [topics[main]] : [topics[main], topics[second]]
            let uncertain = Set(topics.filter { !own.contains($0) && generator.unit() < 0.05 })
            return Document(
                text: PaperText(
                    id: "\(prefix)-\(number)", title: title.joined(separator: " "),
                    abstract: sentences.joined(separator: " ")),
                topics: own, label: TrainingLabel(topics: Set(own), uncertain: uncertain, primary: [own[0]]))
        }
    }

    /// A word of a topic, or one that all share; the first of each list are the most frequent.
    private static func drawn(_ topic: Int, _ generator: inout SeededGenerator) -> String {
        let isOwn = generator.unit() < 0.6
        let rank = generator.unit() * generator.unit()
        return word(isOwn ? 100 + topic * 30 + Int(rank * 30) : Int(rank * 40))
    }

    static var options: LearningOptions {
        var options = LearningOptions()
        options.latentRank = 8
        options.minimumDocumentFrequency = 2
        options.folds = 3
        options.epochs = 5
        return options
    }

    static let origin = ModelOrigin(
        made: CalendarDay(daysSinceEpoch: 20_000), firstDay: CalendarDay(daysSinceEpoch: 19_000), lastDay: nil,
        names: ["dunes": "Dunes of sand"],
        taxonomy: "0123abcd")

    /// 120 labelled papers and 30 others.
    static func trainingSet(_ documents: [Document] = documents(120, seed: 1), topics: [String] = topics) throws
        -> TrainingSet
    {
        try TrainingSet(
            topics: topics, labelled: documents.map { ($0.text, $0.label) },
            unlabelled: Self.documents(30, seed: 2, prefix: "more").map(\.text))
    }

    static func learn(_ set: TrainingSet, _ options: LearningOptions = options, threads: Int = 1) throws -> TopicModel {
        try TopicModel.learn(from: set, origin: origin, options: options, workers: Workers(threads: threads)).model
    }
}

/// Models learned once for all tests.
enum SyntheticModels {
    static let whole = Result { try SyntheticCorpus.learn(try SyntheticCorpus.trainingSet()) }

    /// A model of few terms, whose file is short.
    static let small = Result {
        var options = SyntheticCorpus.options
        options.minimumDocumentFrequency = 6
        options.minimumTitleFrequency = 5
        let documents = SyntheticCorpus.documents(40, seed: 5)
        let set = try TrainingSet(
            topics: SyntheticCorpus.topics, labelled: documents.map { ($0.text, $0.label) }, unlabelled: [])
        return try SyntheticCorpus.learn(set, options)
    }

    /// A model as the museum of file formats keeps one: every fifth label is wrong, so that its
    /// probabilities lie between 0 and 1.
    static let doubtful = Result {
        var options = SyntheticCorpus.options
        options.minimumDocumentFrequency = 3
        options.membershipCost = 0.02
        let documents = SyntheticCorpus.documents(120, seed: 1).enumerated().map { place, document in
            var document = document
            if place % 5 == 0 { document.label = TrainingLabel(topics: [SyntheticCorpus.topics[place / 5 % 4]]) }
            return document
        }
        return try SyntheticCorpus.learn(try SyntheticCorpus.trainingSet(documents), options)
    }
}

extension TopicModel {
    /// The same model with other curves behind its scores.
    func replacing(curves: [CalibrationCurve]) -> TopicModel {
        TopicModel(
            header: header, text: text, title: title, textWeights: textWeights, titleWeights: titleWeights,
            scales: scales, biases: biases,
            curves: curves, thresholds: thresholds, primaryRule: primaryRule, fieldTest: fieldTest
        ).sealed()
    }

    /// The same model, the first topic's curve with points behind it, as a topic of a thousand papers has.
    func withIsotonicPoints() -> TopicModel {
        var curves = curves
        curves[0].isotonic = RisingLine(points: [[-3, -3.5], [-0.5, -1], [0.25, 0.5], [2, 1.5]])
        return replacing(curves: curves)
    }
}
