import PaperArchive
import Papers
import Testing

/// Titles that many papers have are no evidence by themselves.
@Suite("Generic titles")
struct GenericTitleTests {
    private func count(_ papers: [Paper], times: Int = 1) throws -> Int {
        let archive = try Archive.inMemory()
        for _ in 0..<times {
            try archive.save(papers, source: "a.bib", format: "bibtex", importedOn: try day("2025-12-12"))
        }
        return try archive.info().papers
    }

    @Test(
        "do not make one paper of two",
        arguments: [
            "Editorial", "PREFACE.", "Introduction to the Special Issue", "Erratum", "Front Matter", "Book Reviews",
            "—",
        ])
    func twoPapers(title: String) throws {
        let papers = [
            Paper(title: title, authors: ["Ada One"]), Paper(title: title, authors: ["Bo Two"]), Paper(title: title),
        ]
        #expect(try count(papers) == 3)
        #expect(try count(papers, times: 2) == 3, "importing the listing again changes nothing")
    }

    @Test("do not join a paper with an abstract to one without")
    func oneSidedAbstract() throws {
        #expect(
            try count([Paper(title: "Preface"), Paper(id: "2501.00001", title: "Preface", abstract: "We begin.")]) == 2)
    }

    @Test("with the same abstract, or with the same authors in another listing, are enough")
    func moreThanATitle() throws {
        #expect(try count([Paper(title: "Editorial", abstract: "We look back on a year of nets.")], times: 2) == 1)
        let archive = try Archive.inMemory()
        for source in ["a.bib", "b.bib"] {
            let paper = Paper(title: "Editorial", authors: ["Ada One"], venue: "Annals of Nets, 2023")
            try archive.save([paper], source: source, format: "bibtex", importedOn: try day("2025-12-12"))
        }
        #expect(try archive.info().papers == 1)
    }

    @Test("that are none decide as before")
    func usualTitles() throws {
        #expect(try count([Paper(title: "Wide nets"), Paper(title: "Wide Nets", abstract: "We widen.")]) == 1)
        #expect(try count([Paper(title: "Introduction to wide nets"), Paper(title: "Introduction to Wide Nets")]) == 1)
    }
}
