import Foundation
import Testing

/// Earlier models are kept, can be used again and be compared.
@Suite struct ModelVersionTests {
    private let place: Workplace
    private let corpus = TinyCorpus()

    init() throws {
        place = try Workplace()
        try place.write("labels.jsonl", corpus.labelled)
        try place.write("noise.jsonl", corpus.mislabelled)
    }

    /// Runs the program without the model that the other tests name.
    private func trends(_ arguments: String...) throws -> Outcome {
        try TrendsCommand(folder: place.folder, arguments: arguments, environment: ["TRENDS_MODEL": ""]).run()
    }

    private func retrain(_ labels: String, _ options: String...) throws {
        let arguments = ["retrain", "--labels-only", "--now", "2026-01-02", "--labels", labels, "--force"] + options
        try TrendsCommand(folder: place.folder, arguments: arguments, environment: ["TRENDS_MODEL": ""]).run()
            .expectSuccess()
    }

    private struct Models: Decodable {
        struct Figure: Decodable {
            let value: Double
            let interval: [Double]?
        }
        struct Model: Decodable {
            let model: String
            let number: Int?
            let fingerprint: String?
            let inForce: Bool
            let usable: Bool
            let made: String?
            let papers: Int?
            let labelled: Int?
            let microF1: Figure?
        }
        let schema: String
        let models: [Model]
    }

    private struct Rollback: Decodable {
        struct Model: Decodable {
            let model: String
            let fingerprint: String
        }
        let changed: Bool
        let before: Model?
        let after: Model
    }

    private struct Difference: Decodable {
        struct Topic: Decodable {
            let topic: String
            let before: Int
            let after: Int
            let gained: Int
            let lost: Int
        }
        struct Term: Decodable {
            let term: String
            let before: Double
            let after: Double
            let difference: Double
        }
        struct Change: Decodable {
            let topic: String
            let gained: Bool
            let before: Double
            let after: Double
            let terms: [Term]
        }
        struct Paper: Decodable {
            let id: String
            let changes: [Change]
        }
        let schema: String
        let addedTopics: [String]
        let removedTopics: [String]
        let papers: Int
        let changed: Int
        let primaryChanged: Int
        let topics: [Topic]
        let shown: [Paper]
    }

    private func fingerprint(_ arguments: String...) throws -> String {
        let outcome = try TrendsCommand(
            folder: place.folder, arguments: ["model", "info", "--json"] + arguments,
            environment: ["TRENDS_MODEL": ""]
        ).run()
        return try #require(try outcome.object()["fingerprint"] as? String)
    }

    @Test("the list has each version with its figures, and the shipped model") func list() throws {
        let before: Models = try trends("model", "list", "--json").document()
        #expect(before.models.map(\.model) == ["shipped"] && before.models.map(\.inForce) == [true])
        try retrain("labels.jsonl")
        try retrain("labels.jsonl", "--seed", "2")
        let list: Models = try trends("model", "list", "--json").document()
        #expect(list.schema == "trends.models/1")
        #expect(list.models.map(\.model) == ["2", "1", "shipped"])
        #expect(list.models.map(\.number) == [2, 1, nil] && list.models.map(\.inForce) == [true, false, false])
        let first = try #require(list.models.first)
        #expect((first.made, first.papers, first.labelled) == ("2026-01-02", 60, 60))
        let (figure, interval) = (try #require(first.microF1), try #require(first.microF1?.interval))
        #expect(interval.count == 2 && interval[0] <= figure.value && figure.value <= interval[1])
        #expect(try fingerprint() == first.fingerprint)
        let text = try trends("model", "list")
        #expect(text.errors.isEmpty)
        #expect(text.lines.count == 4 && text.lines[0].hasPrefix("version  made        fingerprint"))
        #expect(text.lines[1].hasPrefix("2        2026-01-02  ") && text.lines[1].hasSuffix("  in force"))
        #expect(text.lines[3].hasPrefix("shipped  "))
        #expect(text.lines.allSatisfy { $0.last != " " })
    }

    @Test("a model that the environment names is said to be used instead") func environment() throws {
        let outcome = try place.trends("model", "list")
        outcome.expectSuccess()
        #expect(outcome.errors.contains("TRENDS_MODEL names "))
        #expect(try place.trends("model", "list", "--quiet").errors.isEmpty)
    }

    @Test("a rollback says what it did, and the next commands use that model") func rollback() throws {
        try retrain("labels.jsonl")
        let first = try fingerprint()
        try retrain("labels.jsonl", "--seed", "2")
        let second = try fingerprint()
        let outcome = try trends("model", "rollback")
        outcome.expectSuccess()
        #expect(
            outcome.output == "version 1 (\(first)) is in force now instead of version 2 (\(second)), which is kept\n")
        #expect(try fingerprint() == first)
        #expect(
            try trends("model", "rollback", "1").output
                == "version 1 (\(first)) is in force already; nothing changed\n")
        let document: Rollback = try trends("model", "rollback", String(second.prefix(6)), "--json").document()
        #expect(document.changed && document.before?.model == "1" && document.after.model == "2")
        let shipped = try trends("model", "rollback", "shipped")
        #expect(shipped.output.hasPrefix("the shipped model ("))
        #expect(!place.exists("data/trends/models/topics.model"))
        #expect(try fingerprint() == fingerprint("--model", TrendsBinary.repositoryPath("Models/topics.model")))
        try trends("model", "rollback").expectFailure(66, saying: "shipped", "trends model list")
    }

    @Test("a version that there is not is 66, wrong usage is 64, a lock that stays is 75") func refusals() throws {
        try retrain("labels.jsonl")
        try trends("model", "rollback", "9").expectFailure(66, saying: "'9'", "trends model list")
        try trends("model", "rollback", "1", "2").expectFailure(64, saying: "2")
        try trends("model", "rollback", "--wait", "-1").expectFailure(64, saying: "--wait")
        try trends("model", "diff", "9", "1").expectFailure(66, saying: "'9'")
        try trends("model", "diff", "--limit", "-1").expectFailure(64, saying: "--limit")
        try trends("model", "diff", "shipped", "1").expectFailure(66, saying: "no archive")
        let locked = try place.shell(
            #"exec 9> data/trends/models/.lock; flock 9; "$TRENDS" model rollback shipped --wait 0.1"#)
        // Where there is no flock(1) the shell says so.
        if locked.status != 127, !locked.errors.contains("not found") {
            locked.expectFailure(75, saying: "another run", "--wait")
        }
    }

    @Test("a run that is killed leaves whole versions, and a model that is one of them") func killed() throws {
        for seed in 1...3 { try retrain("labels.jsonl", "--seed", "\(seed)") }
        let list: Models = try trends("model", "list", "--json").document()
        let prints = Set(list.models.compactMap(\.fingerprint))
        for moment in 0..<40 {
            // Killed after 0 to 39 thousandths of a second, which is about as long as a whole run takes.
            let target = ["1", "2", "3", "shipped"][moment % 4]
            let delay = "0.0" + (moment < 10 ? "0" : "") + "\(moment)"
            let run = try place.shell(
                #"TRENDS_MODEL= "$TRENDS" model rollback \#(target) --quiet >/dev/null & sleep \#(delay); "#
                    + "kill -9 $! 2>/dev/null; wait; exit 0")
            run.expectSuccess()
            let after: Models = try trends("model", "list", "--json").document()
            #expect(Set(after.models.compactMap(\.fingerprint)) == prints && after.models.allSatisfy(\.usable))
            #expect(after.models.count { $0.inForce } == 1)
        }
        try trends("model", "rollback", "2").expectSuccess()
        let folder = "data/trends/models"
        let card = try place.text("\(folder)/topics.model.md")
        #expect(card.contains(try fingerprint()))
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path("\(folder)/versions"))
        #expect(names.count == 3 && names.allSatisfy { !$0.hasPrefix(".") })
    }

    /// An archive, and two models that say different things of it.
    private func compared(_ listing: String? = nil) throws {
        try place.write("listing.jsonl", listing ?? corpus.listing)
        try trends("import", "listing.jsonl").expectSuccess()
        try retrain("labels.jsonl")
        try retrain("noise.jsonl")
    }

    @Test("a comparison counts the papers of each topic under both models") func difference() throws {
        try compared()
        let document: Difference = try trends("model", "diff", "--json", "--limit", "1000").document()
        #expect(document.schema == "trends.model-diff/1" && document.papers == 60)
        #expect(document.changed > 0 && document.changed == document.shown.count)
        #expect(document.addedTopics.isEmpty && document.removedTopics.isEmpty)
        #expect(document.topics.map(\.topic).sorted() == TinyCorpus.topics)
        for topic in document.topics {
            #expect(topic.before == 20, "the first model learned these papers")
            #expect(topic.after == topic.before + topic.gained - topic.lost)
            let changes = document.shown.flatMap(\.changes).filter { $0.topic == topic.topic }
            #expect(changes.count { $0.gained } == topic.gained && changes.count { !$0.gained } == topic.lost)
        }
        let sizes = document.shown.map { paper in paper.changes.map { abs($0.after - $0.before) }.max() ?? 0 }
        #expect(sizes == sizes.sorted(by: >))
        for change in document.shown.flatMap(\.changes) {
            #expect(!change.terms.isEmpty)
            for term in change.terms { #expect(abs(term.after - term.before - term.difference) < 1e-9) }
            let magnitudes = change.terms.map { abs($0.difference) }
            #expect(magnitudes == magnitudes.sorted(by: >))
        }
        // The other way round everything gained is lost.
        let back: Difference = try trends("model", "diff", "2", "1", "--json", "--limit", "0").document()
        #expect(back.changed == document.changed && back.shown.isEmpty)
        for topic in back.topics {
            let other = try #require(document.topics.first { $0.topic == topic.topic })
            #expect((topic.gained, topic.lost) == (other.lost, other.gained))
        }
        let same: Difference = try trends("model", "diff", "current", "2", "--json").document()
        #expect((same.changed, same.primaryChanged) == (0, 0))
        let one = try trends("model", "diff", "--json", "--threads", "1").outputBytes
        #expect(try trends("model", "diff", "--json", "--threads", "2").outputBytes == one)
    }

    @Test("a comparison in words fits the terminal, whatever stands in titles and names") func words() throws {
        let hostile = #"{"authors":["\u001b[2J \u202eEve"],"title":"\u001b]0;x\u0007\u202e "#
        try compared(corpus.listing.replacing(/\{"id":"([^"]*)","title":"/) { hostile + $0.output.1 + " " })
        let outcome = try TrendsCommand(
            folder: place.folder, arguments: ["model", "diff", "--limit", "3"],
            environment: ["TRENDS_MODEL": "", "COLUMNS": "60"]
        ).run()
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("From version 1 ("))
        #expect(outcome.output.contains(" of 60 papers ("))
        #expect(outcome.output.contains("before   after  gained    lost"))
        #expect(outcome.lines.dropFirst().allSatisfy { $0.count <= 60 })
        #expect(!outcome.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{7}" })
        #expect(outcome.output.contains("--limit shows more"))
    }

    @Test("topics that one of the models knows alone are told and not compared") func otherTopics() throws {
        try place.write("listing.jsonl", corpus.listing)
        try trends("import", "listing.jsonl").expectSuccess()
        try retrain("labels.jsonl")
        try place.write("renamed.jsonl", corpus.labelled.replacing("\"label\":\"ships\"", with: "\"label\":\"boats\""))
        try retrain("renamed.jsonl", "--output", "renamed.model")
        let document: Difference = try trends("model", "diff", "1", "renamed.model", "--json").document()
        #expect((document.removedTopics, document.addedTopics) == (["ships"], ["boats"]))
        #expect(document.topics.map(\.topic).sorted() == ["gardens", "kitchens"])
        #expect(try trends("model", "diff", "1", "renamed.model").output.contains("not compared: ships"))
    }
}
