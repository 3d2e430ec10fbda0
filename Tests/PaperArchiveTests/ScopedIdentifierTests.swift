import Listings
import PaperArchive
import PaperDesk
import Papers
import TestSupport
import Testing

/// Identifiers of no known collection belong to their listing.
@Suite("Identifiers of a listing")
struct ScopedIdentifierTests {
    private let folder: TemporaryFolder
    private let today: CalendarDay

    init() throws {
        folder = try TemporaryFolder()
        today = try day("2025-12-12")
    }

    /// What a table whose `id` is the number of the row makes of titles and abstracts.
    private func table(_ rows: [(title: String, abstract: String)]) -> String {
        (["id,title,abstract"] + rows.enumerated().map { "\($0 + 1),\($1.title),\($1.abstract)" }).joined(
            separator: "\n")
    }

    @discardableResult
    private func save(_ text: String, as name: String, in archive: Archive) throws -> SaveCount {
        let listing = try ListingReader(formats: .desk).read(Array(text.utf8), name: name)
        return try archive.save(listing.papers, source: name, format: listing.format.name, importedOn: today)
    }

    private func titles(_ archive: Archive) throws -> [String] { try Contents(archive).papers.map(\.title).sorted() }

    private var first: String {
        table([("Deep nets for cats", "Cats are furry."), ("Robots that walk", "We train robots.")])
    }
    private var second: String {
        table([("Graphs of molecules", "We predict."), ("Speech at the edge", "We compress.")])
    }

    @Test("Two tables numbered by row are four papers, in either order")
    func rowNumbers() throws {
        for order in [["a.csv", "b.csv"], ["b.csv", "a.csv"]] {
            let archive = try folder.archive(order.joined())
            for name in order { try save(name == "a.csv" ? first : second, as: name, in: archive) }
            #expect(
                try titles(archive) == [
                    "Deep nets for cats", "Graphs of molecules", "Robots that walk", "Speech at the edge",
                ])
            let cats = try #require(try Contents(archive).papers.first { $0.title.contains("cats") })
            #expect(cats.abstract == "Cats are furry.")
        }
    }

    @Test("The same table again, grown or from another folder, brings only what is new")
    func theSameTable() throws {
        let archive = try folder.archive()
        try save(first, as: "lists/a.csv", in: archive)
        let before = try Contents(archive)
        #expect(try save(first, as: "lists/a.csv", in: archive) == SaveCount(new: 0, known: 2, sightings: 0))
        #expect(try Contents(archive) == before)
        let grown = first + "\n3,Trees that learn,We grow trees."
        #expect(try save(grown, as: "elsewhere/a.csv", in: archive).new == 1)
        #expect(try archive.info().papers == 3)
    }

    @Test("Tables of one name with equal numbers and titles that many papers have stay apart by their abstracts")
    func genericTitles() throws {
        let archive = try folder.archive()
        let (one, other) = (table([("Editorial", "We welcome spring.")]), table([("Editorial", "We bid farewell.")]))
        try save(one, as: "a.csv", in: archive)
        #expect(try save(other, as: "elsewhere/a.csv", in: archive).new == 1)
        #expect(try Set(Contents(archive).papers.map(\.abstract)) == ["We welcome spring.", "We bid farewell."])
        #expect(try save(one, as: "a.csv", in: archive).new == 0)
    }

    @Test("A table that grew at its top, so that its numbers moved, brings only what is new")
    func movedNumbers() throws {
        let rows = [
            ("Deep nets for cats", "Cats are furry."), ("Robots that walk", "We train."),
            ("Trees that learn", "We grow."),
        ]
        let archive = try folder.archive()
        try save(table(rows), as: "a.csv", in: archive)
        for count in 1...2 {
            let above = (0..<count).map { ("A newer paper, number \(count - $0)", "We are new \(count - $0).") }
            #expect(try save(table(above + rows), as: "a.csv", in: archive).new == 1)
        }
        #expect(try titles(archive).count == 5)
        #expect(Set(try titles(archive)).isSuperset(of: rows.map(\.0)))
    }

    @Test("Rows of one table with different identifiers are never one by their text")
    func rowsStayApart() throws {
        let archive = try folder.archive()
        let text = table([("Annual survey of nets", "We survey."), ("Annual survey of nets", "We survey.")])
        #expect(try save(text, as: "a.csv", in: archive).new == 2)
        #expect(try save(text, as: "a.csv", in: archive) == SaveCount(new: 0, known: 2, sightings: 0))
    }

    @Test("Numbers of two tables say nothing of each other: there the text decides")
    func theTextDecidesBetweenTables() throws {
        let archive = try folder.archive()
        try save(table([("Deep nets for cats", "Cats are furry.")]), as: "a.csv", in: archive)
        try save(
            table([("Robots that walk", "We train."), ("Deep nets for cats", "Cats are furry.")]), as: "b.csv",
            in: archive)
        #expect(try archive.info().papers == 2)
    }

    @Test("Between tables the same letters are not enough, it takes the same words")
    func theSameLetters() throws {
        let archive = try folder.archive()
        try save(table([("Boat 1 11", "It floats.")]), as: "a.csv", in: archive)
        try save(table([("Boat 11 1", "It floats."), ("BOAT 1, 11", "It floats!")]), as: "b.csv", in: archive)
        #expect(try archive.info().papers == 2)
    }

    @Test("Another table of the same name whose titles are unlike is kept apart, and the answer names both titles")
    func unlikeTitles() throws {
        let archive = try folder.archive()
        try save(first, as: "2024/a.csv", in: archive)
        let count = try save(second, as: "2025/a.csv", in: archive)
        #expect(count.new == 2)
        #expect(count.shared.map(\.id) == ["1", "2"])
        #expect(count.shared.first?.title == "Graphs of molecules" && count.shared.first?.other == "Deep nets for cats")
        #expect(
            try titles(archive) == [
                "Deep nets for cats", "Graphs of molecules", "Robots that walk", "Speech at the edge",
            ])
        for name in ["2024/a.csv", "2025/a.csv"] {
            #expect(
                try save(name.hasPrefix("2024") ? first : second, as: name, in: archive)
                    == SaveCount(new: 0, known: 2, sightings: 0))
        }
    }

    @Test(
        "A title that is cut off, punctuated anew or has a subtitle is still the row's",
        arguments: ["DEEP NETS, FOR CATS!", "Deep nets for cats: a survey of furs", "Deep nets for ca…"])
    func alikeTitles(title: String) throws {
        let archive = try folder.archive()
        try save(first, as: "a.csv", in: archive)
        #expect(try save(table([(title, "Cats are very furry.")]), as: "a.csv", in: archive).new == 0)
        #expect(try archive.info().papers == 2)
    }

    @Test("Identifiers of collections are the same in every listing, whatever the titles")
    func collections() throws {
        for (number, id) in [
            "2501.00001", "10.1000/a", "https://example.org/p/1", String(repeating: "0a1b2c3d", count: 5),
            "W2741809807",
            "2020.acl-main.463", "conf/nips/VaswaniSPUJGKP17", "PMID:31452104",
        ].enumerated() {
            let archive = try folder.archive("\(number)")
            for source in ["a.csv", "b.csv"] {
                let paper = Paper(id: id, title: "The title in \(source)", abstract: "We say \(source).")
                try archive.save([paper], source: source, format: "csv", importedOn: today)
            }
            #expect(try archive.info().papers == 1, "\(id)")
        }
    }

    @Test("A submission of OpenReview is one where the listings say that it is one")
    func submissions() throws {
        let archive = try folder.archive()
        let address = "https://openreview.net/forum?id=NnMEadcdyD"
        try save("paper_id,title,link\nNnMEadcdyD,Understanding nets,\(address)", as: "a.csv", in: archive)
        try save(
            #"{"title":"Understanding nets, revised","abstract":"We understand.","url":"\#(address)"}"#, as: "b.jsonl",
            in: archive)
        #expect(try archive.info().papers == 1)
        try save("id,title,abstract\nNnMEadcdyD,Something else,We differ.", as: "c.csv", in: archive)
        #expect(try archive.info().papers == 2)
    }

    @Test("A paper is called by its identifier alone while no other has it, then by listing and identifier")
    func names() throws {
        let archive = try folder.archive()
        try save(first, as: "lists/a.csv", in: archive)
        #expect(try archive.paper(withID: "1")?.paper.id == "1")
        try save(second, as: "b.csv.gz", in: archive)
        let names = ["a.csv#1", "b.csv#1", "a.csv#2", "b.csv#2"]
        #expect(try Contents(archive).papers.map(\.id) == names)
        for name in names { #expect(try archive.paper(withID: name)?.paper.id == name) }
        #expect(
            archiveError { _ = try archive.paper(withID: "2") }
                == .ambiguous(path: archive.path, id: "2", names: ["a.csv#2", "b.csv#2"]))
        #expect(try archive.paper(withID: "c.csv#1") == nil && archive.paper(withID: "3") == nil)
    }

    @Test("What older archives hold without a listing is found again, and then belongs to it")
    func olderArchives() throws {
        let export =
            #"{"schema":"trends.export/1","papers":1}"# + "\n"
            + #"{"id":"1","title":"Deep nets for cats","abstract":"Cats are furry.","imported":"2025-01-01"}"#
        for name in ["a.csv", "b.csv"] {
            let archive = try folder.archive(name + ".sqlite")
            try save(export, as: "export.jsonl", in: archive)
            let count = try save(name == "a.csv" ? first : second, as: name, in: archive)
            #expect(count.new == (name == "a.csv" ? 1 : 2))
            #expect(count.shared.map(\.other) == (name == "a.csv" ? [] : ["Deep nets for cats"]))
            #expect(try archive.paper(withID: "1")?.paper.title == "Deep nets for cats")
        }
    }

    @Test("An export says the scopes, and reading it back makes an equal archive")
    func exports() throws {
        let archive = try folder.archive()
        try save(first, as: "a.csv", in: archive)
        try save(second, as: "b.csv", in: archive)
        var bytes: [UInt8] = []
        try archive.export { bytes += $0 }
        #expect(String(decoding: bytes, as: UTF8.self).contains(##""id":"1","scope":"a.csv#""##))
        let restored = try folder.archive("restored")
        try restored.save(
            try ListingReader(formats: .desk).read(bytes, name: "export").papers, source: "export",
            format: "archive-export",
            importedOn: today)
        #expect(try Contents(restored) == Contents(archive))
        #expect(try save(first, as: "a.csv", in: restored).new == 0)
    }
}
