import Foundation
import Testing
import Timelines
import Wording

@testable import Reporter

@Suite("The page and its charts")
struct PageTests {
    private let year: String
    private let page: WellFormed

    init() throws {
        year = HTMLRenderer().render(try YearOfWeeks.report())
        page = try WellFormed(year)
    }

    @Test("it needs nothing: no script, no address but links to arXiv, and a policy that forbids to fetch")
    func alone() {
        #expect(page["script"].isEmpty && page["link"].isEmpty && page["img"].isEmpty && page["iframe"].isEmpty)
        let policy = page["meta"].first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        #expect(policy?.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'")
        #expect(!year.contains("url(") && !year.contains("@import") && !year.contains("src="))
        let addresses = year.matches(of: /https?:\/\/[^"< ]*/).map { String($0.0) }
        #expect(
            Set(addresses.filter { !$0.hasPrefix("https://arxiv.org/abs/") }) == [
                "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg",
            ])
    }

    @Test("a year of weeks with 23 topics stays under 500 KB, all papers and the table of periods included")
    func size() throws {
        let options = RenderOptions(periodTable: true, allPapers: true)
        #expect(HTMLRenderer(options: options).render(try YearOfWeeks.report()).utf8.count < 500_000)
    }

    @Test("every picture has a name, every chart the numbers behind it, and identifiers are unique")
    func access() {
        for picture in page["svg"] {
            let isChart = ["chart wide", "chart narrow"].contains(picture.attributes["class"])
            #expect(picture.attributes["role"] == (isChart ? "group" : "img"))
            #expect(picture.attributes["aria-label"] != nil || picture.attributes["aria-labelledby"] != nil)
            #expect(!isChart || picture.attributes["aria-describedby"] != nil)
        }
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for picture in page["svg"] {
            for name in ["aria-labelledby", "aria-describedby"] {
                for id in (picture.attributes[name] ?? "").split(separator: " ") { #expect(ids.contains(String(id))) }
            }
        }
        #expect(page["details"].count == 4 && page["caption"].count == 4 && page["summary"].count == 4)
        #expect(page["html"].first?.attributes["lang"] == "en" && page["h1"].count == 1)
    }

    @Test("the tables behind the charts say the numbers of the report")
    func tables() throws {
        let report = try YearOfWeeks.report()
        let forecasts = ForecastTable(report).rows.count
        #expect(forecasts >= 1)
        let cells = Set(page["td"].map(\.text))
        for topic in report.topics {
            #expect(cells.contains(Figures.interval(topic.movement.interval)))
            for point in topic.movement.history where !point.missing {
                #expect(cells.contains(Figures.percent(point.share)))
            }
        }
        #expect(page["tr"].count - forecasts - 1 == 52 + 1 + 52 + 1 + 23 + 1)
    }

    @Test("a gap is a gap: no cell, no value, and a line in two parts")
    func gaps() throws {
        let titles = page["title"].map(\.text)
        #expect(
            titles.contains { $0.hasPrefix("2025-W19: no listing") }
                && !titles.contains { $0.contains("2025-W19: 0.0 %") })
        // Five topics in two pictures, each line in two parts.
        #expect(page["path"].count { $0.attributes["class"] == "line" && $0.path.last == "g" } == 2 * 5 * 2)
        let tips = page["text"].filter { $0.attributes["class"] == "tip" }.map(\.text)
        #expect(tips.count { $0.hasPrefix("Efficiency, ") } == 2 * 50)
        #expect(!tips.contains { $0.contains("2025-W19") })
    }

    @Test("the keyboard reaches the last value of each line, and a finger each value")
    func focus() throws {
        let points = page["g"].filter { $0.attributes["tabindex"] != nil }
        #expect(points.count == 2 * 5 * 50)
        let reached = points.filter { $0.attributes["tabindex"] == "0" }
        #expect(reached.count == 2 * 5)
        #expect(reached.allSatisfy { $0.attributes["role"] == "img" })
        #expect(reached.first?.attributes["aria-label"]?.hasPrefix("Efficiency, 2025-W50 (8–14 Dec 2025): ") == true)
        #expect(points.count { $0.attributes["tabindex"] == "-1" } == 2 * 5 * 49)
    }

    @Test("a period that is not over is hollow and dashed, and ends no band")
    func partial() throws {
        let page = try WellFormed(HTMLRenderer().render(try YearOfWeeks.report(partial: true)))
        #expect(page["circle"].contains { ($0.attributes["class"] ?? "").hasPrefix("hollow") })
        #expect(page["path"].contains { ($0.attributes["class"] ?? "").hasPrefix("dash") })
        #expect(!self.page["circle"].contains { ($0.attributes["class"] ?? "").hasPrefix("hollow") })
        #expect(page["h1"].first?.text.hasSuffix("partial)") == true)
    }

    @Test("movers come with why they moved")
    func movers() {
        let cards = page["article"].map(\.text)
        #expect(cards.count >= 2 && cards[0].contains("Efficiency") && cards[1].contains("Reasoning"))
        let styles = page["article"].map { $0.attributes["class"] ?? "" }
        #expect(
            styles.prefix(2) == ["card rise", "card fall"] && styles.dropFirst(2).allSatisfy { $0 == "card doubtful" })
        for words in [
            "quantization (25.0 % of its papers, 5.0 % before)", "Half the Bits, Twice the Batch",
            "2025-W48 to 2025-W50",
            "same as last time",
        ] {
            #expect(cards[0].contains(words), "\(words)")
        }
    }

    @Test("a report without papers, or with a single period, is a page too")
    func sparse() throws {
        let empty = try WellFormed(HTMLRenderer().render(try SampleReport.report("2026-W10")))
        #expect(empty["svg"].isEmpty && empty["h1"].first?.text.hasPrefix("Week 2026-W10") == true)
        #expect(try WellFormed(SVGRenderer().render(try SampleReport.report("2026-W10")))["text"].count >= 1)
        var single = try SampleReport.report()
        for index in single.topics.indices { single.topics[index].movement.history.removeFirst(11) }
        for format in RenderFormat.allCases { #expect(!format.renderer().render(single).contains("nan")) }
    }

    @Test("the picture alone has the page's numbers and its own style")
    func picture() throws {
        let picture = try WellFormed(SVGRenderer().render(try YearOfWeeks.report()))
        #expect(picture["style"].count == 1 && picture["text"].contains { $0.text == "share of papers, %" })
        #expect(picture["text"].contains { $0.text == "Efficiency" })
        #expect(picture["title"].count == 1 && picture["desc"].count == 1)
        let finding = try #require(ShareChart(try YearOfWeeks.report(), layout: .wide)?.finding)
        let title = picture["text"].filter { $0.attributes["class"] == "finding" }.map(\.text)
        #expect(title.joined(separator: " ") == finding && page["h2"].first?.text == finding)
        #expect(picture["g"].count { ($0.attributes["class"] ?? "").hasPrefix("series ") } == 5)
        #expect(picture["g"].count { ($0.attributes["class"] ?? "").hasSuffix(" first") } == 1)
    }

    @Test("the same report gives the same bytes")
    func same() throws { #expect(HTMLRenderer().render(try YearOfWeeks.report()) == year) }
}
