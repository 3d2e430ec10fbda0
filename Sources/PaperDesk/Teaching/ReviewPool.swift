import LinearAlgebra
import Listings
import PaperArchive
import Papers
import TopicEngine

/// The papers of an archive that nobody labelled, weighed by how much their labels would teach.
///
/// Each paper is classified here and now, without writing: the figures that an archive keeps are rounded, and what is
/// asked about must not depend on who classified it before.
struct ReviewPool {
    let model: TopicModel
    let focus: ReviewFocus
    /// The names of those that are labelled already.
    let labelled: Set<String>
    /// Those that the model learned from, with the counts of their terms where these are kept.
    let rows: [LabelledRow]
    let workers: Workers

    /// Of so many papers, drawn by their names, those that together teach most are chosen: more are seldom reviewed, and
    /// what they have in common is seen in these.
    private static let mostDesigned = 20_000

    /// The most topics that are listed of a paper: as many as there are digits to choose by.
    static let mostTopics = 9
    /// The fewest, however improbable.
    private static let fewestTopics = 3
    /// What is less probable is not listed behind these.
    private static let leastProbability = 0.02
    /// The number of papers that a thread takes at once.
    private static let block = 125

    /// What was found.
    typealias Found = (papers: [ReviewPaper], pool: Int, doubt: Double)

    /// The papers to ask about, the number of those that they were chosen from, and the mean doubt about these.
    func found(
        in archive: Archive, limit: Int, keepsHistory: Bool = false, _ progress: any WorkProgress
    ) throws -> Found {
        var (candidates, keys) = ([ReviewCandidate](), [String: StoredPaper.Key]())
        var (pool, doubt, read) = (0, 0.0, 0)
        var texts = (
            open: BackgroundTexts(limit: Self.mostDesigned), labelled: BackgroundTexts(limit: Self.mostDesigned)
        )
        try archive.forEachBatch { batch in
            let open = batch.filter { !labelled.contains($0.paper.nameInArchive) }
            for stored in batch where isDesigned && labelled.contains(stored.paper.nameInArchive) {
                texts.labelled.add(Self.text(stored.paper))
            }
            let weighed = workers.mapBlocks(of: open.count, size: Self.block) { range in
                var classifier = Classifier(model: model)
                return open[range].map { weigh($0.paper, &classifier) }
            }.flatMap { $0 }
            for (stored, weights) in zip(open, weighed) {
                guard let all = weights.all else { continue }
                (pool, doubt) = (pool + 1, doubt + all.doubt)
                guard let candidate = weights.focused else { continue }
                candidates.append(candidate)
                if isDesigned { texts.open.add(Self.text(stored.paper)) }
                keys[candidate.name] = stored.id
            }
            read += batch.count
            progress.show(.gathering(papers: read))
        }
        var classifier = Classifier(model: model)
        let chosen =
            isDesigned
            ? try designed(candidates, texts.open.texts, texts.labelled.texts, limit)
            : ReviewOrder.papers(candidates, limit: limit)
        let papers = try chosen.compactMap { candidate -> ReviewPaper? in
            guard let key = keys[candidate.name], let paper = try archive.paper(key)?.paper else { return nil }
            let history = keepsHistory ? try archive.history(of: key) : nil
            return ReviewPaper(
                paper: paper, classification: shown(paper, &classifier), candidate: candidate,
                origin: history.map { .listings($0) } ?? .archive(key))
        }
        return (papers, pool, doubt / Double(max(1, pool)))
    }

    /// Whether papers are chosen for what they tell of each other.
    private var isDesigned: Bool { focus == .everything }

    private static func text(_ paper: Paper) -> PaperText {
        PaperText(id: paper.nameInArchive, title: paper.title, abstract: paper.abstract)
    }

    /// The papers that together teach most.
    private func designed(
        _ candidates: [ReviewCandidate], _ open: [PaperText], _ known: [PaperText], _ limit: Int
    ) throws -> [ReviewCandidate] {
        if open.isEmpty { return [] }
        let weighed = Dictionary(candidates.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        // By name, so that the order of imports does not matter.
        let texts = open.sorted { $0.id < $1.id }
        let counted = Set(rows.filter { $0.terms != nil }.map(\.id))
        let points = try ReviewPoints(
            texts, labelled: known.filter { !counted.contains($0.id) }.sorted { $0.id < $1.id }, rows: rows,
            model: model, workers: workers)
        let papers = texts.compactMap { weighed[$0.id] }
        return ReviewDesign(points.points, doubts: papers.map(\.uncertainty), workers: workers)
            .papers(papers, limit: limit)
    }

    private typealias Weights = (all: ReviewCandidate?, focused: ReviewCandidate?)

    private func weigh(_ paper: Paper, _ classifier: inout Classifier) -> Weights {
        classifier.judge(title: paper.title, abstract: paper.abstract)
        let decision = classifier.decision.numbered
        return (
            ReviewCandidate(name: paper.nameInArchive, decision),
            ReviewCandidate(name: paper.nameInArchive, decision, focus: focus)
        )
    }

    /// The topics of a paper that could be meant, with the terms that decided.
    private func shown(_ paper: Paper, _ classifier: inout Classifier) -> ClassificationAnswer {
        let document = Document(
            id: .text(paper.nameInArchive), title: paper.title, abstract: paper.abstract)
        classifier.judge(title: paper.title, abstract: paper.abstract)
        let decision = classifier.decision
        let probable = decision.ranked.prefix(Self.mostTopics).enumerated().prefix { place, topic in
            place < Self.fewestTopics || decision.isAssigned[topic]
                || decision.probabilities[topic] >= Self.leastProbability
        }
        return ClassificationView(top: probable.count, explain: true).answer(document, &classifier)
    }
}
