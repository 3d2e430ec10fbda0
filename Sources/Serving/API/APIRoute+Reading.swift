import Listings
import PaperArchive
import PaperDesk
import Papers
import ReadableText
import Reporter
import Timelines
import Wording

/// What is asked, and changes nothing.
extension APIRoute {
    /// All routes, in the order in which they are described.
    static let all = reading + finding + classifying + labelling + working

    private static let reading: [APIRoute] = [
        APIRoute(
            method: .get, path: ["health"], words: "Whether archive and model can be used.",
            answer: .document("trends.health/1"), isFleeting: true
        ) { question in
            .document(
                try question.desk.health(question.archive, model: question.context.model).json(question.context.version)
            )
        },
        APIRoute(
            method: .get, path: ["archive"], words: "What the archive holds, as 'trends archive info --json'.",
            answer: .document("trends.archive/1")
        ) { question in .document(try question.desk.archiveInfo(question.archive).info.json) },
        APIRoute(
            method: .get, path: ["report"],
            words: "What the papers of a period are about, as 'trends report --json'.",
            parameters: ToolParameter.reported + [
                ToolParameter("topics", .text, "Only these topics: slugs or names with commas between them")
            ],
            answer: .document("trends.report/1")
        ) { question in
            var request = try question.report()
            request.topics = question.arguments.text("topics").map { TopicList($0) }
            return .document(try question.json(request))
        },
        APIRoute(
            method: .get, path: ["topics"], words: "The topics of the taxonomy, as 'trends topics list --json'.",
            answer: .document("trends.topics/1")
        ) { question in .document(try question.desk.places.taxonomy().json) },
        APIRoute(
            method: .get, path: ["topics"], rest: .name("topic"),
            words: "How one topic goes, as 'trends report --topics TOPIC --json'.",
            parameters: ToolParameter.reported, answer: .document("trends.report/1")
        ) { question in
            var request = try question.report()
            request.topics = TopicList(names: [question.name])
            do { return .document(try question.json(request)) } catch let error as DeskError {
                guard case .unknownShownTopics = error else { throw error }
                throw RequestFault(404, question.context.words(error) ?? "\(error)")
            }
        },
        APIRoute(
            method: .get, path: ["themes"], words: "Themes that rise, as 'trends emerging --json'.",
            parameters: [
                ToolParameter("week", .text, "The last week, as 2026-W20; else the last one that is over"),
                ToolParameter("date", .oneOf(DateKind.allCases.map(\.rawValue)), "The date that counts"),
                ToolParameter("all", .truth, "Those too that rose within the year before, and rise no more"),
            ],
            answer: .document("trends.emerging/1")
        ) { question in
            let arguments = question.arguments
            return .document(
                try question.desk.emerging(
                    EmergingRequest(
                        archive: question.archive, model: question.context.model,
                        dateKind: arguments.text("date").flatMap(DateKind.init), week: try question.week(),
                        tellsAll: arguments.isTrue("all"))
                ).json)
        },
        APIRoute(
            method: .get, path: ["papers"], rest: .name("paper"),
            words: "One paper with all that is known of it, as 'trends show ID --json'.",
            answer: .document("trends.paper/1")
        ) { question in
            .document(
                try question.desk.paper(
                    PaperRequest(question.name, model: question.context.model, archive: question.archive)
                ).json)
        },
    ]
}

extension ToolParameter {
    /// Which papers a report is on, and how it tells them.
    fileprivate static let reported = [
        ToolParameter(
            "period", .text,
            "2025-W50, 2025-12, 2025-Q4, 2025 or 2025-12-01..2025-12-31; else the last complete one"),
        ToolParameter(
            "by", .oneOf(Granularity.allCases.map(\.rawValue)),
            "Length of the last complete period, where none is named"),
        ToolParameter("date", .oneOf(DateKind.allCases.map(\.rawValue)), "The date by which papers count"),
        ToolParameter("query", .text, "Only the papers that search finds by it"),
        ToolParameter("compare", .text, "A period to measure changes against"),
        ToolParameter("periods", .number(1...1_000, usual: 52), "How many periods the history has"),
    ]
}

extension APIQuestion {
    /// A desk for this question.
    var desk: Desk { context.desk() }
    /// The archive, to which a question writes what it kept for the next one only where changes may be made.
    var archive: ArchiveChoice { context.archive }

    /// The report that is asked for.
    fileprivate func report() throws -> ReportRequest {
        var request = ReportRequest(
            archive: archive, model: context.model, dateKind: arguments.text("date").flatMap(DateKind.init),
            historyLength: arguments.number("periods"))
        request.granularity = arguments.text("by").flatMap(Granularity.init)
        if let label = arguments.text("period") {
            guard request.granularity == nil else {
                throw ArgumentFault.together("period", "by", why: "a period has its own length")
            }
            request.selection = .period(try period(label))
        }
        request.comparison = try arguments.text("compare").map(period)
        request.query = try arguments.text("query").map { query throws(SearchQueryError) in try SearchQuery(query) }
        return request
    }

    fileprivate func json(_ request: ReportRequest) throws -> JSONText {
        let answer = try desk.report(request)
        return JSONRenderer.json(of: context.reportWords(answer, arguments.has("period")))
    }

    fileprivate func week() throws -> Period? {
        guard let label = arguments.text("week") else { return nil }
        let week = try period(label)
        guard week.granularity == .week else { throw RequestFault(400, "'week' takes a week, as 2026-W20") }
        guard week.last < desk.today else { throw RequestFault(400, "the week \(week) is not over") }
        return week
    }

    private func period(_ label: String) throws -> Period {
        guard let period = Period(label: label) else { throw ArgumentFault.noPeriod(label) }
        return period
    }
}
