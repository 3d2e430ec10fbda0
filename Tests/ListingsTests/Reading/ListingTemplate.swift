import Papers

@testable import Listings

/// A listing of one paper in some format, any field of which can hold any text.
struct ListingTemplate: Sendable {
    let format: ListingFormat
    /// The listing; `«title:Sparks»` is a field with what it holds usually.
    let text: String
    /// Writes a text as the format has texts.
    var escape: @Sendable (String) -> String = { $0 }
    /// Where the texts of fields arrive; of the others nothing arrives as it stands.
    var arrives: [String: @Sendable (Paper) -> [String]] = [:]

    private var parts: [(text: Substring, field: Substring?, usual: Substring)] {
        text.split(separator: "«", omittingEmptySubsequences: false).enumerated().flatMap { order, piece in
            guard order > 0, let end = piece.firstIndex(of: "»"), let colon = piece[..<end].firstIndex(of: ":") else {
                return [(piece, nil as Substring?, "" as Substring)]
            }
            let usual = piece[piece.index(after: colon)..<end]
            return [("", piece[..<colon], usual), (piece[piece.index(after: end)...], nil, "")]
        }
    }

    /// The names of the fields.
    var fields: [String] { parts.compactMap { $0.field.map(String.init) } }

    /// The listing with another text in one of its fields.
    func filled(_ field: String, with value: String) -> [UInt8] {
        var result: [UInt8] = []
        for part in parts {
            guard let name = part.field else {
                result += part.text.utf8
                continue
            }
            result += name == field ? Array(escape(value).utf8) : Array(part.usual.utf8)
        }
        return result
    }
}

// MARK: - Every format

extension ListingTemplate {
    @Sendable private static func json(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }

    @Sendable private static func markup(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    private static let usual: [String: @Sendable (Paper) -> [String]] = [
        "title": { [$0.title] }, "abstract": { [$0.abstract] }, "author": { $0.authors }, "venue": { [$0.venue ?? ""] },
        "category": { $0.categories }, "keyword": { $0.keywords },
    ]

    /// Listings that have between them every field that any reader looks at.
    static let all: [ListingTemplate] = [
        ListingTemplate(
            format: .jsonl,
            text: #"""
                {"id":"«id:2512.00001»","title":"«title:Sparks»","abstract":"«abstract:We.»",\#
                "authors":"«author:Ada»","categories":"«category:cs.LG»","keywords":["«keyword:a»"\#
                ],"venue":"«venue:J»","published":"«day:x»","listed":"«listed:x»","update":"«update:x»",\#
                "doi":"«doi:10.5555/a»","url":"«url:x»","eprint":"«eprint:x»","upvotes":"«upvotes:1»",\#
                "versions":[{"version":"«version:v1»","created":"«created:x»"}],"«key:k»":1,"other":"«other:x»"}

                """#, escape: json, arrives: usual),
        ListingTemplate(
            format: .json,
            text: #"""
                {"date":"«date:x»","papers":[{"title":"«title:Sparks»",\#
                "text":"«abstract:We.»","authors":[{"name":"«author:Ada»"}]}],"«key:k»":[{"title":"x"}]}
                """#, escape: json, arrives: usual),
        ListingTemplate(
            format: .json,
            text: #"""
                {"meta":{"«member:m»":"«other:x»"},"results":[{"id":"«id:x»","content":{"title":{"value":\#
                "«title:Sparks»"},"abstract":{"value":"«abstract:We.»"},"authorships":[{"author":{"display_name":\#
                "«author:Ada»"}}],"keywords":[{"display_name":"«keyword:a»"}],"container-title":["«venue:J»"],\#
                "issued":{"date-parts":[["«part:x»"]],"raw":"«day:x»"},"externalIds":{"ArXiv":"«arxiv:x»",\#
                "DOI":"«doi:x»"},"open-access-pdf":{"url":"«link:x»"},"date":"«date:x»"}}]}
                """#, escape: json, arrives: usual),
        ListingTemplate(
            format: .json,
            text: #"""
                {"columns":["title","abstract","author","venue","«column:x»"],"data":[["«title:Sparks»",\#
                "«abstract:We.»",[{"given":"","family":"«author:Ada»"}],"«venue:J»","«other:x»"]]}
                """#, escape: json, arrives: usual),
        ListingTemplate(
            format: .json,
            text: #"""
                [{"title":"«title:Sparks»","abstract_inverted_index":{"«abstract:We.»":[0],"«word:x»":["x"]},\#
                "creators":[{"creatorType":"«role:author»","name":"«author:Ada»"}],"tags":[{"tag":"«keyword:a»"}]}]
                """#, escape: json, arrives: usual),
        ListingTemplate(
            format: .kaggle,
            text: #"""
                {"id":"«id:2512.00001»","title":"«title:Sparks»","abstract":"«abstract:We.»","authors":"x",\#
                "journal-ref":"«venue:J»","doi":"«doi:x»","categories":"«category:cs.LG»",\#
                "versions":[{"version":"v1","created":"«created:x»"}],"authors_parsed":[["«author:One»","",""]]}

                """#, escape: json, arrives: usual),
        ListingTemplate(
            format: .dailyPapersAPI,
            text: #"""
                [{"paper":{"id":"«id:2512.00001»","title":"«title:Sparks»","summary":"«abstract:We.»",\#
                "authors":[{"name":"«author:Ada»"}],"publishedAt":"«day:x»","submittedOnDailyAt":"«listed:x»",\#
                "ai_keywords":["«keyword:a»"]},"publishedAt":"«outer:x»","title":"«headline:x»"}]
                """#, escape: json, arrives: usual),
        ListingTemplate(
            format: .dailyPapersAPI,
            text: #"""
                [{'paper': {'id': '«id:2512.00001»', 'title': '«title:Sparks»', 'summary': '«abstract:We.»'}}]
                """#, arrives: usual),
        ListingTemplate(
            format: .paperCopilot,
            text: #"""
                [{"id":"«id:x»","title":"«title:Sparks»","status":"«status:Poster»","track":"x",\#
                "abstract":"«abstract:We.»","keywords":"«keyword:a»","primary_area":"«category:x»",\#
                "author":"«author:Ada»","site":"«site:x»","doi":"«doi:x»","arxiv":"«arxiv:x»",\#
                "openreview":"«review:x»","bibtex":"@misc{«bibtex:k», title={x}}"}]
                """#, escape: json, arrives: usual),
        ListingTemplate(
            format: .csv,
            text: #"""
                id,title,abstract,authors,keywords,categories,published,doi,venue,upvotes,link,«column:x»
                "«id:1»","«title:Sparks»","«abstract:We.»","«author:Ada»","«keyword:a»","«category:x»","«day:x»",\#
                "«doi:x»","«venue:J»","«upvotes:1»","«link:x»",y

                """#, arrives: usual),
        ListingTemplate(
            format: .bibTeX,
            text: #"""
                @string{j = {«abbreviation:J»}}
                @article{«key:k», title={«title:Sparks»}, author={«author:Ada»}, abstract={«abstract:We.»}, \#
                year={«year:2025»}, month={«month:12»}, date={«day:x»}, journal={«journal:J»}, doi={«doi:x»}, \#
                eprint={«eprint:x»}, archiveprefix={«prefix:x»}, primaryclass={«category:x»}, \#
                keywords={«keyword:a»}, url={«url:x»}, note={«note:n»}, «name:x»={y}}

                «between:x»

                """#, arrives: usual),
        ListingTemplate(
            format: .ris,
            text: #"""
                «between:x»
                TY  - «type:JOUR»
                TI  - «title:Sparks»
                AB  - «abstract:We.»
                AU  - «author:Ada»
                KW  - «keyword:a»
                JF  - «venue:J»
                PY  - «year:2025»
                DA  - «day:x»
                DO  - «doi:x»
                UR  - «link:x»
                AN  - «number:x»
                N1  - «note:x»
                «tag:XX»  - x
                N3  - x
                «line:x»
                ER  -
                «after:x»

                """#, arrives: usual.merging(["venue": { [$0.venue.map { String($0.dropLast(6)) } ?? ""] }]) { $1 }),
        ListingTemplate(
            format: .medline,
            text: #"""
                PMID- «number:1»
                TI  - «title:Sparks»
                AB  - «abstract:We.»
                FAU - «author:Ada»
                OT  - «keyword:a»
                JT  - «journal:J»
                DP  - «year:2025 Mar 15»
                DEP - «day:x»
                AID - «doi:x» [doi]

                """#, arrives: usual),
        ListingTemplate(
            format: .endNote,
            text: #"""
                %0 «type:x»
                %T «title:Sparks»
                %X «abstract:We.»
                %A «author:Ada»
                %K «keyword:a»
                %J «journal:J»
                %D «year:2025»
                %8 «day:x»
                %R «doi:x»
                %U «link:x»

                """#, arrives: usual),
        ListingTemplate(
            format: .webOfScience,
            text: #"""
                FN «name:x»
                PT J
                TI «title:Sparks»
                AB «abstract:We.»
                AF «author:Ada»
                DE «keyword:a»
                SO «journal:J»
                PY «year:2025»
                PD «day:x»
                DI «doi:x»
                ER

                """#, arrives: usual),
        ListingTemplate(
            format: .arXivMail,
            text: #"""
                Date: «date:x»
                Subject: «subject:x»
                Content-Type: «type:x»
                Content-Transfer-Encoding: «encoding:8bit»

                 received from x to «received:x»
                \\
                arXiv:«id:2512.00001»
                Date: «day:x»

                Title: «title:Sparks»
                Authors: «author:Ada»
                Categories: «category:x»
                Journal-ref: «venue:J»
                DOI: «doi:x»
                «field:MSC»: x
                \\
                  «abstract:We.»
                \\ ( «end:x» )

                """#, arrives: usual),
        ListingTemplate(
            format: .metadataText,
            text: #"""
                Title: «title:Sparks»
                PDF: «address:x»
                Summary: «abstract:We.»
                Authors: «author:Ada»
                Published: «day:x»
                ---

                """#, arrives: usual),
        ListingTemplate(
            format: .arXivAtom,
            text: #"""
                <feed xmlns:arxiv="http://arxiv.org/schemas/atom"><title>arXiv Query: «query:x»</title><entry><id>\#
                «id:x»</id><published>«day:x»</published><updated>«update:x»</updated><title>\#
                «title:Sparks»</title><summary>«abstract:We.»</summary><author><name>«author:Ada»</name></author>\#
                <category>«category:x»</category><arxiv:doi>«doi:x»</arxiv:doi><arxiv:journal_ref>\#
                «venue:J»</arxiv:journal_ref><x>«element:z»</x></entry></feed>
                «stray: »
                """#, escape: markup, arrives: usual),
        ListingTemplate(
            format: .arXivFeed,
            text: #"""
                <rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>arXiv «name:x»</title><pubDate>\#
                «day:x»</pubDate><item><title>«title:Sparks»</title><link>«link:x»</link><description>\#
                «abstract:We.»</description><guid>«id:x»</guid><category>«category:x»</category><dc:creator>\#
                «author:Ada»</dc:creator></item></channel></rss>
                """#, escape: markup, arrives: usual),
        ListingTemplate(
            format: .arXivFeed,
            text: #"""
                <rss><channel><title>arXiv</title><item><title>Sparks. (arXiv:2512.00001v1 [«category:x»])</title>\#
                <description>arXiv:2512.00001v1 Announce Type: «kind:new» Abstract: «abstract:We.»</description>\#
                </item></channel></rss>
                """#, escape: markup, arrives: usual),
        ListingTemplate(
            format: .xmlBibliography,
            text: #"""
                <PubmedArticleSet><PubmedArticle><MedlineCitation><Article><ArticleTitle>«title:Sparks»</ArticleTitle>\#
                <Abstract><AbstractText Label="«label:A»">x</AbstractText></Abstract><AuthorList><Author><LastName>\#
                «author:Ada»</LastName></Author></AuthorList><Journal><Title>«venue:J»</Title></Journal><ArticleDate>\#
                <Year>«year:2020»</Year><Month>«month:3»</Month><Day>«day:1»</Day></ArticleDate></Article><KeywordList>\#
                <Keyword>«keyword:a»</Keyword></KeywordList></MedlineCitation></PubmedArticle></PubmedArticleSet>
                """#, escape: markup, arrives: usual),
        ListingTemplate(
            format: .xmlBibliography,
            text: #"""
                <xml><records><record><titles><title>«title:Sparks»</title></titles><abstract>«abstract:We.»</abstract>\#
                <contributors><authors><author>«author:Ada»</author></authors></contributors><dates><year>\#
                «year:2020»</year><pub-dates><date>«day:x»</date></pub-dates></dates><electronic-resource-num>\#
                «doi:x»</electronic-resource-num><urls><related-urls><url>«link:x»</url></related-urls></urls>\#
                </record></records></xml>
                """#, escape: markup, arrives: usual),
        ListingTemplate(
            format: .csv,
            text: #"""
                «before:x»
                | title | abstract | authors | link |
                |---|---|---|---|
                | «title:Sparks» | «abstract:We.» | «author:Ada» | [x](«link:x») |

                """#, arrives: usual),
        ListingTemplate(
            format: .feed,
            text: #"""
                <rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>«name:x»</title><item><title>\#
                «headline:x»</title><dc:title>«title:Sparks»</dc:title><link>«link:x»</link><description>\#
                «abstract:We.»</description><pubDate>«day:x»</pubDate><guid>«id:x»</guid><dc:creator>\#
                «author:Ada»</dc:creator><dc:identifier>«doi:x»</dc:identifier><category>«keyword:x»</category>\#
                <publicationName>«venue:J»</publicationName></item></channel></rss>
                """#, escape: markup, arrives: usual),
        ListingTemplate(
            format: .feed,
            text: #"""
                <feed><entry><title>Sparks</title><author>«mail:a@b.example (Ada)»</author><summary>\#
                &lt;p>by «names:Ada»&lt;/p>&lt;p>«line:DOI: 10.5555/x»&lt;/p>&lt;p>We.&lt;/p></summary>\#
                <updated>«day:x»</updated></entry></feed>
                """#, escape: markup),
        ListingTemplate(
            format: .arXivPage,
            text: #"""
                «heading:x»
                arXiv:2401.00001 («kind:x»)
                Title: «title:Sparks»
                «author:Ada»
                Journal-ref: «venue:J»
                DOI: «doi:x»
                Subjects: «name:x» («category:cs.LG»)
                «abstract:We.»

                """#, arrives: usual),
        ListingTemplate(
            format: .arXivPage,
            text: #"""
                <html arXiv><dl id='articles'><dt>arXiv:2401.00001</dt><dd class="«class:x»"><div>Title: \#
                «title:Sparks»</div><div><a href="«link:x»">«author:Ada»</a></div><div>Subjects: x</div><p>\#
                «abstract:We.»</p></dd></dl></html>
                """#, escape: markup, arrives: usual),
        ListingTemplate(
            format: .dailyPapersFeed,
            text: #"""
                <rss><channel><title>Hugging Face Daily Papers</title><item><title>«title:Sparks»</title>\#
                <description>&lt;p>Authors: «author:Ada»&lt;/p>&lt;p>Upvotes: «upvotes:7»&lt;/p>&lt;p>\#
                Summary: «abstract:We.»&lt;/p></description><pubDate>«day:x»</pubDate></item></channel></rss>
                """#, escape: markup, arrives: usual),
        ListingTemplate(
            format: .oaiPMH,
            text: #"""
                <OAI-PMH><ListRecords><record><header><identifier>«name:x»</identifier><setSpec>«set:x»</setSpec>\#
                </header><metadata><arXiv><id>«id:x»</id><created>«day:x»</created><authors><author><keyname>\#
                «author:One»</keyname></author></authors><title>«title:Sparks»</title><categories>\#
                «category:x»</categories><journal-ref>«venue:J»</journal-ref><doi>«doi:x»</doi><abstract>\#
                «abstract:We.»</abstract></arXiv></metadata></record><resumptionToken>«token:x»</resumptionToken>\#
                </ListRecords></OAI-PMH>
                """#, escape: markup, arrives: usual),
        ListingTemplate(
            format: .oaiPMH,
            text: #"""
                <OAI-PMH><GetRecord><record><header><setSpec>cs:cs:«set:LG»</setSpec></header><metadata>\#
                <dc:dc xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>«title:Sparks»</dc:title><dc:creator>\#
                «author:Ada»</dc:creator><dc:subject>«keyword:a»</dc:subject><dc:description>\#
                «abstract:We.»</dc:description><dc:date>«day:x»</dc:date><dc:identifier>«id:x»</dc:identifier>\#
                </dc:dc></metadata></record></GetRecord></OAI-PMH>
                """#, escape: markup, arrives: usual),
        ListingTemplate(
            format: .dailyPapersPage,
            text: #"""
                Daily Papers

                «between:x»

                [«votes:7»](https://huggingface.co/login?next=%2Fpapers%2F2512.00001)

                ### [«title:Sparks»](https://huggingface.co/papers/2512.00001)

                [«abstract:We.»](https://huggingface.co/papers/2512.00001)

                • 3 authors

                «day:Dec 8, 2025»[«comments:2»](https://huggingface.co/papers/2512.00001#«fragment:community»)

                """#, arrives: usual),
        ListingTemplate(
            format: .dailyPapersPage,
            text: #"""
                <html><head><title>Daily Papers - Hugging Face</title></head><body><div data-target="DailyPapers" \#
                data-props="{&quot;dateString&quot;:&quot;«date:x»&quot;,&quot;dailyPapers&quot;:[{&quot;paper&quot;:\#
                {&quot;id&quot;:&quot;«id:2512.00001»&quot;,&quot;title&quot;:&quot;«title:Sparks»&quot;,\#
                &quot;summary&quot;:&quot;«abstract:We.»&quot;}}]}"></div></body></html>
                """#, escape: { markup(json($0)) }, arrives: usual),
        ListingTemplate(
            format: .dailyPapersPage,
            text: #"""
                <html><head><title>Daily Papers - Hugging Face</title></head><body><p>«between:x»</p><h3>\#
                <a href="/papers/2512.00001" class="«class:x»">Sparks</a></h3><p>«abstract:We.»</p>\#
                <a href="/papers/2512.00001">3 authors</a><p>«day:Dec 8, 2025»</p></body></html>
                """#, escape: markup, arrives: ["abstract": { [$0.abstract] }]),
        ListingTemplate(
            format: .dailyPapersPage,
            text: #"""
                Daily Papers

                by people

                Sparks in Dark Rooms

                We strike them at length, and then we say that we did.

                «abstract:x»

                • 3 authors

                «day:Dec 8»

                """#),
    ]
}
