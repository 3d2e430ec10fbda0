import Foundation
import Papers
import TestSupport
import Testing

@testable import Reporter

@Suite("Reports by e-mail")
struct EmailTests {
    @Test("the message says what text and page say")
    func message() throws {
        var report = try SampleReport.report()
        report.made = CalendarDay(daysSinceEpoch: 20_437)
        let from = try #require(MailAddress("Trends — Übersicht <trends@example.org>"))
        let to = try [
            #require(MailAddress("ada@example.org")),
            #require(MailAddress("Grace \"Amazing\" Hopper <grace@example.org>")),
        ]
        let message = try ParsedMessage(
            EmailRenderer(options: RenderOptions(envelope: MailEnvelope(from: from, to: to))).render(report))
        #expect(message["Date"] == "Mon, 15 Dec 2025 00:00:00 +0000")
        #expect(message["From"] == "Trends — Übersicht <trends@example.org>")
        #expect(message["To"] == "ada@example.org, \"Grace \\\"Amazing\\\" Hopper\" <grace@example.org>")
        #expect(message["Subject"] == "Week 2025-W50 · ▲ Efficiency and compression 8 → 29 %, 3 more")
        #expect(message["Message-ID"]?.wholeMatch(of: /<trends\.[0-9a-f]{16}@example\.org>/) != nil)
        #expect(message.parts[0].text == TextRenderer(width: 72).render(report.withoutFolders))
        let page = try WellFormed(message.parts[1].text)
        #expect(page["h1"].map(\.text) == ["Week 2025-W50 (8–14 Dec 2025)"])
        #expect(page["a"].compactMap { $0.attributes["href"] }.contains("https://arxiv.org/abs/2512.90001"))
        #expect(page["script"].isEmpty && page["img"].isEmpty && page["style"].isEmpty)
    }

    /// The sample report with `count` made-up papers under its topics, and notes on so many files.
    private static func large(_ count: Int, notes: Int = 0) throws -> Report {
        var report = try SampleReport.report()
        for (place, topic) in report.topics.enumerated() {
            guard topic.movement.papers + topic.movement.baselinePapers > 0 else { continue }
            // A paper has several topics.
            report.topics[place].evidence = (place * 7..<count + place * 7).map { number in
                EvidencePaper(
                    title: "A made-up paper = <\(number)> — über Köpfe & Daten, with a title of the usual length",
                    id: "2512.\(10_000 + number)", probability: 0.9, primary: number % 2 == 0,
                    upvotes: number, date: PaperDate(report.period.first, .stated))
            }
        }
        report.basis.notes += (0..<notes).map { "day-\($0).txt: has no day; \(String(repeating: "long ", count: 30))" }
        return report
    }

    @Test(
        "a page that readers of mail would clip is cut: notes and papers first, tables never in the middle",
        arguments: [0, 1_000])
    func clipped(notes: Int) throws {
        let report = try Self.large(4_000, notes: notes)
        let options = RenderOptions(periodTable: true, allPapers: true)
        let document = EmailRenderer(options: options).render(report)
        let parts = document.components(separatedBy: "Content-Transfer-Encoding: quoted-printable\r\n\r\n")
        let sent = try #require(parts.last?.components(separatedBy: "\r\n--=_trends_").first)
        #expect((99_000...100_000) ~= sent.utf8.count + 2)
        let message = try ParsedMessage(document)
        let page = try WellFormed(message.parts[1].text)
        let rows = report.topics.count { $0.movement.papers > 0 || $0.movement.baselinePapers > 0 }
        let periods = report.topics.first?.movement.history.count ?? 0
        #expect(page["table"].count == 2 && page["tr"].count == 1 + rows + 1 + periods)
        #expect(page["h2"].last?.text == "What this rests on")
        let more = try #require(page["p"].map(\.text).compactMap { $0.wholeMatch(of: /and (\d+) more papers/) }.first)
        let ids = { (text: String) in Set(text.matches(of: /2512\.\d{5}/).map { String($0.output) }) }
        // The reading list of the sample is on the page too.
        let named = report.topics.flatMap(\.evidence).compactMap(\.id) + report.readingList.compactMap(\.id)
        let all = ids(named.joined(separator: " "))
        let shown = ids(message.parts[1].text)
        #expect(Int(more.1) == all.subtracting(shown).count)
        if notes > 0 { #expect(message.parts[1].text.contains(/and \d+ more lines/)) }
        // The text is whole, and a page that is not too long is not cut.
        #expect(ids(message.parts[0].text).isSuperset(of: all))
        let small = try ParsedMessage(EmailRenderer(options: options).render(try Self.large(25))).parts[1].text
        #expect(!small.contains("more papers") && ids(small).count > 40)
    }

    @Test("a page without room for its tables says so, and is no longer than others")
    func withoutRoom() throws {
        var report = try Self.large(10)
        let topic = report.topics[0]
        report.topics = (0..<900).map { number in
            ReportTopic(name: "Topic \(number)", movement: topic.movement, evidence: topic.evidence)
        }
        let message = try ParsedMessage(EmailRenderer(options: RenderOptions(allPapers: true)).render(report))
        #expect(QuotedPrintable.body(message.parts[1].text).utf8.count <= 100_000)
        let page = try WellFormed(message.parts[1].text)
        #expect(
            page["table"].isEmpty
                && page["p"].contains { $0.text == "The table of the topics is too long for a message." })
        #expect(page["li"].count > 100)
    }

    @Test("the heads of tables are heads")
    func heads() throws {
        let message = try ParsedMessage(
            EmailRenderer(options: RenderOptions(periodTable: true)).render(try SampleReport.report()))
        let page = try WellFormed(message.parts[1].text)
        #expect(page.elements.allSatisfy { $0.attributes["role"] != "presentation" })
        let heads = page["th"].filter { $0.attributes["scope"] == "col" }.map(\.text)
        #expect(heads.prefix(5) == ["Topic", "Share", "Change", "Period", "Papers"])
        for row in page.elements.indices where page.elements[row].name == "tr" {
            let first = page.elements[row + 1]
            #expect(first.name == "th" && first.attributes["scope"] == (first.path.contains("thead") ? "col" : "row"))
        }
    }

    @Test("the same report is the same message, another one another")
    func identity() throws {
        let first = EmailRenderer().render(try SampleReport.report())
        #expect(EmailRenderer().render(try SampleReport.report()) == first)
        let other = try ParsedMessage(EmailRenderer().render(try SampleReport.report("2025-W49")))
        #expect(try ParsedMessage(first)["Message-ID"] != other["Message-ID"])
    }

    @Test(
        "addresses that can stand in a header",
        arguments: [
            ("a@b", "a@b", ""), ("Ada <ada@example.org>", "ada@example.org", "Ada"),
            ("<x.y+z@a-b.c>", "x.y+z@a-b.c", ""),
            ("A\r\nBcc: e@x <a@b>", "a@b", "A Bcc: e@x"),
        ])
    func accepted(text: String, address: String, name: String) {
        #expect(MailAddress(text)?.address == address)
        #expect(MailAddress(text)?.name == name)
    }

    @Test(
        "what cannot",
        arguments: [
            "", "a", "@", "a@", "@b", "a b@c", "a@b\r\nBcc: c@d", "a@b>", "<a@b", "a..b@c", ".a@b", "a@b.", "ä@b",
            "a@[::1]", "a@b,c@d",
        ])
    func refused(text: String) { #expect(MailAddress(text) == nil) }

    @Test("a user of this machine always has an address")
    func local() {
        #expect(MailAddress.local("ada").address == "ada@localhost")
        #expect(MailAddress.local("a b\r\n").address == "trends@localhost")
    }

    @Test("quoted-printable comes back, whatever stood in the text", arguments: 0..<100)
    func quotedPrintable(seed: Int) throws {
        var random = HostileText(seed: seed)
        let text =
            (0..<4).map { _ in random.next(length: 30).replacing("\r\n", with: " ").replacing("\n", with: "=") }.joined(
                separator: "\n")
            + "\n"
        let body = QuotedPrintable.body(text + "From here\n.\n trailing \n")
        let document =
            "Content-Type: multipart/alternative; boundary=\"=_b\"\r\n\r\n--=_b\r\nContent-Type: text/plain\r\n"
            + "Content-Transfer-Encoding: quoted-printable\r\n\r\n\(body)--=_b--\r\n"
        #expect(
            try ParsedMessage(document).parts.first?.text.utf8.elementsEqual((text + "From here\n.\n trailing \n").utf8)
                == true)
    }

    @Test("base64 agrees with Foundation", arguments: 0..<40)
    func base64(length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
        #expect(Base64.encoded(bytes) == Data(bytes).base64EncodedString())
    }
}
