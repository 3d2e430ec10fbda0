import Foundation
import Papers
import Testing
import Timelines

@testable import Reporter

@Suite("Every format says the same numbers")
struct SameNumbersTests {
    /// Per cent with one decimal, by Foundation: the twin of our own formatting.
    private static func percent(_ share: Double) -> String { String(format: "%.1f", share * 100) }

    @Test("the JSON document holds the report's values to the last bit")
    func json() throws {
        let report = try SampleReport.report()
        let parsed = try ParsedReport(of: report)
        #expect(parsed.schema == "trends.report/1")
        #expect(
            parsed.period.label == "2025-W50" && parsed.period.by == "week" && parsed.period.date == "listed"
                && !parsed.period.partial)
        #expect(parsed.period.first == "2025-12-08" && parsed.period.last == "2025-12-14")
        #expect(parsed.papers == 120 && parsed.found == 699)
        #expect(parsed.found == parsed.papers + parsed.outside + parsed.undated + parsed.rejected)
        #expect(parsed.untagged == 10 && parsed.yearsInferred == 15)
        #expect(
            parsed.coverage.daysExpected == 5 && parsed.coverage.daysFound == 5 && parsed.coverage.daysMissing.isEmpty)
        #expect(parsed.topics.count == report.topics.count)
        for (mine, theirs) in zip(report.topics, parsed.topics) {
            #expect(theirs.topic == mine.slug && theirs.name == mine.name && theirs.papers == mine.movement.papers)
            #expect(theirs.share == mine.movement.share && theirs.baseline == mine.movement.baseline)
            #expect(theirs.change == mine.movement.change && theirs.pValue == mine.movement.pValue)
            #expect(theirs.significant == mine.movement.significant)
            #expect(theirs.interval == mine.movement.interval.map { [$0.low, $0.high] })
            #expect(theirs.history.map(\.share) == mine.movement.history.map(\.share))
            #expect(theirs.history.map(\.missing) == mine.movement.history.map(\.missing))
            #expect(theirs.evidence.map(\.url) == mine.evidence.map(\.url))
        }
    }

    @Test("the year's account is that of the timeline, in every format for reading; null where there is none")
    func year() throws {
        var report = try YearOfWeeks.report()
        let year = try #require(report.year)
        // 52 weeks but two that were not listed and the first.
        #expect(year.periods == 49 && year.last == report.period && year.arrows > 0)
        let parsed = try #require(try ParsedReport(of: report).year)
        #expect((parsed.periods, parsed.arrows, parsed.expectedFalse) == (49, year.arrows, year.expectedFalse))
        #expect(parsed.last == year.last.description)
        let words = "49 weeks up to \(year.last), each tested against its own baseline: \(year.arrows) arrow"
        #expect(TextRenderer(width: 140).render(report).contains(words))
        #expect(HTMLRenderer().render(report).contains(words))
        #expect(MarkdownRenderer().render(report).contains("**Year:** 49 weeks up to "))
        report.year = nil
        #expect(try ParsedReport(of: report).year == nil)
        #expect(JSONRenderer().render(report).contains("\"year\": null"))
    }

    @Test(
        "text and Markdown hold the numbers of the JSON document",
        arguments: [nil, "2025-W49", "2025-W47", "2025-11-10..2025-12-12"])
    func pages(label: String?) throws {
        let report = try SampleReport.report(label)
        let parsed = try ParsedReport(of: report)
        let table = MarkdownRenderer().render(report).components(separatedBy: "\n").filter { $0.hasPrefix("|") }
        for width in [80, 120] {
            let page = TextRenderer(width: width).render(report)
            let rows = page.components(separatedBy: "\n").drop { !$0.hasPrefix("Topic ") }
            #expect(page.contains("\(parsed.papers) papers of \(parsed.found) found"))
            for topic in parsed.topics where topic.papers > 0 || topic.baselinePapers > 0 {
                // At 80 columns a long name is cut, but its beginning stands there.
                let line = try #require(rows.first { $0.hasPrefix(topic.name.prefix(20)) })
                try Self.expect(line, holds: topic)
            }
        }
        for topic in parsed.topics {
            let row = try #require(table.first { $0.hasPrefix("| \(topic.name) |") })
            try Self.expect(row, holds: topic)
            #expect(row.contains(topic.baseline.map { "| \(Self.percent($0)) % |" } ?? "| – |"))
        }
    }

    private static func expect(_ line: String, holds topic: ParsedReport.Topic) throws {
        let words = line.split(separator: " ").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "[],|")) }
        let share = try #require(topic.share)
        let interval = try #require(topic.interval)
        #expect(words.contains(String(topic.papers)), "\(line)")
        #expect(line.contains(" \(percent(share)) %"), "\(line)")
        #expect(line.contains("[\(percent(interval[0])), \(percent(interval[1]))]"), "\(line)")
        if let change = topic.change {
            let points = percent(abs(change))
            #expect(line.contains(points == "0.0" ? "0.0 pp" : (change < 0 ? "-" : "+") + points + " pp"), "\(line)")
            #expect(line.contains(topic.significant ? (change < 0 ? "▼" : "▲") : "·"), "\(line)")
        } else {
            #expect(words.contains("–"), "\(line)")
        }
    }

    @Test("CSV holds the periods of the JSON document, gaps left out")
    func csv() throws {
        let report = try SampleReport.report()
        let lines = CSVRenderer().render(report).components(separatedBy: "\r\n")
        #expect(lines.first == "period,topic,papers,of,share,low,high,partial" && lines.last == "")
        let expected = try ParsedReport(of: report).topics.flatMap { topic in
            topic.history.filter { !$0.missing }.map { point in
                [
                    point.period, topic.topic, "\(point.papers)", "\(point.of)", "\(point.share ?? -1)",
                    "\(point.interval?[0] ?? -1)",
                    "\(point.interval?[1] ?? -1)", "\(point.partial)",
                ].joined(separator: ",")
            }
        }
        #expect(Array(lines.dropFirst().dropLast()) == expected)
    }
}
