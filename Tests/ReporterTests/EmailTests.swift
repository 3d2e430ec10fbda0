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
        #expect(
            message["Subject"]
                == "Week 2025-W50 (8–14 Dec 2025) · ▲ Efficiency and compression · ▼ Reinforcement learning")
        #expect(message["Message-ID"]?.wholeMatch(of: /<trends\.[0-9a-f]{16}@example\.org>/) != nil)
        #expect(message.parts[0].text == TextRenderer(width: 72).render(report))
        let page = try WellFormed(message.parts[1].text)
        #expect(page["h1"].map(\.text) == ["Week 2025-W50 (8–14 Dec 2025)"])
        #expect(page["a"].compactMap { $0.attributes["href"] }.contains("https://arxiv.org/abs/2512.90001"))
        #expect(page["script"].isEmpty && page["img"].isEmpty && page["style"].isEmpty)
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
