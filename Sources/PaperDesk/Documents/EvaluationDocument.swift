import TopicEngine
public import Wording

extension EvaluateAnswer {
    /// The document `trends.evaluation/1`. A figure that there is not is null where the contract
    /// lists it, and left out where it says that it may be missing.
    public var json: JSONText {
        var members: [JSONText.Member] = [
            .init("schema", "trends.evaluation/1"), .init("papers", .integer(evaluation.papers)),
            .init("rejected", .integer(rejected)),
        ]
        if let accuracy = evaluation.accuracy { members.append(.init("accuracy", accuracy.json)) }
        members += [
            .init("micro_f1", evaluation.microF1.json),
            .init("macro_f1", evaluation.macroF1.map(\.json) ?? .null),
        ]
        if let primary = evaluation.primary { members.append(.init("primary", primary.json)) }
        members += [
            .init("brier", .number(evaluation.brier.value)), .init("brier_interval", evaluation.brier.intervalJSON),
            .init("ece", .number(evaluation.calibrationError.value)),
            .init("ece_interval", evaluation.calibrationError.intervalJSON),
            .init("ece10", .number(evaluation.likelyError.value)),
            .init("ece10_interval", evaluation.likelyError.intervalJSON),
            .init("middle", .object(Self.members(evaluation.middle) + [Self.interval(of: evaluation.middle)])),
            .init("untagged", .number(evaluation.untagged)), .init("topics", .array(evaluation.topics.map(Self.topic))),
            .init("reliability", .array(zip(0..., evaluation.reliability).map(Self.bin))),
            .init("confusions", .array(evaluation.confusions.pairs.prefix(Self.mostPairs).map(Self.confusion))),
        ]
        return .object(members)
    }

    private static func topic(_ topic: TopicFigures) -> JSONText {
        [
            "topic": .string(topic.topic), "papers": .integer(topic.papers), "precision": .number(topic.precision),
            "recall": .number(topic.recall), "f1": .number(topic.f1), "true_positives": .integer(topic.truePositives),
            "false_positives": .integer(topic.falsePositives), "false_negatives": .integer(topic.falseNegatives),
        ]
    }

    /// The most pairs of topics that are listed, of those that were confused.
    private static let mostPairs = 100

    private static func confusion(_ pair: ConfusedPair) -> JSONText {
        [
            "true": .string(pair.truth), "said": .string(pair.said), "papers": .integer(pair.papers),
            "of": .integer(pair.of), "examples": JSONText(pair.examples),
        ]
    }

    private static func bin(_ number: Int, _ bin: ReliabilityBin) -> JSONText {
        .object(
            [.init("from", .number(Double(number) / 10)), .init("to", .number(Double(number + 1) / 10))] + members(bin)
                + [
                    .init("mean_probability", JSONText(bin.pairs > 0 ? bin.meanProbability : nil)),
                    .init("share", JSONText(bin.pairs > 0 ? bin.share : nil)), interval(of: bin),
                ])
    }

    /// What was said and what was true, null where there are no pairs.
    private static func members(_ bin: ReliabilityBin) -> [JSONText.Member] {
        [
            .init("said", JSONText(bin.pairs > 0 ? bin.meanProbability : nil)),
            .init("true", JSONText(bin.pairs > 0 ? bin.share : nil)), .init("pairs", .integer(bin.pairs)),
        ]
    }

    private static func interval(of bin: ReliabilityBin) -> JSONText.Member {
        .init("interval", [.number(bin.low), .number(bin.high)])
    }
}
