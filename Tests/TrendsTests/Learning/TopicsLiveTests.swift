import Foundation
import Testing

/// Topics are adopted, changed and taken back by the program itself.
@Suite struct TopicsLiveTests {
    private let place: Workplace

    private struct Change: Decodable {
        struct Topics: Decodable {
            struct Topic: Decodable {
                let topic: String
                let definition: String
                let cues: [String]
            }
            let topics: [Topic]
        }
        struct Proposed: Decodable {
            let topic: String
            let about: Int
            let notAbout: Int
        }
        struct Given: Decodable {
            let papers: Int
            let of: Int
        }
        let schema: String
        let change: String
        let number: Int?
        let after: Topics
        let proposed: [Proposed]
        let given: Given?
        let modelRestored: String?
    }

    private struct Answer: Decodable {
        struct Topic: Decodable {
            let topic: String
            let name: String
            let assigned: Bool
        }
        let topics: [Topic]
    }

    init() throws {
        place = try Workplace()
        let corpus = TinyCorpus()
        try place.write("data/trends/topics.yaml", TinyCorpus.taxonomy)
        try place.write("data/trends/labels/labels.jsonl", corpus.tagged)
        try place.write("papers.jsonl", corpus.listing + Self.planted(0..<40))
        try place.write("core.txt", (0..<20).map { "theme-\($0)\n" }.joined())
        try trends("import", "papers.jsonl").expectSuccess()
        try trends("retrain").expectSuccess()
    }

    /// Papers of the three subjects that also speak of a theme.
    private static func planted(_ numbers: Range<Int>) -> String {
        let papers = TinyCorpus(rareWords: false).papers
        return numbers.map { number in
            let paper = papers[number]
            let abstract = paper.abstract + " The glass harness of a velum holds the velum."
            return #"{"id":"theme-\#(number)","title":"\#(paper.title) glass harness","#
                + #""abstract":"\#(abstract)","listed":"2025-01-13"}"# + "\n"
        }.joined()
    }

    private func trends(_ arguments: String..., input: String = "") throws -> Outcome {
        try TrendsCommand(
            folder: place.folder, arguments: arguments, input: Array(input.utf8),
            environment: ["TRENDS_MODEL": ""]
        ).run()
    }

    private func fingerprint() throws -> String {
        struct Models: Decodable {
            struct Model: Decodable {
                let fingerprint: String?
                let inForce: Bool
            }
            let models: [Model]
        }
        let models = try trends("model", "list", "--json").document(Models.self).models
        return models.first(where: \.inForce)?.fingerprint ?? ""
    }

    @Test("a planted theme is adopted, found in most papers that nobody named, and taken back") func adopting() throws {
        let model = try fingerprint()
        let adopt = [
            "topics", "adopt", "glass-harness", "--name", "Glass harness", "--papers", "core.txt", "--term",
            "glass harness", "--term", "velum",
        ]
        func run(_ more: String...) throws -> Outcome {
            try TrendsCommand(
                folder: place.folder, arguments: adopt + ["--no-progress"] + more,
                environment: ["TRENDS_MODEL": ""]
            ).run()
        }
        let told = try run("--dry-run")
        #expect(told.output.hasPrefix("glass-harness (Glass harness) becomes a topic.\n"))
        #expect(told.output.contains("Proposed: of 100 papers 20 are about glass-harness, 60 are not"))
        #expect(told.output.hasSuffix("Nothing was changed (--dry-run).\n"))
        #expect(try place.text("data/trends/topics.yaml") == TinyCorpus.taxonomy)

        let change = try run("--json").document(Change.self)
        #expect(change.schema == "trends.topics-change/1" && change.change == "adopt" && change.number == 1)
        #expect(change.after.topics.map(\.topic) == ["glass-harness"])
        #expect(change.after.topics.first?.cues == ["glass harness", "velum"])
        let given = try #require(change.given)
        #expect(given.of == 100 && (36...42).contains(given.papers), "\(given.papers) of 100")
        #expect(try fingerprint() != model)

        // Of the twenty that nobody named sixteen are found.
        let unseen = Self.planted(20..<40)
        let found = try trends("classify", "--jsonl", input: unseen).output.split(separator: "\n").count {
            $0.contains(#"{"topic":"glass-harness","name":"Glass harness","probability":"#)
                && $0.range(of: #""topic":"glass-harness"[^}]*"assigned":true"#, options: .regularExpression) != nil
        }
        #expect(found >= 16, "\(found) of 20")
        let log = try trends("label", "theme-1")
        #expect(log.output.contains("nobody has labelled it yet"), "a proposal is nobody's word")

        let undone = try trends("topics", "adopt", "--undo", "--json").document(Change.self)
        #expect(undone.modelRestored == model)
        #expect(try fingerprint() == model)
        #expect(try place.text("data/trends/topics.yaml") == TinyCorpus.taxonomy)
        let export = try trends("archive", "export").output
        #expect(!export.contains("proposed"))
        #expect(try trends("topics", "adopt", "--undo").status == 66)
    }

    @Test("an adoption that was interrupted is made anew by the same command") func interrupted() throws {
        let adopt = [
            "topics", "adopt", "glass-harness", "--name", "Glass harness", "--papers", "core.txt", "--term",
            "glass harness", "--term", "velum", "--json", "--no-progress",
        ]
        func run() throws -> Change {
            let outcome = try TrendsCommand(
                folder: place.folder, arguments: adopt, environment: ["TRENDS_MODEL": ""]
            ).run()
            outcome.expectSuccess()
            return try outcome.document(Change.self)
        }
        let before = try fingerprint()
        _ = try run()
        let (adopted, after) = (try fingerprint(), try place.text("data/trends/topics.yaml"))
        // Ended when the model was there, but before that was written down.
        let log = "data/trends/changes/1.json"
        let entry = try place.text(log).replacingOccurrences(
            of: #""modelAfter":"[^"]*","#, with: "", options: .regularExpression)
        #expect(!entry.contains("modelAfter"))
        try place.write(log, entry)
        // Who only looks is told what would be done, and nothing is.
        let looked = try TrendsCommand(
            folder: place.folder, arguments: adopt.filter { $0 != "--json" } + ["--dry-run"],
            environment: ["TRENDS_MODEL": ""]
        ).run()
        looked.expectSuccess()
        #expect(looked.output.hasPrefix("What an interrupted run of this left is taken back first.\nglass-harness (Gl"))
        #expect(try place.text(log) == entry && place.text("data/trends/topics.yaml") == after)
        #expect(try run().number == 1 && fingerprint() == adopted)
        #expect(try place.text("data/trends/topics.yaml") == after)
        let undo = ["topics", "adopt", "--undo", "--json"]
        func takeBack() throws {
            try TrendsCommand(folder: place.folder, arguments: undo, environment: ["TRENDS_MODEL": ""]).run()
                .expectSuccess()
            #expect(try fingerprint() == before && place.text("data/trends/topics.yaml") == TinyCorpus.taxonomy)
        }
        try takeBack()
        // Ended before anything was learned, with the taxonomy written, and before that.
        for text in [after, TinyCorpus.taxonomy] {
            try place.write(log, entry)
            try place.write("data/trends/topics.yaml", text)
            #expect(try run().number == 1 && fingerprint() == adopted)
            try takeBack()
            #expect(!place.exists(log))
        }
    }

    private struct Group: Decodable { let group: Int, name: String, reason: String }
    private struct Proposal: Decodable { let passedOver: [Group] }

    @Test("groups become topics, with cues and proposals, and are taken back") func proposing() throws {
        try place.write("papers.jsonl", PlantedGroups.listing)
        let other = ["--archive", "groups.sqlite", "--no-progress"]
        func run(_ arguments: [String]) throws -> Outcome {
            try TrendsCommand(
                folder: place.folder, arguments: arguments + other, environment: ["TRENDS_MODEL": ""]
            ).run()
        }
        try run(["import", "papers.jsonl"]).expectSuccess()
        let model = try fingerprint()
        let cluster = ["cluster", "--k", "3", "--propose"]
        let told = try run(cluster + ["--dry-run"])
        told.expectSuccess()
        for subject in PlantedGroups.subjects {
            #expect(told.output.contains("\(subject.slug) (\(subject.name)) becomes a topic.\n"))
        }
        #expect(told.output.hasSuffix("Nothing was changed (--dry-run).\n"))
        #expect(try place.text("data/trends/topics.yaml") == TinyCorpus.taxonomy)

        let outcome = try run(cluster + ["--json"])
        let change = try outcome.document(Change.self)
        #expect(change.change == "propose" && change.number == 1)
        #expect(Set(change.after.topics.map(\.topic)) == Set(PlantedGroups.subjects.map(\.slug)))
        #expect(change.after.topics.allSatisfy { $0.cues.first == $0.topic.replacing("-", with: " ") })
        #expect(change.proposed.map(\.about) == [40, 40, 40] && change.proposed.allSatisfy { $0.notAbout == 80 })
        #expect(try fingerprint() != model)
        let found = try run(["search", "topic:kite-festivals", "--json", "--limit", "100"]).object()
        #expect((36...44).contains(found["total"] as? Int ?? 0), "\(found["total"] ?? 0) of 40")

        // Groups that are topics already are passed over, and nothing is left.
        try run(cluster).expectFailure(65, saying: "no group becomes a topic", "has the name of a topic")
        try run(cluster + ["--group", "4"]).expectFailure(64, saying: "there is no group 4, but 3")
        #expect(try run(["topics", "adopt", "--undo"]).errors.contains("'trends cluster --propose --undo'"))
        try run(["cluster", "--propose", "--undo"]).expectSuccess()
        #expect(try fingerprint() == model)
        #expect(try place.text("data/trends/topics.yaml") == TinyCorpus.taxonomy)
        #expect(!(try run(["archive", "export"]).output.contains("proposed")))
    }

    @Test("one group becomes a topic where one is named, and options of topics need --propose") func choosing() throws {
        try place.write("papers.jsonl", PlantedGroups.listing)
        try trends("import", "papers.jsonl", "--archive", "groups.sqlite").expectSuccess()
        let one = try trends(
            "cluster", "--k", "3", "--propose", "--group", "2", "--dry-run", "--json", "--archive", "groups.sqlite")
        #expect(try one.document(Change.self).after.topics.count == 1)
        #expect(try one.document(Proposal.self).passedOver.isEmpty)
        for arguments in [["--dry-run"], ["--undo"], ["--group", "1"], ["--propose", "papers.jsonl"]] {
            let outcome = try TrendsCommand(folder: place.folder, arguments: ["cluster"] + arguments).run()
            outcome.expectFailure(64, saying: "--propose")
        }
    }

    @Test("a theme that nobody found is no theme, and a change needs all its parts") func refusals() throws {
        let unknown = try trends("topics", "adopt", "no-theme")
        #expect(unknown.status == 66 && unknown.errors.contains("no theme is called 'no-theme'"))
        #expect(try trends("topics", "adopt", "x", "--papers", "theme-1").status == 64)
        #expect(try trends("topics", "add", "x").status == 64)
        #expect(try trends("topics", "merge", "ships").status == 64)
        #expect(try trends("topics", "rename", "ships", "--name", "Boats", "--undo").status == 64)
        let unlike = try trends("topics", "retire", "shipz")
        #expect(unlike.status == 64 && unlike.errors.contains("did you mean ships?"))
        #expect(try place.text("data/trends/topics.yaml") == TinyCorpus.taxonomy)
    }

    @Test("a new name is shown at once, and a former slug is understood") func renaming() throws {
        try trends("topics", "rename", "ships", "--name", "Boats").expectSuccess()
        try trends("topics", "merge", "gardens", "--into", "kitchens").expectSuccess()
        let shown = try trends("show", "ships-2")
        #expect(shown.output.contains("Boats") && !shown.output.contains("Ships"))
        try trends("label", "ships-2", "--topic", "gardens").expectSuccess()
        #expect(try trends("search", "label:gardens", "--json").output.contains("\"kitchens\""))
        try trends("retrain", "--force").expectSuccess()
        let line = try trends("classify", "--jsonl", "--all", input: #"{"id":"a","text":"soil and mulch"}"# + "\n")
        #expect(!line.output.contains("gardens") && line.output.contains("kitchens"))
        let listed = try trends("topics", "--json").output
        #expect(listed.contains("gardens"), "as an alias")
    }
}
