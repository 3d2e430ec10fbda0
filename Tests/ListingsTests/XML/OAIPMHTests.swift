import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct OAIPMHTests {
    private func read(_ text: String) throws -> Listing { try ListingReader().read(Array(text.utf8), name: "x.xml") }

    private func stated(_ day: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: day)), .stated) }

    private func answer(_ content: String) -> String {
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">\n\(content)\n</OAI-PMH>"
    }

    @Test("ar xivs own forms") func arXivsOwnForms() throws {
        let listing = try ListingReader().read(fixture("oai-arxiv.xml"))
        #expect(listing.format == .oaiPMH && listing.rejections.isEmpty)
        var lanterns = Paper(
            id: "2403.90001", title: "Lanterns for Long Corridors", abstract: "We light corridors: $n < 7$.",
            published: try stated("2024-03-11"), updated: try stated("2024-03-30").day,
            authors: ["Ada Example Jr", "Lamp Collaboration"],
            categories: ["cs.LG", "cs.CV"],
            doi: "10.5555/lantern.1", venue: "J. Lamps 7 (2024) 1-9")
        lanterns.makeReadable(.plain)
        let teapots = Paper(
            id: "hep-th/9901001", title: "Teapots", abstract: "We boil.", published: try stated("1999-01-04"),
            version: 2,
            updated: try stated("1999-02-02").day,
            authors: ["Dee Fiction", "Eve Placeholder"], categories: ["hep-th"])
        #expect(listing.papers == [lanterns, teapots])
        #expect(
            listing.notes.map(\.description) == [
                "\(listing.source): 1 record says that it was deleted, and was passed over",
                "\(listing.source): this is one part of a longer list: ask for the rest of 2412 records with "
                    + "resumptionToken=verb%3DListRecords%26skip%3D3",
            ])
    }

    @Test("dublin core") func dublinCore() throws {
        let listing = try ListingReader().read(fixture("oai-dc.xml"))
        #expect(listing.format == .oaiPMH && listing.notes.isEmpty)
        #expect(
            listing.papers == [
                Paper(
                    id: "2403.90001", title: "Lanterns for Long Corridors", abstract: "We light corridors.",
                    published: try stated("2024-03-11"), updated: try stated("2024-03-30").day,
                    authors: ["Ada Example", "Cyd Model Jr", "Lamp Collaboration"],
                    categories: ["cs.LG", "gr-qc"], keywords: ["Computer Science - Machine Learning"],
                    doi: "10.5555/lantern.1",
                    venue: "J. Lamps 7 (2024) 1-9")
            ])
    }

    @Test("parts one after another") func partsOneAfterAnother() throws {
        let parts = try ["oai-arxiv.xml", "oai-dc.xml"].flatMap { try fixtureBytes($0) }
        let listing = try ListingReader().read(parts, name: "x")
        #expect(listing.paperCount == 3 && listing.rejectionCount == 0)
        // The last part does not go on.
        #expect(listing.notes.map(\.kind) == [.deletedRecords(1)])
    }

    @Test("records without their answer") func recordsWithoutTheirAnswer() throws {
        let text = String(decoding: try fixtureBytes("oai-dc.xml"), as: UTF8.self)
        let start: String.Index = try #require(text.firstRange(of: "<record>")).lowerBound
        let end: String.Index = try #require(text.firstRange(of: "</record>")).upperBound
        #expect(try read(String(text[start..<end])).papers.map(\.id) == ["2403.90001"])
    }

    @Test("no records is an empty listing") func noRecordsIsAnEmptyListing() throws {
        let listing = try read(answer("<error code=\"noRecordsMatch\">nothing in that week</error>"))
        #expect(listing.paperCount == 0 && listing.rejectionCount == 0)
        #expect(
            listing.notes.map(\.kind) == [.noEntries(because: "no records match what was asked (nothing in that week)")]
        )
        let deleted = try read(answer("<ListRecords><record><header status='deleted'/></record></ListRecords>"))
        #expect(deleted.paperCount == 0 && deleted.notes.count == 2)
    }

    @Test(
        "answers without papers are told",
        arguments: [
            (
                "<error code=\"badResumptionToken\">it has expired</error>",
                "the repository answered with an error: badResumptionToken: it has expired"
            ),
            ("<error code=\"badVerb\"/>", "the repository answered with an error: badVerb"),
            (
                "<ListIdentifiers><header><identifier>oai:arXiv.org:2403.90001</identifier></header></ListIdentifiers>",
                "expected an answer to ListRecords or GetRecord, found one to ListIdentifiers"
            ),
            ("<ListRecords><record><header/></record></ListRecords>", "expected metadata, found a record without them"),
            (
                "<ListRecords><record><metadata><marc/></metadata></record></ListRecords>",
                "expected metadata of the forms arXiv, arXivRaw or oai_dc, found marc"
            ),
        ]) func answersWithoutPapersAreTold(_ content: String, _ words: String) throws
    {
        let error = #expect(throws: ListingError.self) { try self.read(self.answer(content)) }
        guard case .nothingReadable(_, .oaiPMH, 1, let first)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(first?.description == "x.xml:2: \(words)")
    }

    @Test("a cut answer keeps the whole records") func aCutAnswerKeepsTheWholeRecords() throws {
        let bytes = try fixtureBytes("oai-arxiv.xml")
        let text = String(decoding: bytes, as: UTF8.self)
        let end = text.utf8.distance(
            from: text.startIndex, to: try #require(text.firstRange(of: "</record>")).upperBound)
        for length in stride(from: end, to: bytes.count - 2, by: 97) {
            let listing = try ListingReader().read(Array(bytes[..<length]), name: "x")
            guard case .ofFormat(let fact)? = listing.rejections.first?.reason,
                case .broken(.cut, _, let complete)? = fact.fact as? XMLFact
            else {
                Issue.record("length \(length): \(listing.rejections)")
                continue
            }
            #expect(complete == listing.paperCount && complete >= 1 && listing.rejectionCount == 1)
        }
    }
}
