import Foundation
import Papers
import TestSupport
import Testing
import Timelines
import Wording

@testable import Reporter

@Suite("Worth opening: the reading list and a row a topic")
struct ReadingListTests {
    private static func paper(
        _ id: String?, title: String = "A Title", votes: Int? = nil, _ topics: [String: Double] = [:],
        primary: String? = nil
    ) -> ClassifiedPaper {
        let probabilities = topics.map { TopicProbability(topic: $0.key, probability: $0.value, assigned: true) }
            .sorted { ($1.probability, $0.topic) < ($0.probability, $1.topic) }
        return ClassifiedPaper(
            paper: Paper(
                id: id, title: title, listed: PaperDate(CalendarDay(daysSinceEpoch: 20_432), .stated), upvotes: votes),
            classification: Classification(topics: probabilities, primary: primary ?? probabilities.first?.topic))
    }

    private static func report(_ papers: [ClassifiedPaper]) throws -> Report {
        Report(timeline: try SampleReport.timeline(), taxonomy: SampleReport.taxonomy, papers: papers)
    }

    /// Efficiency is the sample's largest topic, vision the second, agents the third.
    private static let unvoted = [
        paper("1", ["efficiency": 0.9]), paper("2", ["efficiency": 0.99, "agents": 0.999], primary: "efficiency"),
        paper("3", ["agents": 0.6]), paper("4", ["agents": 0.7]), paper("5", ["vision": 0.8]), paper("6"),
    ]

    @Test("the most voted first, whatever they are filed under, also without a topic; those without votes last")
    func votes() throws {
        let papers = [
            Self.paper("1", votes: 1, ["agents": 0.9]), Self.paper("2", votes: 90),
            Self.paper("3", votes: nil, ["agents": 0.99]), Self.paper("4", votes: 0, ["vision": 0.5]),
            Self.paper("5", votes: 40, ["agents": 0.5, "efficiency": 0.9]),
        ]
        let list = try Self.report(papers).readingList
        #expect(list.map(\.id) == ["2", "5", "1", "4", "3"])
        #expect(
            list.map { ReadingWords.reason($0.reason) } == [
                "90 votes", "40 votes", "1 vote", "surest of Image and video generation (50 %)",
                "surest of Agents (99 %)",
            ])
        #expect(list[1].topics.map(\.slug) == ["efficiency", "agents"] && list[0].topics.isEmpty)
    }

    @Test("without votes the surest of each topic, the largest topic first, then the second surest")
    func surest() throws {
        let list = try Self.report(Self.unvoted).readingList
        #expect(list.map(\.id) == ["2", "5", "4", "1", "3", "6"])
        #expect(
            list.map { ReadingWords.reason($0.reason) } == [
                "surest of Efficiency and compression (99 %)", "surest of Image and video generation (80 %)",
                "surest of Agents (70 %)", "2nd surest of Efficiency and compression (90 %)",
                "2nd surest of Agents (60 %)", "without a topic",
            ])
    }

    @Test("the order of import does not matter: ties go by title, then by identifier", arguments: 0..<20)
    func order(seed: Int) throws {
        var random = HostileText(seed: seed)
        let papers = (0..<60).map { number in
            Self.paper(
                "\(number)", title: "T\(number % 7)", votes: number % 3 == 0 ? nil : number % 4,
                [SampleReport.taxonomy.topics[number % 5].slug: Double(number % 2) / 4 + 0.5])
        }
        let report = try Self.report(papers)
        let shuffled = try Self.report(papers.shuffled(using: &random))
        #expect(shuffled.readingCandidates == report.readingCandidates)
        #expect(JSONRenderer().render(shuffled) == JSONRenderer().render(report))
        #expect(TextRenderer(width: 80).render(shuffled) == TextRenderer(width: 80).render(report))
        let tied = report.readingList.filter { $0.upvotes == 3 }
        #expect(tied.map(\.title) == tied.map(\.title).sorted() && tied.count > 5)
    }

    @Test("at most ten; a choice of topics has its own ten, of all papers that have one of them")
    func limited() throws {
        let papers = (0..<40).map { number in
            Self.paper(
                "\(number)", votes: 100 - number, number < 25 ? ["agents": 0.9] : ["vision": 0.9, "speech": 0.5])
        }
        let report = try Self.report(papers)
        #expect(report.readingList.map(\.id) == (0..<10).map { "\($0)" })
        #expect(report.limited(to: ["speech"]).readingList.map(\.id) == (25..<35).map { "\($0)" })
        #expect(report.limited(to: ["agents", "speech"]).readingList == report.readingList)
        #expect(report.limited(to: ["theory"]).readingList.isEmpty)
        let page = TextRenderer(width: 80).render(report.limited(to: ["speech"]))
        #expect(
            page.contains(
                "Worth opening\n 1  A Title\n    75 votes · 25 · 10 Dec 2025 · "
                    + "Image and video generation, Speech and audio\n"))
    }

    @Test("papers outside of the period are not on the list")
    func period() throws {
        let earlier = Report(
            timeline: try SampleReport.timeline("2025-W49"), taxonomy: SampleReport.taxonomy,
            papers: SampleReport.papers)
        #expect(earlier.readingList.isEmpty && ReadingRows(earlier).rows.isEmpty)
        #expect(!TextRenderer(width: 80).render(earlier).contains("Worth opening"))
    }

    @Test("a row a topic: its best paper that is not shown yet, and no paper twice")
    func rows() throws {
        var papers = (0..<12).map { Self.paper("\($0)", votes: 100 - $0, ["agents": 0.9, "efficiency": 0.6]) }
        papers.append(Self.paper("20", votes: 1, ["speech": 0.9, "theory": 0.5]))
        papers.append(Self.paper("21", ["theory": 0.6, "speech": 0.5]))
        let report = try Self.report(papers)
        let rows = ReadingRows(report).rows
        #expect(rows.map(\.topic.slug) == ["efficiency", "agents", "speech", "theory"])
        // Nothing is filed under efficiency: the first of its papers that neither list nor row shows.
        #expect(rows.map(\.paper.id) == ["11", "10", "20", "21"])
        let shown = report.readingList.map(\.id) + rows.map(\.paper.id)
        #expect(Set(shown).count == shown.count)
        #expect(report.topics.allSatisfy { $0.evidence.count <= 5 })
    }

    @Test("who wrote it: three names and how many more")
    func authors() {
        func words(_ names: [String], count: Int? = nil) -> String? {
            let date = PaperDate(CalendarDay(daysSinceEpoch: 0), .stated)
            return ReadingWords.authors(
                ReadingPaper(title: "", authors: names, authorCount: count, date: date, reason: .votes(1)))
        }
        #expect(words(["A", "B", "C", "D", "E", "F", "G"]) == "A, B, C and 4 more")
        #expect(words(["A", "B", "C", "D"]) == "A, B, C, D" && words(["A"]) == "A")
        #expect(words(["A"], count: 9) == "A and 8 more" && words([], count: 9) == "9 authors")
        #expect(words([]) == nil && words([], count: 0) == nil)
        #expect(
            [1, 2, 3, 4, 11, 12, 13, 21, 22, 111, 113].map(ReadingWords.ordinal) == [
                "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "111th", "113th",
            ])
    }

    @Test("on a terminal each paper has its facts, whole and within the width", arguments: [30, 45, 60, 80, 140])
    func text(width: Int) throws {
        let report = try SampleReport.report()
        let page = TextRenderer(width: width).render(report)
        #expect(page.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= width })
        let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for expected in [
            "1 Errands: Agents That Ask Before They Act 211 votes", "2512.90005", "10 Dec 2025",
            "Agents, Reinforcement learning Ada Vole, Bram Vole, Cai Lint, Dora Moss Agents that act on errands",
            "Ada Vole, Bram Vole, Cai Lint and 2 more Attention over long contexts does not fit small devices, e.g. a "
                + "watch.", "Can a reward be learned without regret?",
        ] { #expect(words.contains(expected), "\(expected)") }
        #expect(!words.contains("We keep 0.5"))
    }

    @Test("every format shows the ten, in their order, once each, unless all papers are asked for")
    func formats() throws {
        let report = try YearOfWeeks.report()
        let ids = report.readingList.compactMap(\.id)
        #expect(ids.count == 10 && ids.first == "2512.90126")
        let message = try ParsedMessage(EmailRenderer().render(report))
        let documents = [
            TextRenderer(width: 80).render(report), MarkdownRenderer().render(report), HTMLRenderer().render(report),
            message.parts[0].text, message.parts[1].text, AtomRenderer().render(report),
        ]
        for document in documents {
            let list = document.components(separatedBy: "abs/\(ids[0])").last ?? document
            let places = ids.compactMap { list.range(of: $0)?.lowerBound }
            #expect(places.count >= 9 && places.dropFirst() == places.dropFirst().sorted()[...])
            // In a page and in Markdown its link says it too.
            let times = document.components(separatedBy: ids[9]).count - 1
            #expect(times == (document.contains("abs/\(ids[9])") ? 2 : 1))
        }
        let all = TextRenderer(options: RenderOptions(allPapers: true)).render(report)
        #expect(all.contains("\nWorth opening\n 1  ") && all.contains("\nAll papers\n"))
        #expect(!all.contains("\n\(ReadingWords.rows)\n"))
    }

    @Test("in JSON: identifier, title, authors, day, topics, votes, reason and sentence")
    func json() throws {
        struct Document: Decodable {
            struct Entry: Decodable {
                let id: String?
                let title: String
                let url: String?
                let authors: [String]
                let authorCount: Int?
                let day: String
                let topics: [String]
                let upvotes: Int?
                let reason: String
                let sentence: String
            }
            let worthOpening: [Entry]
        }
        let report = try SampleReport.report()
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let list = try decoder.decode(Document.self, from: Data(JSONRenderer().render(report).utf8)).worthOpening
        #expect(list.count == 8 && list.map(\.id) == report.readingList.map(\.id))
        #expect(list[0].title.hasPrefix("Errands") && list[0].url == "https://arxiv.org/abs/2512.90005")
        #expect(list[0].authors.count == 4 && list[0].authorCount == 4 && list[0].day == "2025-12-10")
        #expect(list[0].topics == ["agents", "reinforcement-learning"] && list[0].upvotes == 211)
        #expect(list[0].reason == "211 votes" && list[0].sentence.hasSuffix("…"))
        #expect(list[7].id == nil && list[7].upvotes == nil && list[7].authorCount == nil)
        #expect(list[7].reason == "surest of Evaluation and benchmarks (80 %)" && list[7].sentence.isEmpty)
    }
}
