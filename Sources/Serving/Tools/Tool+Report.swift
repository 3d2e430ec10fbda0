import PaperArchive
import PaperDesk
import Reporter
import Timelines
import Wording

extension Tool {
    /// What moved in a period: what `trends report --periods N --json` prints.
    static let report = Tool(
        name: "report",
        words: """
            What the papers of a period are about: the share of each topic with a 95 % interval, tested changes, rising \
            themes, papers worth opening.
            """,
        parameters: ToolParameter.period + [
            ToolParameter("periods", .number(1...52, usual: 4), "How many periods each topic's history has")
        ]
    ) { arguments, place in
        let report = try report(try request(arguments, place, periods: arguments.number("periods")), place)
        return ToolAnswer(
            JSONRenderer.json(of: report), head(of: report),
            data: report.headline + report.topics.prefix(mostTopics).map(ReportLines.topic)
                + report.themes.prefix(mostThemes).map(ReportLines.theme)
                + report.readingList.map(ReportLines.reading))
    }

    /// How a topic goes: what `trends report --topics TOPIC --json` prints.
    static let topic = Tool(
        name: "topic",
        words: "How one topic goes: its share over a year of periods, trend, bursts, rising terms and papers.",
        parameters: [ToolParameter("topic", .text, "Slug or name", isRequired: true)] + ToolParameter.period
    ) { arguments, place in
        var request = try request(arguments, place, periods: 52)
        request.topics = TopicList(names: [arguments.required("topic")])
        let report = try report(request, place)
        return ToolAnswer(
            JSONRenderer.json(of: report), head(of: report),
            data: report.topics.flatMap { ReportLines.course($0) + $0.evidence.map(ReportLines.paper) })
    }

    /// So many are told in words; the document has all.
    private static let mostTopics = 10
    private static let mostThemes = 5

    private static func report(_ request: ReportRequest, _ place: ToolPlace) throws -> Report {
        var isNamed = false
        if case .period(let period) = request.selection {
            isNamed = period.granularity.map { [.week, .month, .quarter].contains($0) } ?? false
        }
        return place.words.report(try place.desk.report(request), isNamed)
    }

    private static func head(of report: Report) -> String {
        "\(report.title): \(Figures.count(report.papers.counted, "paper")) of \(report.papers.found) found."
    }

    private static func request(
        _ arguments: ToolArguments, _ place: ToolPlace, periods: Int
    ) throws -> ReportRequest {
        var request = ReportRequest(archive: place.archive, model: place.model, historyLength: periods)
        request.granularity = arguments.text("by").flatMap(Granularity.init)
        if let label = arguments.text("period") {
            guard let period = Period(label: label) else { throw ArgumentFault.noPeriod(label) }
            if request.granularity != nil {
                throw ArgumentFault.together("period", "by", why: "a period has its own length")
            }
            request.selection = .period(period)
        }
        request.query = try arguments.text("query").map { query throws(SearchQueryError) in try SearchQuery(query) }
        return request
    }
}

extension ToolParameter {
    /// Which papers a report is on.
    fileprivate static let period = [
        ToolParameter(
            "period", .text,
            "2025-W50, 2025-12, 2025-Q4, 2025 or 2025-12-01..2025-12-31; else the last complete one"),
        ToolParameter(
            "by", .oneOf(Granularity.allCases.map(\.rawValue)),
            "Length of the last complete period, where none is named"),
        ToolParameter("query", .text, "Only the papers that search finds by it"),
    ]
}
