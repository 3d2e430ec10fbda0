import TopicEngine
import Wording

/// An evaluation for people.
struct EvaluationText {
    let evaluation: Evaluation
    let rejected: Int

    func render() -> String {
        let head = "\(evaluation.papers) papers" + (rejected > 0 ? ", \(rejected) lines rejected" : "")
        return ([head, ""] + figures + [""] + topics + [""] + reliability + confusions).joined(separator: "\n") + "\n"
    }

    private var figures: [String] {
        let estimates: [(String, EstimatedFigure?)] = [
            ("accuracy", evaluation.accuracy), ("micro-F1", evaluation.microF1), ("macro-F1", evaluation.macroF1),
            ("primary", evaluation.primary), ("Brier score", evaluation.brier),
            ("calibration error", evaluation.calibrationError), ("ECE10", evaluation.likelyError),
        ]
        var lines: [String] = []
        for (name, estimate) in estimates {
            if let estimate {
                lines.append(
                    "\(label(name))\(Figures.score(estimate.value))   95 % interval "
                        + "\(Figures.score(estimate.low)) to \(Figures.score(estimate.high))"
                )
            } else if name == "macro-F1" {
                lines.append("\(label(name))\(Figures.score(nil))     no topic has \(Evaluation.papersForMacro) papers")
            }
        }
        return lines + ["\(label("untagged"))\(Figures.score(evaluation.untagged))"]
    }

    private func label(_ name: String) -> String { DisplayWidth.padded(name, to: 18) }

    private var topics: [String] {
        let names = evaluation.topics.map { SafeText.line($0.topic) }
        let width = max(5, names.map(DisplayWidth.of).max() ?? 5) + 2
        return ["\(DisplayWidth.padded("topic", to: width))papers  precision  recall     F1"]
            + zip(names, evaluation.topics).map { name, topic in
                DisplayWidth.padded(name, to: width) + DisplayWidth.rightAligned(String(topic.papers), to: 6)
                    + DisplayWidth.rightAligned(Figures.score(topic.precision), to: 11)
                    + DisplayWidth.rightAligned(Figures.score(topic.recall), to: 8)
                    + DisplayWidth.rightAligned(Figures.score(topic.f1), to: 7)
            }
    }

    /// The pairs about which the model was least sure.
    private var middle: [String] {
        let middle = evaluation.middle
        guard middle.pairs > 0 else { return ["said to have 40 to 90 %: no pairs"] }
        return [
            "said to have 40 to 90 %: \(Figures.count(middle.pairs, "pair")), \(Self.percent(middle.meanProbability)) "
                + "said, \(Self.percent(middle.share)) true \(Self.interval(middle))"
        ]
    }

    private static func interval(_ bin: ReliabilityBin) -> String {
        "[\(Figures.fixed(bin.low * 100, decimals: 1)), \(Figures.fixed(bin.high * 100, decimals: 1))]"
    }

    /// How often what was said with some probability was true.
    private var reliability: [String] {
        let rows = zip(0..., evaluation.reliability).filter { $1.pairs > 0 }
        guard !rows.isEmpty else { return ["no probability to judge"] }
        return ["said           pairs    mean    true  95 % interval"]
            + rows.map { bin, row in
                DisplayWidth.padded("\(bin * 10)–\(bin * 10 + 10) %", to: 11)
                    + DisplayWidth.rightAligned(String(row.pairs), to: 9)
                    + DisplayWidth.rightAligned(Self.percent(row.meanProbability), to: 8)
                    + DisplayWidth.rightAligned(Self.percent(row.share), to: 8)
                    + "  \(Self.interval(row))"
            } + [""] + middle
    }

    /// The pairs of topics most often confused, with some papers each.
    private var confusions: [String] {
        let pairs = evaluation.confusions.pairs.prefix(ConfusedPair.mostNamed)
        if pairs.isEmpty { return [] }
        return ["", "true → said instead"]
            + pairs.map { pair in
                let examples = pair.examples.map(SafeText.line).joined(separator: ", ")
                return "\(SafeText.line(pair.truth)) → \(SafeText.line(pair.said))  \(pair.papers) of "
                    + Figures.count(pair.of, "paper") + (examples.isEmpty ? "" : "  (\(examples))")
            }
    }

    private static func percent(_ share: Double) -> String { Figures.fixed(share * 100, decimals: 1) + " %" }
}
