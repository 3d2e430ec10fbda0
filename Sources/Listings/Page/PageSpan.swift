import Papers

/// Tells a search or trending page from a day's page: most of its papers are older than the day
/// would bring, or they are of many years.
struct PageSpan {
    /// A day's page brings papers of the last weeks.
    private static let recentDays = 60

    /// Papers with a publication date.
    let dated: Int
    /// Those of them that are older than 60 days.
    let older: Int

    /// The figures of a search page; nil where the papers are those of a day.
    init?(_ papers: [Paper]) {
        let days = papers.compactMap(\.published?.day)
        guard days.count >= 3, let latest = days.max(), let earliest = days.min() else { return nil }
        let reference = papers.lazy.compactMap(\.listed?.day).first ?? latest
        dated = days.count
        older = days.count { $0.adding(days: Self.recentDays) < reference }
        // A single old paper among new ones happens on any day; a fifth of them does not.
        let isOfManyYears = latest.year - earliest.year >= 2 && older * 5 >= dated
        guard older * 2 > dated || isOfManyYears else { return nil }
    }
}
