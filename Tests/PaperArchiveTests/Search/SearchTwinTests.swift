import Papers
import Testing

@testable import PaperArchive

/// The index is one, however the papers came: at once, one by one, or all anew.
@Suite struct SearchTwinTests {
    /// First papers, of which some have no identifier; then newer texts of some, and identifiers for texts that were
    /// there without, which make two papers one.
    private func listings(_ seed: UInt64) throws -> [[Paper]] {
        var random = RandomPapers(seed: seed)
        let first = (0..<60).map { index in
            var paper = random.paper()
            paper.title =
                (["Nets", "Modelling nets", "Naïve 模型 models", "C++ trees"].randomElement(using: &random.generator)
                    ?? "") + " \(index)"
            paper.id = random.chance(0.6) ? "2501.\(10_000 + index)" : nil
            paper.doi = nil
            return paper
        }
        let second = first.indices.filter { _ in random.chance(0.4) }.map { index in
            var paper = first[index]
            if paper.id == nil {
                paper.id = "2502.\(10_000 + index)"
            } else {
                paper.version = 2
                paper.abstract = "Of \(random.words(1...4).joined(separator: " ")), revised and optimized"
            }
            return paper
        }
        // A paper of its own whose text is that of another one: both become one.
        let joined = [
            Paper(id: "2503.00001", title: "Joined nets", abstract: "w0 forests"),
            Paper(title: "Forests that join", abstract: "w1 w2 and w0"),
            Paper(id: "2503.00001", title: "Forests that join", abstract: "w1 w2 and w0", version: 2),
        ]
        return [first, second, joined.dropLast(), joined.suffix(1)]
    }

    private func answers(_ archive: Archive) throws -> [[String]] {
        let queries = [
            "nets", "\"nets\"", "model", "naive", "模型", "c++", "w0", "w1 -w2", "abs:w0 OR ti:trees", "optimizing",
            "\"revised and\"", "fore*", "joined", "au:w1",
        ]
        return try queries.map { text in
            let page = try archive.search(try SearchQuery(text), limit: 200)
            #expect(page.total == page.hits.count)
            return page.hits.map { "\($0.paper.paper)" }
        }
    }

    @Test("at once, one by one and anew it is the same", arguments: 0..<6 as Range<UInt64>)
    func howPapersComeDoesNotMatter(seed: UInt64) throws {
        let (whole, single) = (try Archive.inMemory(), try Archive.inMemory())
        let today = try day("2025-06-01")
        for papers in try listings(seed) {
            try whole.save(papers, source: "s", format: "f", importedOn: today)
            for paper in papers { try single.save([paper], source: "s", format: "f", importedOn: today) }
            let found = try answers(whole)
            #expect(try answers(single) == found)
            try whole.checkIntegrity()
            try single.checkIntegrity()
            try whole.write { try SearchIndex.rebuild($0) }
            #expect(try answers(whole) == found)
        }
        let joined = try Archive.inMemory()
        try joined.saving(importedOn: today) { session in
            for papers in try listings(seed) { _ = try session.save(papers, source: "s", format: "f") }
        }
        #expect(try answers(joined) == answers(whole))
        try joined.checkIntegrity()
        #expect(try answers(joined).allSatisfy { !$0.isEmpty })
    }
}
