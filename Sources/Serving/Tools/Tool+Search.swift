import PaperArchive
import PaperDesk
import Papers
import Wording

extension Tool {
    /// Papers by their words: what `trends search QUERY --limit N --offset N --json` prints.
    static let search = Tool(
        name: "search",
        words: """
            Find papers by words. All words must be there. "exact phrase", a OR b, -not, ( ), learn*, ti: au: abs: \
            topic:video like:ID after:2025-06-01 before:2026-01-01 language:en type:review. An identifier finds its \
            paper.
            """,
        parameters: [
            ToolParameter("query", .text, isRequired: true), .limit(),
            ToolParameter("offset", .number(0...1_000_000_000, usual: 0), "For the next page"),
        ]
    ) { arguments, place in
        let query = try SearchQuery(arguments.required("query"))
        let answer = try place.desk.search(
            SearchRequest(
                query, offset: arguments.number("offset"), limit: arguments.number("limit"), model: place.model,
                archive: place.archive))
        return ToolAnswer(answer.json, head(of: answer.page), data: lines(answer))
    }

    private static func head(of page: SearchPage) -> String {
        let found = Figures.count(page.total, "paper") + " found"
        if page.total == 0 { return "No paper of the archive matches." }
        if page.hits.isEmpty { return "\(found), none from place \(page.offset + 1) on." }
        let last = page.offset + page.hits.count
        let more = last < page.total ? "; offset \(last) goes on" : ""
        return "\(found), \(page.offset + 1) to \(last)\(more)."
    }

    private static func lines(_ answer: SearchAnswer) -> [String] {
        answer.page.hits.flatMap { hit in
            PaperLines(hit.paper.paper).lines(answer.topics(of: hit)) + [hit.excerpt.text].filter { !$0.isEmpty }
        }
    }
}

extension ToolParameter {
    /// How many papers are listed: at most so many as anybody reads.
    static func limit() -> ToolParameter { ToolParameter("limit", .number(1...100, usual: 10)) }
}
