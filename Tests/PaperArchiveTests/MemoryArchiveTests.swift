import PaperArchive
import Papers
import TestSupport
import Testing

/// An archive in memory says what one in a file says.
@Suite struct MemoryArchiveTests {
    @Test("it holds what a file would hold") func itHoldsWhatAFileWouldHold() throws {
        var random = RandomPapers(seed: 12)
        let papers = random.identified(150) + (0..<60).map { _ in random.paper() }
        let memory = try Archive.inMemory()
        let folder = try TemporaryFolder()
        let file = try folder.archive()
        for archive in [memory, file] {
            try archive.save(papers, source: "a", format: "jsonl", importedOn: try day("2025-06-01"))
            try archive.save(papers, source: "b", format: "page", importedOn: try day("2025-06-02"), isSearch: true)
            try archive.checkIntegrity()
        }
        #expect(try Contents(memory) == Contents(file))
        #expect(memory.path == ":memory:")
    }

    @Test("two of them have nothing in common") func twoOfThemHaveNothingInCommon() throws {
        let (one, other) = (try Archive.inMemory(), try Archive.inMemory())
        try one.save([Paper(title: "Nets")], source: "a", format: "f", importedOn: try day("2025-06-01"))
        #expect(try one.info().papers == 1)
        #expect(try other.info().papers == 0)
    }

    @Test("an error takes a saving back") func anErrorTakesASavingBack() throws {
        struct Interruption: Error {}
        let archive = try Archive.inMemory()
        #expect(throws: Interruption.self) {
            try archive.saving(importedOn: try day("2025-06-01")) { session in
                _ = try session.save([Paper(title: "Nets")], source: "a", format: "f")
                throw Interruption()
            }
        }
        #expect(try archive.info().papers == 0)
        #expect(try archive.info().sightings == 0)
    }
}
