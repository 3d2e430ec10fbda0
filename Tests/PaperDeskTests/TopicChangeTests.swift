import Foundation
import PaperArchive
import Papers
import TestSupport
import Testing

@testable import PaperDesk

@Suite("Topics that live, asked at the desk") struct TopicChangeTests {
    private let folder: TemporaryFolder
    private let desk: Desk
    private let archive: ArchiveChoice
    private let own: String

    private static let taxonomy = """
        # Ours.
        version: 1
        topics:
          - slug: ships
            name: Ships   # and boats
            cues: [keel, long ship]
          - slug: sails
            name: Sails
          - slug: kites
            name: Kites

        """

    init() throws {
        folder = try TemporaryFolder()
        own = try folder.write("data/trends/topics.yaml", Self.taxonomy)
        archive = ArchiveChoice(folder.file("archive.sqlite"))
        desk = Desk(
            places: Places(environment: ["XDG_DATA_HOME": folder.file("data")]),
            today: CalendarDay(daysSinceEpoch: 20_000))
        let papers = (1...9).map { number in
            #"{"id":"2501.0000\#(number)","title":"Paper \#(number)","abstract":"\#(number < 4 ? "A long ship." : "A reef.")","listed":"2025-01-06"}"#
        }
        try folder.write("papers.jsonl", papers.joined(separator: "\n"))
        _ = try desk.importListings(ImportRequest(listings: [folder.file("papers.jsonl")], archive: archive))
    }

    private func text() throws -> String { try String(contentsOfFile: own, encoding: .utf8) }

    private func change(_ change: TaxonomyChange, isDryRun: Bool = false) throws -> TopicChangeAnswer {
        try desk.change(TopicChangeRequest(change, archive: archive, isDryRun: isDryRun))
    }

    private func undo(_ kind: TopicChangeKind, topic: String? = nil) throws -> TopicChangeAnswer {
        try desk.undo(TopicUndoRequest(kind, topic: topic))
    }

    @Test("what changes is told before it does, and a dry run does nothing") func announcing() throws {
        var told: TopicChangePlan?
        let answer = try desk.change(
            TopicChangeRequest(.rename("Ships", name: "Boats"), archive: archive)
        ) { plan in
            told = plan
            let now = try text()
            #expect(now == Self.taxonomy, "nothing has happened yet")
        }
        #expect(told == answer.plan && told?.topics == ["ships"] && told?.after["ships"]?.name == "Boats")
        #expect(try text() == Self.taxonomy.replacingOccurrences(of: "name: Ships   # and boats", with: "name: Boats"))
        let before = try text()
        let dry = try change(.retire("sails"), isDryRun: true)
        #expect(try dry.isDryRun && dry.number == nil && text() == before)
    }

    @Test("each change is taken back in turn, to the byte") func undoing() throws {
        var texts = [try text()]
        for step: TaxonomyChange in [
            .add(Topic(slug: "reefs", name: "Reefs")), .merge("sails", into: "kites"), .retire("kites"),
        ] {
            #expect(try change(step).number == texts.count)
            texts.append(try text())
        }
        #expect(throws: DeskError.topics(.otherChange(.retire, topics: ["kites"]))) { try undo(.merge) }
        #expect(throws: DeskError.topics(.otherChange(.retire, topics: ["kites"]))) {
            try undo(.retire, topic: "ships")
        }
        for kind: TopicChangeKind in [.retire, .merge, .add] {
            #expect(try text() == texts.removeLast())
            #expect(try undo(kind).plan.isUndo)
            #expect(try text() == texts.last)
        }
        #expect(throws: DeskError.topics(.nothingToUndo(path: own))) { try undo(.add) }
        _ = try change(.retire("kites"))
        try folder.write("data/trends/topics.yaml", try text() + "# Mine.\n")
        #expect(throws: DeskError.topics(.changedSince(path: own))) { try undo(.retire) }
    }

    @Test("the shipped taxonomy stays as it is: the first change writes a copy, which is in force") func copying()
        throws
    {
        try FileManager.default.removeItem(atPath: own)
        // The shipped one is found from the folder of the tests, or not at all.
        guard let shipped = try? desk.places.taxonomySetting(nil).value else { return }
        let bytes = FileManager.default.contents(atPath: shipped)
        let answer = try change(.rename("audio", name: "Sound and speech"))
        #expect(answer.plan.copyOf?.hasSuffix("Data/topics.yaml") == true)
        #expect(try desk.places.taxonomySetting(nil).value == own)
        #expect(try desk.places.taxonomy()["audio"]?.name == "Sound and speech")
        #expect(FileManager.default.contents(atPath: shipped) == bytes)
        #expect(try undo(.rename).plan.removesFile)
        #expect(!FileManager.default.fileExists(atPath: own))
    }

    @Test("a former slug calls the topic that it became part of, and so do labels that name it") func aliases() throws {
        _ = try desk.label(
            LabelRequest(paper: "2501.00005", topics: ["sails"], archive: archive))
        _ = try change(.merge("sails", into: "kites"))
        _ = try desk.label(LabelRequest(paper: "2501.00006", topics: ["sails"], archive: archive))
        let names = TopicNames(try desk.places.taxonomy())
        #expect(names.slug("sails") == "kites" && names.slug("SAILS") == "kites" && names.slug("ships") == "ships")
        #expect(names.verdicts(["sails": true]) == ["kites": true])
        let stored = try desk.archive(archive)
        #expect(try stored.labelVerdicts().map(\.topics) == [["kites": true], ["kites": true]])
        for word in ["kites", "sails"] {
            let found = try desk.search(SearchRequest(SearchQuery("label:\(word)"), archive: archive))
            #expect(found.page.total == 2, "\(word)")
        }
        _ = try undo(.merge)
        #expect(try desk.archive(archive).labelVerdicts().map(\.topics) == [["sails": true], ["kites": true]])
    }

    @Test("the papers of a topic that is split are proposed to its parts by their cues") func splitting() throws {
        for number in 1...5 {
            _ = try desk.label(LabelRequest(paper: "2501.0000\(number)", topics: ["ships"], archive: archive))
        }
        let parts = [
            Topic(slug: "long-ships", name: ""), Topic(slug: "reefs", name: "Reefs", cues: ["reef"]),
        ]
        let answer = try change(.split("ships", into: parts, keeps: false))
        #expect(
            answer.plan.after["long-ships"]
                == Topic(slug: "long-ships", name: "Long ships", cues: ["long ships", "long ship"]))
        #expect(answer.plan.proposals.map(\.about) == [3, 2])
        let proposed = try desk.archive(archive).proposedLabels()
        #expect(
            proposed.first { $0.paper.paper.id == "2501.00001" }?.topics == ["long-ships": true, "reefs": false])
        #expect(
            proposed.first { $0.paper.paper.id == "2501.00004" }?.topics == ["long-ships": false, "reefs": true])
        #expect(try undo(.split).plan.withdrawn == 18)
        #expect(try desk.archive(archive).proposedLabels().isEmpty)
    }

    @Test("a theme is drafted in a plain sentence, and needs papers and terms") func drafting() throws {
        let theme = AdoptedTheme(
            slug: "long-ships", name: "Long ships", terms: ["Long ship", "keel", "keel"],
            papers: ["2501.00001", "2501.00002"])
        #expect(
            theme.topic
                == Topic(
                    slug: "long-ships", name: "Long ships",
                    definition: #"Papers about Long ships, which speak of "long ship" or "keel"."#,
                    cues: ["long ship", "keel"]))
        #expect(throws: DeskError.topics(.tooFewPapers(2, needed: 3))) {
            try desk.adopt(AdoptRequest(.given(theme), archive: archive))
        }
        #expect(throws: DeskError.topics(.noTerms("a"))) {
            try desk.adopt(
                AdoptRequest(.given(AdoptedTheme(slug: "a", name: "A", terms: [], papers: [])), archive: archive))
        }
        #expect(try text() == Self.taxonomy)
    }
}
