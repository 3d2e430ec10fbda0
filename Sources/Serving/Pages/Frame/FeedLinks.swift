/// Where the feeds are.
enum FeedLinks {
    /// That of the reports.
    static let reports = "/api/v1/feeds/reports"

    /// That of a topic.
    static func topic(_ slug: String) -> String { PageAddress(["api", "v1", "feeds", "topics", slug]).text }
}
