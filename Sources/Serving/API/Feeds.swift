import PaperDesk
import Reporter

/// Feeds at addresses that stay: `/feeds/trends.atom` of all reports, `/feeds/SLUG.atom` of a topic.
struct Feeds {
    private let context: ServedContext

    init(_ context: ServedContext) { self.context = context }

    func respond(to request: HTTPRequest) throws -> HTTPResponse {
        guard request.path.count == 2, let file = request.path.last else { throw RequestFault.notFound }
        guard request.method == .get else { throw RequestFault.method([.get, .head]) }
        // Before a report is made that nobody is to see.
        guard try file == FeedAddress.fileOfReports || knows(file) else { throw RequestFault.notFound }
        let answer = try context.desk().report(
            ReportRequest(archive: context.archive, model: context.model, tellsEarlier: true))
        let report = context.reportWords(answer, false)
        let renderer = AtomRenderer(options: RenderOptions(feedAddress: FeedAddress(context.address + "/feeds/")))
        if file == FeedAddress.fileOfReports { return Self.atom(renderer.render(report)) }
        guard let feed = renderer.feeds(of: report).first(where: { $0.file == file }) else {
            throw RequestFault.notFound
        }
        return Self.atom(feed.content)
    }

    /// Whether a topic of the model or of the taxonomy has a feed of this name.
    private func knows(_ file: String) throws -> Bool {
        let places = context.desk().places
        let topics = try places.model(context.model).model.topics
        let others = (try? places.taxonomy())?.topics.map(\.slug) ?? []
        return (topics + others).contains { TopicFileName(slug: $0).file == file }
    }

    private static func atom(_ text: String) -> HTTPResponse {
        HTTPResponse("application/atom+xml; charset=utf-8", text)
    }
}
