import PaperDesk

/// What came of listings, in words.
enum ImportWords {
    /// `36 read · 34 new · 2 already known · 0 rejected · 14 years inferred`
    static func sentence(_ summary: IntakeSummary) -> String {
        "\(summary.sum(\.read)) read · \(summary.sum(\.new)) new · \(summary.sum(\.known)) already known · "
            + "\(summary.sum(\.rejected)) rejected · \(summary.sum(\.yearsInferred)) years inferred"
    }
}
