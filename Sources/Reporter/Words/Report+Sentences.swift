extension Report {
    /// `Week 2025-W50 (8–14 Dec 2025)`. For whoever puts a report into words of another kind.
    public var title: String { ReportProse(report: self).title }

    /// What moved, the largest change first, and the largest topic: a sentence each. They may hold text of unknown
    /// origin (names of topics).
    public var headline: [String] { ReportProse(report: self).headline }
}
