import PaperDesk
import Reporter

/// A report as the command line words it.
enum ReportWords {
    /// The report with its notes on listings, and on papers that it cannot count, followed by the flags that decide them.
    static func report(_ answer: ReportAnswer) -> Report {
        var report = answer.report
        let notes = answer.intake.files.flatMap(\.notes)
        // The notes on listings stand behind the listings that could not be used, in the order of the listings.
        for (place, note) in zip(answer.intake.refused.count..., notes) {
            report.basis.notes[place] = NoticeWords.sentence(note)
        }
        let length = report.window?.granularity ?? report.period.granularity
        if let remedy = report.coarseDates.remedy, length != nil,
            let place = report.basis.notes.firstIndex(
                of: report.coarseDates.leftOutSentence(by: length, of: report.papers.dated))
        {
            report.basis.notes[place] += "; --by \(remedy.rawValue) counts them"
        }
        return report
    }
}
