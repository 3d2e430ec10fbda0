import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct FeedPartsTests {
    @Test(
        "written days",
        arguments: [
            ("Wed, 20 Aug 2025 00:00:00 -0400", "2025-08-20"), ("2025-08-20T23:59:59-04:00", "2025-08-20"),
            ("20 Aug 25 10:00 GMT", "2025-08-20"),
            ("Sat, 2 Nov 2024 00:16:29 GMT   (1531kb,D)", "2024-11-02"), ("Mon, 3 Feb 97 17:00:00 GMT", "1997-02-03"),
            ("Wednesday, 20-August-2025", "2025-08-20"), ("Thu, 31 Apr 2025 00:00:00 GMT", nil), ("", nil),
            ("tomorrow", nil),
            ("Wed, 20 Aug", nil),
            ("Wed, 20 Aug 99999", nil), ("Wed,", nil),
        ]) func writtenDays(_ text: String, _ day: String?)
    { #expect(CalendarDay(written: text)?.description == day) }

    @Test(
        "names",
        arguments: [
            ("Ada Example", ["Ada Example"]),
            ("Ada Example, Cyd Model, and Dee Fiction", ["Ada Example", "Cyd Model", "Dee Fiction"]),
            ("Ada Example and Cyd Model and Dee Fiction", ["Ada Example", "Cyd Model", "Dee Fiction"]),
            ("Ada Example (1), Cyd Model (1 and 2) ((1) Here, (2) There)", ["Ada Example", "Cyd Model"]),
            (
                #"Fran\c{c}ois {\v{S}, a} Example, Andrew Sandler"#,
                [#"Fran\c{c}ois {\v{S}, a} Example"#, "Andrew Sandler"]
            ),
            ("Example, Ada; Model, Cyd", ["Ada Example", "Cyd Model"]),
            ("Ada Example (1; 2), Cyd Model (2)", ["Ada Example", "Cyd Model"]),
            ("Ada Example (1, Cyd Model", ["Ada Example (1", "Cyd Model"]),
            ("M&uuml;ller, Ada &#233;", ["M&uuml;ller", "Ada &#233;"]),
            ("M&uuml;ller, Ada; Model, Cyd", ["Ada M&uuml;ller", "Cyd Model"]), (" , and", []),
            ("Ada Example) , Cyd", ["Ada Example)", "Cyd"]),
        ]) func names(_ text: String, _ names: [String])
    { #expect(AuthorNames.split(text) == names) }

    @Test(
        "html lines",
        arguments: [
            ("<p>We <b>light</b> x.</p><p>Then<br/>more</p>", ["We light x.", "Then", "more"]),
            ("a<b, p<0.05 and c>d", ["a<b, p<0.05 and c>d"]),
            ("<img alt='a > b' src=\"x\">text", ["text"]), ("<br", ["<br"]), ("<b <i>x</i>", ["<b x"]), ("", []),
            ("<unknown>x</unknown>", ["<unknown>x</unknown>"]), ("10<sup>-3</sup> <b>m</b>", ["10^-3 m"]),
        ]) func htmlLines(_ text: String, _ lines: [String])
    { #expect(HTMLText.lines(text) == lines) }

    @Test(
        "A feed's description reads as the same abstract does elsewhere",
        arguments: [
            "between <code> and </code>", "in <table> or <title>x</title>", "a <b>bold</b> word<br>and 10<sup>-3</sup>",
            "the <b> token",
            "<summary>x</summary> <think>", "<td>a</td><td>b</td>", "p<0.05 and 3<4>2", "a <span class='x'>word</span>",
        ])
    func sameReading(_ text: String) {
        #expect(ReadableText.make(HTMLText.singleLine(text), .plain) == ReadableText.make(text, .plain))
    }

    @Test(
        "addresses",
        arguments: [
            ("http://arxiv.org/abs/2403.90001v3", "2403.90001"),
            ("http://huggingface.co/papers/2403.90001#x", "2403.90001"),
            ("oai:arXiv.org:hep-th/9901001", "hep-th/9901001"), ("2403.90001v2", "2403.90001"),
            ("https://arxiv.org/abs/2403.90001/?a=b", "2403.90001"),
            ("https://lamps.example/1", nil),
        ]) func addresses(_ text: String, _ number: String?)
    {
        #expect(PaperIdentifier.arXiv(text) == number)
        #expect(WrittenIdentifier.first(in: [nil, " ", "x", text])?.id == (number ?? "x"))
    }

    @Test("announcements") func announcements() {
        let new = Announcement(description: "arXiv:2403.90001v1 Announce Type: new Abstract: We light.", type: nil)
        #expect(!new.isReplacement && new.text == "We light.")
        let replaced = Announcement(
            description: "arXiv:2403.90001v2 Announce Type: replace-cross Abstract: We light.", type: nil)
        #expect(replaced.isReplacement && replaced.text == "We light.")
        #expect(Announcement(description: "Abstract: We light.", type: "replace").isReplacement)
        let plain = "We study how an Announce Type: label is read, and more of it than fits a head."
        #expect(Announcement(description: "\(plain) \(plain)", type: nil).text == "\(plain) \(plain)")
        #expect(Announcement(title: "Lanterns (and more)") == nil)
        // The full stop before the mention may stand alone.
        #expect(Announcement(title: "Sparks . (arXiv:2403.90001v1 [cs.LG])")?.text == "Sparks")
    }
}
