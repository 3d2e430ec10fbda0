import Foundation
import Papers
import TestSupport
import Timelines

@testable import Reporter

/// A report of the size that the page is made for: a year of weeks, 23 topics, one that rose, one
/// that fell, a fortnight without listings.
enum YearOfWeeks {
    static let topics: [Topic] = [
        ("reinforcement-learning", "Reinforcement learning"), ("preference-optimization", "Preference optimization"),
        ("efficiency", "Efficiency"),
        ("reasoning", "Reasoning"), ("agents", "Agents"), ("code", "Code"), ("language-models", "Language models"),
        ("multimodal", "Multimodal models"), ("image-generation", "Image generation"), ("video", "Video"), ("3d", "3D"),
        ("vision", "Computer vision"),
        ("audio", "Audio"), ("robotics", "Robotics"), ("retrieval", "Retrieval and recommendation"),
        ("evaluation", "Benchmarks and evaluation"),
        ("safety", "Safety and trust"), ("privacy-security", "Privacy and security"),
        ("interpretability", "Interpretability"),
        ("learning-theory", "Learning and optimization"), ("science-health", "Science and health"),
        ("structured-data", "Structured data"),
        ("human-ai", "People and society"),
    ].map { Topic(slug: $0.0, name: $0.1) }

    private static let weeks = 52
    private static let start = CalendarDay(daysSinceEpoch: 20_073)  // 2024-12-16, a Monday

    /// The report on the last week; without its last days where it is to be partial.
    static func report(partial: Bool = false) throws -> Report {
        let days = days(partial ? weeks * 7 - 4 : weeks * 7)
        let last = Period.containing(days[days.count - 1].day, by: .week)
        var timeline = try Timeline(
            TimelineRequest(selection: .period(last), historyLength: weeks, today: start.adding(days: weeks * 7 + 1)),
            days: days,
            topics: topics.map(\.slug))
        if !partial { addFacts(&timeline, last) }
        return Report(
            timeline: timeline, taxonomy: Taxonomy(topics: topics), papers: papers(last), rejected: 1,
            basis: ReportBasis(model: "daily-1", fingerprint: "5f3a9c02", sources: ["listings/2025"]),
            made: last.last.adding(days: 1))
    }

    private static func days(_ count: Int) -> [DayCount] {
        var random = HostileText(seed: 7)
        return (0..<count).map { start.adding(days: $0) }.compactMap { day in
            let week = (day.daysSinceEpoch - start.daysSinceEpoch) / 7
            guard day.weekday <= 5, !(20...21).contains(week) else { return nil }
            let papers = Int.random(in: 20..<30, using: &random)
            var tallies: [String: TopicTally] = [:]
            for (index, topic) in topics.enumerated() {
                let rate = rate(topic.slug, index: index, week: week)
                let drawn = (0..<papers).count { _ in Double.random(in: 0..<1, using: &random) < rate }
                tallies[topic.slug] = TopicTally(papers: drawn, expected: Double(drawn))
            }
            return DayCount(day: day, papers: papers, topics: tallies)
        }
    }

    private static func rate(_ slug: String, index: Int, week: Int) -> Double {
        if slug == "agents" { return 0.05 + 0.004 * Double(week) }
        if week == weeks - 1 {
            if slug == "efficiency" { return 0.62 }
            if slug == "reasoning" { return 0.02 }
        }
        return 0.3 * pow(0.87, Double(index)) * (1 + 0.25 * sin(Double(week) / 8 + Double(index)))
    }

    private static func addFacts(_ timeline: inout Timeline, _ last: Period) {
        guard let place = timeline.topics.firstIndex(where: { $0.topic == "efficiency" }) else { return }
        timeline.topics[place].terms = [
            TermMovement(
                term: "quantization", papers: 22, of: 88, baselinePapers: 12, baselineOf: 240, logOddsRatio: 1,
                pValue: 0.0005,
                carriers: [TermPaper(id: "2512.90002", title: "Half the Bits, Twice the Batch")]),
            TermMovement(
                term: "KV cache", papers: 13, of: 88, baselinePapers: 4, baselineOf: 240, logOddsRatio: 1,
                pValue: 0.001),
        ]
        timeline.topics[place].bursts = [Burst(first: last.advanced(by: -2), last: last, weight: 12)]
        timeline.topics[place].forecast = .forecast(
            Forecast(
                period: last.next, share: 0.5, interval: ShareInterval(low: 0.4, high: 0.6),
                past: ForecastRecord(periods: 30, error: 0.041, errorOfLastTime: 0.052)))
    }

    private static func papers(_ period: Period) -> [ClassifiedPaper] {
        let titles = [
            "Pocket Attention: Sparse Keys for Long Contexts on Small Devices", "Half the Bits, Twice the Batch",
            "Errands: Agents That Ask Before They Act",
            "Quantizing Small Models without Calibration Data, with a Study of Seventeen Languages",
            "Whispering Models",
        ]
        return (0..<127).map { number in
            let slugs = [topics[number * 7 % 23].slug, topics[number * 5 % 23].slug]
            let probabilities = zip(slugs, [0.9, 0.6]).map {
                TopicProbability(topic: $0, probability: $1, assigned: true)
            }
            let day = PaperDate(period.first.adding(days: number % 5), .stated)
            return ClassifiedPaper(
                paper: Paper(
                    id: "2512.\(90_000 + number)", title: titles[number % 5], listed: day, upvotes: number * 3),
                classification: Classification(topics: probabilities, primary: slugs[0]))
        }
    }
}
