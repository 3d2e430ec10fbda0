import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite("The Daily Papers page as it looks since 2026")
struct PageOfTodayTests {
    private func read(_ text: String) throws -> Listing { try ListingReader().read(Array(text.utf8), name: "page") }
    private func fixtureText() throws -> String {
        String(decoding: try fixtureBytes("page-2026.txt"), as: UTF8.self)
    }

    private func expectTheFixture(_ listing: Listing, _ comment: Comment? = nil) {
        #expect(
            listing.papers.map(\.title) == [
                "LanternNet: Lighting Dark Corridors with Learned Lamps",
                "How Many Teapots Does a Simulator Need?", "PaperBoat: Folding Long Contexts",
                "An Atlas of Unmapped Islands",
            ], comment)
        #expect(listing.papers.map(\.upvotes) == [12, 1200, nil, 7], comment)
        #expect(listing.papers.map(\.authorCount) == [nil, nil, 3, nil], comment)
        #expect(listing.papers.map(\.comments) == [nil, 4, nil, 1], comment)
        #expect(
            listing.papers.map { $0.published?.day.description } == [
                "2024-03-12", "2024-03-13", "2023-12-30", "2023-02-02",
            ], comment)
        let ends = ["nobody stumbles.", "the colour of the kettles.", "the cost of forty.", "of all the others."]
        for (paper, end) in zip(listing.papers, ends) { #expect(paper.abstract.hasSuffix(end), comment) }
        #expect(listing.listed?.day.description == "2024-03-14", comment)
        #expect(listing.rejections.isEmpty, comment)
    }

    @Test("votes stand before titles, and an organization is no text") func theFixture() throws {
        expectTheFixture(try ListingReader().read(fixture("page-2026.txt")))
    }

    @Test("the dress makes no difference") func dresses() throws {
        let text = try fixtureText()
        let dresses: [(String, String)] = [
            ("no blank lines", text.replacing("\n\n", with: "\n")), ("CRLF", text.replacing("\n", with: "\r\n")),
            ("more blank lines", text.replacing("\n\n", with: "\n \n\t\n\n")),
            (
                "tabs of a week and a month",
                text.replacing("Trending Papers", with: "Week 11, 2024\n\nMarch 2024\n\nTrending Papers")
            ),
            ("thousands", text.replacing("1.2k", with: "1,200")),
        ]
        for (name, dressed) in dresses { expectTheFixture(try read(dressed), Comment(rawValue: name)) }
    }

    @Test("numbers on a page whose first title has none are no votes") func numbersThatAreNoVotes() throws {
        let listing = try read(try fixtureText().replacing("\n12\n\n", with: "\n"))
        #expect(listing.papers.count == 4)
        #expect(listing.papers.allSatisfy { $0.upvotes == nil })
    }

    /// The page of `page.txt`, its long lines wrapped as on paper, sheets of some lines with what a browser prints.
    @Test(
        "printed to text, with the edges of the sheets between the lines",
        arguments: [
            "\n\nhttps://huggingface.co/papers\n%N/40\n14/03/2024, 10:14\nDaily Papers - Hugging Face\n\n",
            "\n\nhttps://huggingface.co/papers %N/40\n\u{C}3/14/24, 10:14 AM Daily Papers - Hugging Face\n\n",
            "\n%N/40\n\u{C}\n", "\n\n14.03.2024, 10:14\nDaily Papers\nhttps://huggingface.co/papers\n\n",
        ], [5, 9, 14]) func printed(_ edge: String, _ height: Int) throws
    {
        let text = String(decoding: try fixtureBytes("page.txt"), as: UTF8.self)
        let whole = try read(text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { Self.wrapped($0, 80) }
        for start in 0..<height {
            var printed = ""
            var sheet = 1
            for (place, line) in lines.enumerated() {
                printed += line + "\n"
                guard place > 8, place % height == start else { continue }
                printed += edge.replacing("%N", with: "\(sheet)")
                sheet += 1
            }
            let listing = try read(printed)
            #expect(listing.papers == whole.papers, "sheets of \(height) lines from \(start)")
            #expect(listing.rejections.isEmpty)
        }
    }

    private static func wrapped(_ line: Substring, _ width: Int) -> [String] {
        var lines = [""]
        for word in line.split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if last.utf8.count + 1 + word.utf8.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    @Test("a word that was divided at its hyphen is whole again") func dividedWords() throws {
        let listing = try read(
            """
            Daily Papers

            Sparks in Dark Rooms

            We strike them at length in rooms of the past, and find that what seemed a sub-
            quadratic bound is one of short- and of long-lived sparks, each of them a long-
            and a short-lived one.

            • 3 authors
            Dec 9, 2025
            """)
        #expect(
            listing.papers.first?.abstract
                == "We strike them at length in rooms of the past, and find that what seemed a sub-quadratic bound is one "
                + "of short- and of long-lived sparks, each of them a long- and a short-lived one.")
    }

    @Test(
        "in other languages",
        arguments: [
            ["11. Dez.", "31. Aug.", "23. Okt. 2024", "6 Autoren"], ["11 Dec", "31 Aug", "23 Oct 2024", "6 authors"],
            ["11 déc.", "31 août", "23 oct. 2024", "6 auteurs"], ["11 dic", "31 ago", "23 oct 2024", "6 autores"],
            ["12月11日", "8月31日", "2024年10月23日", "6位作者"], ["12月11日", "8月31日", "2024年10月23日", "著者6名"],
        ]) func languages(_ words: [String]) throws
    {
        let listing = try read(
            """
            Daily Papers

            \(words[0])

            Sparks in Dark Rooms

            We strike them at length, and then we say that we did, as everybody does.

              ◦ \(words[3])
            ·
            \(words[1])

            Rooms without Sparks

            We wait in them at length, and then we say that we did, as everybody does.

              ◦ \(words[3])
            ·
            \(words[2])
            """)
        #expect(listing.listed?.day.description == "2025-12-11")
        #expect(listing.papers.map { $0.published?.day.description } == ["2025-08-31", "2024-10-23"])
        #expect(listing.papers.map(\.authorCount) == [6, 6])
    }
}

@Suite("Daily Papers pages that were saved or clipped")
struct SavedPageTests {
    private func read(_ bytes: [UInt8]) throws -> Listing { try ListingReader().read(bytes, name: "page") }

    @Test("HTML and MHTML hold what the site's interface answers", arguments: ["page.html", "page.mhtml"])
    func saved(_ name: String) throws {
        let listing = try ListingReader().read(fixture(name))
        #expect(listing.papers.map(\.id) == ["2403.90001", "2301.90003"])
        #expect(listing.papers.map(\.title) == ["LanternNet: Lighting Dark Corridors", "An Atlas of Unmapped Islands"])
        #expect(
            listing.papers[0].abstract == "Corridor lighting is planned by hand & \"slow\": it leaves dark spots.")
        #expect(listing.papers.map(\.authors) == [["Ada Example", "Cyd Mödel"], ["Dee Fiction"]])
        #expect(listing.papers.map(\.upvotes) == [12, 7] && listing.papers.map(\.comments) == [4, 1])
        #expect(listing.papers.map { $0.published?.day.description } == ["2024-03-12", "2023-02-02"])
        // The second entry does not say when it was listed: the page's own day is its.
        #expect(listing.papers.map { $0.listed?.day.description } == ["2024-03-14", "2024-03-14"])
        #expect(listing.rejections.isEmpty && listing.notes.isEmpty)
    }

    @Test("without the site's data, the links are read") func linksOfHTML() throws {
        let html = """
            <html><head><title>Daily Papers - Hugging Face</title><style>a > b { c: "d" }</style></head><body>
            <a href="/papers">Daily Papers</a><div>Mar 14, 2024</div>
            <article><a href="/login?next=%2Fpapers%2F2403.90001"><svg><path d="x"/></svg><div>12</div></a>
            <h3><a href="/papers/2403.90001">Lanterns &amp; <i>Corridors</i></a></h3>
            <p>We light corridors, and they are bright from then on.</p>
            <a href="/papers/2403.90001"><ul><li><img alt="x"></li><li>6 authors</li></ul></a>
            <a href="/papers/2403.90001#community">3</a></article>
            <!-- <h3><a href="/papers/2403.90009">Not there</a></h3> --><script>"<h3>"</script></body></html>
            """
        let listing = try read(Array(html.utf8))
        #expect(
            listing.papers == [
                Paper(
                    id: "2403.90001", title: "Lanterns & Corridors",
                    abstract: "We light corridors, and they are bright from then on.",
                    listed: CalendarDay(iso: "2024-03-14").map { PaperDate($0, .stated) }, authorCount: 6, upvotes: 12,
                    comments: 3)
            ])
    }

    @Test("a page without papers is refused with its form", arguments: ["HTML", "MHTML"]) func noPapers(_ form: String)
    {
        let html = "<html><head><title>Daily Papers - Hugging Face</title></head><body><p>x</p></body></html>"
        let archive =
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://huggingface.co/papers\n"
            + "Content-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\n\n\(html)\n--b--\n"
        #expect(
            throws: ListingError.nothingReadable(
                file: "page", format: .dailyPapersPage, rejected: 1,
                first: Rejection(file: "page", line: nil, reason: .savedWithoutPapers(form)))
        ) { try read(Array((form == "HTML" ? html : archive).utf8)) }
    }

    @Test("pages of other sites are none") func otherPages() {
        for html in [
            "<html><head><title>Lamps</title></head><body><a href=\"/papers/2403.90001\">x</a></body></html>",
            "<!DOCTYPE html><html><title>Papers of the Lamp Club</title>",
        ] {
            #expect(throws: ListingError.self) { try read(Array(html.utf8)) }
        }
    }

    @Test("cut anywhere, the entries that are complete stay", arguments: ["page.html", "page.mhtml"])
    func cut(_ name: String) throws {
        let bytes = try fixtureBytes(name)
        let whole = try read(bytes).papers
        for length in stride(from: 400, to: bytes.count, by: 7) {
            guard let listing = try? read(Array(bytes[..<length])) else { continue }
            #expect(listing.papers.count <= whole.count)
            for (paper, other) in zip(listing.papers, whole) where !paper.authors.isEmpty {
                #expect(paper.id == other.id && paper.abstract == other.abstract, "length \(length)")
            }
        }
    }

    @Test("Markdown of clippers has identifiers, votes and comments") func markdown() throws {
        let listing = try ListingReader().read(fixture("page.md"))
        func day(_ text: String, _ provenance: Provenance) -> PaperDate? {
            CalendarDay(iso: text).map { PaperDate($0, provenance) }
        }
        #expect(
            listing.papers == [
                Paper(
                    id: "2403.90001", title: "LanternNet: Lighting Dark Corridors",
                    abstract: "Corridor lighting is usually planned by hand, which is slow and leaves dark spots. We "
                        + "propose LanternNet, a small network that places lamps where a walker would miss them [most].",
                    published: day("2024-03-12", .inferred), listed: day("2024-03-14", .inferred), upvotes: 12,
                    comments: 4),
                Paper(
                    id: "2301.90003", title: "An Atlas of Unmapped Islands",
                    abstract: "We publish a map of islands that no map shows.", published: day("2023-02-02", .stated),
                    listed: day("2024-03-14", .inferred), authorCount: 2),
            ])
        #expect(listing.rejections.isEmpty)
        #expect(listing.notes.map(\.line) == [22])
    }

    @Test("Markdown of another clipper") func otherMarkdown() throws {
        let listing = try ListingReader().read(fixture("page-clip.md"))
        #expect(listing.papers.map(\.id) == ["2403.90001", "2301.90003"])
        #expect(listing.papers.map(\.title) == ["LanternNet: Lighting Dark Corridors", "An Atlas of Unmapped Islands"])
        #expect(listing.papers.map(\.upvotes) == [12, nil] && listing.papers.map(\.comments) == [3, nil])
        #expect(listing.papers.map(\.authorCount) == [6, 2])
        #expect(listing.papers.map { $0.published?.day.description } == [nil, "2024-02-27"])
        #expect(listing.papers[0].abstract.hasSuffix("leaves dark spots."))
        #expect(listing.rejections.isEmpty && listing.notes.count == 1)
    }

    @Test("without the day of the copy, the numbers bound the year") func numbersBoundTheYear() throws {
        let text = String(decoding: try fixtureBytes("page-clip.md"), as: UTF8.self)
        let undated = text.replacing("Published Time: Fri, 15 Mar 2024 09:00:00 GMT\n", with: "")
        // In 2023 the site had such a day, but not yet a paper of March 2024.
        let listing = try read(Array(undated.replacing("### Mar 14", with: "### Dec 14").utf8))
        #expect(listing.listed == CalendarDay(iso: "2024-12-14").map { PaperDate($0, .inferred) })
        #expect(listing.notes.first?.description.contains("it has papers of 2024") == true)
    }

    @Test("Markdown that only mentions papers is none") func otherTexts() {
        for text in [
            "# Notes\n\nSee [this](https://huggingface.co/papers/2403.90001).\n", "# Lamps\n\n- 6 authors wrote it\n",
        ] {
            #expect(throws: ListingError.self) { try read(Array(text.utf8)) }
        }
    }
}
