import Foundation
import Testing

/// One paper: shown, opened, cited; and searches in the forms of other programs.
@Suite("Papers one by one") struct PaperTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write(
            "kites.jsonl",
            """
            {"id":"2608.00001","title":"Kites at night","abstract":"We show -- by 50 % of {flights} -- that kites fly.",\
            "authors":["Mia Winder","Ömer Ak"],"published":"2026-08-03","listed":"2026-08-04","upvotes":7,\
            "categories":["cs.RO"],"keywords":["kites"],"doi":"10.1/kites"}
            {"id":"k2","title":"=Kites \\u001b[31mby day","abstract":"On days, \\"and\\" kites.","listed":"2026-08-05"}

            """)
        #expect(try place.trends("import", "kites.jsonl").status == 0)
    }

    @Test("a paper is shown with all that is known of it") func show() throws {
        #expect(try place.trends("label", "2608.00001", "--topic", "robotics", "--now", "2026-08-06").status == 0)
        let shown = try place.trends("show", "https://arxiv.org/abs/2608.00001v3")
        shown.expectSuccess()
        for part in [
            "Kites at night\n", "2608.00001 · published 2026-08-03 · listed 2026-08-04 · 7 votes · cs.RO\n",
            "Mia Winder, Ömer Ak\n", "https://arxiv.org/abs/2608.00001\n", "We show -- by 50 % of {flights}",
            "Robotics (you, 6 Aug", "Keywords  kites\n", "Seen in   kites.jsonl on 2026-08-04\n",
        ] {
            #expect(shown.output.contains(part), "\(part): \(shown.output)")
        }
        struct Document: Decodable {
            struct Seen: Decodable { let source: String }
            struct Label: Decodable {
                let topic: String
                let isAbout: Bool
            }
            let schema: String
            let id: String
            let url: String?
            let upvotes: Int?
            let seen: [Seen]
            let labels: [Label]
        }
        let document = try place.trends("show", "2608.00001", "--json").document(Document.self)
        #expect(document.schema == "trends.paper/1" && document.id == "2608.00001" && document.upvotes == 7)
        #expect(document.url == "https://arxiv.org/abs/2608.00001")
        #expect(document.seen.map(\.source) == ["kites.jsonl"])
        #expect(document.labels.map(\.topic) == ["robotics"])
        let hostile = try place.trends("show", "k2")
        #expect(hostile.output.contains("=Kites \u{FFFD}[31mby day") && !hostile.output.contains("\u{1B}"))
        try place.trends("show", "nosuch").expectFailure(66, saying: "the archive has no paper 'nosuch'")
    }

    @Test("a paper is cited, several with keys of their own") func cite() throws {
        let one = try place.trends("cite", "2608.00001")
        one.expectSuccess()
        #expect(one.output.hasPrefix("@misc{winder2026kites,\n"))
        #expect(!one.output.contains("abstract"))
        let two = try place.trends("cite", "2608.00001", "2608.00001", "--format", "ris", "--abstract")
        #expect(two.output.components(separatedBy: "ER  - \r\n").count == 3)
        #expect(two.output.contains("AB  - We show -- by 50 % of {flights} -- that kites fly.\r\n"))
        try place.trends("cite", "2608.00001", "nosuch").expectFailure(66, saying: "'nosuch'")
        try place.trends("cite", "2608.00001", "--format", "bibtx").expectFailure(64)
    }

    @Test("the browser gets the address and nothing else, by no shell") func open() throws {
        let address = "https://arxiv.org/abs/2608.00001"
        try place.write("browser", "#!/bin/sh\nprintf '%s|' \"$@\" > \"$HOME/asked\"; echo noise\n")
        #expect(try place.shell("chmod +x browser").status == 0)
        let opened = try place.trends(
            "open", "2608.00001", environment: ["BROWSER": "nosuch-browser:\(place.path("browser")) --new %s;x"])
        opened.expectSuccess()
        #expect(opened.output == address + "\n")
        #expect(try place.text("asked") == "--new|\(address);x|")
        let plain = try place.trends("open", "2608.00001", environment: ["BROWSER": place.path("browser")])
        plain.expectSuccess()
        #expect(try place.text("asked") == address + "|")
        let printed = try place.trends("open", "2608.00001", "--print", environment: ["BROWSER": "false"])
        #expect(printed.status == 0 && printed.output == address + "\n")
        let failed = try place.trends("open", "2608.00001", environment: ["BROWSER": "false"])
        #expect(failed.status == 74 && failed.errors.contains("none of the programs in $BROWSER opened it: false"))
        try place.trends("open", "k2").expectFailure(65, saying: "'k2' has no identifier that leads to a page")
    }

    @Test("a search is read back from every form that it is written in", arguments: ["jsonl", "csv", "bibtex"])
    func formats(format: String) throws {
        let written = try place.trends("search", "kites", "--format", format)
        written.expectSuccess()
        try place.write("again.\(format)", written.outputBytes)
        let read = try place.trends("import", "again.\(format)", "--archive", "again.sqlite")
        #expect(read.status == 0 && read.output.contains("2 read · 2 new"), "\(read.output)\(read.errors)")
        struct Document: Decodable {
            struct Paper: Decodable {
                let id: String
                let title: String
                let abstract: String
                let authors: [String]
            }
            let papers: [Paper]
        }
        func papers(_ archive: String) throws -> [Document.Paper] {
            try place.trends("search", "kites", "--json", "--archive", archive).document(Document.self).papers
                .sorted { $0.title < $1.title }
        }
        let (before, after) = (try papers("data/trends/archive.sqlite"), try papers("again.sqlite"))
        #expect(before.count == 2)
        for (one, other) in zip(before, after) {
            #expect(other.abstract == one.abstract)
            #expect(other.authors == one.authors)
            #expect(
                other.title.replacing("\u{1B}", with: "\u{FFFD}") == one.title.replacing("\u{1B}", with: "\u{FFFD}"))
        }
    }

    @Test("a table holds no formula and no control character, and nothing is left out") func csv() throws {
        let table = try place.trends("search", "kites", "--format", "csv")
        #expect(table.output.contains("\r\nk2,'=Kites \u{FFFD}[31mby day,,,2026-08-05,,"))
        #expect(table.output.contains("\"On days, \"\"and\"\" kites.\",,\r\n"))
        #expect(table.output.components(separatedBy: "\r\n").count == 4)
        let none = try place.trends("search", "zeppelins", "--format", "bibtex")
        #expect(none.status == 0 && none.output.isEmpty)
        #expect(none.errors.contains("no paper of the archive matches"))
    }
}
