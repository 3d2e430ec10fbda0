import PaperArchive
import Papers
import Testing

@Suite struct LabelTests {
    private let archive: Archive
    private let today: CalendarDay

    init() throws {
        archive = try Archive.inMemory()
        today = try day("2025-12-12")
    }

    private func key(_ id: String) throws -> StoredPaper.Key { try #require(try archive.paper(withID: id)).id }

    @Test("the log is kept in its order and the last word counts") func theLogIsKeptInItsOrderAndTheLastWordCounts()
        throws
    {
        try archive.save(
            [Paper(id: "1", title: "A"), Paper(id: "2", title: "B")], source: "s", format: "f", importedOn: today)
        let said = [
            (paper: try key("2"), entry: LabelEntry(topic: "nets", isAbout: true, day: today)),
            (paper: try key("1"), entry: LabelEntry(topic: "nets", isAbout: true, day: today)),
            (paper: try key("1"), entry: LabelEntry(topic: "nets", isAbout: false, day: today.adding(days: 1))),
            (paper: try key("1"), entry: LabelEntry(topic: "speech", isAbout: true, day: today)),
        ]
        #expect(try archive.appendLabels(said) == 4)
        #expect(try archive.labels(of: key("2")) == [LoggedLabel(said[0].entry, step: 1)])
        #expect(
            try archive.labels(of: key("1")) == [said[1], said[3], said[2]].map { LoggedLabel($0.entry, step: 1) },
            "by day")
        let verdicts = try archive.labelVerdicts()
        #expect(verdicts.map(\.paper.paper.id) == ["1", "2"])
        #expect(verdicts.map(\.topics) == [["nets": false, "speech": true], ["nets": true]])
    }

    @Test("labels survive the merging of two papers") func labelsSurviveTheMergingOfTwoPapers() throws {
        try archive.save(
            [Paper(id: "2501.00001", title: "Nets", abstract: "First.")], source: "a", format: "f", importedOn: today)
        try archive.save([Paper(title: "Wider Nets", abstract: "More.")], source: "b", format: "f", importedOn: today)
        var keys: [StoredPaper.Key] = []
        try archive.forEachBatch { keys += $0.map(\.id) }
        try archive.appendLabels(keys.map { ($0, LabelEntry(topic: "nets", isAbout: $0 == keys[0], day: today)) })
        try archive.save(
            [Paper(id: "2501.00001", title: "Wider Nets", abstract: "More.")], source: "c", format: "f",
            importedOn: today)
        #expect(try archive.info().papers == 1)
        #expect(try archive.labels(of: key("2501.00001")).map(\.entry.isAbout) == [true, false])
        #expect(try archive.examine() == [])
    }

    @Test("what is not there is not labelled") func whatIsNotThereIsNotLabelled() throws {
        #expect(try archive.appendLabels([(.beforeFirst, LabelEntry(topic: "nets", isAbout: true, day: today))]) == 0)
        #expect(try archive.labels(of: .beforeFirst).isEmpty && archive.labelVerdicts().isEmpty)
    }
}
