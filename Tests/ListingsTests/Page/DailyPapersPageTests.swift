import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct DailyPapersPageTests {
    static let titles = [
        "LanternNet: Lighting Dark Corridors with Learned Lamps", "How Many Teapots Does a Simulator Need?",
        "PaperBoat: Folding Long Contexts",
        "Quiet Gradients in Noisy Rooms", "An Atlas of Unmapped Islands",
    ]

    private func fixtureText() throws -> String { String(decoding: try fixtureBytes("page.txt"), as: UTF8.self) }

    private func read(_ text: String, listed: String? = nil, today: String? = nil) throws -> Listing {
        try ListingReader(
            listedDay: listed.flatMap { CalendarDay(iso: $0) }, today: today.flatMap { CalendarDay(iso: $0) }
        )
        .read(Array(text.utf8), name: "page")
    }

    private func days(_ listing: Listing) -> [String?] { listing.papers.map { $0.published?.day.description } }

    /// What the fixture holds, in whatever dress it comes.
    private func expectTheFixture(_ listing: Listing, _ comment: Comment? = nil) {
        #expect(listing.format == .dailyPapersPage, comment)
        #expect(listing.papers.map(\.title) == Self.titles, comment)
        #expect(days(listing) == ["2024-03-12", "2024-03-13", nil, "2023-12-30", "2023-02-02"], comment)
        #expect(listing.papers.map(\.authorCount) == [3, 12, nil, 1, 2], comment)
        #expect(listing.papers.map(\.comments) == [nil, 4, nil, 1, nil], comment)
        #expect(listing.papers.allSatisfy { $0.listed?.day.description == "2024-03-14" && $0.id == nil }, comment)
        #expect(
            listing.papers[0].abstract.hasPrefix("Corridor lighting")
                && listing.papers[0].abstract.hasSuffix("years of practice."), comment
        )
        #expect(listing.papers[2].abstract.hasSuffix("the cost of forty."), comment)
        #expect(listing.papers[4].abstract.hasSuffix("were left out."), comment)
        #expect(listing.rejectionCount == 0, comment)
    }

    @Test("the fixture") func theFixture() throws {
        let listing = try ListingReader().read(fixture("page.txt"))
        expectTheFixture(listing)
        #expect(listing.yearsInferred == 2)
        #expect(listing.listed?.provenance == .inferred)
        #expect(listing.papers.map { $0.published?.provenance } == [.inferred, .inferred, nil, .stated, .stated])
        #expect(listing.notes.map(\.line) == [11, nil])
        #expect(
            listing.notes.first?.description.hasSuffix(
                "page.txt:11: listing year 2024 inferred: its entries state years up to 2023, and the site leaves "
                    + "out the current one"
            ) == true)
        #expect(listing.notes.first?.remedy == .stateDay(CalendarDay(iso: "2024-03-14")))
    }

    @Test("a given day decides the year") func aGivenDayDecidesTheYear() throws {
        let listing = try read(try fixtureText(), listed: "2024-03-14")
        expectTheFixture(listing)
        #expect(listing.yearsInferred == 0)
        #expect(listing.listed?.provenance == .stated)
        #expect(listing.notes.map(\.kind) == [.undated(1)])
    }

    @Test("the dress makes no difference") func theDressMakesNoDifference() throws {
        let text = try fixtureText()
        let dresses: [(String, String)] = [
            ("CRLF", text.replacing("\n", with: "\r\n")), ("byte order mark", "\u{FEFF}" + text),
            ("no final line end", String(text.dropLast())),
            ("tabs", text.replacing("  • ", with: "\t•\t")),
            ("non-breaking spaces", text.replacing(" ", with: "\u{A0}")),
            ("no blank lines", text.replacing("\n\n", with: "\n")),
            ("more blank lines", text.replacing("\n\n", with: "\n \n\t\n\n")),
            (
                "one line below",
                text.replacing("authors\n·\n", with: "authors · ").replacing("author\n·\n", with: "author · ")
            ),
            ("no dot line", text.replacing("·\n", with: "")),
            ("year in the heading", text.replacing("Mar 14\n", with: "Mar 14, 2024\n")),
            ("long months", text.replacing("Mar 1", with: "March 1").replacing("Dec ", with: "December ")),
            ("trailing spaces", text.replacing("\n", with: "  \n")),
        ]
        for (name, dressed) in dresses { expectTheFixture(try read(dressed), Comment(rawValue: name)) }
    }

    @Test("frame between entries is passed over") func frameBetweenEntriesIsPassedOver() throws {
        var text = try fixtureText()
        text = text.replacing("  • ", with: "Upvote\n\n111\n\n-\n\n  • ")
        for title in Self.titles { text = text.replacing(title, with: "Submitted by\n\nsomebody42\n\n23\n\n\(title)") }
        text +=
            "\nPrevious\n\nNext\n\nCompany\n\nTOS\n\nPrivacy\n\nA"
            + "bout\n\nCareers\n\nWebsite\n\nModels\n\nDatasets\n\nSpaces\n\nPricing\n\nDocs\n"
        text =
            "Hugging Face\n\nModels\nDatasets\nDaily Papers\nPricing\nLog In\nSign Up\n\n"
            + text.replacing("byAK", with: "by AK")
        expectTheFixture(try read(text))
    }

    @Test("unknown short lines before a title are noted") func unknownShortLinesBeforeATitleAreNoted() throws {
        let listing = try read(
            try fixtureText().replacing(Self.titles[1], with: "Organization of Tea\n\n\(Self.titles[1])"))
        expectTheFixture(listing)
        #expect(listing.notes.contains { $0.kind == .passedOver("Organization of Tea") })
    }

    @Test("abstracts of several paragraphs") func abstractsOfSeveralParagraphs() throws {
        let listing = try read(
            try fixtureText().replacing(
                "lamps where a walker would miss them most. ",
                with:
                    "lamps where a walker would miss them most.\n\nOur contributions are:\n\n- a network\n- a "
                    + "lamp\n\nThe code is at https://lamps.example\n\n"
            ))
        expectTheFixture(listing)
        #expect(
            listing.papers[0].abstract.contains(
                "most. Our contributions are: - a network - a lamp The code is at https://lamps.example On three"))
    }

    @Test("wrapped lines are joined") func wrappedLinesAreJoined() throws {
        let wrapped = try fixtureText().split(separator: "\n", omittingEmptySubsequences: false).map {
            Self.wrap(String($0), 76)
        }
        expectTheFixture(try read(wrapped.joined(separator: "\n")))
    }

    private static func wrap(_ line: String, _ width: Int) -> String {
        guard line.count > width, !line.hasPrefix(" ") else { return line }
        var lines = [""]
        for word in line.split(separator: " ") {
            if lines[lines.count - 1].count + word.count >= width { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines.joined(separator: "\n")
    }

    @Test("titles alone") func titlesAlone() throws {
        let listing = try read(
            "Daily Papers\nMar 14, 2024\n\nFirst Paper\n·\n6 authors\n3\n\nSecond Paper\n·\n2 authors\n\n")
        #expect(listing.papers.map(\.title) == ["First Paper", "Second Paper"])
        #expect(listing.papers.map(\.authorCount) == [6, 2])
    }

    @Test("a page made of pages") func aPageMadeOfPages() throws {
        let second =
            "Daily Papers\n\nMar 15\n\nA Second Page\n\nIt says something that is long enough to be taken for an "
            + "abstract, and ends.\n\n• 2 authors\n·\nMar 14\n"
        let listing = try read(try fixtureText() + "\n" + second)
        #expect(listing.papers.map(\.title) == Self.titles + ["A Second Page"])
        // The second page states no year and so begins in the first in which the site existed.
        #expect(
            listing.papers.map { $0.listed?.day.description } == Array(repeating: "2024-03-14", count: 5) + [
                "2024-03-15"
            ])
        #expect(listing.listed == nil)
        let given = try read(try fixtureText() + "\n" + second, listed: "2025-03-15")
        #expect(
            given.papers.map { $0.listed?.day.description } == Array(repeating: "2025-03-14", count: 5) + ["2025-03-15"]
        )
    }

    /// Cut anywhere: what is there is read, nothing is invented, and the only trouble is about the cut entry.
    @Test("cut anywhere") func cutAnywhere() throws {
        let text = Array(try fixtureText().utf8)
        let whole = try read(try fixtureText(), listed: "2024-03-14").papers
        let begin = try #require(try fixtureText().utf8.firstRange(of: "Corridor lighting".utf8)).lowerBound
            .utf16Offset(
                in: try fixtureText())
        for length in (begin + 80)..<text.count {
            let listing = try ListingReader(listedDay: CalendarDay(iso: "2024-03-14")).read(
                Array(text[..<length]), name: "page")
            let complete = listing.papers.dropLast()
            #expect(Array(complete) == Array(whole.prefix(complete.count)), "length \(length)")
            #expect(listing.rejectionCount <= 1, "length \(length)")
            #expect(listing.paperCount + listing.rejectionCount <= whole.count, "length \(length)")
        }
    }

    @Test("a cut entry is kept and told") func aCutEntryIsKeptAndTold() throws {
        let text = try fixtureText()
        let cut = String(
            text[..<(try #require(text.firstRange(of: "a third of the steps")?.lowerBound))])
        let listing = try read(cut)
        #expect(listing.papers.map(\.title) == Array(Self.titles.prefix(4)))
        #expect(listing.papers.last?.published == nil)
        #expect(listing.notes.contains { $0.kind == .endsInEntry(title: Self.titles[3]) })
    }

    @Test("a title at the very end is rejected") func aTitleAtTheVeryEndIsRejected() throws {
        let text = try fixtureText()
        let cut = String(text[..<(try #require(text.firstRange(of: "\n\nWe publish a map")?.lowerBound))])
        let listing = try read(cut)
        #expect(listing.papers.count == 4)
        #expect(listing.rejections.map(\.line) == [41])
        #expect(listing.rejections.map(\.reason) == [.titleAlone(Self.titles[4])])
    }

    @Test("nothing but the head is an error") func nothingButTheHeadIsAnError() {
        #expect(throws: ListingError.nothingReadable(file: "page", format: .dailyPapersPage, rejected: 0, first: nil)) {
            try self.read("new\n\nDaily Papers\n\nbyAK and the research community\n\nDec 11\n")
        }
    }

    @Test("dates that do not exist leave the paper") func datesThatDoNotExistLeaveThePaper() throws {
        let listing = try read(try fixtureText().replacing("Mar 12\n", with: "Feb 30\n"))
        #expect(listing.papers.map(\.title) == Self.titles)
        #expect(listing.papers[0].published == nil && listing.papers[0].authorCount == 3)
        #expect(listing.notes.contains { $0.kind == .badDate("Feb 30") && $0.line == 19 })
        // 2023 has no 29 February: the page's year is inferred as 2024, which has one, but 2025 is given.
        let leap = try fixtureText().replacing("Mar 12\n", with: "Feb 29\n")
        #expect(try days(read(leap))[0] == "2024-02-29")
        #expect(try days(read(leap, listed: "2025-03-14"))[0] == nil)
    }

    @Test("an orphaned abstract is rejected") func anOrphanedAbstractIsRejected() throws {
        let orphan = String(repeating: "This abstract lost its title on the way. ", count: 10)
        let listing = try read(
            "Daily Papers\n\nMar 14, 2024\n\n\(orphan)\n\n• 3 authors\n·\nMar 12\n\nA Title\n\nAn abstract that "
                + "is long enough to be taken for one, and ends.\n"
        )
        #expect(listing.papers.map(\.title) == ["A Title"])
        #expect(listing.rejections.map(\.reason) == [.abstractAlone])
    }
}
