import Foundation
import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct ArXivMailTests {
    private func stated(_ day: String) throws -> PaperDate { PaperDate(try #require(CalendarDay(iso: day)), .stated) }

    /// The fixture's header and body, lines ended by LF.
    private func parts() throws -> (header: String, body: String) {
        let text = String(decoding: try fixtureBytes("arxiv-mail.eml"), as: UTF8.self).replacing("\r\n", with: "\n")
        let gap = try #require(text.firstRange(of: "\n\n"))
        return (String(text[..<gap.lowerBound]), String(text[gap.upperBound...]))
    }

    private func read(_ text: String, listed: String? = nil) throws -> Listing {
        try ListingReader(listedDay: listed.flatMap { CalendarDay(iso: $0) }).read(Array(text.utf8), name: "x")
    }

    private func expected() throws -> [Paper] {
        let day = try stated("2024-03-14")
        return [
            Paper(
                id: "2403.90001", title: "Lanterns for Long Corridors: a Study",
                abstract:
                    "We light corridors. Note: they were dark, and n = 7. From the second lantern on, it is bright.",
                published: try stated("2024-03-11"), listed: day, authors: ["Ada Example", "Cyd Mödel", "Dee Fiction"],
                categories: ["cs.LG", "cs.CV"], doi: "10.5555/lantern.1", venue: "J. Lamps 7 (2024) 1-9"),
            Paper(
                id: "2403.90002", title: "Teapots", abstract: "We boil.", published: try stated("2024-03-12"),
                listed: day,
                authors: ["Dee Fiction"], categories: ["stat.ML", "cs.LG"]),
            Paper(id: "2301.90003", title: "Old Kettles", authors: ["Eve Placeholder"], categories: ["cs.RO"]),
        ]
    }

    @Test("a mail") func aMail() throws {
        let listing = try ListingReader().read(fixture("arxiv-mail.eml"))
        #expect(listing.format == .arXivMail && listing.rejections.isEmpty)
        #expect(try listing.papers == expected())
        #expect(listing.notes.map(\.kind) == [.replacements(1)])
    }

    @Test("quoted printable") func quotedPrintable() throws {
        let (header, body) = try parts()
        let quoted = body.replacing("Eve", with: "\u{C9}ve").split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                // Every line cut in the middle, as a mailer does with long ones.
                let text = line.replacing("=", with: "=3D").replacing("\u{C9}", with: "=C3=89")
                let middle = text.index(text.startIndex, offsetBy: text.count / 2)
                let safe = text[..<middle].suffix(6).contains("=") ? text.endIndex : middle
                return text[..<safe] + (safe == text.endIndex ? "" : "=\n" + text[safe...])
            }
        let mail =
            "\(header)\nContent-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: Quoted-Printable\n\n"
            + quoted.joined(separator: "\n")
        let listing = try read(mail)
        var papers = try expected()
        papers[2].authors = ["Éve Placeholder"]
        #expect(listing.papers == papers)
    }

    @Test("base 64") func base64() throws {
        let (header, body) = try parts()
        let code = Data(body.replacing("\n", with: "\r\n").utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        let listing = try read("\(header)\nContent-Transfer-Encoding: base64\n\n\(code)")
        #expect(try listing.format == .arXivMail && listing.papers == expected())
    }

    @Test("of several parts the text is read") func ofSeveralPartsTheTextIsRead() throws {
        let (header, body) = try parts()
        let mail = """
            \(header)
            Content-Type: multipart/mixed; boundary="outer"

            This is a message with several parts.
            --outer
            Content-Type: multipart/alternative;
             boundary=inner

            --inner
            Content-Type: text/html

            <p>\\\\ arXiv:1</p>
            --inner
            Content-Type: text/plain; charset=us-ascii

            \(body)
            --inner--
            --outer--
            """
        #expect(try read(mail).papers == expected())
    }

    @Test("older character sets", arguments: ["iso-8859-1", "us-ascii", nil]) func olderCharacterSets(
        _ charset: String?
    ) throws {
        let (header, body) = try parts()
        let type = charset.map { "\nContent-Type: text/plain; charset=\($0)" } ?? ""
        let bytes = "\(header)\(type)\n\n\(body)".replacing("Eve", with: "\u{C9}ve").unicodeScalars.map {
            UInt8(truncatingIfNeeded: $0.value)
        }
        #expect(try ListingReader().read(bytes, name: "x").papers[2].authors == ["Éve Placeholder"])
    }

    @Test("a mailbox") func aMailbox() throws {
        let (header, body) = try parts()
        let second = header.replacing("14 Mar 2024 00:45:57 -0400", with: "15 Mar 2024 23:45:57 -0400")
        let escaped = body.replacing("\nFrom the", with: "\n>From the")
        let listing = try read(
            "From a@b Thu Mar 14\n\(header)\n\n\(escaped)\nFrom a@b Fri Mar 15\n\(second)\n\n\(escaped)")
        #expect(try listing.papers.prefix(3) == expected()[...])
        #expect(
            listing.papers.map { $0.listed?.day.description } == [
                "2024-03-14", "2024-03-14", nil, "2024-03-15", "2024-03-15", nil,
            ])
        #expect(listing.notes.map(\.kind) == [.replacements(2)])
    }

    @Test("without header the day is inferred or given") func withoutHeaderTheDayIsInferredOrGiven() throws {
        let body = try parts().body
        let inferred = try read(body)
        #expect(inferred.format == .arXivMail)
        #expect(try inferred.papers[0].listed == PaperDate(stated("2024-03-14").day, .inferred))
        #expect(inferred.papers[0].title == "Lanterns for Long Corridors: a Study")
        // Received until Friday: announced on Monday.
        let friday = try read(body.replacing("Wed 13 Mar 24", with: "Fri 15 Mar 24"))
        #expect(friday.papers[0].listed?.day.description == "2024-03-18")
        #expect(try read(body, listed: "2024-03-20").papers[0].listed == stated("2024-03-20"))
        let neither = try read(body.replacing("received", with: "taken"))
        #expect(neither.papers[0].listed == nil && neither.notes.first?.kind == .noListingDay)
    }

    @Test(
        "a mail that was sent on later has the day of the mail inside",
        arguments: [
            "---------- Forwarded message ---------\nFrom: <no-reply@lamps.example>\n"
                + "Date: Thu, Mar 14, 2024 at 5:00 AM\nSubject: cs daily\n\n",
            "Begin forwarded message:\n\nFrom: no-reply@lamps.example\nDate: March 14, 2024 at 5:00:00 AM GMT-4\n\n",
            "-----Original Message-----\nFrom: no-reply@lamps.example\nSent: Thursday, March 14, 2024 5:00 AM\n\n",
            "Von: no-reply@lamps.example\nGesendet: Donnerstag, 14. März 2024 05:00\n\n",
            "On Thu, Mar 14, 2024 at 5:00 AM <no-reply@lamps.example> wrote:\n\n",
            "Le jeu. 14 mars 2024 a écrit :\nEnvoyé : jeudi 14 mars 2024 05:00\n\n",
            "发送时间: 2024年3月14日 5:00\n\n",
        ]) func sentOn(_ above: String) throws
    {
        let body = try parts().body.replacing("received from", with: "taken from")
        let header = "From: me@lamps.example\nSubject: Fwd: cs daily\nDate: Sat, 1 Mar 2025 09:00:00 +0100\n\n"
        #expect(try read(header + above + body).papers == expected())
    }

    @Test("a mail within a mail, and one of which only the text says its age") func sentOnOtherwise() throws {
        let (inner, body) = try parts()
        let outer = "From: me@lamps.example\nDate: Sat, 1 Mar 2025 09:00:00 +0100\n"
        let mail =
            outer + "Content-Type: multipart/mixed; boundary=lamp\n\n--lamp\nContent-Type: text/plain\n\nLook!\n\n"
            + "--lamp\nContent-Type: message/rfc822\n\n\(inner)\n\n\(body)\n--lamp--\n"
        #expect(try read(mail).papers == expected())
        let listing = try read(outer + "\n" + body)
        #expect(listing.papers[0].listed == PaperDate(try stated("2024-03-14").day, .inferred))
        // A mail that took a weekend on its way was not sent on.
        let slow = outer.replacing("Sat, 1 Mar 2025", with: "Mon, 18 Mar 2024") + "\n" + body
        #expect(try read(slow).papers[0].listed == stated("2024-03-18"))
    }

    @Test("a copy that is quoted or indented is read", arguments: ["> ", ">> ", "    ", "\t", "| > "])
    func quoted(_ mark: String) throws {
        let body = try parts().body
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        // Programs leave out the space at the end of a line that is empty.
        let copy = lines.map { $0.isEmpty ? mark.replacing(" ", with: "") : mark + $0 }.joined(separator: "\n")
        guard mark != "| > " else {
            #expect(throws: ListingError.self) { try read(copy, listed: "2024-03-14") }
            return
        }
        #expect(try read(copy, listed: "2024-03-14").papers == expected())
    }

    @Test("an entry without end is rejected alone") func anEntryWithoutEndIsRejectedAlone() throws {
        let (header, body) = try parts()
        let broken = body.replacing("\\\\\n  We boil.\n\\\\ ( https://arxiv.org/abs/2403.90002 ,  3kb)\n", with: "")
        let listing = try read("\(header)\n\n\(broken)")
        #expect(listing.papers.map(\.id) == ["2403.90001", "2301.90003"])
        let line = try #require("\(header)\n\n\(broken)".firstRange(of: "\\\\\narXiv:2403.90002")).lowerBound
        let number = "\(header)\n\n\(broken)"[..<line].count { $0 == "\n" } + 1
        #expect(listing.rejections == [Rejection(file: "x", line: number, reason: .entryCut("2403.90002"))])
    }

    /// Cut anywhere, the entries that are complete stay, and an entry begun is told.
    @Test("cut anywhere") func cutAnywhere() throws {
        let bytes = try fixtureBytes("arxiv-mail.eml")
        let text = String(decoding: bytes, as: UTF8.self)
        let ends = text.ranges(of: "\\\\ ( ").map { text.utf8.distance(from: text.startIndex, to: $0.upperBound) }
        let starts = text.ranges(of: "\\\\\r\narXiv:").map {
            text.utf8.distance(from: text.startIndex, to: $0.lowerBound) + 2
        }
        for length in stride(from: try #require(ends.first), to: bytes.count, by: 13) {
            let listing = try ListingReader().read(Array(bytes[..<length]), name: "x")
            let (begun, ended) = (starts.count { $0 <= length }, ends.count { $0 <= length })
            #expect(listing.paperCount == ended, "length \(length)")
            #expect(listing.rejectionCount == begun - ended, "length \(length): \(listing.rejections)")
        }
    }

    @Test("other mails and texts are not taken") func otherMailsAndTextsAreNotTaken() {
        for text in [
            "Date: Thu, 14 Mar 2024 00:45:57 -0400\nSubject: hello\n\nDear all,\n\\\\\nbye", "\\\\\nnothing",
            "# arXiv:2403.90001\n",
        ] {
            #expect(throws: ListingError.self, "\(text)") { try self.read(text) }
        }
    }

    /// Found by fuzzing: the title began with a space.
    @Test("a field may begin on its second line") func aFieldMayBeginOnItsSecondLine() throws {
        let mail = String(decoding: try fixtureBytes("arxiv-mail.eml"), as: UTF8.self)
        let folded = mail.replacing("Title: Teapots", with: "Title: \r\n  Teapots")
        #expect(try read(folded).papers.map(\.title) == read(mail).papers.map(\.title))
    }

    @Test("mails of the old days") func mailsOfTheOldDays() throws {
        let listing = try read(
            """
            \\\\
            Paper (*cross-listing*): hep-th/9901001
            From: dee@lamps.example
            Date (v1): Mon, 4 Jan 1999 17:18:42 GMT   (9kb)
            Date (revised v2): Tue, 5 Jan 1999 17:18:42 GMT   (9kb)

            Title: Teapots
            Author: Dee Fiction
            \\\\
              We boil.
            \\\\
            """)
        #expect(
            listing.papers == [
                Paper(
                    id: "hep-th/9901001", title: "Teapots", abstract: "We boil.", published: try stated("1999-01-04"),
                    authors: ["Dee Fiction"])
            ])
    }
}
