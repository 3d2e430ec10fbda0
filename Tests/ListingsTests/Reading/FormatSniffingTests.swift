import Foundation
import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

/// No format takes another's files: every fixture is told by its own reader, and by the table's order.
@Suite struct FormatSniffingTests {
    static let fixtures: [(name: String, format: ListingFormat)] = [
        ("page.txt", .dailyPapersPage), ("page-2026.txt", .dailyPapersPage), ("page.html", .dailyPapersPage),
        ("page.mhtml", .dailyPapersPage), ("page.md", .dailyPapersPage), ("page-clip.md", .dailyPapersPage),
        ("api-2024.json", .dailyPapersAPI), ("api-2024-strings.json", .dailyPapersAPI),
        ("api-2024-printed.txt", .dailyPapersAPI), ("api-2025.json", .dailyPapersAPI),
        ("api-2026.jsonl", .dailyPapersAPI),
        ("papers.jsonl.gz", .jsonl), ("collector.jsonl", .jsonl), ("collector.json", .json), ("kaggle.jsonl", .kaggle),
        ("metadata.txt", .metadataText), ("library.bib", .bibTeX), ("papercopilot.json", .paperCopilot),
        ("bibliography-pubmed.xml", .xmlBibliography), ("bibliography-endnote.xml", .xmlBibliography),
        ("bibliography.rdf", .xmlBibliography),
        ("arxiv-list.html", .arXivPage), ("arxiv-list.txt", .arXivPage), ("feed.rdf", .feed), ("feed-rss.xml", .feed),
        ("feed.atom", .feed),
        ("library.ris", .ris), ("library.nbib", .medline), ("library.enw", .endNote), ("savedrecs.txt", .webOfScience),
        ("table.csv", .csv),
        ("table.tsv", .csv),
        ("table-by-hand.csv", .csv), ("arxiv-atom.xml", .arXivAtom), ("arxiv-mail.eml", .arXivMail),
        ("arxiv-news.atom", .arXivFeed),
        ("arxiv-rss-1.0.rdf", .arXivFeed), ("arxiv-rss.xml", .arXivFeed), ("daily-papers-rss.xml", .dailyPapersFeed),
        ("oai-arxiv.xml", .oaiPMH),
        ("oai-dc.xml", .oaiPMH),
    ]

    @Test("each fixture is told", arguments: fixtures) func eachFixtureIsTold(_ name: String, _ format: ListingFormat)
        throws
    {
        let folder = try TemporaryFolder()
        let bytes = try fixtureBytes(name)
        #expect(try ListingReader().sniff(folder.write("nameless", bytes)) == format)
        guard !name.hasSuffix(".gz") else { return }
        #expect(try ListingReader().sniff(folder.write("packed", storedGzip(bytes))) == format)
        // White space, a byte order mark and other line ends change nothing.
        #expect(try ListingReader().sniff(folder.write("marked", [0xEF, 0xBB, 0xBF] + bytes)) == format)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
            try ListingReader().sniff(
                folder.write("windows", text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n"))) == format)
        #expect(
            try ListingReader().sniff(
                folder.write("blank", "\n \n" + (text.first == "\u{FEFF}" ? String(text.dropFirst()) : text))) == format
        )
    }

    /// Read as any other format, a file ends in an error or in rejections, and never in a trap.
    @Test("any other format reads it without harm", arguments: fixtures) func anyOtherFormatReadsItWithoutHarm(
        _ name: String, _ format: ListingFormat
    ) throws {
        let bytes = try fixtureBytes(name)
        for other in ListingFormats.standard.formats where other != format {
            _ = try? ListingReader(format: other).read(bytes, name: name)
        }
    }

    /// Random bytes in place of others, in every format: no trap, and what is read is counted.
    @Test("random damage is survived", arguments: fixtures) func randomDamageIsSurvived(
        _ name: String, _ format: ListingFormat
    ) throws {
        guard !name.hasSuffix(".gz") else { return }
        let bytes = try fixtureBytes(name)
        for seed in 0..<60 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            let cut = Array(damaged.prefix(Int.random(in: 0...damaged.count, using: &generator)))
            guard let listing = try? ListingReader(format: format).read(cut, name: name) else { continue }
            #expect(listing.paperCount == listing.papers.count)
            #expect(listing.papers.allSatisfy { !$0.title.isEmpty || !$0.abstract.isEmpty })
        }
    }

    @Test("every format has a reader and a fixture") func everyFormatHasAReaderAndAFixture() {
        let formats = ListingFormats.standard.formats
        #expect(Set(Self.fixtures.map(\.format)) == Set(formats))
        #expect(Set(formats.map(\.name)).count == formats.count)
        for format in formats { #expect(ListingFormats.standard.reader(format)?.format == format) }
    }
}

extension ListingReader {
    /// The format of a file told from its content; throws where it is none.
    func sniff(_ path: String) throws(ListingError) -> ListingFormat { try open(path).format }
}
