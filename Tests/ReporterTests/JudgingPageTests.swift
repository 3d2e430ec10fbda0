import Testing
import Wording

@testable import Reporter

@Suite("The pages of evaluations and retrainings")
struct JudgingPageTests {
    private func page(_ html: String) throws -> WellFormed { try WellFormed(html) }

    /// The rows of the table with a caption, the texts of each one's cells without a gap.
    private func rows(_ caption: String, _ html: String) throws -> [String] {
        let part = try #require(html.components(separatedBy: "<caption>\(caption)</caption>").dropFirst().first)
        let body = try #require(part.components(separatedBy: "</tbody>").first?.components(separatedBy: "<tbody>").last)
        return try WellFormed("<x>\(body)</x>")["tr"].map(\.text)
    }

    /// Which of the two pages.
    enum Kind: CaseIterable {
        case evaluation, retraining

        var html: String {
            switch self {
            case .evaluation: EvaluationPage(SampleJudgements.evaluation()).html
            case .retraining: RetrainingPage(SampleJudgements.retraining()).html
            }
        }
    }

    @Test(
        "they need nothing: no script, no address but links to arXiv, and the report's policy", arguments: Kind.allCases
    )
    func alone(kind: Kind) throws {
        let html = kind.html
        let page = try page(html)
        #expect(page["script"].isEmpty && page["link"].isEmpty && page["img"].isEmpty)
        let policy = page["meta"].first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        #expect(policy?.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'")
        #expect(!html.contains("url(") && !html.contains("@import") && !html.contains("src="))
        let report = try WellFormed(HTMLRenderer().render(try SampleReport.report()))
        #expect(page["head"].first?.path == report["head"].first?.path)
        #expect(page["meta"].map(\.attributes) == report["meta"].map(\.attributes))
        #expect(html.contains(PageStyle.sheet("")))
    }

    @Test(
        "every picture has a name, every chart the numbers behind it, and identifiers are unique",
        arguments: Kind.allCases)
    func access(kind: Kind) throws {
        let page = try page(kind.html)
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for picture in page["svg"] {
            #expect(picture.attributes["role"] == "img")
            let names = (picture.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
            #expect(picture.attributes["aria-label"] != nil || (!names.isEmpty && names.allSatisfy(ids.contains)))
        }
        #expect(page["h1"].count == 1 && page["caption"].count >= 3 && page["svg"].count >= 6)
    }

    @Test("a tenth is off where its interval leaves out what was said, and has its count under it")
    func reliability() throws {
        let report = SampleJudgements.evaluation()
        #expect(zip(0..., report.reliability).filter { ReliabilityChart.isOff($1) }.map(\.0) == [7])
        let html = EvaluationPage(report).html
        let page = try page(html)
        // What a pointer finds hides nothing, whatever the style of other charts is.
        #expect(page["rect"].count == 2 * 9 && JudgingStyle.rules.contains(".curve rect{fill:transparent}"))
        // Two pictures, one for each width.
        #expect(page["g"].filter { $0.attributes["class"] == "col off" }.count == 2)
        #expect(page["g"].filter { $0.attributes["class"] == "col" }.count == 2 * 8)
        #expect(html.contains("in 8 of 9 tenths of probability; of the 40 pairs said to have 40 to 90 %, on average"))
        #expect(html.contains("66.0 %, 64.0 % [50.0, 75.0] are true."))
        #expect(html.contains(">10k<") == false && html.contains(">12k<"))
        let table = try rows("What was said and what was true, by tenths of probability", html)
        #expect(table.count == 10)
        #expect(table[3] == "30–40 %0–––" && table[7] == "70–80 %1234575.0 %60.0 %[55.0, 65.0]")
    }

    @Test("a share stands at its place in the chart: half way up at one half")
    func places() {
        let layout = ReliabilityChart.Layout.wide
        #expect(layout.x(0) == 62 && layout.x(1) == 704)
        #expect(layout.y(0) == 398 && layout.y(1) == 30 && layout.y(0.5) == 214)
        #expect([9_999, 10_499, 999_499, 1_250_000].map(ReliabilityChart.count) == ["9999", "10k", "999k", "1.3M"])
    }

    @Test("what was given instead is counted, in the map and in the table")
    func confusions() throws {
        let report = SampleJudgements.evaluation()
        let map = ConfusionMap(report)
        #expect(map.topics.map(\.slug) == ["a", "b", "c", "d"] && map.hidden == 0)
        #expect(
            map.pairs.map { [$0.missed.slug, $0.given, String($0.papers)] } == [
                ["a", "Topic b", "3"], ["a", "Topic c", "1"],
            ])
        let html = EvaluationPage(report).html
        #expect(html.contains("Most often confused: 3 of 10 papers of Topic a were given Topic b instead."))
        // 3 of 10 papers in the row of A and the column of B: 30 %, the sixth step.
        #expect(html.contains("<path class=\"e6\" d=\"M1 0h1v1h-1z\"><title>Topic a: 3 of 10 papers given Topic b "))
        #expect(html.contains("<path class=\"k5\" d=\"M0 0h1v1h-1z\"><title>Topic a: 6 of 10 papers given as it sho"))
        #expect(html.contains("<path class=\"e4\" d=\"M4 0h1v1h-1z\"><title>Topic a: 1 of 10 papers given nothing in"))
        #expect(
            try rows("What was given instead of a missed topic, most papers first", html) == [
                "Topic a → Topic b330.0 % of 10b-1, b-2", "Topic a → Topic c110.0 % of 10c-1, c-2",
            ])
    }

    @Test("of many topics the map shows those with most confusions, and the table all pairs")
    func manyTopics() throws {
        var report = SampleJudgements.evaluation()
        let topic = report.topics[1]
        report.topics += (0..<40).map { number in
            var copy = topic
            (copy.slug, copy.name) = ("z\(number)", "Topic z\(number)")
            if number >= 20 { copy.instead = [.init(slug: "a", papers: 1)] }
            return copy
        }
        let map = ConfusionMap(report)
        #expect(map.topics.count == 30 && map.hidden == 14 && map.pairs.count == 22)
        #expect(map.topics.contains { $0.slug == "z39" } && map.topics.contains { $0.slug == "a" })
        #expect(EvaluationPage(report).html.contains("All 22 pairs"))
    }

    @Test("every topic's precision, recall and F1 are told, the best F1 first")
    func topics() throws {
        let html = EvaluationPage(SampleJudgements.evaluation()).html
        let table = try rows("Each topic&#39;s figures with 95 % bootstrap intervals", html)
        #expect(table.map { String($0.prefix(7)) } == ["Topic d", "Topic b", "Topic a", "Topic c"])
        #expect(table[2] == "Topic a1060.700 [0.600, 0.800]0.600 [0.100, 1.000]0.700 [0.600, 0.800]")
        #expect(html.contains("Found best: Topic d (F1 1.000); worst: Topic c (0.500)."))
        #expect(html.contains("20 labelled papers with a text; 2 lines could not be read"))
        #expect(html.contains("· labelled.jsonl</p>") && !html.contains("mia"))
    }

    @Test("scales begin at a fifth, and those of differences are 1, 2 or 5 times a power of ten")
    func scales() {
        func row(_ low: Double, _ high: Double) -> IntervalRows.Row {
            .init(
                name: "x", marks: [.init(estimate: Estimate(value: low, low: low, high: high), kind: .now)], value: "")
        }
        #expect(IntervalRows.scores([row(0.55, 0.9)]).ticks == [0.4, 0.6, 0.8, 1])
        #expect(IntervalRows.scores([row(1, 1)]).ticks == [0.8, 1])
        #expect(IntervalRows.scores([]).ticks.first == 0)
        #expect(IntervalRows.differences([row(-0.013, 0.03)]).ticks == [-0.04, -0.02, 0, 0.02, 0.04])
        #expect(IntervalRows.differences([row(-0.2, 0)]).ticks == [-0.2, -0.1, 0, 0.1, 0.2])
        #expect(IntervalRows.differences([], isCount: true).ticks == [-2, -1, 0, 1, 2])
    }

    @Test("what retraining changed is said first, with both figures, their difference and the papers")
    func retraining() throws {
        let html = RetrainingPage(SampleJudgements.retraining()).html
        for words in [
            "The new model was written and does better: micro-F1 0.800 → 0.812, difference +0.012 [+0.002, +0.022] on 60 "
                + "labelled papers that neither learned from.",
            "F1 is better in Topic a, worse in Topic b.",
            "Of 50 papers of which nothing new is known 30 got other topics (60.0 %) and 25 are filed elsewhere (50.0 %), "
                + "more than the 2 % and 0.5 % that are aimed at.",
            "<dt>Papers</dt><dd>120, before 100</dd>", "<dt>Labelled</dt><dd>60, as before</dd>",
            "1030, before 1000: 40 came, among them world model; 10 went", "25.0 % of what would change",
            "<dt>Topics added</dt><dd>Topic new</dd>", "<dt>Topics not learned</dt><dd>Topic mute</dd>",
        ] {
            #expect(html.contains(words), "\(words)")
        }
        let page = try page(html)
        let papers = page["li"].filter { $0.path.contains("ul") && $0.text.hasPrefix("Paper ") }
        #expect(papers.count == 25 && papers.first?.text == "Paper 0 Topic a → nothing")
        #expect(html.contains("<summary>5 more</summary>"))
        #expect(
            try rows("Papers of each topic before and after", html).first == "Topic a202253")
    }

    @Test("a refused model has a page that says why", arguments: [true, false])
    func refused(isPaired: Bool) {
        var report = SampleJudgements.retraining()
        let own = Estimate(value: 0.4, low: 0.3, high: 0.5)
        report.verdict = .refused(isPaired ? .paired : .unpaired(before: 0.9, after: own))
        report.scores[0].difference = Estimate(value: -0.2, low: -0.3, high: -0.1)
        let html = RetrainingPage(report).html
        #expect(html.contains("<h1>The new model was refused</h1>") && html.contains("The old one stays."))
        #expect(
            html.contains(
                isPaired
                    ? "It does worse: micro-F1 0.800 → 0.812, difference −0.200 [−0.300, −0.100] on 60 labelled"
                    : "its cross-validated micro-F1 is 0.400 [0.300, 0.500], that of the model before was 0.900"))
        report.verdict = .forced(.paired)
        #expect(RetrainingPage(report).html.contains("It was written by force though it does worse: "))
    }

    @Test("a first model has a page too, without what it cannot be compared with")
    func first() throws {
        var report = SampleJudgements.retraining()
        (report.previous, report.comparedPapers, report.churn, report.vocabulary) = (nil, nil, nil, nil)
        (report.scores, report.topics, report.changes, report.refiled) = ([], [], [], [])
        report.papers.before = nil
        let html = RetrainingPage(report).html
        _ = try page(html)
        #expect(html.contains("<h1>A first model</h1>") && html.contains("There was no model before"))
        #expect(html.contains("<dt>Papers</dt><dd>120</dd>"))
    }

    @Test("an evaluation of nothing but one topic is a page", arguments: [true, false])
    func little(isSingleLabel: Bool) throws {
        var report = SampleJudgements.evaluation()
        report.topics = [report.topics[1]]
        (report.reliability, report.middle.pairs, report.isSingleLabel) = ([], 0, isSingleLabel)
        _ = try page(EvaluationPage(report).html)
        #expect(EvaluationPage(report).html.contains("No topic was given in another's place."))
    }

    @Test("hostile texts stay text, and change nothing of a page's elements", arguments: 0..<30)
    func hostile(seed: Int) throws {
        let name = SampleJudgements.hostile(seed: seed)
        let pairs = [
            (
                EvaluationPage(SampleJudgements.evaluation(name)).html,
                EvaluationPage(SampleJudgements.evaluation()).html
            ),
            (
                RetrainingPage(SampleJudgements.retraining(name)).html,
                RetrainingPage(SampleJudgements.retraining()).html
            ),
        ]
        for (document, plain) in pairs {
            let (page, twin) = (try WellFormed(document), try WellFormed(plain))
            HostileReportTests.expectHarmless(document, page)
            #expect(page.elements.map(\.name) == twin.elements.map(\.name))
        }
    }
}
