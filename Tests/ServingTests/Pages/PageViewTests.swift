import Foundation
import PaperArchive
import PaperDesk
import Papers
import Reporter
import TestSupport
import Testing

@testable import Serving

/// Each view is a page that an XML parser reads, and its document is what the command line prints.
@Suite struct PageViewTests {
    private let talk: PageTalk

    init() throws { talk = try PageTalk() }

    static let views = [
        "/", "/week", "/papers", "/papers?topic=video", "/papers?q=agents&week=2025-W50", "/papers?mark=unread",
        "/search?q=video", "/papers/2511.10004", "/topics", "/topics/video", "/themes", "/review", "/map", "/archive",
        "/model", "/keys", "/jobs",
    ]

    @Test("a page, whole and well-formed, that says where it is", arguments: views) func whole(_ address: String) throws
    {
        let page = try talk.get(address)
        #expect(page.status == 200)
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(page.isWellFormed)
        #expect(page.text.contains("<main id=\"main\"") && page.text.contains("<nav aria-label=\"Views\">"))
        #expect(page.text.matches(of: /<h1>/).count == 1)
        // The policy lets no style or script stand in the page, nor an attribute be one.
        #expect(!page.text.contains("style=\"") && !page.text.contains("<style") && !page.text.contains("onclick"))
        #expect(page.text.matches(of: /<script/).count == 1)
        let ids = page.values(of: "id")
        #expect(ids.count == Set(ids).count, "an identifier stands twice")
    }

    @Test("all that a page leads to within the server is there", arguments: ["/", "/papers", "/topics/video"])
    func links(_ address: String) throws {
        let own = try talk.get(address).values(of: "href").filter { $0.hasPrefix("/") && !$0.hasPrefix("/api/") }
        #expect(own.count > 12)
        for link in Set(own).sorted().prefix(40) {
            #expect(try talk.get(String(link.prefix { $0 != "#" })).status == 200, "\(link)")
        }
    }

    @Test("documents are those of the desk") func documents() throws {
        let (desk, archive, model) = (talk.desk, talk.context.archive, talk.context.model)
        let report = try desk.report(ReportRequest(archive: archive, model: model)).report
        #expect(try talk.get("/week.json").text == JSONRenderer().render(report))
        let search = try desk.search(
            SearchRequest(SearchQuery("topic:video"), limit: 50, model: model, archive: archive))
        #expect(try talk.get("/papers.json?topic=video").text == search.json.document)
        let paper = try desk.paper(PaperRequest("2511.10004", model: model, archive: archive))
        #expect(try talk.get("/papers/2511.10004.json").text == paper.json.document)
        #expect(try talk.get("/archive.json").text == desk.archiveInfo(archive).info.json.document)
        #expect(try talk.get("/topics.json").text.hasPrefix("{\n  \"schema\": \"trends.topics/1\""))
        #expect(try talk.get("/model.json").text.contains("\"schema\": \"trends.model/1\""))
        #expect(try talk.get("/review.json").text.contains("\"schema\": \"trends.review/1\""))
        #expect(try talk.get("/themes.json").text.contains("\"schema\": \"trends.emerging/1\""))
    }

    @Test("papers come fifty at a time, and filters narrow them") func papers() throws {
        let all = try talk.get("/papers")
        #expect(all.text.matches(of: /<article class="entry"/).count == 50)
        #expect(all.text.contains("160 papers, 1 to 50"))
        #expect(all.values(of: "href").contains("/papers?offset=50"))
        #expect(try talk.get("/papers?offset=150").text.matches(of: /<article class="entry"/).count == 10)
        #expect(try talk.get("/papers?q=video").text.contains("80 papers, 1 to 50"))
        #expect(try talk.get("/papers?q=video&week=2025-W50").text.contains("<h2 class=\"count\">7 papers</h2>"))
        #expect(try talk.get("/papers?mark=good").text.contains("No paper is one of these."))
        #expect(try talk.get("/papers?source=papers").text.contains("160 papers"))
        #expect(try talk.get("/papers?source=nowhere").text.contains("No paper is one of these."))
    }

    @Test("what cannot be read is told where it was written") func faults() throws {
        let fault = try talk.get("/papers?q=(video")
        #expect(fault.status == 400 && fault.text.contains("the parenthesis at character 1"))
        #expect(fault.values(of: "value").contains("(video"))
        #expect(try talk.get("/papers/9999.99999").status == 404)
        #expect(try talk.get("/papers/9999.99999.json").headers["content-type"] == "application/problem+json")
        #expect(try talk.get("/topics/nosuch").status == 404)
        #expect(try talk.get("/themes/nosuch").status == 404)
        #expect(try talk.get("/papers?watch=nosuch").status == 404)
        #expect(try talk.get("/jobs/7").status == 404)
        #expect(talk.pages.respond(to: HTTPRequest(.get, path: ["nosuch"])) == nil)
        #expect(talk.pages.respond(to: HTTPRequest(.delete, path: ["papers"])) == nil)
    }

    @Test(
        "what says nothing is not passed over",
        arguments: [
            "/?period=bogus", "/?period=2026-W99", "/?by=bogus", "/themes?week=bogus", "/themes?week=2025-12",
            "/papers?week=bogus", "/papers?mark=bogus", "/map?period=bogus", "/topics/video?period=bogus",
            "/papers?q=" + String(repeating: "a", count: 2_001),
        ])
    func wrongValues(_ address: String) throws {
        let page = try talk.get(address)
        #expect(page.status == 400 && page.isWellFormed)
        #expect(page.text.utf8.count < 20_000)
    }

    @Test("a theme is all papers with any of its phrases") func theme() throws {
        let answer = try talk.desk.emerging(
            EmergingRequest(archive: talk.context.archive, model: talk.context.model, tellsAll: true))
        for entry in answer.themes.prefix(3) {
            let query = try SearchQuery(PaperFilter.query(entry.theme.terms))
            let found = try talk.desk.search(
                SearchRequest(query, model: talk.context.model, archive: talk.context.archive))
            let theme = PageTalk.encoded(entry.theme.slug)
            let page = try talk.get("/papers.json?theme=\(theme)")
            #expect(page.text.contains("\"total\": \(found.page.total),"))
        }
        #expect(try talk.get("/papers?theme=no-such-theme").text.contains("No paper is one of these."))
    }

    @Test("an archive without days has pages too") func withoutDays() throws {
        let paper = #"{"id":"2511.10004","title":"A","abstract":"Agents that use tools for the web"}"#
        let bare = try PageTalk(papers: [paper])
        let page = try bare.get("/")
        #expect(page.status == 200 && page.isWellFormed && page.text.contains("Nothing to report yet"))
        #expect(try bare.get("/topics/video").status == 200)
    }

    @Test("a model shows whether its probabilities hold") func reliability() throws {
        let model = try talk.desk.places.model(talk.context.model).model
        let page = try talk.get("/model").text
        #expect(page.contains("<div class=\"curve\">") == (model.header.scores?.reliability != nil))
    }

    @Test("references and tables of a paper and of a list") func files() throws {
        #expect(try talk.get("/papers/2511.10004.bib").text.hasPrefix("@"))
        #expect(try talk.get("/papers/2511.10004.ris").text.hasPrefix("TY  - "))
        let table = try talk.get("/papers.csv?q=video")
        #expect(table.headers["content-disposition"] == "attachment; filename=\"papers.csv\"")
        #expect(table.text.split(separator: "\r\n").count == 81)
        #expect(try talk.get("/papers.csl?q=video&week=2025-W50").text.matches(of: /"id":/).count == 7)
    }

    @Test("pages that stand alone bring their own policy") func alone() throws {
        let report = try talk.get("/report.html")
        #expect(report.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'")
        #expect(report.text.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        #expect(try talk.get("/map/page").location == "/map")
        #expect(try talk.map().contains("src=\"/map/page#tools\""))
        let map = try talk.get("/map/page")
        let policy = try #require(map.headers["content-security-policy"])
        #expect(policy.contains("script-src 'sha256-") && policy.hasSuffix("frame-ancestors 'self'"))
        #expect(try talk.get("/map").headers["content-security-policy"]?.contains("frame-src 'self'") == true)
    }

    @Test("the first view is small") func small() throws {
        let all = try ["/", "/app.css", "/app.js", "/icon.svg"].map { try talk.get($0).text.utf8.count }
        #expect(all.reduce(0, +) < 200_000, "\(all)")
    }
}
