import PaperDesk
import Reporter

/// A report as the command line words it.
enum ReportWords {
    /// The report with its notes on listings followed by the flags that decide them.
    static func report(_ answer: ReportAnswer) -> Report {
        var report = answer.report
        let notes = answer.intake.files.flatMap(\.notes)
        // The notes on listings stand behind the listings that could not be used, in the order of the listings.
        for (place, note) in zip(answer.intake.refused.count..., notes) {
            report.basis.notes[place] = NoticeWords.sentence(note)
        }
        return report
    }
}
