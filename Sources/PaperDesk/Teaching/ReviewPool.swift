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

    /// Papers are chosen from so many at most, drawn by their names: more are seldom reviewed, and what they have in common
    /// is seen in these.
    private static let mostDrawn = 20_000

    /// The most topics that are listed of a paper: as many as there are digits to choose by.
    static let mostTopics = 9
    /// The fewest, however improbable.
    private static let fewestTopics = 3
    /// What is less probable is not listed behind these.
    private static let leastProbability = 0.02
    /// The number of papers that a thread takes at once, and after so many it is said how far they are.
    private static let (block, batch) = (125, 1_000)

    /// What was found.
    typealias Found = (papers: [ReviewPaper], pool: Int, doubt: Double)

    /// The papers to ask about, the number of those that they were chosen from, and the mean doubt about these.
    func found(
        in archive: Archive, limit: Int, keepsHistory: Bool = false, _ progress: any WorkProgress
    ) throws -> Found {
        let drawn = try drawn(archive)
        let texts = try texts(drawn.open, in: archive)
        var (candidates, open) = ([ReviewCandidate](), [PaperText]())
        var (pool, doubt) = (0, 0.0)
        for first in stride(from: 0, to: texts.count, by: Self.batch) {
            let batch = texts[first..<min(first + Self.batch, texts.count)]
            let weighed = workers.mapBlocks(of: batch.count, size: Self.block) { range in
                var classifier = Classifier(model: model)
                return range.map { weigh(batch[batch.startIndex + $0], &classifier) }
            }.flatMap { $0 }
            for (text, weights) in zip(batch, weighed) {
                guard let all = weights.all else { continue }
                (pool, doubt) = (pool + 1, doubt + all.doubt)
                guard let candidate = weights.focused else { continue }
                candidates.append(candidate)
                open.append(text)
            }
            try progress.check()
            progress.show(.gathering(papers: first + batch.count))
        }
        let chosen =
            isDesigned
            ? try designed(candidates, open, try self.texts(drawn.labelled, in: archive), limit)
            : ReviewOrder.papers(candidates, limit: limit)
        let keys = Dictionary(drawn.open.map { ($0.name, $0.key) }, uniquingKeysWith: { first, _ in first })
        var classifier = Classifier(model: model)
        let papers = try chosen.compactMap { candidate -> ReviewPaper? in
            guard let key = keys[candidate.name], let paper = try archive.paper(key)?.paper else { return nil }
            let history = keepsHistory ? try archive.history(of: key) : nil
            return ReviewPaper(
                paper: paper, classification: shown(paper, &classifier), candidate: candidate,
                origin: history.map { .listings($0) } ?? .archive(key))
        }
        return (papers, pool, doubt / Double(max(1, pool)))
    }

    private typealias Named = (key: StoredPaper.Key, name: String)

    /// The papers that are looked at: those that nobody labelled and, where it matters what is known already, those that
    /// are labelled.
    private func drawn(_ archive: Archive) throws -> (open: [Named], labelled: [Named]) {
        var (open, known) = (
            LowestHashes<Named>(limit: Self.mostDrawn), LowestHashes<Named>(limit: Self.mostDrawn)
        )
        for paper in try archive.paperNames() {
            if !labelled.contains(paper.name) {
                open.add(paper, named: paper.name)
            } else if isDesigned {
                known.add(paper, named: paper.name)
            }
        }
        return (open.elements, known.elements)
    }

    private func texts(_ papers: [Named], in archive: Archive) throws -> [PaperText] {
        let names = Dictionary(papers.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        return try archive.texts(of: papers.map(\.key)).compactMap { text in
            names[text.id].map { PaperText(id: $0, title: text.title, abstract: text.abstract) }
        }
    }

    /// Whether papers are chosen for what they tell of each other.
    private var isDesigned: Bool { focus == .everything }

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

    private func weigh(_ text: PaperText, _ classifier: inout Classifier) -> Weights {
        classifier.judge(title: text.title, abstract: text.abstract)
        let decision = classifier.decision.numbered
        return (
            ReviewCandidate(name: text.id, decision), ReviewCandidate(name: text.id, decision, focus: focus)
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
