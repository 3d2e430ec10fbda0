import Papers
import Testing

@testable import Listings
@testable import ReadableText

/// A reader that cuts a text, at a mark or behind a label, must not leave the blank at which it cut.
@Suite("Texts that are cut at a blank")
struct BlankEndsTests {
    /// A listing of one paper whose texts have blanks where something is taken off them.
    struct Case: CustomTestStringConvertible, Sendable {
        let format: ListingFormat
        let text: String
        var title = "Sparks"
        var abstract = "We strike."

        var testDescription: String { "\(format): \(text.prefix(200))" }
    }

    private static func feed(_ title: String, _ description: String) -> String {
        "<rss><channel><title>arXiv</title><item><title>\(title)</title><link>https://arxiv.org/abs/2403.90001</link>"
            + "<description>\(description)</description></item></channel></rss>"
    }

    private static func daily(_ description: String) -> String {
        "<rss><channel><title>Hugging Face Daily Papers</title><item><title> Sparks\u{A0}</title>"
            + "<description>\(description)</description></item></channel></rss>"
    }

    static let cases = [
        // What is taken off a title's end: the mention, and the full stop before it.
        Case(format: .arXivFeed, text: feed("Sparks. (arXiv:2403.90001v1 [cs.LG])", "We strike.")),
        Case(format: .arXivFeed, text: feed("Sparks . (arXiv:2403.90001v1 [cs.LG])", "We strike.")),
        Case(format: .arXivFeed, text: feed("Sparks\u{A0}\u{200B}.\n(arXiv:2403.90001v1 UPDATED)", "We strike. ")),
        Case(
            format: .arXivFeed, text: feed("Sparks &#32;. &#9;(arXiv:2403.90001v1)", "&lt;p>We strike. &lt;/p>")),
        // What is taken off a description's beginning. A blank with a mark on it is a blank and a mark.
        Case(format: .arXivFeed, text: feed("Sparks ", "arXiv:2403.90001v1 Announce Type: new Abstract:  We strike. ")),
        Case(
            format: .arXivFeed, text: feed("Sparks", "Abstract: \u{301}We strike."), abstract: "\u{301}We strike."),
        Case(
            format: .arXivFeed, text: feed("Sparks", "arXiv:2403.90001v1 Announce Type: \u{301}new \u{301}We strike."),
            abstract: "\u{301}We strike."),
        Case(
            format: .dailyPapersFeed, text: daily("&lt;p>Upvotes: 7&lt;/p>&lt;p>Summary : x&lt;/p>"),
            abstract: "Summary : x"),
        Case(format: .dailyPapersFeed, text: daily("&lt;p>Summary:\u{A0} We strike.\u{3000}&lt;/p>&lt;p> &lt;/p>")),
        Case(format: .dailyPapersFeed, text: daily("Summary: \u{301}We strike."), abstract: "\u{301}We strike."),
        // A title at the beginning of the text is taken off.
        Case(format: .jsonl, text: #"{"title":"Sparks ","text":" Sparks . : We strike. "}"#),
        Case(format: .jsonl, text: "{\"title\":\"Sparks\",\"text\":\"Sparks \u{301}We.\"}", abstract: "\u{301}We."),
        Case(format: .jsonl, text: #"{"title":"Sparks\u00a0\u200b","abstract":"\tWe strike.\r\n"}"#),
        Case(format: .json, text: #"[{"title":"\u3000Sparks","summary":"We strike.\u2028"}]"#),
        Case(
            format: .kaggle,
            text: #"{"id":"2403.90001","title":"Sparks\n ","abstract":"  We strike.\n","versions":[],"categories":"x"}"#
        ),
        Case(
            format: .dailyPapersAPI,
            text: #"[{"paper":{"id":"2403.90001","title":" Sparks\n","summary":"We strike.\t"}}]"#),
        Case(format: .dailyPapersAPI, text: #"[{'paper': {'title': 'Sparks\xa0', 'summary': '\n We strike. '}}]"#),
        Case(
            format: .paperCopilot,
            text: #"[{"title":"Sparks ","status":"Poster","track":"main","abstract":" We strike.\u0085"}]"#),
        Case(format: .csv, text: "title,abstract\n\" Sparks\n\", We strike.\u{A0}\n"),
        Case(format: .bibTeX, text: "@misc{a, title = { {Sparks} }, abstract = \"We strike.~\"}"),
        Case(
            format: .arXivMail,
            text: "\\\\\narXiv:2403.90001\nTitle: \u{A0}\n  Sparks \u{200B}\n\\\\\n  We strike. \n \n\\\\ ( x )\n"),
        Case(
            format: .arXivMail,
            text:
                "Content-Transfer-Encoding: quoted-printable\n\n\\\\\narXiv:2403.90001\nTitle: Sparks=20\n\\\\\n=20"
                + "We=\n"
                + " strike.=C2=A0\n\\\\ ( x )\n"),
        Case(
            format: .feed,
            text:
                "<rss><channel><item><title> Sparks\u{A0}</title><description>&lt;p>Abstract:\u{A0} We strike.\u{3000}"
                + "&lt;/p></description></item></channel></rss>"),
        Case(
            format: .arXivPage,
            text: "arXiv:2403.90001\nTitle:\u{A0} Sparks \nAda\nSubjects: x (cs.LG)\n\n Abstract:\u{A0} We\n strike. \n"
        ),
        Case(
            format: .xmlBibliography,
            text:
                "<xml><records><record><titles><title> Sparks\u{A0}</title></titles><abstract>We\n strike. </abstract>"
                + "</record></records></xml>"),
        Case(format: .csv, text: "| title | abstract |\n|---|---|\n| [ Sparks\u{A0}](x) | We strike. |\n"),
        Case(
            format: .json, text: #"[{"title":"Sparks","abstract":"<jats:title>Abstract</jats:title> We strike."}]"#),
        Case(format: .ris, text: "TY  - JOUR\nTI  -  Sparks\u{A0}\nAB  - We\n   strike. \n \nER  -\n"),
        Case(format: .medline, text: "PMID- 1\nTI  - Sparks\u{3000}\nAB  - We\n      strike.\t\n"),
        Case(format: .endNote, text: "%0 x\n%T  Sparks\u{A0}\n%X We\nstrike. \n"),
        Case(format: .webOfScience, text: "PT J\nTI Sparks\u{A0}\nAB We\n   strike. \nER\n"),
        Case(format: .metadataText, text: "Title: Sparks\u{A0}\nSummary:\n\tWe strike.\n \n---\n"),
        Case(
            format: .arXivAtom,
            text: "<feed><id>http://arxiv.org/api/x</id><title>arXiv Query: x</title><entry><id>http://arxiv.org/abs/"
                + "2403.90001</id><title>\n Sparks&#xA0;</title><summary>&#32;We strike.<b> </b></summary></entry>"
                + "</feed>"
        ),
        Case(
            format: .oaiPMH,
            text: "<OAI-PMH><ListRecords><record><header><identifier>oai:arXiv.org:2403.90001</identifier></header>"
                + "<metadata><arXiv><id>2403.90001</id><title>Sparks\n</title><abstract>\n  We strike.&#x2003;"
                + "</abstract></arXiv></metadata></record></ListRecords></OAI-PMH>"),
        Case(
            format: .dailyPapersPage,
            text:
                "Daily Papers\n\n\u{A0}Sparks in Dark Rooms\u{3000}\n\nWe strike them, and they fly.\u{A0}\n\t\n"
                + "• 3 authors\nDec 9, 2025\n",
            title: "Sparks in Dark Rooms", abstract: "We strike them, and they fly."),
    ]

    @Test("they end and begin without it", arguments: cases)
    func noBlankIsLeft(_ given: Case) throws {
        let listing = try ListingReader(format: given.format).read(Array(given.text.utf8), name: "x")
        let paper = try #require(listing.papers.first)
        #expect(Array(paper.title.utf8) == Array(given.title.utf8))
        #expect(Array(paper.abstract.utf8) == Array(given.abstract.utf8))
        #expect(listing.papers.count == 1 && listing.rejections.isEmpty)
    }
}
