import PaperDesk
import Papers
import Reporter
import Timelines

/// A report as the command line words it.
enum ReportWords {
    /// The report with its notes on listings, and on papers that it cannot count, followed by the flags that decide them.
    ///
    /// - Parameters:
    ///   - answer: the report as the desk made it.
    ///   - isNamed: whether a single period was named, which leaves nothing to `--by`.
    static func report(_ answer: ReportAnswer, isNamed: Bool = false) -> Report {
        var report = answer.report
        let notes = answer.intake.files.flatMap(\.notes)
        // The notes on listings stand behind the listings that could not be used, in the order of the listings.
        for (place, note) in zip(answer.intake.refused.count..., notes) {
            report.basis.notes[place] = NoticeWords.sentence(note)
        }
        let length = report.window?.granularity ?? report.period.granularity
        if let remedy = report.coarseDates.remedy, length != nil || report.coarseDates.isCut,
            let place = report.basis.notes.firstIndex(
                of: report.coarseDates.leftOutSentence(by: length, of: report.papers.dated))
        {
            let around = Period.containing(report.period.first, by: remedy)
            let options =
                if !isNamed, !report.coarseDates.isCut {
                    "--by \(remedy.rawValue) counts them"
                } else if remedy == .month {
                    "whole months count them, as --month \(around) does"
                } else {
                    "whole years count them, as --from \(around.first) --to \(around.last) does"
                }
            report.basis.notes[place] += "; \(options)"
        }
        if report.otherwiseDated > 0, let place = report.basis.notes.firstIndex(of: report.otherwiseDatedSentence) {
            let other = report.dateKind == .listed ? DateKind.published : .listed
            report.basis.notes[place] += "; --date \(other.rawValue) counts by that"
        }
        return report
    }
}
