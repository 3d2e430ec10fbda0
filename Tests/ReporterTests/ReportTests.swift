import Papers
import Testing
import Timelines

@testable import Reporter

@Suite("Reports")
struct ReportTests {
    @Test("topics come by papers, ties by slug")
    func order() throws {
        let slugs = try SampleReport.report().topics.map(\.slug)
        #expect(
            slugs == [
                "efficiency", "vision", "agents", "evaluation", "reinforcement-learning", "speech", "robotics",
                "theory",
            ])
    }

    @Test("every paper found is in one of four places")
    func reconciliation() throws {
        let papers = try SampleReport.report().papers
        #expect(papers == Reconciliation(counted: 120, outside: 576, undated: 2, rejected: 1))
        #expect(papers.found == 699)
    }

    @Test("evidence: filed under the topic first, then by votes, then by probability")
    func evidence() throws {
        let report = try SampleReport.report()
        let efficiency = try #require(report.topics.first { $0.slug == "efficiency" })
        #expect(efficiency.evidence.map(\.id) == ["2512.90001", "2512.90002", "2512.90003", "2512.90004"])
        #expect(efficiency.worthOpening(limit: 3).count == 3)
        let learning = try #require(report.topics.first { $0.slug == "reinforcement-learning" })
        #expect(learning.evidence.map(\.id) == ["2512.90007", "2512.90005"])
        #expect(learning.evidence.map(\.primary) == [true, false])
        #expect(learning.worthOpening(limit: 3).map(\.id) == ["2512.90007"])
        let speech = try #require(report.topics.first { $0.slug == "speech" })
        #expect(speech.worthOpening(limit: 3).map(\.id) == ["2512.90008"])
        #expect(report.topics.last?.evidence.isEmpty == true)
    }

    @Test("evidence does not depend on the order of the listing, and is of the period only")
    func evidenceOrder() throws {
        let timeline = try SampleReport.timeline()
        let reversed = Report(
            timeline: timeline, taxonomy: SampleReport.taxonomy, papers: SampleReport.papers.reversed())
        #expect(reversed.topics.map(\.evidence) == (try SampleReport.report()).topics.map(\.evidence))
        let earlier = Report(
            timeline: try SampleReport.timeline("2025-W49"), taxonomy: SampleReport.taxonomy,
            papers: SampleReport.papers)
        #expect(earlier.topics.allSatisfy { $0.evidence.isEmpty })
        let few = Report(
            timeline: timeline, taxonomy: SampleReport.taxonomy, papers: SampleReport.papers, evidenceLimit: 1)
        #expect(few.topics.allSatisfy { $0.evidence.count <= 1 })
    }

    @Test("a topic without a name in the taxonomy is called by its slug")
    func unnamed() throws {
        let report = Report(timeline: try SampleReport.timeline(), taxonomy: Taxonomy(topics: []), papers: [])
        #expect(report.topics.map(\.name) == report.topics.map(\.slug))
    }

    @Test("a report limited to some topics keeps what was tested")
    func limited() throws {
        let report = try SampleReport.report()
        let limited = report.limited(to: ["speech", "agents"])
        #expect(limited.topics.map(\.slug) == ["agents", "speech"])
        #expect(limited.summary == report.summary && limited.summary.tested == 8)
    }

    @Test("gaps before the data are left out of long histories")
    func leadingGaps() throws {
        #expect(try SampleReport.report().topics.allSatisfy { $0.movement.history.count == 12 })
        #expect(try YearOfWeeks.report().topics.allSatisfy { $0.movement.history.count == 52 })
    }

    @Test("the formats are those of the contract that exist")
    func formats() throws {
        #expect(
            RenderFormat.allCases.map(\.rawValue) == [
                "text", "markdown", "json", "csv", "svg", "html", "email", "atom",
            ])
        #expect(RenderFormat(rawValue: "papyrus") == nil)
        let report = try SampleReport.report()
        #expect(
            RenderFormat.text.renderer(RenderOptions(width: 90)).render(report)
                == TextRenderer(width: 90).render(report))
        #expect(RenderFormat.markdown.renderer().render(report) == MarkdownRenderer().render(report))
        #expect(RenderFormat.json.renderer().render(report) == JSONRenderer().render(report))
        #expect(RenderFormat.csv.renderer().render(report) == CSVRenderer().render(report))
        #expect(RenderFormat.html.renderer().render(report) == HTMLRenderer().render(report))
        #expect(RenderFormat.svg.renderer().render(report) == SVGRenderer().render(report))
        #expect(RenderFormat.email.renderer().render(report) == EmailRenderer().render(report))
        #expect(RenderFormat.atom.renderer().render(report) == AtomRenderer().render(report))
        #expect(TextRenderer(width: 10).width == 30 && TextRenderer(width: 1000).width == 140)
    }
}
