import Papers
import TestSupport

@testable import Ledger

/// Parts of invented papers with topics, and their ledgers.
struct InventedParts {
    static let model = LedgerModel(
        fingerprint: "0123456789abcdef",
        topics: [
            LedgerModel.Topic(slug: "video", name: "Video"), LedgerModel.Topic(slug: "agents", name: "Agents"),
            LedgerModel.Topic(slug: "3d", name: "3D “and” <more>"),
        ], trained: CalendarDay(iso: "2026-01-02"), trainedOn: 99)
    static let today = CalendarDay(daysSinceEpoch: 20_000)

    /// The papers of each part; no paper is in two.
    let parts: [[ClassifiedPaper]]

    /// So many parts of up to so many papers, with dates of all kinds over two years and a half.
    init(_ count: Int, papers: Int, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var number = 0
        parts = (0..<count).map { _ in
            (0..<random.below(papers + 1)).map { _ in
                number += 1
                return Self.paper(number, &random)
            }
        }
    }

    private static func paper(_ number: Int, _ random: inout SeededGenerator) -> ClassifiedPaper {
        func day() -> CalendarDay { today.adding(days: -random.below(900)) }
        let precision: DatePrecision = [.day, .day, .day, .month, .year][random.below(5)]
        let paper = Paper(
            id: random.chance(0.9) ? "2501.\(10_000 + number)" : nil,
            title: "On \(["nets", "kv caches", "\u{202E}evil\u{1B}[2J", "“quotes” \\ and\n\"more\""][random.below(4)])",
            abstract: "Text \(random.below(7)) with </script> and \u{0} number \(number)",
            published: random.chance(0.9)
                ? PaperDate(day(), random.chance(0.8) ? .stated : .inferred, precision) : nil,
            listed: random.chance(0.7) ? PaperDate(day(), .stated) : nil,
            upvotes: random.chance(0.3) ? random.below(4) : nil)
        let topics = model.topics.map {
            let probability = Double(Float(random.below(1_000)) / 999)
            return TopicProbability(topic: $0.slug, probability: probability, assigned: probability > 0.5)
        }.sorted { ($1.probability, $0.topic) < ($0.probability, $1.topic) }
        return ClassifiedPaper(
            paper: paper,
            classification: Classification(
                topics: topics, primary: topics.first { $0.assigned }?.topic))
    }

    /// What names a paper in an archive; here its abstract tells papers without identifier.
    static func name(_ entry: ClassifiedPaper) -> String { entry.paper.id ?? FNV1a.of(entry.paper.abstract).hexDigits }

    /// A label of every third paper that has an identifier, by its title.
    static func label(_ paper: Paper) -> LedgerLabel? {
        guard let id = paper.id, FNV1a.of(id) % 3 == 0 else { return nil }
        return LedgerLabel(
            topics: [paper.title.count % 2 == 0 ? "video" : "3d"], maybe: paper.upvotes == 1 ? ["3d"] : [])
    }

    /// The facts of some papers as one part.
    static func facts(
        _ papers: [ClassifiedPaper], part: String?, from: CalendarDay? = nil, isLabelled: Bool = false
    ) -> LedgerFacts {
        var facts = LedgerFacts(model: model, part: LedgerPart(name: part), isLabelled: isLabelled)
        for paper in papers {
            facts.count(paper, named: name(paper), label: isLabelled ? label(paper.paper) : nil)
        }
        facts.keepsTexts(from: from, today: today)
        for paper in papers { facts.draw(paper, named: name(paper)) }
        facts.note(
            read: papers.count + 1, rejected: 1, listedThrough: papers.compactMap { $0.paper.listed?.day }.max(),
            notes: papers.isEmpty ? ["nothing in it"] : [])
        return facts
    }

    /// The facts of each part; with labels, where a part's number is among these.
    func facts(from: CalendarDay? = nil, labelled: [Int] = []) -> [LedgerFacts] {
        parts.enumerated().map {
            Self.facts($1, part: "part \($0)", from: from, isLabelled: labelled.contains($0))
        }
    }
}

extension LedgerFacts {
    /// The ledger as bytes.
    func bytes() throws -> [UInt8] {
        let sink = ByteSink()
        try write { sink.bytes += $0 }
        return sink.bytes
    }
}

/// Takes what is written.
final class ByteSink {
    var bytes: [UInt8] = []
}
