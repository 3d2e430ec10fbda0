import Papers
import Testing
import Timelines
import Wording

@testable import Reporter

@Suite("Yours: what a reader follows, in every format") struct WatchSectionTests {
    /// The sample report with two of its topics as watches.
    private static func report() throws -> Report {
        var report = try SampleReport.report()
        report.watches = report.topics.prefix(2).enumerated().map { number, topic in
            var topic = topic
            topic.name = "Watch \(number) <&>"
            return ReportWatch(query: "ti:\"w\(number)\"", topic: topic)
        }
        return report
    }

    @Test("every format for reading has each watch with its share; Markdown and text before the topics")
    func formats() throws {
        let report = try Self.report()
        let first = report.watches[0].topic.movement
        for format in [RenderFormat.text, .markdown, .html, .atom] {
            let page = format.renderer(RenderOptions(width: 120)).render(report)
            #expect(page.contains("Yours") && page.contains(Figures.percent(first.share)), "\(format)")
            #expect(page.contains("Watch 1"), "\(format)")
            #expect(!page.contains("<&>") || format == .text, "\(format)")
        }
        let text = TextRenderer(width: 100).render(report)
        let (yours, topics) = (try #require(text.range(of: "Yours")), try #require(text.range(of: "\nTopic ")))
        #expect(yours.lowerBound < topics.lowerBound)
    }

    @Test("a report without watches, marks and questions is as it was") func without() throws {
        let report = try SampleReport.report()
        for format in RenderFormat.allCases {
            let page = format.renderer().render(report)
            for word in ["Yours", "\"watches\"", "\"ranking\"", "\"since\"", "rank_score"] {
                #expect(!page.contains(word), "\(format) \(word)")
            }
        }
    }

    @Test("the sentence tells what the test says") func sentences() throws {
        func words(_ change: (inout TopicMovement) -> Void) -> String {
            var movement = TopicMovement(
                topic: "kv", papers: 12, share: 0.4, interval: ShareInterval(low: 0.2459, high: 0.5768),
                baseline: 0.033, change: 0.367, pValue: 0.00001, significant: true)
            change(&movement)
            let watch = ReportWatch(query: "kv", topic: ReportTopic(name: "kv", movement: movement))
            return WatchWords.sentence(watch, of: 30, before: "the 4 weeks before")
        }
        let start = "kv: 12 papers of 30 (40.0 % [24.6, 57.7])"
        #expect(words { _ in } == "\(start), 3.3 % in the 4 weeks before: a significant rise (p <0.001).")
        #expect(
            words {
                $0.significant = false; $0.pValue = 0.2
            }.hasSuffix("no significant change (p 0.200)."))
        #expect(words { $0.change = -0.1 }.contains("a significant fall"))
        #expect(words { $0.pValue = nil }.hasSuffix("not tested."))
        #expect(words { $0.baseline = nil } == "\(start); there is nothing to compare with.")
    }

    @Test("a watch rises only where its change is a finding upwards") func rising() throws {
        func isRising(_ change: Double?, _ significant: Bool) -> Bool {
            let movement = TopicMovement(
                topic: "w", papers: 1, share: 0.5, interval: nil, change: change, significant: significant)
            return ReportWatch(query: "w", topic: ReportTopic(name: "w", movement: movement)).isRising
        }
        #expect(isRising(0.1, true) && !isRising(0.1, false) && !isRising(-0.1, true) && !isRising(nil, false))
    }

    @Test("many watches do not make a message too long") func mail() throws {
        var report = try Self.report()
        let topic = report.watches[0].topic
        report.watches = (0..<400).map { number in
            var topic = topic
            topic.name = String(repeating: "ü", count: 30) + " \(number)"
            return ReportWatch(query: "w", topic: topic)
        }
        let page = MailPage(report: report, options: RenderOptions()).fitted
        #expect(page.utf8.count <= MailPage.limit && QuotedPrintable.body(page).utf8.count <= MailPage.limit)
        #expect(page.contains("And 370 more."))
    }

    @Test("papers that are read are not on the list, and those that rank first come first") func ranked() throws {
        let papers = SampleReport.papers
        let plain = Report(timeline: try SampleReport.timeline(), taxonomy: SampleReport.taxonomy, papers: papers)
        var readings = papers.indices.map { number in
            PaperReading(
                taste: ReadingTaste(score: Double(number), terms: [ReadingTerm("t\(number)", number > 0 ? 1 : -1)]))
        }
        readings[papers.count - 1].isRead = true
        let report = Report(
            timeline: try SampleReport.timeline(), taxonomy: SampleReport.taxonomy, papers: papers, readings: readings)
        #expect(report.readingList.count == plain.readingList.count - 1)
        #expect(
            report.readingList.compactMap(\.taste?.score) == report.readingList.compactMap(\.taste?.score).sorted(by: >)
        )
        let last = papers[papers.count - 1].paper.title
        #expect(!report.readingList.contains { $0.title == last })
        #expect(!ReadingRows(report).rows.contains { $0.paper.title == last })
        #expect(ReadingWords.reason(report.readingList[0].reason).hasPrefix("like what you marked good: t"))
    }
}
