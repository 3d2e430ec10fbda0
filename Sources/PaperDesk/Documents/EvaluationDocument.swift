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
        if let accuracy = evaluation.accuracy { members.append(.init("accuracy", Self.estimate(accuracy))) }
        members += [
            .init("micro_f1", Self.estimate(evaluation.microF1)),
            .init("macro_f1", evaluation.macroF1.map(Self.estimate) ?? .null),
        ]
        if let primary = evaluation.primary { members.append(.init("primary", Self.estimate(primary))) }
        members += [
            .init("brier", .number(evaluation.brier.value)), .init("brier_interval", Self.interval(evaluation.brier)),
            .init("ece", .number(evaluation.calibrationError.value)),
            .init("ece_interval", Self.interval(evaluation.calibrationError)),
            .init("ece10", .number(evaluation.likelyError.value)),
            .init("ece10_interval", Self.interval(evaluation.likelyError)),
            .init("middle", .object(Self.members(evaluation.middle) + [Self.interval(of: evaluation.middle)])),
            .init("untagged", .number(evaluation.untagged)), .init("topics", .array(evaluation.topics.map(Self.topic))),
            .init("reliability", .array(zip(0..., evaluation.reliability).map(Self.bin))),
        ]
        return .object(members)
    }

    private static func estimate(_ figure: EstimatedFigure) -> JSONText {
        ["value": .number(figure.value), "interval": interval(figure)]
    }

    private static func interval(_ figure: EstimatedFigure) -> JSONText { [.number(figure.low), .number(figure.high)] }

    private static func topic(_ topic: TopicFigures) -> JSONText {
        [
            "topic": .string(topic.topic), "papers": .integer(topic.papers), "precision": .number(topic.precision),
            "recall": .number(topic.recall), "f1": .number(topic.f1), "true_positives": .integer(topic.truePositives),
            "false_positives": .integer(topic.falsePositives), "false_negatives": .integer(topic.falseNegatives),
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
