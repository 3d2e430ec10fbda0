import Foundation
import Papers
import Testing
import Timelines

@testable import Reporter

@Suite("Feeds")
struct AtomTests {
    /// What RFC 4287 asks of a feed, as a validator would.
    private static func expectValid(_ feed: String) throws {
        #expect(feed.hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        let page = try WellFormed(feed)
        let root = try #require(page.elements.first)
        #expect(root.name == "feed" && root.attributes["xmlns"] == "http://www.w3.org/2005/Atom")
        func children(_ name: String, of parent: [String]) -> [WellFormed.Element] {
            page.elements.filter { $0.name == name && $0.path == parent }
        }
        for name in ["id", "title", "updated"] { #expect(children(name, of: ["feed"]).count == 1) }
        #expect(!children("name", of: ["feed", "author"]).isEmpty, "a feed whose entries have no author has one")
        let entries = children("entry", of: ["feed"])
        for name in ["id", "title", "updated", "summary"] {
            #expect(children(name, of: ["feed", "entry"]).count == entries.count)
        }
        let ids = children("id", of: ["feed", "entry"]).map(\.text)
        #expect(Set(ids).count == ids.count)
        for id in ids + children("id", of: ["feed"]).map(\.text) {
            #expect(id.wholeMatch(of: /tag:[^ ,]+@[^ ,]+,\d{4}(-\d\d)*:[A-Za-z0-9\/._~-]+/) != nil, "\(id)")
        }
        for updated in page["updated"] {
            #expect(updated.text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
        }
        for content in page["content"] { #expect(content.attributes["type"] == "xhtml") }
        #expect(
            page.elements.filter { $0.path.last == "content" }.allSatisfy {
                $0.name == "div" && $0.attributes["xmlns"] == "http://www.w3.org/1999/xhtml"
            })
    }

    @Test("a report is a feed of one entry, valid and stable")
    func report() throws {
        var report = try SampleReport.report()
        report.made = CalendarDay(daysSinceEpoch: 20_440)
        let feed = AtomRenderer().render(report)
        try Self.expectValid(feed)
        #expect(try WellFormed(feed)["updated"].map(\.text) == ["2025-12-15T00:00:00Z", "2025-12-15T00:00:00Z"])
        // Made on another day, from another archive: the same entry.
        report.made = CalendarDay(daysSinceEpoch: 20_500)
        report.basis.sources = ["elsewhere"]
        #expect(AtomRenderer().render(report) == feed)
    }

    @Test("an entry on a period that is not over has the day on which it was made")
    func partial() throws {
        var report = try SampleReport.report("2025-12")
        report.made = CalendarDay(daysSinceEpoch: 20_440)
        #expect(try WellFormed(AtomRenderer().render(report))["updated"].last?.text == "2025-12-18T00:00:00Z")
    }

    @Test("each topic has a feed, with an entry for each complete period, the newest first")
    func topics() throws {
        let feeds = AtomRenderer().feeds(of: try SampleReport.report())
        #expect(feeds.map(\.file).sorted().first == "agents.atom" && feeds.count == 8)
        for feed in feeds { try Self.expectValid(feed.content) }
        let efficiency = try #require(feeds.first { $0.file == "efficiency.atom" })
        let page = try WellFormed(efficiency.content)
        #expect(page["entry"].count == 6)
        #expect(page["title"].map(\.text)[1] == "Efficiency and compression, 2025-W50: 29.2 %")
        #expect(page["a"].compactMap { $0.attributes["href"] }.first == "https://arxiv.org/abs/2512.90001")
        // What was said of a past week stays as it was, week after week.
        let before = AtomRenderer().feeds(of: try SampleReport.report("2025-W49")).first {
            $0.file == "efficiency.atom"
        }
        let ids = try WellFormed(try #require(before).content)["id"].map(\.text)
        #expect(Set(ids).isSubset(of: Set(page["id"].map(\.text))) && ids.count == 6)
    }

    @Test("the sender names the authority of the identifiers")
    func authority() throws {
        let from = try #require(MailAddress("Ada <ada@example.org>"))
        let feed = try WellFormed(
            AtomRenderer(options: RenderOptions(envelope: MailEnvelope(from: from))).render(try SampleReport.report()))
        #expect(feed["id"].last?.text == "tag:ada@example.org,2025:trends/report/2025-W50")
        #expect(feed["name"].map(\.text) == ["Ada"])
    }

    @Test("only plain slugs name files", arguments: ["", "..", "a/b", "A", "a.b", "a b", "\u{0}", "ä"])
    func fileNames(slug: String) { #expect(TopicFileName(slug: slug) == nil) }
}
