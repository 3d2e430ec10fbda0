import Wording

/// Which papers a report is on, where it is not on all: for its lead, and for what it rests on.
struct ExtentWords {
    private let report: Report
    private let extent: ReportExtent

    init(_ report: Report, _ extent: ReportExtent) { (self.report, self.extent) = (report, extent) }

    /// A sentence of the lead.
    var sentence: String {
        switch extent {
        case .query(let query, let papers):
            return "On the \(Figures.count(papers, "paper")) that the query finds: \(query)"
        case .since(let day, 0, _): return "Nothing came since the report of \(PeriodPhrases.day(day))."
        case .since(let day, let papers, let undated):
            let rest =
                undated == 1
                ? ", of which 1 has no such date and is named below"
                : undated > 0 ? ", of which \(undated) have no such date and are named below" : ""
            return "New since the report of \(PeriodPhrases.day(day)): \(Figures.count(papers, "paper"))\(rest)."
        case .firstOfItsKind:
            return
                "Nobody asked before what came since the last report: this is the usual one, and the next tells what "
                + "came after it."
        }
    }

    /// What the figures rest on.
    var basis: (label: String, text: String) {
        switch extent {
        case .query(let query, let papers):
            ("Query", "\(query): all figures are of the \(Figures.count(papers, "paper")) that it finds")
        case .since(let day, 0, _): ("Since", "no paper was first seen after the report of \(day)")
        case .since(let day, let papers, _):
            (
                "Since",
                "\(Figures.count(papers, "paper")) first seen after the report of \(day); the papers before the "
                    + "\(PeriodPhrases.noun(report.period)) are all that there are"
            )
        case .firstOfItsKind: ("Since", "no report before this one")
        }
    }
}
