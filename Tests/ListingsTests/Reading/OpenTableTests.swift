import Listings
import Papers
import ReadableText
import TestSupport
import Testing

/// A format that a program adds: titles, each behind a star, and what a star alone stands before is rejected.
private struct StarredTitles: ListingFormatReader {
    struct Bare: FormatFact {
        var description: String { "a star without a title" }
    }

    struct Mark: FormatFact {
        var description: String { "the list is starred" }
    }

    let format = ListingFormat("starred", title: "starred titles", source: .arXiv)

    func recognizes(_ head: ListingHead) -> Bool { head.first == UInt8(ascii: "*") }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var lines = LineReader(stream)
        while let line = try lines.next() {
            let title = String(decoding: line.bytes.dropFirst(2), as: UTF8.self)
            if title.isEmpty {
                sink.reject(line: line.number, .ofFormat(Bare()))
            } else {
                sink.add(Paper(title: title))
            }
        }
        sink.note(.ofFormat(Mark()))
    }
}

/// A format that cannot be read from its beginning: titles anywhere, and at the end where each
/// begins and how long it is, two numbers of a byte each, and the number of titles.
private struct IndexedTitles: ListingFormatReader {
    struct NeedsFile: FormatFact {
        var description: String { "its index is at the end: save it as a file, not compressed" }
    }

    let format = ListingFormat("indexed", title: "indexed titles", source: .arXiv)

    func recognizes(_ head: ListingHead) -> Bool { head.bytes.starts(with: "INDEX".utf8) }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        guard let file = settings.file else { return sink.reject(line: 1, .ofFormat(NeedsFile())) }
        let count = try file.read(at: file.size - 1, count: 1).first.map { Int($0) } ?? 0
        let index = try file.read(at: file.size - 1 - 2 * count, count: 2 * count)
        for place in stride(from: 0, to: index.count, by: 2) {
            let title = try file.read(at: Int(index[place]), count: Int(index[place + 1]))
            sink.add(Paper(title: String(decoding: title, as: UTF8.self)))
        }
    }
}

@Suite("The table of formats is open") struct OpenTableTests {
    private let formats = ListingFormats.standard.adding(StarredTitles())

    @Test("a new format is one type and one line: it is told, read, named, and its facts are its own") func newFormat()
        throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("titles", "* Lanterns\n* \n* Kites\n")
        let listing = try ListingReader(formats: formats).read(file)
        #expect(listing.papers.map(\.title) == ["Lanterns", "Kites"])
        #expect(listing.rejections == [Rejection(file: file, line: 2, reason: .ofFormat(StarredTitles.Bare()))])
        #expect(listing.rejections.first?.description == "\(file):2: a star without a title")
        #expect(listing.notes.map(\.description) == ["\(file): the list is starred"])
        #expect(formats.format(named: "starred")?.title == "starred titles")
        #expect(formats.source(ofFormatNamed: "starred") == .arXiv)
    }

    @Test(
        "a format with its index at the end reads its file, or memory, at any place; a stream is told so"
    )
    func indexAtTheEnd() throws {
        let folder = try TemporaryFolder()
        let bytes = Array("INDEX Kites, Lanterns".utf8) + [13, 8, 6, 5, 2]
        let reader = ListingReader(formats: .standard.adding(IndexedTitles()))
        #expect(try reader.read(folder.write("titles", bytes)).papers.map(\.title) == ["Lanterns", "Kites"])
        #expect(try reader.read(bytes, name: "memory").papers.map(\.title) == ["Lanterns", "Kites"])
        let packed = try folder.write("titles.gz", storedGzip(bytes))
        let error = #expect(throws: ListingError.self) { try reader.read(packed) }
        #expect("\(error, default: "")".contains("its index is at the end"))
    }

    @Test("without it, the standard formats refuse the file and name themselves") func withoutIt() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("titles", "* Lanterns\n")
        let error = #expect(throws: ListingError.self) { try ListingReader().read(file) }
        #expect(error?.isNoListing == true)
        #expect("\(error, default: "")".contains("bibtex (BibTeX)"))
        #expect(ListingFormats.standard.source(ofFormatNamed: "starred") == .other(format: "starred"))
    }

    @Test("facts of two formats are never equal, those of one are where their values are") func facts() {
        #expect(AnyFormatFact(StarredTitles.Bare()) == AnyFormatFact(StarredTitles.Bare()))
        #expect(AnyFormatFact(StarredTitles.Bare()) != AnyFormatFact(StarredTitles.Mark()))
    }

    @Test(
        "each format says whose it is",
        arguments: [
            ("page", ListingSource.dailyPapers), ("daily-papers-json", .dailyPapers),
            ("daily-papers-rss", .dailyPapers),
            ("arxiv-atom", .arXiv), ("oai-pmh", .arXiv), ("kaggle", .arXiv), ("jsonl", .other(format: "jsonl")),
        ])
    func sources(name: String, source: ListingSource) {
        #expect(ListingFormats.standard.source(ofFormatNamed: name) == source)
    }
}
