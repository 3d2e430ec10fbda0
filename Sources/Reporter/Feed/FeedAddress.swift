/// Where feeds can be had once they are on a server.
///
///     FeedAddress("https://example.org/trends/")?.url(of: "agents.atom")   // https://example.org/trends/agents.atom
///     FeedAddress("https://example.org/new.atom")?.reports                 // https://example.org/new.atom
public struct FeedAddress: Hashable, Sendable {
    /// The name of the feed of the reports in a folder of feeds.
    public static let fileOfReports = "trends.atom"

    /// The address of the feed of the reports.
    public let reports: String
    private let folder: String

    /// Reads the address of a folder of feeds, which ends with `/`, or that of the feed of the reports, beside which
    /// the others are; nil for anything that is no `http` or `https` address without fragment, of at most 2,000
    /// characters of printable ASCII.
    public init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { (33...126).contains($0) && !"<>\"\\^`{|}#".utf8.contains($0) }
        guard isPlain, text.utf8.count <= 2_000, let scheme = text.firstRange(of: "://"),
            ["http", "https"].contains(text[..<scheme.lowerBound].lowercased())
        else { return nil }
        let path = text[scheme.upperBound...].prefix { $0 != "?" }
        let host = path.prefix { $0 != "/" }
        guard !host.isEmpty else { return nil }
        let isFolder = path.hasSuffix("/") || path.endIndex == host.endIndex
        if isFolder, path.endIndex == text.endIndex {
            folder = path.hasSuffix("/") ? text : text + "/"
            reports = folder + Self.fileOfReports
        } else {
            let end = path.lastIndex(of: "/").map(path.index(after:)) ?? path.endIndex
            folder = text[..<end] + (path.contains("/") ? "" : "/")
            reports = text
        }
    }

    /// The address of a feed of the folder.
    func url(of file: String) -> String { folder + file }
}
