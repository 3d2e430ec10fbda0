import Foundation
import Listings
import PaperArchive
import PaperDesk
import Papers
import Testing

/// What is exported and read back is an equal archive.
@Suite struct ExportTests {
    private func export(_ archive: Archive) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try archive.export { bytes += $0 }
        return bytes
    }

    private func restore(_ bytes: [UInt8], into archive: Archive) throws {
        let listing = try ListingReader(formats: .desk).read(bytes, name: "export")
        #expect(listing.format == .archiveExport)
        #expect(listing.rejectionCount == 0)
        try archive.save(
            listing.papers, source: "export", format: "archive-export", importedOn: CalendarDay(daysSinceEpoch: 25_000))
    }

    /// Listings with coincidences of every kind: shared texts, DOIs, identifiers and days.
    private func listings(_ random: inout RandomPapers) -> [(papers: [Paper], day: CalendarDay, isSearch: Bool)] {
        (0..<random.number(1...5)).map { _ in
            let papers = (0..<random.number(1...12)).map { _ in
                var paper = random.paper()
                let ids = [
                    "2501.00001", "2501.00002", "2501.00003", "math.GT/0309137", "math/0309137", "or-1", "or-2", "1",
                    "2", "3",
                ]
                if random.chance(0.5) { paper.id = ids[random.number(0...9)] }
                paper.version = random.chance(0.3) ? random.number(1...3) : nil
                paper.updated = random.chance(0.3) ? CalendarDay(daysSinceEpoch: 20_050 + random.number(0...2)) : nil
                if random.chance(0.1) { (paper.title, paper.abstract) = ("", "w\(random.number(0...2))") }
                if random.chance(0.1) { paper.title = ["Editorial", "Preface"][random.number(0...1)] }
                return paper
            }
            return (papers, CalendarDay(daysSinceEpoch: 20_100 + random.number(0...3)), random.chance(0.2))
        }
    }

    private func filled(_ random: inout RandomPapers) throws -> Archive {
        let archive = try Archive.inMemory()
        for (number, listing) in listings(&random).enumerated() {
            try archive.save(
                listing.papers, source: "listing \(number % 3)", format: "f\(number % 2)", importedOn: listing.day,
                isSearch: listing.isSearch)
            try archive.forEachBatch { batch in
                try archive.appendLabels(
                    batch.prefix(3).map {
                        (
                            $0.id,
                            LabelEntry(topic: "t\($0.id.hashValue & 1)", isAbout: random.chance(0.5), day: listing.day)
                        )
                    })
            }
        }
        return archive
    }

    @Test("a restored archive is equal", arguments: 0..<120 as Range<UInt64>) func aRestoredArchiveIsEqual(seed: UInt64)
        throws
    {
        var random = RandomPapers(seed: seed)
        let archive = try filled(&random)
        let bytes = try export(archive)
        let restored = try Archive.inMemory()
        try restore(bytes, into: restored)
        #expect(try Contents(restored) == Contents(archive))
        #expect(String(decoding: try export(restored), as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
        try restored.checkIntegrity()
        // Once more changes nothing.
        try restore(bytes, into: restored)
        #expect(try export(restored) == bytes)
    }

    @Test("the order of import does not show", arguments: 0..<40 as Range<UInt64>) func theOrderOfImportDoesNotShow(
        seed: UInt64
    ) throws {
        var random = RandomPapers(seed: seed)
        let papers = random.identified(20)
        let orders = [papers, papers.reversed(), papers.shuffled(using: &random.generator)]
        let exports = try orders.map { order in
            let archive = try Archive.inMemory()
            for source in ["b", "a", "c"] {
                try archive.save(order, source: source, format: "f", importedOn: CalendarDay(daysSinceEpoch: 20_000))
            }
            return try export(archive)
        }
        #expect(exports[0] == exports[1])
        #expect(exports[0] == exports[2])
    }

    @Test("an export completes an archive that has some of it") func anExportCompletesAnArchiveThatHasSomeOfIt() throws
    {
        var random = RandomPapers(seed: 3)
        let papers = random.identified(30)
        let today = try day("2025-06-01")
        let (one, other, both) = (try Archive.inMemory(), try Archive.inMemory(), try Archive.inMemory())
        try one.save(Array(papers[..<20]), source: "one", format: "f", importedOn: today)
        try other.save(Array(papers[10...]), source: "other", format: "f", importedOn: today.adding(days: 1))
        try both.save(Array(papers[10...]), source: "other", format: "f", importedOn: today.adding(days: 1))
        try both.save(Array(papers[..<20]), source: "one", format: "f", importedOn: today)
        try restore(try export(one), into: other)
        #expect(try export(other) == export(both))
    }

    @Test("everything comes back") func everythingComesBack() throws {
        let archive = try Archive.inMemory()
        let hostile = "\u{1b}[31m \"q\" \\ \u{7f} é e\u{301} 😀 \u{202e}\u{feff}\u{2028}"
        let paper = Paper(
            id: "2412.07730", title: hostile, abstract: hostile + " a", published: try inferred("2024-12-10"),
            listed: try stated("2024-12-11"),
            authors: [hostile], authorCount: 30, upvotes: 0, comments: 4, categories: ["cs.LG"], keywords: [hostile],
            doi: "10.1103/x", venue: hostile, language: "pt", type: "book-chapter",
            original: OriginalText(title: "$" + hostile, abstract: nil))
        try archive.save([paper], source: hostile, format: "page", importedOn: try day("2025-01-01"))
        let restored = try Archive.inMemory()
        try restore(try export(archive), into: restored)
        let stored = try #require(try restored.paper(withID: "arXiv:2412.07730v3"))
        #expect(stored.paper == paper)
        #expect(try restored.paper(withID: "https://doi.org/10.1103/X")?.paper == paper)
        let key = try #require(try archive.paper(withID: "2412.07730")).id
        #expect(try restored.history(of: stored.id) == archive.history(of: key))
        #expect(try archive.history(of: key)?.isPublishedCertain == true)
    }

    @Test("a cut export is said") func aCutExportIsSaid() throws {
        let archive = try Archive.inMemory()
        var random = RandomPapers(seed: 1)
        try archive.save(random.identified(3), source: "s", format: "f", importedOn: try day("2025-06-01"))
        let lines = try export(archive).split(separator: 0x0A)
        let listing = try ListingReader(formats: .desk).read(Array(lines[..<3].joined(separator: [0x0A])), name: "cut")
        #expect(listing.paperCount == 2)
        #expect(listing.rejections.map(\.reason) == [.ofFormat(IncompleteExport(stated: 3, found: 2))])
    }

    @Test("the export of an empty archive is an empty listing") func theExportOfAnEmptyArchiveIsAnEmptyListing() throws
    {
        let listing = try ListingReader(formats: .desk).read(try export(Archive.inMemory()), name: "empty")
        #expect(listing.paperCount == 0 && listing.rejectionCount == 0)
        #expect(listing.notes.map(\.kind) == [.noEntries(because: "the archive that was exported had none")])
        let cut = Array(#"{"schema":"trends.export/1","papers":1}"#.utf8)
        #expect(throws: ListingError.self) { try ListingReader(formats: .desk).read(cut, name: "cut") }
    }

    @Test("a newer export is said") func aNewerExportIsSaid() throws {
        let text = #"{"schema":"trends.export/2","papers":1}"# + "\n" + #"{"title":"T","imported":"2025-01-01"}"#
        let listing = try ListingReader(formats: .desk).read(Array(text.utf8), name: "newer")
        #expect(listing.rejections.map(\.reason) == [.wrongType(expected: "trends.export/1", found: "trends.export/2")])
    }

    @Test(
        "a line that contradicts itself is rejected",
        arguments: [
            #"{"title":"T"}"#, #"{"title":"T","imported":"2025-13-01"}"#, #"{"imported":"2025-01-01"}"#,
            #"{"title":"T","imported":"2025-01-01","listings":[["a"]]}"#,
            #"{"title":"T","imported":"2025-01-01","from":{"title":0}}"#,
            #"{"title":"T","imported":"2025-01-01","seen":[{"listing":0,"imported":"2025-01-01"}]}"#,
            #"{"title":"T","imported":"2025-01-01","texts":["x"]}"#,
            #"{"title":"T","imported":"2025-01-01","labels":[{}]}"#, "[]", "{",
        ])
    func aLineThatContradictsItselfIsRejected(line: String) throws {
        let good = #"{"title":"Good","imported":"2025-01-01"}"#
        let text = #"{"schema":"trends.export/1","papers":1}"# + "\n\(line)\n\(good)\n"
        let listing = try ListingReader(formats: .desk).read(Array(text.utf8), name: "bad")
        #expect(listing.papers.map(\.title) == ["Good"])
        #expect(listing.rejections.first?.line == 2)
    }
}
