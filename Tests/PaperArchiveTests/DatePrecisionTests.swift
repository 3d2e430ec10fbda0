import Foundation
import Papers
import ReadableText
import TestSupport
import Testing

@testable import PaperArchive

/// Papers of which a month or a year is all that is known of the date.
@Suite struct DatePrecisionTests {
    private static let dates = ["2024-05-17", "2024-05", "2024-06", "2024", "2023", "2023-12-31"]

    private func date(_ text: String) throws -> PaperDate { try #require(PaperDate(iso: text)) }

    private func paper(_ date: String, id: String? = nil, title: String? = nil) throws -> Paper {
        Paper(
            id: id, title: title ?? "A paper of \(date)", abstract: "We study papers of \(date).",
            published: try self.date(date))
    }

    /// An archive with a paper of each date, classified.
    private func archive(_ dates: [String] = Self.dates) throws -> Archive {
        let archive = try Archive.inMemory()
        for (number, date) in dates.enumerated() {
            try archive.save(
                [try paper(date, id: "2401.0000\(number)")], source: "library.bib", format: "bibtex",
                importedOn: try day("2026-01-01"))
        }
        try archive.classify()
        return archive
    }

    private func export(_ archive: Archive) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try archive.export { bytes += $0 }
        return bytes
    }

    @Test("a date is kept as it is known, also by a file") func keptAsKnown() throws {
        let folder = try TemporaryFolder()
        let written = try folder.archive()
        for date in Self.dates {
            try written.save(
                [try paper(date)], source: "library.bib", format: "bibtex", importedOn: try day("2026-01-01"))
        }
        try written.close()
        let read = try Archive(path: folder.file("archive.sqlite"), opening: .existing)
        #expect(try Set(Contents(read).papers.map { $0.published?.description }) == Set(Self.dates))
        #expect(try read.examine(mending: false).isEmpty)
        try read.checkIntegrity()
    }

    @Test("an export holds it as ISO 8601 does, and a new archive of it is an equal one") func export() throws {
        let archive = try archive()
        let bytes = try export(archive)
        let text = String(decoding: bytes, as: UTF8.self)
        for date in Self.dates { #expect(text.contains("\"published\":\"\(date)\"")) }
        var reader = ExportReader(ByteStream(bytes: bytes, name: "x"))
        let copy = try Archive.inMemory()
        while let (_, record) = try reader.next() {
            try copy.save([try record.get()], source: "x", format: "archive-export", importedOn: try day("2026-02-01"))
        }
        #expect(try export(copy) == bytes)
        #expect(try Contents(copy).papers == Contents(archive).papers)
    }

    @Test(
        "of two listings the finer date counts, then the stated one, then the earlier, in either order",
        arguments: [
            (["2024", "2024-05"], "2024-05"), (["2024", "2024-05-17"], "2024-05-17"),
            (["2024-05", "2024-05-17", "2024"], "2024-05-17"), (["2025", "2024-05-17"], "2024-05-17"),
            (["2023", "2024-05-17"], "2024-05-17"), (["2024", "2023"], "2023"), (["2024-06", "2024-05"], "2024-05"),
            (["2024-05-18", "2024-05-17"], "2024-05-17"),
        ])
    func finer(dates: [String], expected: String) throws {
        for dates in [dates, dates.reversed()] {
            let archive = try Archive.inMemory()
            for (number, date) in dates.enumerated() {
                try archive.save(
                    [try paper(date, id: "2401.00001", title: "One paper")], source: "l\(number)", format: "jsonl",
                    importedOn: try day("2026-01-01"))
            }
            let papers = try Contents(archive).papers
            #expect(papers.map { $0.published?.description } == [expected])
            #expect(try archive.examine(mending: false).isEmpty)
        }
    }

    @Test("a year and a day of it are one paper of one title, a year and a day of another are two") func identity()
        throws
    {
        func count(_ dates: [String]) throws -> Int {
            let archive = try Archive.inMemory()
            for (number, date) in dates.enumerated() {
                let paper = Paper(
                    title: "Introduction to the special issue", published: try self.date(date), authors: ["A. Example"])
                try archive.save(
                    [paper], source: "l\(number)", format: "bibtex", importedOn: try day("2026-01-01"))
            }
            return try archive.info().papers
        }
        #expect(try count(["2024-05-17", "2024"]) == 1)
        #expect(try count(["2024-05", "2024"]) == 1)
        #expect(try count(["2024-05-17", "2023"]) == 2)
        #expect(try count(["2024", "2023"]) == 2)
    }

    @Test("counts by date keep days, months and years apart") func counts() throws {
        let counts = try archive(Self.dates + ["2024-05", "2024-01", "2024-01-01"]).dayCounts(
            by: .published, model: "m")
        #expect(counts.undated == 0)
        #expect(
            counts.days.map { "\(PaperDate($0.day, .stated, $0.precision)) \($0.papers)" } == [
                "2023 1", "2023-12-31 1", "2024-01-01 1", "2024-01 1", "2024 1", "2024-05 2", "2024-05-17 1",
                "2024-06 1",
            ])
    }

    @Test("a span holds the papers whose dates lie in it whole") func spans() throws {
        let archive = try archive()
        func found(_ first: String, _ last: String, endingBy end: String? = nil) throws -> [String] {
            try archive.classifiedPapers(
                model: "m", from: day(first), through: day(last), endingBy: end.map { try day($0) }, by: .published
            ).compactMap { $0.paper.published?.description }
        }
        #expect(try found("2024-05-01", "2024-05-31") == ["2024-05", "2024-05-17"])
        #expect(try found("2024-05-01", "2024-05-30") == ["2024-05-17"])
        #expect(try found("2024-01-01", "2024-12-30").sorted() == ["2024-05", "2024-05-17", "2024-06"])
        #expect(try found("2024-01-01", "2024-12-31").count == 4)
        // Up to a day of an unfinished year, all that is dated in it.
        #expect(
            try found("2024-01-01", "2024-05-20", endingBy: "2024-12-31").sorted() == ["2024", "2024-05", "2024-05-17"])
        let sampled = try archive.sampledPapers(
            model: "m", from: [day("2023-01-01")...day("2023-12-31"), day("2024-05-01")...day("2024-05-30")],
            by: .published, atMost: 10)
        #expect(Set(sampled.compactMap { $0.paper.published?.description }) == ["2023", "2023-12-31", "2024-05-17"])
        var months: [String] = []
        try archive.forEachProbability(model: "m", by: .published) { _, day, _ in months.append("\(day)") }
        #expect(months.sorted() == ["2023-12-31", "2024-05-01", "2024-05-17", "2024-06-01"])
    }

    @Test(
        "a search finds a month or year where all of its days are",
        arguments: [
            ("published:2024", ["2024", "2024-05", "2024-05-17", "2024-06"]),
            ("published:2024-05", ["2024-05", "2024-05-17"]),
            ("published:2024-05-17", ["2024-05-17"]),
            ("published:2023..2024", ["2023", "2023-12-31", "2024", "2024-05", "2024-05-17", "2024-06"]),
            ("published:2024-05..2024-06", ["2024-05", "2024-05-17", "2024-06"]),
            ("after:2024", ["2024", "2024-05", "2024-05-17", "2024-06"]),
            ("after:2024-01-02", ["2024-05", "2024-05-17", "2024-06"]), ("before:2024", ["2023", "2023-12-31"]),
            ("before:2025", Self.dates.sorted()), ("before:2024-06", ["2023", "2023-12-31", "2024-05", "2024-05-17"]),
            ("after:2024-05 before:2024-06-15", ["2024-05", "2024-05-17"]),
            ("paper -published:2024", ["2023", "2023-12-31"]),
            ("listed:2024", []),
        ])
    func search(query: String, expected: [String]) throws {
        let found = try archive().search(try SearchQuery(query), limit: 20)
        #expect(found.hits.compactMap { $0.paper.paper.published?.description }.sorted() == expected)
    }
}

extension Archive {
    /// Classifies all papers by the model `m`.
    fileprivate func classify() throws {
        let classification = Classification(
            topics: [TopicProbability(topic: "nets", probability: 0.5, assigned: true)], primary: "nets")
        try saveClassifications(
            unclassifiedPapers(model: "m").map { ($0.id, classification) }, model: "m", topics: ["nets"])
    }
}
