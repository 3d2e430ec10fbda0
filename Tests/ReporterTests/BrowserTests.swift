import Foundation
import Testing

@testable import Reporter

/// Looks at the page as a person would, on a telephone and on a desk.
@Suite(
    "The page in a browser",
    .enabled(if: Browser.found != nil, "no Chromium on this machine: nothing looked at the page"), .serialized)
struct BrowserTests {
    private let browser: Browser
    private let script: String

    init() throws {
        browser = try #require(Browser.found)
        let url = Bundle.module.bundleURL.appending(path: "Fixtures/measure.js")
        script = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }

    private func expectNothingWrong(
        _ report: Report, _ options: RenderOptions = RenderOptions(), widths: [Int] = [390, 768, 1280, 1920]
    ) throws {
        try expectNothingWrong(HTMLRenderer(options: options).render(report), widths: widths)
    }

    private func expectNothingWrong(_ page: String, widths: [Int] = [390, 1280]) throws {
        for width in widths {
            let findings = try browser.look(at: page, script: script, width: width)
            #expect(findings.window == width)
            #expect(findings.measured > 200)
            #expect(
                findings.complaints.isEmpty,
                "\(width) pixels:\n\(findings.complaints.prefix(20).joined(separator: "\n"))")
        }
    }

    @Test("a year of weeks fits and nothing overlaps")
    func year() throws { try expectNothingWrong(try YearOfWeeks.report()) }

    @Test("a week that is not over, with all papers and the table of periods")
    func partial() throws {
        try expectNothingWrong(try YearOfWeeks.report(partial: true), RenderOptions(periodTable: true, allPapers: true))
    }

    @Test("six weeks, on many widths")
    func sample() throws { try expectNothingWrong(try SampleReport.report(), widths: [320, 600, 761, 900]) }

    @Test("hostile texts break no layout", arguments: [3, 11])
    func hostile(seed: Int) throws { try expectNothingWrong(try HostileReport.report(seed: seed)) }

    @Test("an evaluation, with hostile texts too", arguments: [nil, 5])
    func evaluation(seed: Int?) throws {
        let name = seed.map(SampleJudgements.hostile) ?? { $0 }
        try expectNothingWrong(EvaluationPage(SampleJudgements.evaluation(name)).html, widths: [320, 390, 761, 1280])
    }

    @Test("a retraining, with hostile texts too", arguments: [nil, 5])
    func retraining(seed: Int?) throws {
        let name = seed.map(SampleJudgements.hostile) ?? { $0 }
        try expectNothingWrong(RetrainingPage(SampleJudgements.retraining(name)).html, widths: [320, 390, 761, 1280])
    }

    @Test("the measure finds what overlaps and what leaves the window")
    func measure() throws {
        let page = """
            <html><body><svg width="200" height="50"><text x="5" y="20">one label</text><text x="12" y="22">another \
            one</text>\
            <text x="190" y="40">too far right</text></svg><div style="width:500px">wide</div></body></html>
            """
        let findings = try browser.look(at: page, script: script, width: 390)
        #expect(findings.complaints.contains { $0.contains("overlap in a picture") })
        #expect(findings.complaints.contains { $0.contains("outside of its picture") })
        #expect(findings.complaints.contains { $0.contains("the page is") })
    }
}
