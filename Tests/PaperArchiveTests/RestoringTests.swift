import PaperArchive
import Papers
import TestSupport
import Testing

/// A paper of another archive rests where it belongs, whatever it is called there.
@Suite struct RestoringTests {
    private let here: Archive
    private let there: Archive
    private let today: CalendarDay

    init() throws {
        (here, there) = (try Archive.inMemory(), try Archive.inMemory())
        today = try day("2025-06-01")
    }

    /// Saves a paper there, and restores it here.
    private func restored(_ paper: Paper, from source: String = "own.jsonl") throws -> StoredPaper {
        try there.save([paper], source: source, format: "jsonl", importedOn: today)
        var found: StoredPaper?
        try there.forEachBatch { found = found ?? $0.first }
        let stored = try #require(found)
        let history = try #require(try there.history(of: stored.id))
        let key = try here.restore(stored.paper, history, on: today)
        #expect(try here.restore(stored.paper, history, on: today) == key, "again it is the same")
        try here.checkIntegrity()
        return try #require(try here.paper(key))
    }

    @Test("a listing's number that another paper has here does not lead to that") func numbers() throws {
        let other = Paper(id: "17", title: "Moss on northern roofs", abstract: "Roofs grow moss.")
        try here.save([other], source: "own.jsonl", format: "jsonl", importedOn: today)
        let paper = Paper(id: "17", title: "Lanterns of the harbour", abstract: "A lantern is lit.")
        #expect(try restored(paper).paper.title == paper.title)
        #expect(try here.paperCount() == 2)
    }

    @Test("a title without identifier is the paper that has one here") func titles() throws {
        let whole = Paper(id: "2501.00017", title: "Lanterns of the harbour", abstract: "A lantern is lit.")
        try here.save([whole], source: "all.jsonl", format: "jsonl", importedOn: today)
        #expect(try restored(Paper(title: "Lanterns of the Harbour")).paper.id == whole.id)
        #expect(try here.paperCount() == 1)
    }

    @Test("a paper is found by its name whose title and abstract no listing had together") func pieced() throws {
        let parts = [
            Paper(title: "Lanterns of the harbour", abstract: "", doi: "10.5555/lantern"),
            Paper(title: "", abstract: "A lantern is lit.", doi: "10.5555/lantern"),
        ]
        try here.save(parts, source: "own.jsonl", format: "jsonl", importedOn: today)
        var name = ""
        try here.forEachBatch { name = $0.first?.paper.nameInArchive ?? "" }
        #expect(try here.paperCount() == 1)
        #expect(try here.paper(withID: name)?.paper.abstract == "A lantern is lit.")
    }
}
