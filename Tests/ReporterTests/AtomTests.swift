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
        for name in ["id", "title", "updated", "summary", "content", "link"] {
            #expect(children(name, of: ["feed", "entry"]).count == entries.count)
        }
        // Where nothing is known of the feed's address, a link is one within the document.
        let base = children("link", of: ["feed"]).first?.attributes["href"] ?? ""
        let links = children("link", of: ["feed", "entry"])
        #expect(links.allSatisfy { $0.attributes["rel"] == "alternate" })
        #expect(links.map(\.attributes["href"]) == entries.map { "\(base)#\($0.attributes["xml:id"] ?? "")" })
        #expect(Set(links.map(\.attributes["href"])).count == entries.count)
        #expect(entries.allSatisfy { $0.attributes["xml:id"]?.wholeMatch(of: /[a-z][A-Za-z0-9._-]+/) != nil })
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

    /// The sample report with those on the five weeks before, each with a paper of its own under each topic.
    private static func history() throws -> Report {
        var reports = try (0..<6).map { try SampleReport.report("2025-W\(50 - $0)") }
        for number in reports.indices.dropFirst() {
            for place in reports[number].topics.indices {
                let paper = EvidencePaper(
                    title: "Paper of week \(50 - number)", probability: 0.9, primary: true,
                    date: PaperDate(reports[number].period.first, .stated))
                reports[number].topics[place].evidence = [paper]
            }
        }
        reports[0].earlier = Array(reports.dropFirst())
        return reports[0]
    }

    /// The entries of a feed as they are written, by identifier.
    private static func entries(_ feed: String) -> [String: String] {
        let parts = feed.split(separator: "<entry ").dropFirst().map { $0.replacing("\n</feed>\n", with: "\n") }
        let named = parts.map { part in (String(part.firstMatch(of: /<id>(.*?)<\/id>/)?.1 ?? ""), String(part)) }
        return Dictionary(named, uniquingKeysWith: { first, _ in first })
    }

    @Test("reports of the year before have entries with their papers, in the feed of the reports and those of topics")
    func year() throws {
        let report = try Self.history()
        let feed = AtomRenderer().render(report)
        try Self.expectValid(feed)
        let page = try WellFormed(feed)
        #expect(page["entry"].count == 6)
        #expect(page["title"].map(\.text)[1] == "Week 2025-W50 · ▲ Efficiency and compression 8 → 29 %, 3 more")
        #expect(page["title"].map(\.text)[2].hasPrefix("Week 2025-W49 · "))
        let topics = AtomRenderer().feeds(of: report)
        let agents = try #require(topics.first { $0.file == "agents.atom" }).content
        try Self.expectValid(agents)
        for week in 45...49 {
            let entry = Self.entries(agents)["tag:trends@localhost,2025:trends/topic/agents/2025-W\(week)"]
            #expect(entry?.contains("Paper of week \(week)<") == true, "\(week)")
        }
        #expect(try WellFormed(agents)["entry"].count == 6)
        // The entries are those that a report on the week itself makes.
        let before = AtomRenderer().render(report.earlier[0])
        let id = "tag:trends@localhost,2025:trends/report/2025-W49"
        #expect(Self.entries(before)[id] == Self.entries(feed)[id] && Self.entries(feed)[id] != nil)
        let limited = AtomRenderer().feeds(of: report.limited(to: ["agents"]))
        #expect(limited.map(\.file) == ["agents.atom"] && limited[0].content == agents)
    }

    @Test("a feed that was written before goes on: what it says of periods that are over stays")
    func continued() throws {
        let report = try Self.history()
        let from = try #require(MailAddress("Ada <ada@example.org>"))
        let first = AtomRenderer(options: RenderOptions(envelope: MailEnvelope(from: from)))
        var month = try SampleReport.report("2025-12")
        month.made = CalendarDay(daysSinceEpoch: 20_432)
        let monthly = first.render(month, continuing: WrittenFeed(first.render(report.earlier[0])))
        let written = try #require(WrittenFeed(monthly))
        var changed = report
        for place in changed.earlier.indices { changed.earlier[place].topics[0].name = "Renamed" }
        let next = AtomRenderer().render(changed, continuing: written)
        try Self.expectValid(next)
        // Another sender changes no identifier.
        let (old, new) = (Self.entries(monthly), Self.entries(next))
        #expect(old.count == 2 && new.count == 7 && Set(old.keys).isSubset(of: new.keys))
        #expect(new.keys.allSatisfy { $0.hasPrefix("tag:ada@example.org,2025:trends/report/") })
        #expect(old.allSatisfy { new[$0.key] == $0.value })
        #expect(try WellFormed(next)["id"].map(\.text)[1].hasSuffix("report/2025-W50"))
        #expect(AtomRenderer().render(changed, continuing: WrittenFeed(next)) == next)
        // The entry of the report's own period is written anew, as that of a month that was not over.
        let again = AtomRenderer().render(changed.earlier[0], continuing: WrittenFeed(next))
        #expect(Self.entries(again)["tag:ada@example.org,2025:trends/report/2025-W49"]?.contains("Renamed") == true)
        month.partial = false
        let over = Self.entries(AtomRenderer().render(month, continuing: WrittenFeed(next)))
        #expect(over["tag:ada@example.org,2025:trends/report/2025-12"]?.contains("\"partial\"") == false)
        #expect(new["tag:ada@example.org,2025:trends/report/2025-12"]?.contains("\"partial\"") == true)
        // An entry of a feed that knew no links is written again, and kept where it cannot be.
        let plain = monthly.replacing(/<entry [^>]*>/, with: "<entry>").replacing(/<link [^\n]*\n/, with: "")
        let cured = Self.entries(AtomRenderer().render(changed, continuing: WrittenFeed(plain)))
        #expect(cured.count == 7 && cured.values.allSatisfy { $0.contains("<link rel=\"alternate\"") })
        #expect(cured["tag:ada@example.org,2025:trends/report/2025-W49"]?.contains("Renamed") == true)
    }

    @Test("the feeds of topics go on each for itself")
    func continuedTopics() throws {
        let report = try Self.history()
        let before = Dictionary(
            uniqueKeysWithValues: AtomRenderer().feeds(of: report.earlier[0]).map { ($0.file, WrittenFeed($0.content)) }
        )
        var next = try SampleReport.report()
        for place in next.topics.indices {
            next.topics[place].movement.history = Array(next.topics[place].movement.history.suffix(2))
        }
        for feed in AtomRenderer().feeds(of: next, continuing: { before[$0] ?? nil }) {
            try Self.expectValid(feed.content)
            #expect(try WellFormed(feed.content)["entry"].count == 6)
            #expect(feed.content.contains("Paper of week 49<"))
        }
        // The feed of another topic is not this one's.
        let agents = before["agents.atom"] ?? nil
        let others = AtomRenderer().feeds(of: next, continuing: { _ in agents })
        #expect(
            try others.allSatisfy { try WellFormed($0.content)["entry"].count == ($0.file == "agents.atom" ? 6 : 2) })
    }

    @Test("what an atom renderer did not write, or not to its end, is no feed to go on with")
    func foreign() throws {
        let feed = AtomRenderer().render(try Self.history())
        #expect(WrittenFeed(feed) != nil && WrittenFeed(feed.replacing("\n", with: "\r\n")) == WrittenFeed(feed))
        for other in [
            "", "x", String(feed.dropLast(8)), feed.replacing("</entry>", with: ""),
            feed.replacing("<id>tag:trends@localhost", with: "<id>urn:x"),
            feed.replacing("trends/reports", with: "a b"),
            feed.replacing("2025:trends/report/2025-W50", with: "2025:trends/<b>"),
            feed.replacing("<updated>", with: "<updated >"),
        ] { #expect(WrittenFeed(other) == nil, "\(other.prefix(200))") }
    }

    @Test("a feed with an address names it, and its entries link to it")
    func address() throws {
        let address = try #require(FeedAddress("https://example.org/a&b/"))
        let renderer = AtomRenderer(options: RenderOptions(feedAddress: address))
        let report = try Self.history()
        let feeds = [("trends.atom", renderer.render(report))] + renderer.feeds(of: report)
        for (file, feed) in feeds {
            try Self.expectValid(feed)
            let own = try WellFormed(feed)["link"].filter { $0.attributes["rel"] == "self" }
            #expect(own.map(\.attributes["href"]) == ["https://example.org/a&b/\(file)"])
        }
        #expect(try WellFormed(AtomRenderer().render(report))["link"].allSatisfy { $0.attributes["rel"] != "self" })
        // An address that is found later is that of the entries from before too.
        let later = renderer.render(report, continuing: WrittenFeed(AtomRenderer().render(report)))
        #expect(later == feeds[0].1)
    }

    @Test(
        "addresses of feeds",
        arguments: [
            ("https://example.org/t/", "https://example.org/t/trends.atom", "https://example.org/t/a.atom"),
            ("https://example.org", "https://example.org/trends.atom", "https://example.org/a.atom"),
            ("http://x:8080/t/new.xml", "http://x:8080/t/new.xml", "http://x:8080/t/a.atom"),
            ("https://example.org/f?of=1/2", "https://example.org/f?of=1/2", "https://example.org/a.atom"),
            ("https://example.org?of=1", "https://example.org?of=1", "https://example.org/a.atom"),
        ])
    func addresses(text: String, reports: String, agents: String) throws {
        let address = try #require(FeedAddress(text))
        #expect(address.reports == reports && address.url(of: "a.atom") == agents)
    }

    @Test(
        "what is none",
        arguments: [
            "", "example.org", "ftp://example.org/", "https://", "https:///x", "https://example.org/#a",
            "https://example.org/a b", "https://exämple.org/", "file:///tmp/x", "https://x/\"", "https://x/\n",
        ])
    func noAddresses(text: String) { #expect(FeedAddress(text) == nil) }

    @Test(
        "a plain slug is the name of its file, and any other has one that is safe and its own",
        arguments: [
            ("agents", "agents.atom"), ("a_b", "a_b.atom"), ("trends", "trends.00b9b57fb7e33179.atom"),
            ("", "topic-"), ("..", "topic-"), ("../../etc/passwd", "etc-passwd."), ("a/b", "a-b."), ("A", "a."),
            ("a.b", "a-b."), ("a b", "a-b."), ("cs.CL, NLP", "cs-cl-nlp."), ("C++", "c-plus-plus."), ("ä", "a."),
            ("\u{0}", "topic-"), ("机器学习", "topic-"), (String(repeating: "x", count: 300), "xxx"),
        ])
    func fileNames(slug: String, beginning: String) {
        let file = TopicFileName(slug: slug).file
        #expect(file.hasPrefix(beginning) && file == TopicFileName(slug: slug).file)
        #expect(file.wholeMatch(of: /[0-9a-z_-]+(\.[0-9a-f]{16})?\.atom/) != nil && file.utf8.count < 110)
    }

    @Test("slugs that differ in signs or capitals alone have files of their own") func fileNamesDiffer() {
        let slugs = ["a-b", "a b", "a_b", "A b", "a/b", "a.b", "a  b", "a-b ", "ä-b", "a\u{308}-b", "a,b"]
        #expect(Set(slugs.map { TopicFileName(slug: $0).file }).count == slugs.count)
        #expect(Set(slugs.map { TopicFileName(slug: $0).file.lowercased() }).count == slugs.count)
    }
}
