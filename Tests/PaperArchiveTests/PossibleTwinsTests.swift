import Papers
import TestSupport
import Testing

@testable import PaperArchive

/// Papers about which no archive is asked are those that it would hold as they are.
@Suite("Papers that an archive might make one") struct PossibleTwinsTests {
    /// Identifiers of all kinds, of which a few come again and again.
    private func papers(_ count: Int, seed: UInt64) -> [Paper] {
        var random = RandomPapers(seed: seed)
        return (0..<count).map { number in
            var paper = random.paper()
            let few = random.number(0...7)
            switch random.number(0...9) {
            case 0: paper.id = "2501.0000\(few)"
            case 1, 2: paper.id = "https://openalex.org/W12345\(number)"
            case 3: paper.id = "W12345\(few)"
            case 4: paper.id = "\(few)"
            case 5: (paper.id, paper.idScope) = ("Ab\(few)", ScopedIdentifier.openReview)
            case 6: paper.id = "10.5555/a\(few)"
            case 7: paper.id = few < 4 ? "math.GT/000000\(few)" : "math/000000\(few)"
            case 8: paper.id = "CorpusId:\(number)"
            default: paper.id = random.chance(0.2) ? "" : nil
            }
            if random.chance(0.3) {
                paper.doi = random.chance(0.5) ? "10.48550/arxiv.2501.0000\(few)" : "10.5555/b\(few)"
            }
            // Most titles come once.
            if random.chance(0.7) { paper.title += " of its own \(number)" }
            if random.chance(0.1) { paper.title = random.chance(0.5) ? "Editorial" : "" }
            if random.chance(0.3) { paper.version = random.number(1...3) }
            if random.chance(0.3) { paper.updated = CalendarDay(daysSinceEpoch: 20_100 + random.number(0...9)) }
            if paper.title.isEmpty, paper.abstract.isEmpty { paper.abstract = "w0 of \(number)" }
            return paper
        }
    }

    /// What a report is made of.
    private struct Seen: Hashable, Comparable {
        let paper: Paper
        let name: String

        init(_ paper: Paper, _ name: String) {
            self.name = name
            self.paper = Paper(
                id: paper.id, idScope: paper.idScope, title: paper.title, abstract: paper.abstract,
                published: paper.published, listed: paper.listed, version: paper.version, updated: paper.updated,
                upvotes: paper.upvotes, doi: paper.doi)
        }

        static func < (left: Seen, right: Seen) -> Bool {
            ("\(left.name) \(left.paper)") < ("\(right.name) \(right.paper)")
        }
    }

    private func held(_ papers: [Paper]) throws -> [Seen] {
        let archive = try Archive.inMemory()
        try archive.save(papers, source: "part.jsonl", format: "jsonl", importedOn: try day("2026-01-01"))
        var seen: [Seen] = []
        try archive.forEachBatch { batch in seen += batch.map { Seen($0.paper, $0.paper.nameInArchive) } }
        return seen
    }

    @Test(
        "all papers together are those that are not marked, and what an archive makes of those that are",
        arguments: 1...40)
    func together(seed: Int) throws {
        let papers = papers(40 + 3 * seed, seed: UInt64(seed))
        var twins = PossibleTwins()
        let lone = papers.map { LonePaper($0) }
        for paper in lone { twins.add(paper) }
        #expect(lone.map(\.listed.id) == papers.map { $0.id.map(\.self) })
        let alone = lone.indices.filter { !twins.isMarked($0) }.map { Seen(lone[$0].paper, lone[$0].name) }
        let asked = try held(twins.marked.map { lone[$0].listed })
        let whole = try held(papers)
        #expect((alone + asked).sorted() == whole.sorted())
        #expect(alone.count > papers.count / 10 && asked.count < twins.marked.count)
    }

    @Test("works of one collection with one title are not asked about, until one of another comes") func titles() {
        func lone(_ id: String?) -> LonePaper { LonePaper(Paper(id: id, title: "Editorial", abstract: "")) }
        var twins = PossibleTwins()
        for number in 0..<5 { twins.add(lone("https://openalex.org/W1234567\(number)")) }
        #expect(twins.marked.isEmpty)
        twins.add(lone("2501.00001"))
        #expect(twins.marked == Array(0..<6))
        twins.add(lone(nil))
        twins.add(LonePaper(Paper(id: nil, title: "Alone", abstract: "")))
        #expect(twins.marked == Array(0..<7) && !twins.isMarked(7))
    }

    @Test("probabilities are those that an archive keeps") func kept() throws {
        let word = NumberedClassification(probabilities: [0.1, 1, 0], isAssigned: [false, true, false], primary: 1)
        let archive = try Archive.inMemory()
        try archive.save([Paper(title: "Nets")], source: "a", format: "f", importedOn: try day("2026-01-01"))
        let key = try #require(try archive.unclassified(model: "m").first?.id)
        try archive.saveClassifications([(key, word)], model: "m", topics: ["a", "b", "c"])
        var found: [Double] = []
        try archive.forEachClassifiedPaper(model: "m") { found = $0.classification.topics.map(\.probability) }
        #expect(found == word.asKept.probabilities.sorted(by: >))
        #expect(word.asKept.probabilities[0] == Double(Float(0.1)))
    }
}
