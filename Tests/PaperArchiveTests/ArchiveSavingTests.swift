import Foundation
import PaperArchive
import Papers
import TestSupport
import Testing

@Suite struct ArchiveSavingTests {
    private struct Interruption: Error {}

    private func sample(_ count: Int, seed: UInt64 = 1) -> [Paper] {
        var random = RandomPapers(seed: seed)
        return random.identified(count)
    }

    @Test("every field comes back as it was") func everyFieldComesBackAsItWas() throws {
        let folder = try TemporaryFolder()
        let hostile = "\u{1b}[31mred\u{7} \"quoted\" 'x'); DROP TABLE papers;-- é e\u{301} 😀 \u{202e}\u{feff}\\ ,[]"
        let paper = Paper(
            id: "2412.07730", title: hostile, abstract: hostile + hostile, published: try stated("2024-12-10"),
            listed: try inferred("2024-12-11"), authors: [hostile, "", "Mia Rain"], authorCount: 30, upvotes: 0,
            comments: 4,
            categories: ["cs.LG", hostile], keywords: [hostile])
        let archive = try folder.archive()
        try archive.save([paper], source: hostile, format: "jsonl", importedOn: try day("2025-01-01"))
        let stored = try #require(try archive.paper(withID: "2412.07730"))
        #expect(stored.paper == paper)
        #expect(Array(stored.paper.title.utf8) == Array(hostile.utf8))
        #expect(stored.importedOn == (try day("2025-01-01")))
        #expect(try archive.paper(stored.id) == stored)
        #expect(try archive.sightings(of: stored.id).map(\.source) == [hostile])
        #expect(try archive.paper(withID: "2412.07731") == nil)
    }

    @Test("a null becomes the replacement character and cuts nothing off")
    func aNullBecomesTheReplacementCharacterAndCutsNothingOff() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        let paper = Paper(id: "1\0", title: "a\0b", abstract: "\0\0 c", authors: ["d\0e"])
        for _ in 0..<2 { try archive.save([paper], source: "s\0", format: "f", importedOn: try day("2025-01-01")) }
        let stored = try #require(try archive.paper(withID: "1\u{fffd}"))
        #expect(stored.paper.title == "a\u{fffd}b")
        #expect(stored.paper.abstract == "\u{fffd}\u{fffd} c")
        #expect(stored.paper.authors == ["d\0e"])
        #expect(try archive.info().sightings == 1)
    }

    @Test("saving twice changes no byte") func savingTwiceChangesNoByte() throws {
        let folder = try TemporaryFolder()
        let papers = sample(120) + [Paper(title: "Without anything"), Paper(title: "With text", abstract: "A text.")]
        let first = try folder.archive()
        let count = try first.save(papers, source: "a.jsonl", format: "jsonl", importedOn: try day("2025-06-01"))
        #expect(count == SaveCount(new: 122, known: 0, sightings: 122))
        let contents = try Contents(first)
        try first.close()
        let bytes = try folder.bytes(of: "archive.sqlite")

        let second = try folder.archive()
        let again = try second.save(papers, source: "a.jsonl", format: "jsonl", importedOn: try day("2025-06-09"))
        #expect(again == SaveCount(new: 0, known: 122, sightings: 0))
        #expect(try Contents(second) == contents)
        try second.close()
        #expect(try folder.bytes(of: "archive.sqlite") == bytes)
        #expect(try folder.names() == ["archive.sqlite"])
    }

    @Test("batches of one transaction make what one saving makes") func batchesOfOneTransactionMakeWhatOneSavingMakes()
        throws
    {
        let folder = try TemporaryFolder()
        let papers = sample(50)
        let today = try day("2025-06-01")
        let whole = try folder.archive("whole.sqlite")
        try whole.save(papers, source: "a", format: "jsonl", importedOn: today)
        let parts = try folder.archive("parts.sqlite")
        let count = try parts.saving(importedOn: today) { session in
            var count = SaveCount()
            for start in stride(from: 0, to: papers.count, by: 7) {
                count += try session.save(Array(papers[start..<min(start + 7, 50)]), source: "a", format: "jsonl")
            }
            return count
        }
        #expect(count == SaveCount(new: 50, known: 0, sightings: 50))
        #expect(try Contents(parts) == Contents(whole))
    }

    @Test("an error in the middle leaves nothing of any listing") func anErrorInTheMiddleLeavesNothingOfAnyListing()
        throws
    {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        let today = try day("2025-06-01")
        try archive.save(sample(3), source: "before", format: "jsonl", importedOn: today)
        let before = try Contents(archive)
        #expect(throws: Interruption.self) {
            try archive.saving(importedOn: today) { session in
                _ = try session.save(sample(20, seed: 2), source: "one", format: "jsonl")
                _ = try session.save([Paper(title: "Another")], source: "two", format: "page")
                throw Interruption()
            }
        }
        #expect(try Contents(archive) == before)
        try archive.checkIntegrity()
    }

    @Test("a sighting is one by listing format and day") func aSightingIsOneByListingFormatAndDay() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        let today = try day("2025-06-01")
        func see(_ listed: PaperDate?, _ source: String, _ format: String = "page") throws -> Int {
            let paper = Paper(id: "2501.00001", title: "T", listed: listed)
            return try archive.save([paper], source: source, format: format, importedOn: today).sightings
        }
        #expect(try see(try inferred("2025-05-02"), "a") == 1)
        #expect(try see(try stated("2025-05-02"), "a") == 0)
        #expect(try see(try inferred("2025-05-02"), "a") == 0)
        #expect(try see(try stated("2025-05-03"), "a") == 1)
        #expect(try see(nil, "a") == 1)
        #expect(try see(nil, "a") == 0)
        #expect(try see(try stated("2025-05-02"), "b") == 1)
        #expect(try see(try stated("2025-05-02"), "b", "api") == 1)
        let stored = try #require(try archive.paper(withID: "2501.00001"))
        #expect(stored.paper.listed == (try stated("2025-05-02")))
        let expected: [Sighting.Facts] = [
            .init("a", "page", try stated("2025-05-02")), .init("b", "api", try stated("2025-05-02")),
            .init("b", "page", try stated("2025-05-02")), .init("a", "page", try stated("2025-05-03")),
            .init("a", "page", nil),
        ]
        #expect(try archive.sightings(of: stored.id).map(Sighting.Facts.init) == expected)
        #expect(try archive.info().sightings == 5)
    }

    @Test("the walk through the papers does not depend on the order of import", arguments: [1, 2, 3, 1_000])
    func theWalkThroughThePapersDoesNotDependOnTheOrderOfImport(size: Int) throws {
        let folder = try TemporaryFolder()
        let papers = sample(6) + (0..<6).map { Paper(title: "Untold \($0)", abstract: "Text \($0)") }
        func walk(_ name: String, _ papers: [Paper]) throws -> [Paper] {
            let archive = try folder.archive(name)
            for paper in papers {
                try archive.save([paper], source: "s", format: "f", importedOn: try day("2025-06-01"))
            }
            var found: [Paper] = []
            try archive.forEachBatch(of: size) { batch in
                #expect(batch.count <= size)
                found += batch.map(\.paper)
            }
            return found
        }
        let forward = try walk("forward", papers)
        #expect(forward == (try walk("backward", papers.reversed())))
        #expect(forward.prefix(6).map(\.id) == papers.prefix(6).map(\.id))
        #expect(Set(forward) == Set(papers))
        #expect(forward.count == 12)
    }
}

extension Sighting {
    /// A sighting without its day of import.
    fileprivate struct Facts: Equatable {
        var source: String
        var format: String
        var listed: PaperDate?

        init(_ source: String, _ format: String, _ listed: PaperDate?) {
            self.source = source
            self.format = format
            self.listed = listed
        }

        init(_ sighting: Sighting) { self.init(sighting.source, sighting.format, sighting.listed) }
    }
}
