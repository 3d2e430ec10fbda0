import PaperArchive
import Papers
import Reporter
import Timelines
import TopicEngine

/// What a reader's marks say of the papers of a report: which are read, and how the others rank.
struct ReadingMarks {
    private let read: Set<StoredPaper.Key>
    private let judged: Set<StoredPaper.Key>
    private let good: Int
    private let bad: Int
    /// Nil where there are too few marks.
    private let ranker: ReadingRanker?

    /// So many terms tell what the marks are for, and against.
    private static let tellingTerms = 5

    /// The marks of an archive; nil where there are none. A ranking is learned at once, in the order of papers' names,
    /// so that it depends neither on the order of import nor on that of marking.
    init?(_ archive: Archive, _ model: TopicModel) throws {
        let marked = try archive.markedPapers()
        if marked.allSatisfy(\.marks.isEmpty) { return nil }
        read = Set(marked.filter { $0.isMarked(.read) }.map(\.paper.id))
        let opinions = marked.filter { $0.isMarked(.good) || $0.isMarked(.bad) }
        judged = Set(opinions.map(\.paper.id))
        good = opinions.count { $0.isMarked(.good) }
        bad = opinions.count - good
        ranker = ReadingRanker(
            opinions.map {
                ReadingRanker.Judged(
                    title: $0.paper.paper.title, abstract: $0.paper.paper.abstract, isGood: $0.isMarked(.good))
            }, model: model)
    }

    /// What they say of each of some papers, in their order.
    func readings(of papers: [ReportAssembly.KeyedPaper]) -> [PaperReading] {
        var ranker = ranker
        return papers.map { key, entry in
            let score = ranker?.score(title: entry.paper.title, abstract: entry.paper.abstract)
            return PaperReading(
                isRead: read.contains(key), isJudged: judged.contains(key),
                taste: score.map { score in
                    ReadingTaste(
                        score: score.value,
                        terms: score.terms.prefix(Self.tellingTerms).map { ReadingTerm($0.term, $0.weight) })
                })
        }
    }

    /// What they do to the reading list of a period.
    func ranking(of papers: [ReportAssembly.KeyedPaper], in timeline: Timeline) -> ReadingRanking {
        let telling = ranker?.telling(Self.tellingTerms)
        func terms(_ terms: [TermContribution]?) -> [ReadingTerm] {
            terms.map { $0.map { ReadingTerm($0.term, $0.weight) } } ?? []
        }
        let left = papers.count { key, entry in
            read.contains(key) && entry.paper.date(timeline.dateKind).map(timeline.counts) ?? false
        }
        return ReadingRanking(
            good: good, bad: bad, needed: ReadingRanker.fewestMarks, isActive: ranker != nil,
            forTerms: terms(telling?.good), againstTerms: terms(telling?.bad), read: left)
    }
}
