import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct ArXivAtomTests {
    private func read(_ text: String) throws -> Listing { try ListingReader().read(Array(text.utf8), name: "x.xml") }

    private func stated(_ day: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: day)), .stated) }

    private let empty = """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
        <id>https://arxiv.org/api/x</id><title>arXiv Query: none</title>
        <opensearch:totalResults>TOTAL</opensearch:totalResults></feed>
        """

    @Test("entries") func entries() throws {
        let listing = try ListingReader().read(fixture("arxiv-atom.xml"))
        #expect(listing.format == .arXivAtom)
        #expect(listing.rejections.isEmpty && listing.notes.isEmpty)
        var lanterns = Paper(
            id: "2403.90001", title: "Lanterns for Long Corridors",
            abstract: "We light corridors with $n < 7$ lanterns & no more.",
            published: try stated("2024-03-11"), version: 3, updated: try stated("2024-04-30").day,
            authors: ["Ada Example", "Cyd Mödel"],
            categories: ["cs.CV", "cs.LG"],
            doi: "10.5555/lantern.1", venue: "J. Lamps 7 (2024) 1-9")
        lanterns.makeReadable(.plain)
        let teapots = Paper(
            id: "cs/0101007", title: "Teapots", abstract: "We boil.", published: try stated("2001-01-05"), version: 1,
            authors: ["Dee Fiction"],
            categories: ["cs.AI"])
        #expect(listing.papers == [lanterns, teapots])
    }

    @Test("a day given from outside is the listings") func aDayGivenFromOutsideIsTheListings() throws {
        let listing = try ListingReader(listedDay: CalendarDay(iso: "2024-05-02")).read(fixture("arxiv-atom.xml"))
        #expect(listing.listed == (try stated("2024-05-02")))
    }

    @Test("an error is the services own") func anErrorIsTheServicesOwn() throws {
        let text = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Search Results</title>
            <entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_xyz</id><title>Error</title>
            <summary>incorrect id format for xyz</summary></entry></feed>
            """
        let rejection = Rejection(
            file: "x.xml", line: 2, reason: .answeredError(by: "arXiv", "incorrect id format for xyz"))
        #expect(throws: ListingError.nothingReadable(file: "x.xml", format: .arXivAtom, rejected: 1, first: rejection))
        {
            try self.read(text)
        }
        #expect(rejection.description == "x.xml:2: arXiv answered with an error: incorrect id format for xyz")
    }

    @Test("an answer without entries is no error") func anAnswerWithoutEntriesIsNoError() throws {
        let none = try read(empty.replacing("TOTAL", with: "0"))
        #expect(none.paperCount == 0 && none.rejectionCount == 0)
        #expect(none.notes.map(\.kind) == [.noEntries(because: "the query found nothing")])
        let beyond = try read(empty.replacing("TOTAL", with: "214881"))
        #expect(
            beyond.notes.map(\.description) == [
                "x.xml: there are no papers in it: of 214881 results none is in this part; ask for one that "
                    + "begins earlier"
            ])
    }

    @Test("an entry without text is rejected alone") func anEntryWithoutTextIsRejectedAlone() throws {
        let listing = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query: x</title>
            <entry/>
            <entry><id>http://arxiv.org/abs/2403.90001v1</id><title>T</title><published>soon</published></entry></feed>
            """)
        #expect(listing.papers.map(\.id) == ["2403.90001"])
        #expect(listing.rejections.map(\.description) == ["x.xml:2: has neither title nor abstract"])
        #expect(listing.notes.map(\.description) == ["x.xml:3: 'soon' is no date that exists: it is left open"])
    }

    /// Cut anywhere, the whole entries stay and the cut is told; without a whole one the listing is refused.
    @Test("cut anywhere") func cutAnywhere() throws {
        let bytes = try fixtureBytes("arxiv-atom.xml")
        let text = String(decoding: bytes, as: UTF8.self)
        let ends = text.ranges(of: "</entry>").map { text.utf8.distance(from: text.startIndex, to: $0.upperBound) }
        for length in stride(from: 200, to: bytes.count - 2, by: 11) {
            let cut = Array(bytes[..<length])
            let whole = ends.count { $0 <= length }
            guard whole > 0 else {
                #expect(throws: ListingError.self, "length \(length)") {
                    try ListingReader(format: .arXivAtom).read(cut, name: "x")
                }
                continue
            }
            let listing = try ListingReader().read(cut, name: "x")
            #expect(listing.paperCount == whole, "length \(length)")
            let line = cut.count { $0 == 0x0A } + 1
            guard case .ofFormat(let fact)? = listing.rejections.first?.reason, listing.rejectionCount == 1,
                case .broken(.cut, let told, let complete)? = fact.fact as? XMLFact
            else {
                Issue.record("length \(length): \(listing.rejections)")
                continue
            }
            #expect(complete == whole && abs(told - line) <= 1, "length \(length): line \(told), not \(line)")
        }
    }
}
