import PaperDesk
import TopicEngine
import Wording

/// What retraining brought, in lines for people.
enum TrainingText {
    /// The lines: what was learned, how it does, how it compares, and what it changes.
    static func lines(_ answer: RetrainAnswer, at place: String) -> [String] {
        if answer.isFromNames { return linesFromNames(answer, at: place) }
        let header = answer.model.header
        let evaluation = answer.learned.evaluation
        let first =
            evaluation.accuracy.map { "accuracy \($0.text)" } ?? "micro-F1 \(evaluation.microF1.text)"
        var lines = [
            "\(place): \(header.topics.count) topics from \(header.labelledPapers) labelled of \(header.papers) papers"
                + " · cross-validated \(first)"
                + (evaluation.macroF1.map { ", macro-F1 \($0.text)" } ?? "")
        ]
        if let comparison = answer.learned.comparison {
            lines.append(
                "against the model before, on \(comparison.papers) papers, out of fold: micro-F1 "
                    + "\(Figures.score(comparison.before)) → \(Figures.score(comparison.after)), difference "
                    + comparison.difference.text)
        }
        if let churn = answer.learned.churn, churn.papers > 0 || churn.won + churn.lost + churn.neutral > 0 {
            lines.append(
                "changed topics: \(churn.changed) of \(churn.papers) papers (\(percent(churn.share))), filed elsewhere "
                    + "\(churn.primaryChanged) (\(percent(churn.primaryShare))) · labelled papers, cross-validated: "
                    + "\(churn.won) won, \(churn.lost) lost, \(churn.neutral) neutral")
            if !churn.isWithin(ChurnBudget()) {
                lines.append(
                    "these are more than the 2 % and 0.5 % that are aimed at: new labels or new words ask for them")
            }
            if churn.weight == 1 {
                lines.append("there is nothing new to learn from since the model before: its answers stay")
            } else if churn.weight > 0 {
                lines.append(
                    "to keep what is known, \(percent(churn.weight)) of what would change without a new label are held back "
                        + "(--from-scratch lets it change)")
            }
        }
        return lines
    }

    /// What was learned where nobody labelled anything: figures would only say how far guesses are repeated.
    private static func linesFromNames(_ answer: RetrainAnswer, at place: String) -> [String] {
        let header = answer.model.header
        var lines = [
            "\(place): \(header.topics.count) topics from their names and \(header.papers) papers, none of them labelled · "
                + (header.assignsOne ? "one topic a paper" : "several topics a paper"),
            "no labels: the model is neither judged nor compared with the one before; 'trends evaluate' judges it on "
                + "labelled papers",
        ]
        if answer.strangers > 0 {
            let found = "\(answer.strangers) of \(header.papers) papers are like none of those that name a topic"
            lines.insert(
                header.assignsOne
                    ? "\(found), and get the nearest one all the same (--several-topics leaves them without)"
                    : "\(found), and get none: the topics are a part of what the papers are about (where they are all "
                        + "of it, give them more cues, or use --one-topic)", at: 1)
        }
        return lines
    }

    private static func percent(_ share: Double) -> String { Figures.percent(share) }
}
