import TestSupport
import Timelines

@testable import Reporter

/// The sample report with every text replaced by hostile ones.
enum HostileReport {
    static func report(seed: Int) throws -> Report {
        var random = HostileText(seed: seed)
        func text() -> String { random.next(length: Int.random(in: 1...40, using: &random)) }
        var report = try SampleReport.report()
        for index in report.topics.indices {
            report.topics[index].name = text()
            report.topics[index].movement.topic = text()
            for place in report.topics[index].evidence.indices {
                report.topics[index].evidence[place].title = text()
                report.topics[index].evidence[place].id = text()
                report.topics[index].evidence[place].saidOn = place == 0 ? report.period.last : nil
            }
            report.topics[index].movement.terms = [
                TermMovement(
                    term: text(), papers: 3, of: 9, baselinePapers: 1, baselineOf: 40, logOddsRatio: 1, pValue: 0.01,
                    carriers: [TermPaper(id: text(), title: text())]
                )
            ]
            report.topics[index].movement.fallenTerms = [
                TermMovement(
                    term: text(), papers: 0, of: 9, baselinePapers: 9, baselineOf: 40, logOddsRatio: -1, pValue: 0.01)
            ]
        }
        for index in report.readingCandidates.indices {
            report.readingCandidates[index].title = text()
            report.readingCandidates[index].id = text()
            report.readingCandidates[index].authors = [text(), text()]
            report.readingCandidates[index].topics = [
                ReadingPaper.Topic(slug: text(), name: text(), saidOn: report.period.last)
            ]
            report.readingCandidates[index].reason = .surest(topic: text(), rank: 2, probability: 0.9)
            report.readingCandidates[index].sentence = text()
        }
        report.basis = ReportBasis(
            model: text(), fingerprint: text(), sources: [text(), text()], notes: [text(), text()])
        report.watches = report.topics.prefix(2).map { ReportWatch(query: text(), topic: $0) }
        report.themes = (0..<2).map { _ in
            var entry = SampleTheme.entry(text(), topics: [ThemeTopic(topic: text(), name: text(), papers: 3)])
            entry.theme.slug = text()
            entry.theme.terms = [text(), text()]
            for place in entry.papers.indices { (entry.papers[place].title, entry.papers[place].id) = (text(), text()) }
            return entry
        }
        report.extent = .query(text(), papers: 3)
        report.ranking = ReadingRanking(
            good: 4, bad: 3, needed: 5, isActive: true, forTerms: [ReadingTerm(text(), 1)],
            againstTerms: [ReadingTerm(text(), -1)], read: 1)
        for index in report.readingCandidates.indices.prefix(2) {
            report.readingCandidates[index].reason = .liked([text(), text()])
            report.readingCandidates[index].taste = ReadingTaste(score: 1, terms: [ReadingTerm(text(), 1)])
        }
        return report
    }
}
