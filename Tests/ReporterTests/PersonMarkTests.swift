import Papers
import Testing
import Timelines
import Wording

@testable import Reporter

@Suite("Topics that a person gave are marked as a person's") struct PersonMarkTests {
    private let saidOn = CalendarDay(daysSinceEpoch: 20_434)  // 2025-12-12

    /// The sample report where a person gave one paper "efficiency", and denied it of another.
    private func report() throws -> Report {
        let papers = SampleReport.papers.map { entry in
            var entry = entry
            let isAbout = entry.paper.id == "2512.90008"
            if isAbout || entry.paper.id == "2512.90001" {
                entry.classification = entry.classification.corrected(
                    by: [LabelEntry(topic: "efficiency", isAbout: isAbout, day: saidOn)])
            }
            return entry
        }
        return Report(timeline: try SampleReport.timeline(), taxonomy: SampleReport.taxonomy, papers: papers)
    }

    @Test("the paper stands under what was given, and not under what was denied") func lists() throws {
        let topic = try #require(try report().topics.first { $0.slug == "efficiency" })
        #expect(topic.evidence.map(\.id) == ["2512.90002", "2512.90008", "2512.90003", "2512.90004"])
        #expect(topic.evidence.map(\.saidOn) == [nil, saidOn, nil, nil])
        let given = topic.evidence[1]
        #expect(given.probability == 1 && given.primary && given.mark == "you, 12 Dec")
    }

    @Test("in every format with papers") func formats() throws {
        let report = try report()
        let options = RenderOptions(allPapers: true)
        let texts = [
            TextRenderer(options: options).render(report), TextRenderer(width: 30).render(report),
            MarkdownRenderer(options: options).render(report), AtomRenderer(options: options).render(report),
        ]
        // In the reading list, and among all papers of the topic where those are asked for.
        for (text, times) in zip(texts, [2, 1, 2, 2]) {
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.components(separatedBy: "you, 12 Dec").count - 1 == times, "\(text)")
        }
        #expect(texts[0].contains("Whispering Models · you, 12 Dec\n"))
        #expect(texts[1].split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 30 })
        #expect(texts[2].contains("](https://arxiv.org/abs/2512.90008) · 2512.90008 · 12 votes · you, 12 Dec\n"))
        // A page lists a paper once more where it shows why its topic moved.
        let page = HTMLRenderer(options: options).render(report)
        #expect(page.components(separatedBy: "12 votes · you, 12 Dec</span>").count == 3)
        let message = try ParsedMessage(EmailRenderer(options: options).render(report))
        #expect(message.parts.allSatisfy { $0.text.contains("you, 12 Dec") })
    }

    @Test("in JSON with who and when; nothing else carries it") func json() throws {
        let text = JSONRenderer().render(try report()).replacing("\": ", with: "\":")
        #expect(text.components(separatedBy: #""by":"person""#).count == 2)
        #expect(text.components(separatedBy: #""said_on":"2025-12-12""#).count == 2)
        #expect(!JSONRenderer().render(try SampleReport.report()).contains("person"))
    }

    @Test("the year is told where it is another one, or where there is none beside it") func years() throws {
        let day = CalendarDay(daysSinceEpoch: 20_432)
        #expect(PersonMark.words(saidOn, beside: day) == "you, 12 Dec")
        #expect(PersonMark.words(saidOn.adding(days: 30), beside: day) == "you, 11 Jan 2026")
        #expect(PersonMark.words(saidOn, beside: nil) == "you, 12 Dec 2025")
    }
}
