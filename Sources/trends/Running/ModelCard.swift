import Reporter
import TopicEngine

/// A model's header as a page for people.
struct ModelCard {
    private let header: ModelHeader
    private let fingerprint: String

    init(_ model: TopicModel) {
        header = model.header
        fingerprint = model.fingerprint
    }

    var markdown: String {
        let options = header.options
        var lines = [
            "# Topic model", "",
            "| | |", "|---|---|",
            "| made | \(header.made) |",
            "| fingerprint | `\(fingerprint)` |",
            "| papers | \(header.papers), of which \(header.labelledPapers) labelled |",
            "| period | \(header.firstDay ?? "undated") to \(header.lastDay ?? "undated") |",
            "| topics | \(header.topics.count), taxonomy `\(header.taxonomy)` |",
            "| token rule | `\(header.tokenRule)` |",
            "| vocabulary | terms in at least \(options.minimumDocumentFrequency) papers, title terms in at least \(options.minimumTitleFrequency) |",
            "| latent directions | \(options.latentRank), weight \(options.latentWeight); title weight \(options.titleWeight) |",
            "| regularization | C = \(options.membershipCost) for membership, \(options.primaryCost) for the primary topic; \(options.epochs) epochs |",
            "| seed | \(options.seed) |", "",
        ]
        if let scores = header.scores { lines += Self.scores(scores) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func scores(_ scores: ModelHeader.Scores) -> [String] {
        let figure = EvaluationDocument.figure
        var lines = ["## Scores", "", "On \(scores.papers) papers, by \(scores.method).", "", "| figure | value |", "|---|---|"]
        if let accuracy = scores.accuracy { lines.append("| accuracy | \(figure(accuracy)) |") }
        lines += ["| micro-F1 | \(figure(scores.microF1)) |", "| macro-F1 | \(figure(scores.macroF1)) |"]
        if let primary = scores.primary { lines.append("| primary | \(figure(primary)) |") }
        lines += [
            "| Brier score | \(figure(scores.brier)) |", "| calibration error | \(figure(scores.calibrationError)) |",
            "| untagged | \(figure(scores.untagged)) |", "", "| topic | papers | precision | recall | F1 |", "|---|---:|---:|---:|---:|",
        ]
        return lines
            + scores.topics.map {
                "| \(SafeText.line($0.topic)) | \($0.papers) | \(figure($0.precision)) | \(figure($0.recall)) | \(figure($0.f1)) |"
            }
    }
}
