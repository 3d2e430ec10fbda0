import Papers
import Timelines

@testable import Reporter

/// Fictional listings of six weeks, and the report on the last of them; the golden files show it.
enum SampleReport {
    static let taxonomy = Taxonomy(topics: [
        Topic(slug: "agents", name: "Agents"), Topic(slug: "efficiency", name: "Efficiency and compression"),
        Topic(slug: "evaluation", name: "Evaluation and benchmarks"),
        Topic(slug: "reinforcement-learning", name: "Reinforcement learning"),
        Topic(slug: "robotics", name: "Robotics"), Topic(slug: "speech", name: "Speech and audio"),
        Topic(slug: "theory", name: "Theory"), Topic(slug: "vision", name: "Image and video generation"),
    ])

    /// Papers with the topic on each of the days 0, 1, … of the listings, repeated; the last five
    /// days are the week of the report.
    private static let before = [
        "agents": 5, "efficiency": 2, "evaluation": 4, "reinforcement-learning": 6, "robotics": 1, "vision": 7,
    ]
    private static let lately = [
        "agents": 6, "efficiency": 7, "evaluation": 4, "reinforcement-learning": 2, "speech": 1, "vision": 7,
    ]

    static let days: [DayCount] = {
        let start = CalendarDay(daysSinceEpoch: 20_395)  // 2025-11-03, a Monday
        return (0..<40).map { start.adding(days: $0) }.filter { $0.weekday <= 5 && $0.daysSinceEpoch != 20_419 }.map {
            day in
            let isLast = day.daysSinceEpoch >= 20_430
            let tallies = (isLast ? lately : before).mapValues { TopicTally(papers: $0, expected: Double($0)) }
            return DayCount(day: day, papers: 24, inferred: isLast ? 3 : 1, untagged: 2, topics: tallies)
        }
    }()

    static let papers: [ClassifiedPaper] = [
        paper(
            "2512.90001", "Pocket Attention: Sparse Keys for Long Contexts on Small Devices", 128, "efficiency",
            ["efficiency": 0.97]),
        paper(
            "2512.90002", "Half the Bits, Twice the Batch", 64, "efficiency", ["efficiency": 0.91, "evaluation": 0.55]),
        paper(
            "2512.90003",
            "小さな模型の量子化 — Quantizing Small Models without Calibration Data, with a Study of Seventeen Languages", 7,
            "efficiency", ["efficiency": 0.88]),
        paper("2512.90004", "A Fourth Paper That Is Not Shown", 1, "efficiency", ["efficiency": 0.7]),
        paper(
            "2512.90005", "Errands: Agents That Ask Before They Act", 211, "agents",
            ["agents": 0.99, "reinforcement-learning": 0.6]),
        paper(nil, "Notes on a Benchmark That | Nobody [Asked](for) *Twice*", nil, "evaluation", ["evaluation": 0.8]),
        paper("2512.90007", "Reward Without Regret", 35, "reinforcement-learning", ["reinforcement-learning": 0.93]),
        paper("2512.90008", "Whispering Models", 12, "vision", ["vision": 0.61, "speech": 0.52]),
    ]

    static func timeline(_ label: String? = nil) throws -> Timeline {
        try Timeline(
            TimelineRequest(
                selection: label.flatMap { Period(label: $0) }.map { .period($0) } ?? .latestComplete,
                today: CalendarDay(daysSinceEpoch: 20_440)), days: days, undated: 2, topics: taxonomy.topics.map(\.slug)
        )
    }

    static func report(_ label: String? = nil) throws -> Report {
        Report(
            timeline: try timeline(label), taxonomy: taxonomy, papers: papers, rejected: 1,
            basis: ReportBasis(
                model: "daily-1", fingerprint: "5f3a9c02", trained: CalendarDay(daysSinceEpoch: 20_423),
                trainedOn: 13_000,
                sources: ["listings/2025-11.txt", "listings/2025-12.txt"],
                notes: ["One page holds papers of several years: it looks like a search or trending page."]))
    }

    /// What listings say besides, of some papers.
    private static let texts: [String: (authors: [String], abstract: String)] = [
        "2512.90001": (
            ["Ada Vole", "Bram Vole", "Cai Lint", "Dora Moss", "Ede Fern"],
            "Attention over long contexts does not fit small devices, e.g. a watch. We keep 0.5 % of its keys."
        ),
        "2512.90005": (
            ["Ada Vole", "Bram Vole", "Cai Lint", "Dora Moss"],
            "Agents that act on errands of several days rarely know when to ask those who sent them out, and "
                + "when to go on by themselves, although every error of a step, however small, is carried into all "
                + "that follow, as Vole et al. have shown for shopping, travel and post. We let them ask."
        ),
        "2512.90007": (["Ede Fern"], "Can a reward be learned without regret? Yes."),
        "2512.90008": ([], "We whisper"),
    ]

    private static func paper(
        _ id: String?, _ title: String, _ upvotes: Int?, _ primary: String, _ topics: [String: Double]
    ) -> ClassifiedPaper {
        let probabilities = topics.map { TopicProbability(topic: $0.key, probability: $0.value, assigned: true) }
            .sorted { ($1.probability, $0.topic) < ($0.probability, $1.topic) }
        return ClassifiedPaper(
            paper: Paper(
                id: id, title: title, abstract: texts[id ?? ""]?.abstract ?? "",
                listed: PaperDate(CalendarDay(daysSinceEpoch: 20_432), .stated),
                authors: texts[id ?? ""]?.authors ?? [], upvotes: upvotes),
            classification: Classification(topics: probabilities, primary: primary))
    }
}
