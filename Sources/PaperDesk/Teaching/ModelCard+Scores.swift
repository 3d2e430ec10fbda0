package import TopicEngine
import Wording

/// The cross-validated figures of a model's header. What a header of an older program does not hold is left out.
extension ModelHeader.Scores {
    /// The members of `scores` in `trends.model/1`.
    var jsonMembers: [JSONText.Member] {
        var members: [JSONText.Member] = [
            .init("method", .string(method)), .init("papers", .integer(papers)), .init("micro_f1", .number(microF1)),
            .init("macro_f1", JSONText(macroF1)), .init("primary", JSONText(primary)),
            .init("accuracy", JSONText(accuracy)), .init("brier", .number(brier)),
            .init("ece", .number(calibrationError)), .init("untagged", .number(untagged)),
        ]
        if let likelyError { members.append(.init("ece10", .number(likelyError))) }
        if let middle { members.append(.init("middle", middle.json)) }
        if let reliability { members.append(.init("reliability", .array(reliability.map(\.json)))) }
        if let confusions { members.append(.init("confusions", .array(confusions.map(\.json)))) }
        let named = [
            ("micro_f1", intervals?.microF1), ("macro_f1", intervals?.macroF1), ("primary", intervals?.primary),
            ("accuracy", intervals?.accuracy), ("brier", intervals?.brier), ("ece", intervals?.calibrationError),
            ("ece10", intervals?.likelyError),
        ]
        for (name, interval) in named {
            if let interval { members.append(.init(name + "_interval", interval.json)) }
        }
        return members
    }

    /// The lines of the card's section.
    var markdown: [String] {
        let head = ["## Scores", "", "On \(papers) papers, by \(MarkdownText.escaped(method)).", ""]
        return head + figures + [""] + certainty + topicTable + confusionTable
    }

    private var figures: [String] {
        let figures: [(name: String, value: Double?, interval: ModelHeader.Interval?)] = [
            ("accuracy", accuracy, intervals?.accuracy), ("micro-F1", microF1, intervals?.microF1),
            ("primary", primary, intervals?.primary), ("Brier score", brier, intervals?.brier),
            ("calibration error", calibrationError, intervals?.calibrationError),
            ("ECE10", likelyError, intervals?.likelyError), ("untagged", untagged, nil),
        ]
        var rows = figures.compactMap { figure in figure.value.map { (figure.name, $0 as Double?, figure.interval) } }
        // Macro-F1 stands beside micro-F1, also where no topic has enough papers for it.
        rows.insert(("macro-F1", macroF1, intervals?.macroF1), at: accuracy == nil ? 1 : 2)
        guard intervals != nil else {
            return ["| figure | value |", "|---|---|"] + rows.map { "| \($0.0) | \(Figures.score($0.1)) |" }
        }
        return ["| figure | value | 95 % interval |", "|---|---|---|"]
            + rows.map { "| \($0.0) | \(Figures.score($0.1)) | \($0.2?.text ?? "") |" }
    }

    /// How often what was said with some probability was true.
    private var certainty: [String] {
        guard let reliability, reliability.contains(where: { $0.pairs > 0 }) else { return [] }
        var lines = ["| probability | pairs | said | true |", "|---|---:|---:|---:|"]
        for (bin, row) in reliability.enumerated() where row.pairs > 0 {
            lines.append("| \(bin * 10)–\(bin * 10 + 10) % | \(row.cells) |")
        }
        if let middle, middle.pairs > 0 { lines.append("| 40–90 % | \(middle.cells) |") }
        return lines + [""]
    }

    /// The pairs of topics most often confused, with some papers each.
    private var confusionTable: [String] {
        guard let confusions, !confusions.isEmpty else { return [] }
        let head = ["", "Most often confused: papers that have the one topic and were given the other instead.", ""]
        return head + ["| true | said instead | papers | of | for example |", "|---|---|---:|---:|---|"]
            + confusions.map { pair in
                let examples = pair.examples.map { MarkdownText.escaped($0) }.joined(separator: ", ")
                return "| \(MarkdownText.escaped(pair.truth)) | \(MarkdownText.escaped(pair.said)) | \(pair.papers) | "
                    + "\(pair.of) | \(examples) |"
            }
    }

    private var topicTable: [String] {
        ["| topic | papers | precision | recall | F1 |", "|---|---:|---:|---:|---:|"]
            + topics.map {
                "| \(MarkdownText.escaped($0.topic)) | \($0.papers) | \(Figures.score($0.precision)) | "
                    + "\(Figures.score($0.recall)) | \(Figures.score($0.f1)) |"
            }
    }
}

extension ModelHeader.Interval {
    /// `[low, high]`.
    var json: JSONText { [.number(low), .number(high)] }

    /// `[0.842, 0.864]`.
    package var text: String { "[\(Figures.score(low)), \(Figures.score(high))]" }
}

extension ModelHeader.Confusion {
    fileprivate var json: JSONText {
        [
            "true": .string(truth), "said": .string(said), "papers": .integer(papers), "of": .integer(of),
            "examples": JSONText(examples),
        ]
    }
}

extension ModelHeader.Reliability {
    fileprivate var json: JSONText {
        [
            "said": JSONText(pairs > 0 ? said : nil), "true": JSONText(pairs > 0 ? share : nil),
            "pairs": .integer(pairs),
        ]
    }

    fileprivate var cells: String {
        "\(pairs) | \(Figures.fixed(said * 100, decimals: 1)) % | \(Figures.fixed(share * 100, decimals: 1)) %"
    }
}
