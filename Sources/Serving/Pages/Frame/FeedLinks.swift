import Reporter

/// Where the feeds are.
enum FeedLinks {
    /// That of the reports.
    static let reports = PageAddress(["feeds", FeedAddress.fileOfReports]).text

    /// That of a topic.
    static func topic(_ slug: String) -> String { PageAddress(["feeds", TopicFileName(slug: slug).file]).text }
}
