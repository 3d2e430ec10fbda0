import Foundation
import Listings
import PaperDesk
import Papers
import TestSupport
import Testing

@testable import PaperArchive

@Suite("What is proposed of papers") struct ProposedLabelTests {
    private let archive: Archive
    private let today: CalendarDay

    init() throws {
        archive = try Archive.inMemory()
        today = try day("2025-12-12")
        try archive.save(
            [Paper(id: "2501.00001", title: "Nets", abstract: "First."), Paper(id: "2501.00002", title: "Boats")],
            source: "a", format: "f", importedOn: today)
    }

    private func key(_ id: String) throws -> StoredPaper.Key { try #require(try archive.paper(withID: id)).id }

    private func entry(_ topic: String, _ isAbout: Bool = true) -> LabelEntry {
        LabelEntry(topic: topic, isAbout: isAbout, day: today)
    }

    @Test("it is kept apart from what people say, and can be withdrawn") func proposing() throws {
        #expect(
            try archive.propose([
                (try key("2501.00001"), entry("nets")), (try key("2501.00002"), entry("nets", false)),
                (try key("2501.00002"), entry("ships")),
            ]) == 3)
        #expect(try archive.proposedLabels().map(\.topics) == [["nets": true], ["nets": false, "ships": true]])
        #expect(try archive.labelVerdicts().isEmpty && archive.givenTopics().isEmpty)
        #expect(try archive.labels(of: key("2501.00001")).isEmpty)
        let shown = try archive.classifications(of: [try key("2501.00001")], model: nil)
        #expect(shown.values.allSatisfy { $0.topics.isEmpty }, "never shown as a person's word")
        try archive.propose([(try key("2501.00002"), entry("nets"))])
        #expect(try archive.proposedLabels().map(\.topics) == [["nets": true], ["nets": true, "ships": true]])
        #expect(try archive.examine() == [])
        #expect(try archive.withdrawProposals(of: ["nets", "none"]) == 2)
        #expect(try archive.proposedLabels().map(\.topics) == [["ships": true]])
        #expect(try archive.examine() == [])
    }

    @Test("it survives the merging of two papers, each topic once") func merging() throws {
        try archive.save([Paper(title: "Wider Nets", abstract: "More.")], source: "b", format: "f", importedOn: today)
        var other: StoredPaper.Key?
        try archive.forEachBatch { for stored in $0 where stored.paper.id == nil { other = stored.id } }
        let duplicate = try #require(other)
        try archive.propose([
            (try key("2501.00001"), entry("nets")), (duplicate, entry("nets", false)), (duplicate, entry("wide")),
        ])
        try archive.save(
            [Paper(id: "2501.00001", title: "Wider Nets", abstract: "More.")], source: "c", format: "f",
            importedOn: today)
        #expect(try archive.info().papers == 2)
        #expect(try archive.proposedLabels().map(\.topics) == [["nets": true, "wide": true]])
        #expect(try archive.examine() == [])
    }

    @Test("an export holds it, and gives it back") func exporting() throws {
        func export(_ archive: Archive) throws -> [UInt8] {
            var bytes: [UInt8] = []
            try archive.export { bytes += $0 }
            return bytes
        }
        let plain = String(decoding: try export(archive), as: UTF8.self)
        #expect(!plain.contains("proposed"), "exports without any are as they were")
        try archive.propose([(try key("2501.00002"), entry("ships")), (try key("2501.00002"), entry("nets", false))])
        let bytes = try export(archive)
        #expect(String(decoding: bytes, as: UTF8.self).contains(#""labels":0,"proposed":2"#))
        let listing = try ListingReader(formats: .desk).read(bytes, name: "export")
        let restored = try Archive.inMemory()
        for _ in 0..<2 {
            try restored.save(listing.papers, source: "export", format: "archive-export", importedOn: today)
            #expect(try export(restored) == bytes)
        }
        #expect(try restored.examine() == [])
    }

    @Test("what people said of a former slug counts for the topic that it stands for") func aliases() throws {
        let folder = try TemporaryFolder()
        let first = try Archive(path: folder.file("a.sqlite"), opening: .createIfMissing)
        try first.save([Paper(id: "1", title: "Nets")], source: "a", format: "f", importedOn: today)
        let key = try #require(try first.paper(withID: "1")).id
        try first.appendLabels([(key, entry("old")), (key, entry("other"))])
        try first.close()
        let second = try Archive(path: folder.file("a.sqlite"), opening: .existing, topicAliases: ["old": "new"])
        #expect(try second.givenTopics() == ["new", "other"])
        #expect(try second.labelVerdicts().map(\.topics) == [["new": true, "other": true]])
        #expect(try second.search(SearchQuery("label:new")).total == 1)
        #expect(try second.labels(of: key).map(\.entry.topic) == ["old", "other"], "the log stays as it is")
    }
}
