public import TopicEngine
public import Wording

/// A model's header as a page for people.
public struct ModelCard: Sendable {
    private let header: ModelHeader
    private let fingerprint: String
    private let format: Int
    private let calibration: String
    private let field: String
    private let fieldTest: FieldTest

    /// The card of a model.
    public init(_ model: TopicModel) {
        header = model.header
        fingerprint = model.fingerprint
        format = model.formatVersion
        fieldTest = model.fieldTest
        calibration = model.calibrationMethod
        field = Self.sentence(model.fieldTest)
    }

    private static func sentence(_ test: FieldTest) -> String {
        let (words, pairs) = (Figures.score(test.knownTokenShare), Figures.score(test.knownPairShare))
        guard let familiarity = test.familiarity else {
            return "known words at least \(words), known pairs at least \(pairs)"
        }
        return "familiarity at least \(Figures.score(familiarity)); known words \(words), known pairs \(pairs)"
    }

    /// The document `trends.model/1`.
    public func json(path: String) -> JSONText {
        var members: [JSONText.Member] = [
            .init("schema", "trends.model/1"), .init("model", .string(path)),
            .init("fingerprint", .string(fingerprint)),
            .init("format", .integer(format)),
            .init("made", .string(header.made)), .init("papers", .integer(header.papers)),
            .init("learned_from", .string(header.fromNames == true ? "names" : "labels")),
            .init("labelled_papers", .integer(header.labelledPapers)), .init("first_day", JSONText(header.firstDay)),
            .init("last_day", JSONText(header.lastDay)), .init("seed", .string(String(header.options.seed))),
            .init("taxonomy", .string(header.taxonomy)), .init("topics", JSONText(header.topics.map(\.slug))),
            .init("calibration", .string(calibration)),
            .init(
                "field",
                [
                    "known_words": .number(fieldTest.knownTokenShare), "known_pairs": .number(fieldTest.knownPairShare),
                    "familiarity": JSONText(fieldTest.familiarity),
                ]),
        ]
        if let scores = header.scores { members.append(.init("scores", .object(scores.jsonMembers))) }
        return .object(members)
    }

    /// What is known of a model that was learned from names.
    private static let withoutLabels = [
        "Learned from the names, cues and definitions of its topics. No labels: figures are not judged.",
        "Which papers have a topic was guessed from their words and those of papers like them. A probability says how "
            + "often papers with such words name the topic, or belong to its group, not how often a person would agree.",
    ]

    /// The card as Markdown.
    public var markdown: String {
        let options = header.options
        // All that is no number here was checked when the model was opened: days, fingerprints, names of ours.
        let isFromNames = header.fromNames == true
        let papers = isFromNames ? "none" : String(header.labelledPapers)
        var lines = [
            "# Topic model", "",
            "| | |", "|---|---|",
            "| made | \(header.made) |",
            "| fingerprint | `\(fingerprint)` |",
            "| file format | \(format) |",
            "| papers | \(header.papers), of which \(papers) labelled |",
            "| period | \(header.firstDay ?? "undated") to \(header.lastDay ?? "undated") |",
            "| topics | \(header.topics.count), taxonomy `\(header.taxonomy)` |",
            "| token rule | `\(header.tokenRule)` |",
            "| vocabulary | terms in at least \(options.minimumDocumentFrequency) papers, title terms in at least "
                + "\(options.minimumTitleFrequency) |",
            "| latent directions | \(options.latentRank), weight \(options.latentWeight); title weight "
                + "\(options.titleWeight) |",
            "| loss | \(options.loss.rawValue); C = \(options.membershipCost) for membership, "
                + "\(options.primaryCost) for the primary topic; \(options.epochs) epochs |",
            "| calibration | \(calibration) |",
            "| field | \(field) |",
            "| seed | \(options.seed) |", "",
        ]
        if isFromNames { lines += Self.withoutLabels }
        if let scores = header.scores { lines += scores.markdown }
        return lines.joined(separator: "\n") + "\n"
    }
}
