import Reporter
import TopicEngine

/// An evaluation as it is printed.
struct EvaluationDocument {
    let evaluation: Evaluation
    let rejected: Int

    /// The document `trends.evaluation/1`.
    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("schema", "trends.evaluation/1"), .init("papers", .integer(evaluation.papers)), .init("rejected", .integer(rejected)),
        ]
        if let accuracy = evaluation.accuracy { members.append(.init("accuracy", Self.estimate(accuracy))) }
        members += [.init("micro_f1", Self.estimate(evaluation.microF1)), .init("macro_f1", Self.estimate(evaluation.macroF1))]
        if let primary = evaluation.primary { members.append(.init("primary", Self.estimate(primary))) }
        members += [
            .init("brier", .number(evaluation.brier)), .init("ece", .number(evaluation.calibrationError)),
            .init("untagged", .number(evaluation.untagged)), .init("topics", .array(evaluation.topics.map(Self.topic))),
            .init(
                "reliability",
                .array(
                    evaluation.reliability.map {
                        ["pairs": .integer($0.pairs), "mean_probability": .number($0.meanProbability), "share": .number($0.share)]
                    })),
        ]
        return .object(members)
    }

    /// The figures for people.
    var text: String {
        var lines = ["\(evaluation.papers) papers" + (rejected > 0 ? ", \(rejected) lines rejected" : ""), ""]
        let figures: [(String, EstimatedFigure?)] = [
            ("accuracy", evaluation.accuracy), ("micro-F1", evaluation.microF1), ("macro-F1", evaluation.macroF1),
            ("primary", evaluation.primary),
        ]
        for case (let name, let figure?) in figures {
            lines.append(
                "\(Self.padded(name, 18))\(Self.figure(figure.value))   95 % interval \(Self.figure(figure.low)) to \(Self.figure(figure.high))"
            )
        }
        lines += [
            "\(Self.padded("Brier score", 18))\(Self.figure(evaluation.brier))",
            "\(Self.padded("calibration error", 18))\(Self.figure(evaluation.calibrationError))",
            "\(Self.padded("untagged", 18))\(Self.figure(evaluation.untagged))", "",
        ]
        let width = max(5, evaluation.topics.map(\.topic.count).max() ?? 5) + 2
        lines.append("\(Self.padded("topic", width))papers  precision  recall     F1")
        for topic in evaluation.topics {
            lines.append(
                "\(Self.padded(SafeText.line(topic.topic), width))\(Self.right(String(topic.papers), 6))  \(Self.right(Self.figure(topic.precision), 9))"
                    + "  \(Self.right(Self.figure(topic.recall), 6))  \(Self.right(Self.figure(topic.f1), 5))")
        }
        lines += ["", "said       pairs   true"]
        for (bin, row) in evaluation.reliability.enumerated() where row.pairs > 0 {
            lines.append(
                "\(bin * 10)–\(bin * 10 + 10) %".leftAligned(9) + Self.right(String(row.pairs), 7) + "  "
                    + Self.right("\(Int((row.share * 100).rounded())) %", 5))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Three decimals.
    static func figure(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }

    private static func estimate(_ figure: EstimatedFigure) -> JSONValue {
        ["value": .number(figure.value), "interval": [.number(figure.low), .number(figure.high)]]
    }

    private static func topic(_ topic: TopicFigures) -> JSONValue {
        [
            "topic": .string(topic.topic), "papers": .integer(topic.papers), "precision": .number(topic.precision),
            "recall": .number(topic.recall),
            "f1": .number(topic.f1), "true_positives": .integer(topic.truePositives), "false_positives": .integer(topic.falsePositives),
            "false_negatives": .integer(topic.falseNegatives),
        ]
    }

    private static func padded(_ text: String, _ width: Int) -> String { text.leftAligned(width) }
    private static func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
}

extension String {
    fileprivate func leftAligned(_ width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
