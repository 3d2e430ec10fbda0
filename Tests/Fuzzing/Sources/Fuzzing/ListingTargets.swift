import PaperDesk

@testable import Listings
@testable import Papers
@testable import ReadableText

extension FuzzTarget {
    /// The reader of every format, each forced upon the input, and the one that sniffs.
    static let listings: [FuzzTarget] =
        [listing(nil)] + ListingFormats.desk.formats.map { listing($0) }

    private static func listing(_ format: ListingFormat?) -> FuzzTarget {
        FuzzTarget(
            name: format.map { "listing-\($0.name)" } ?? "listing", fixedInputs: format == nil ? 4_000 : 10_000,
            seeds: { try $0.listings() }
        ) { bytes in
            var reader = ListingReader(
                listedDay: CalendarDay(iso: "2025-12-11"), format: format, today: CalendarDay(iso: "2026-01-10"),
                formats: .desk)
            // Short, so that lines that are too long are among what is tried.
            reader.maximumLineLength = 4 << 10
            guard let listing = try? reader.read(bytes, name: "input") else { return }
            expect(
                format == nil || listing.format == format,
                "a listing of \(listing.format) was read as \(reader.format as Any)")
            expect(
                listing.paperCount == listing.papers.count,
                "\(listing.paperCount) papers are counted, \(listing.papers.count) there")
            for paper in listing.papers { check(paper) }
        }
    }

    /// What holds of every paper, whatever it was read from.
    private static func check(_ paper: Paper) {
        for text in [paper.title, paper.abstract] {
            expect(Spacing.singleSpaced(text) == text, "a text is not single-spaced: \(text)")
        }
        expect(
            ReadableText.make(paper.abstract, .plain) == paper.abstract, "an abstract is not at rest: \(paper.abstract)"
        )
        expect(paper.id.map { !$0.isEmpty } ?? true, "an identifier is empty")
        expect(paper.authorCount ?? .max >= paper.authors.count, "fewer authors are counted than named")
    }
}
