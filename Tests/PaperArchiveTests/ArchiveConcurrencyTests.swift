import Foundation
import PaperArchive
import Papers
import TestSupport
import Testing

@Suite struct ArchiveConcurrencyTests {
    @Test("many connections make and fill one archive at once") func manyConnectionsMakeAndFillOneArchiveAtOnce()
        async throws
    {
        for _ in 0..<5 {
            let folder = try TemporaryFolder()
            let today = try day("2025-06-01")
            try await withThrowingTaskGroup(of: SaveCount.self) { group in
                for writer in 0..<6 {
                    group.addTask {
                        let archive = try Archive(path: folder.file("shared"), opening: .createIfMissing, wait: 30)
                        // Ten papers of its own, and ten that every writer brings.
                        let own = (0..<10).map { Paper(id: "own-\(writer)-\($0)", title: "Own \(writer) \($0)") }
                        let common = (0..<10).map { Paper(id: "common-\($0)", title: "Common \($0)") }
                        return try archive.save(
                            own + common, source: "writer \(writer)", format: "f", importedOn: today)
                    }
                }
                var sum = SaveCount()
                for try await count in group { sum += count }
                #expect(sum == SaveCount(new: 70, known: 50, sightings: 120))
            }
            let archive = try Archive(path: folder.file("shared"), opening: .existing)
            #expect(try archive.info().papers == 70)
            #expect(try archive.info().sightings == 120)
            try archive.checkIntegrity()
        }
    }

    /// Each step of the schema is a transaction of its own, between which another connection may come.
    @Test("many connections bring one archive up to date at once") func manyConnectionsBringOneArchiveUpToDateAtOnce()
        async throws
    {
        for _ in 0..<20 {
            let folder = try TemporaryFolder()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try Archive(path: folder.file("shared"), opening: .createIfMissing, wait: 30).info().papers
                    }
                }
                for try await papers in group { #expect(papers == 0) }
            }
        }
    }

    @Test("a writer waits no longer than told") func aWriterWaitsNoLongerThanTold() throws {
        let folder = try TemporaryFolder()
        let today = try day("2025-06-01")
        let holder = try folder.archive()
        let other = try Archive(path: folder.file("archive.sqlite"), opening: .existing, wait: 0.2)
        try holder.saving(importedOn: today) { session in
            _ = try session.save([Paper(title: "Held")], source: "s", format: "f")
            let clock = ContinuousClock()
            let start = clock.now
            let error = archiveError {
                try other.save([Paper(title: "T")], source: "s", format: "f", importedOn: today)
            }
            #expect(error == .locked(path: folder.file("archive.sqlite"), waited: 0.2))
            #expect(clock.now - start > .milliseconds(150))
            // Readers see the state before the transaction, and do not wait.
            #expect(try other.info().papers == 0)
        }
        #expect(try other.save([Paper(title: "T")], source: "s", format: "f", importedOn: today).new == 1)
        #expect(try holder.info().papers == 2)
    }

    @Test("an archive may be written while it is walked") func anArchiveMayBeWrittenWhileItIsWalked() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        var random = RandomPapers(seed: 8)
        let papers = random.identified(30)
        try archive.save(papers, source: "s", format: "f", importedOn: try day("2025-06-01"))
        var walked = 0
        try archive.forEachBatch(of: 4) { batch in
            walked += batch.count
            try archive.saveClassifications(
                batch.map { ($0.id, Classification(topics: [], primary: nil, abstention: .empty)) }, model: "m",
                topics: ["a"])
        }
        #expect(walked == 30)
        #expect(try archive.unclassifiedCount(model: "m") == 0)
    }
}
