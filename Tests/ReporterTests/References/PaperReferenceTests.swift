import Papers
import Testing

@testable import Reporter

@Suite("References of papers") struct PaperReferenceTests {
    private func paper(
        _ title: String = "The kites of winter", id: String? = "2608.00001", authors: [String] = ["Mia van der Winder"],
        venue: String? = nil, doi: String? = nil, abstract: String = ""
    ) -> Paper {
        Paper(
            id: id, title: title, abstract: abstract,
            published: CalendarDay(iso: "2026-08-03").map { PaperDate($0, .stated) }, authors: authors,
            categories: ["cs.LG", "stat.ML"], doi: doi, venue: venue)
    }

    @Test("an entry of BibTeX has what LaTeX needs") func bibTeX() {
        #expect(
            ReferenceFormat.bibTeX.text(
                [paper(authors: ["Mia van der Winder", "Gemini Team", "Ömer Ak"])], includesAbstract: true)
                    == """
                    @misc{winder2026kites,
                      title = {{The kites of winter}},
                      author = {van der Winder, Mia and {Gemini Team} and Ak, Ömer},
                      year = {2026},
                      month = aug,
                      eprint = {2608.00001},
                      archiveprefix = {arXiv},
                      primaryclass = {cs.LG},
                      url = {https://arxiv.org/abs/2608.00001}
                    }

                    """)
    }

    @Test("of a month or a year no day is made") func precision() throws {
        func texts(_ date: String) throws -> [String] {
            var paper = paper()
            let published: PaperDate = try #require(PaperDate(iso: date))
            paper.published = published
            return ReferenceFormat.allCases.map { $0.text([paper], includesAbstract: false) }
        }
        let month = try texts("2026-08")
        #expect(month[0].contains("year = {2026}") && month[0].contains("month = aug"))
        #expect(month[1].contains("PY  - 2026") && !month[1].contains("2026/08/01"))
        #expect(!month[2].filter { !$0.isWhitespace }.contains("[2026,8,1]"))
        let year = try texts("2026")
        #expect(year[0].contains("year = {2026}") && !year[0].contains("month"))
        #expect(!year[1].contains("2026/01"))
        #expect(year[2].filter { !$0.isWhitespace }.contains("[[2026]]"))
    }

    @Test(
        "the type says it better, where it is one of these, and the venue is never lost",
        arguments: [
            ("dissertation", "@phdthesis{", "school", "THES", "thesis"),
            ("book-chapter", "@incollection{", "booktitle", "CHAP", "chapter"),
            ("book", "@book{", "series", "BOOK", "book"), ("report", "@techreport{", "institution", "RPRT", "report"),
            ("dataset", "@misc{", "howpublished", "DATA", "dataset"),
            ("software", "@misc{", "howpublished", "COMP", "software"),
            ("other", "@misc{", "howpublished", "GEN", "document"),
            ("preprint", "@misc{", "howpublished", "UNPB", "article"),
            ("conference-paper", "@inproceedings{", "booktitle", "CONF", "paper-conference"),
            ("article", "@article{", "journal", "JOUR", "article-journal"),
            ("review", "@article{", "journal", "JOUR", "article-journal"),
        ])
    func types(type: String, bibTeX: String, field: String, ris: String, csl: String) {
        var paper = paper(venue: "Kites")
        (paper.type, paper.language) = (type, "de")
        let entry = ReferenceFormat.bibTeX.text([paper], includesAbstract: false)
        #expect(
            entry.hasPrefix(bibTeX) && entry.contains("  \(field) = {Kites}") && entry.contains("langid = {german}"))
        let record = ReferenceFormat.ris.text([paper], includesAbstract: false)
        #expect(record.hasPrefix("TY  - \(ris)\r\n") && record.contains("LA  - de\r\n"))
        let item = ReferenceFormat.csl.text([paper], includesAbstract: false)
        #expect(item.contains("\"type\": \"\(csl)\"") && item.contains("\"language\": \"de\""))
        #expect(item.contains("\"genre\": \"preprint\"") == (type == "preprint"))
    }

    @Test("an article that came out nowhere is cited by its number of arXiv, where it has one") func articles() {
        for (id, begin) in [("2608.00001", "TY  - UNPB"), ("W1", "TY  - JOUR")] {
            var paper = paper(id: id)
            paper.type = "article"
            #expect(ReferenceFormat.ris.text([paper], includesAbstract: false).hasPrefix(begin))
        }
        var proceedings = paper(venue: "Proceedings of Kites")
        for type in ["article", "preprint"] {
            proceedings.type = type
            #expect(ReferenceFormat.ris.text([proceedings], includesAbstract: false).hasPrefix("TY  - CONF"))
        }
    }

    @Test("the venue says what kind of publication it is")
    func kinds() {
        let article = ReferenceFormat.bibTeX.text(
            [paper(venue: "Journal of Kites", doi: "10.1/k_1")], includesAbstract: false)
        #expect(article.hasPrefix("@article{") && article.contains("  journal = {Journal of Kites}"))
        #expect(article.contains("  doi = {10.1/k\\_1}"))
        let proceedings = ReferenceFormat.bibTeX.text([paper(venue: "Proceedings of Kites")], includesAbstract: false)
        #expect(
            proceedings.hasPrefix("@inproceedings{") && proceedings.contains("  booktitle = {Proceedings of Kites}"))
        #expect(
            ReferenceFormat.ris.text([paper(venue: "Workshop on Kites")], includesAbstract: false).hasPrefix(
                "TY  - CONF\r\n"))
    }

    @Test("keys are unique, in ASCII, and the same whatever stands around")
    func keys() {
        let text = ReferenceFormat.bibTeX.text(
            [
                paper(), paper(), paper("Łódź: ein Märchen", authors: ["Łukasz Öst-Ærø"]), paper("…", authors: []),
                paper("Größe: ein Test", authors: ["Þór Œuvre"]),
                Paper(title: "漢字", authors: ["王 小明"]),
            ], includesAbstract: false)
        let keys = text.split(separator: "\n").filter { $0.hasPrefix("@") }.map { String($0.dropFirst(6).dropLast()) }
        #expect(
            keys == ["winder2026kites", "winder2026kites-2", "ostaero2026lodz", "2026", "oeuvre2026grosse", "paper"])
    }

    @Test("nothing in a text is a command of TeX, or ends its field")
    func hostileBibTeX() {
        let text = ReferenceFormat.bibTeX.text(
            [
                paper(
                    "50 % of $x_1$ & {more} \\input{/etc/passwd} ^~#\n@misc{x,} -- ``so''", authors: ["A and B, C} D"],
                    abstract: "\u{1B}[2J}\n}\n@article{y,")
            ], includesAbstract: true)
        #expect(
            text.contains(
                "{{50 \\% of \\$x\\_1\\$ \\& \\textbraceleft{}more\\textbraceright{} "
                    + "\\textbackslash{}input\\textbraceleft{}/etc/passwd\\textbraceright{} \\textasciicircum{}"
                    + "\\textasciitilde{}\\# @misc\\textbraceleft{}x,\\textbraceright{} -{}- `{}`so'{}'}}"))
        #expect(text.contains("author = {{A and B}, C\\textbraceright{} D}"))
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("@") }.count == 1)
        #expect(!text.contains("\u{1B}"))
        // BibTeX counts every brace, whatever stands before it.
        var depth = 0
        for letter in text {
            depth += letter == "{" ? 1 : letter == "}" ? -1 : 0
            #expect(depth >= 0)
        }
        #expect(depth == 0)
    }

    @Test("a record of RIS is a line a field, whatever the fields hold") func ris() {
        let text = ReferenceFormat.ris.text(
            [
                paper(
                    "Kites\r\nER  - \r\nTY  - JOUR", authors: ["Mia Winder Jr.", "Ak, Ömer", "Kite Lab"],
                    abstract: "On\nkites.")
            ],
            includesAbstract: true)
        #expect(
            text
                == "TY  - UNPB\r\nTI  - Kites ER - TY - JOUR\r\nAU  - Winder, Mia, Jr.\r\nAU  - Ak, Ömer\r\nAU  - Kite Lab\r\n"
                + "PY  - 2026\r\nDA  - 2026/08/03/\r\nAN  - arXiv:2608.00001\r\nUR  - https://arxiv.org/abs/2608.00001\r\n"
                + "AB  - On kites.\r\nER  - \r\n")
    }

    @Test("CSL-JSON parts names and days") func csl() {
        let text = ReferenceFormat.csl.text([paper(authors: ["Mia Winder", "Kite Lab"])], includesAbstract: false)
        #expect(text.contains(#""author": [{"family":"Winder","given":"Mia"},{"literal":"Kite Lab"}]"#))
        #expect(text.contains(#""issued": {"date-parts":[[2026,8,3]]}"#))
        #expect(ReferenceFormat.csl.text([], includesAbstract: false) == "[]\n")
    }

    @Test(
        "a paper's page is known by its identifiers",
        arguments: [
            ("2608.00001v2", nil, nil, "https://arxiv.org/abs/2608.00001v2"),
            (nil, nil, "10.48550/arxiv.2608.00001", "https://arxiv.org/abs/2608.00001"),
            ("x", nil, "10.1/a<b>\"c", "https://doi.org/10.1/a%3Cb%3E%22c"),
            ("Abc_1-2", "openreview:", nil, "https://openreview.net/forum?id=Abc_1-2"),
            ("Abc&x=\u{1B}", "openreview:", nil, "https://openreview.net/forum?id=Abc%26x%3D%1B"),
            ("2020.acl-main.463", nil, nil, "https://aclanthology.org/2020.acl-main.463/"),
            ("https://example.org/a b?q=\"<x>", nil, nil, "https://example.org/a%20b?q=%22%3Cx%3E"),
            ("PMID:31452104", nil, nil, "https://pubmed.ncbi.nlm.nih.gov/31452104/"),
            ("PMC6774345", nil, nil, "https://pmc.ncbi.nlm.nih.gov/articles/PMC6774345/"),
            ("javascript:alert(1)", nil, nil, nil), ("17", "papers.csv#", nil, nil),
        ] as [(String?, String?, String?, String?)])
    func addresses(id: String?, scope: String?, doi: String?, expected: String?) {
        #expect(PaperAddress(Paper(id: id, idScope: scope, title: "Kites", doi: doi))?.url == expected)
    }
}
