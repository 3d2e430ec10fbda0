import Foundation
import PaperArchive
import PaperDesk
import Papers
import TestSupport
import Testing
import Wording

@testable import Serving

/// Titles, authors, names of topics, watches and queries are text, whatever they hold.
@Suite struct HostilePageTests {
    private static func papers() -> [String] {
        var texts = HostileText(seed: 7)
        func text(_ length: Int) -> String { JSONText.string(texts.next(length: length)).compact }
        let hostile = (0..<30).map { number in
            #"{"id":"2511.\#(20_000 + number)","title":\#(text(9)),"abstract":\#(text(40)),"authors":[\#(text(4))],"#
                + #""listed":"2025-12-\#(10 + number % 5)"}"#
        }
        let script = #"<script>alert(1)</script>"#
        let marked = [
            #"{"id":"2511.30001","title":"\#(script) \u202Eevil video diffusion","#
                + #""abstract":"Video \#(script) models","listed":"2025-12-10"}"#,
            #"{"id":"https://example.org/a b?c=d&e=\"f\"","title":"An address & more","#
                + #""abstract":"Of video.","listed":"2025-12-11"}"#,
            #"{"doi":"10.1000/a<b>\"c'd","title":"A DOI","abstract":"Of video.","listed":"2025-12-11"}"#,
        ]
        return hostile + marked
    }

    private let talk: PageTalk

    init() throws { talk = try PageTalk(papers: Self.papers()) }

    private func expectHarmless(_ page: PageTalk.Seen, _ where: String) {
        #expect(page.isWellFormed, "\(`where`)")
        #expect(page.text.matches(of: /<script/).count == 1, "\(`where`)")
        #expect(!page.text.contains("\u{202E}") && !page.text.contains("\u{1B}"), "\(`where`)")
    }

    @Test("on every page", arguments: PageViewTests.views.filter { !$0.contains("10004") }) func pages(
        _ address: String
    ) throws {
        expectHarmless(try talk.get(address), address)
    }

    @Test("every paper has a page, and a form that finds it") func papers() throws {
        let found = try talk.desk.search(
            SearchRequest(SearchQuery("*"), limit: 100, model: talk.context.model, archive: talk.context.archive))
        #expect(found.page.total > 20)
        for hit in found.page.hits {
            let name = hit.paper.paper.nameInArchive
            let page = try talk.get(PageAddress.paper(name).text)
            #expect(page.status == 200, "\(name)")
            expectHarmless(page, name)
            let said = try talk.post(PageAddress.paper(name, "say").text, ["say": "read"])
            #expect(said.status == 303, "\(name)")
            #expect(said.location.utf8.allSatisfy { (33...126).contains($0) })
        }
        #expect(try talk.desk.marks(in: talk.context.archive).papers.count == found.page.total)
    }

    @Test(
        "in queries and in what was done",
        arguments: ["\"><script>alert(1)</script>", "\u{202E}x", "a\u{0}b", "&lt;", "'\"`"])
    func queries(_ text: String) throws {
        let value = PageTalk.encoded(text)
        for name in ["q", "topic", "theme", "week", "source", "mark", "watch", "offset", "about"] {
            let page = try talk.get("/papers?\(name)=\(value)&done=label")
            expectHarmless(page, name)
            #expect(!page.text.contains("alert(1)</script>"))
        }
        for address in [
            "/topics/\(value)", "/themes/\(value)", "/papers/\(value)", "/?period=\(value)", "/?query=\(value)",
        ] {
            guard !text.contains("\u{0}") else { continue }
            expectHarmless(try talk.get(address), address)
        }
    }

    @Test("in names of what is followed") func watches() throws {
        for name in ["<b>", "\"><i>", "a&b"] {
            let answer = try talk.post("/watches/add", ["name": name, "query": "video", "back": "/papers"])
            #expect(answer.status == 303 && answer.location.utf8.allSatisfy { (33...126).contains($0) })
            expectHarmless(try talk.get(answer.location), name)
        }
        expectHarmless(try talk.get("/"), "week")
    }
}
