import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct PaperCopilotTests {
    @Test("entries") func entries() throws {
        let listing = try ListingReader().read(fixture("papercopilot.json"))
        #expect(listing.format == .paperCopilot)
        #expect(
            listing.papers == [
                Paper(
                    id: "Ab1_cD2-eF", idScope: "openreview:", title: "Quiet Agents", abstract: "Agents can be quiet.",
                    authors: ["Ada Example", "Cyd Model"],
                    categories: ["agents, broadly"], keywords: ["agents", "quiet", "rooms"],
                    venue: "Third Meeting on Quiet, 2025"),
                Paper(
                    id: "https://meeting.example/virtual/2025/poster/71033", title: "Loud Agents",
                    authors: ["Dee Fiction"]),
                Paper(
                    id: "2506.90001", title: "Middling Agents", abstract: "Neither.", version: 1,
                    authors: ["Dee Fiction", "Ada Example"]),
            ])
        #expect(listing.notes.map(\.kind) == [.notAccepted(1, of: 3)])
        #expect(
            listing.notes.first?.kind.description
                == "1 of 3 submissions were withdrawn or rejected: they are kept without a venue")
    }

    @Test(
        "the file names the conference",
        arguments: [
            ("colm2025.json", "COLM 2025"), ("a/b/papercopilot_nips2023.json.gz", "NeurIPS 2023"),
            ("3dv2025.json", "3DV 2025"),
            ("papers2025.json", nil), ("iclr.json", nil), ("standard input", nil), ("iclr20255.json", nil), ("", nil),
        ] as [(String, String?)]) func theFileNamesTheConference(_ file: String, _ expected: String?)
    {
        #expect(PaperCopilot.conference(file: file) == expected)
    }

    @Test("the file name stands in for the citation") func theFileNameStandsInForTheCitation() throws {
        let text =
            #"[{"id":"x-1","title":"t","status":"Poster","track":"main"},{"title":"u","status":"Desk "#
            + #"Reject","track":"main","id":"7"}]"#
        let papers = try ListingReader().read(Array(text.utf8), name: "iclr2025.json").papers
        #expect(papers.map(\.venue) == ["ICLR 2025", nil])
        #expect(papers.map(\.id) == ["x-1", nil])
    }

    @Test("bad entries cost themselves only") func badEntriesCostThemselvesOnly() throws {
        let text =
            #"[{"title":"t","status":"Oral","track":"m"},{"title":7},{"id":"x"},{"title":"u","#
            + #""bibtex":"@article{broken"}]"#
        let listing = try ListingReader().read(Array(text.utf8), name: "x")
        #expect(listing.papers.map(\.title) == ["t", "u"])
        #expect(listing.rejectionCount == 2)
    }
}
