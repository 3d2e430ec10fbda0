import Foundation
import Testing

/// Learning from the labelled papers that come with the program, beside an archive and its labels. What is shipped is a
/// small model here, in the folder where the program runs.
@Suite struct ShippedLabelsTests {
    private let place: Workplace
    private let corpus = TinyCorpus()

    init() throws {
        place = try Workplace()
        try place.write("Data/topics.yaml", TinyCorpus.taxonomy)
        try place.write("known.jsonl", corpus.tagged)
        try place.write("listing.jsonl", corpus.listing)
        try place.write("young.jsonl", Self.young)
        try retrain(
            "listing.jsonl", "--no-shipped-labels", "--labels", "known.jsonl", "--output", "Models/topics.model"
        )
        .expectSuccess()
    }

    /// Twelve papers of the same words that nobody labelled, with one new word.
    private static let young = (0..<12).map { number in
        let words = [
            "tulip compost seedling greenhouse soil", "oven dough simmer spice broth",
            "keel rigging harbour sailing tide",
        ]
        let text = Array(repeating: words[number % 3] + " model method data dahlia", count: 3).joined(separator: " ")
        return #"{"id":"young-\#(number)","title":"paper \#(number)","abstract":"\#(text)","listed":"2026-01-05"}"#
            + "\n"
    }.joined()

    @discardableResult
    private func retrain(_ options: String...) throws -> Outcome {
        try TrendsCommand(
            folder: place.folder, arguments: ["retrain", "--now", "2026-01-12"] + options,
            environment: ["TRENDS_MODEL": ""]
        ).run()
    }

    private func trends(_ arguments: String...) throws -> Outcome {
        try TrendsCommand(folder: place.folder, arguments: arguments, environment: ["TRENDS_MODEL": ""]).run()
    }

    /// Micro-F1 of the model in force on the papers that were labelled from the start.
    private func microF1() throws -> Double {
        let judged = try trends("evaluate", "known.jsonl", "--json").object()
        return try #require((judged["micro_f1"] as? [String: Any])?["value"] as? Double)
    }

    private func probability(of topic: String, text: String) throws -> Double {
        try place.write("text.jsonl", text)
        let answer: ClassificationDocument = try trends("classify", "--jsonl", "--all", "text.jsonl").document()
        return try #require(answer.topics?.first { $0.topic == topic }?.probability)
    }

    @Test("pages without labels are enough on the first day") func firstDay() throws {
        let outcome = try retrain("young.jsonl")
        outcome.expectSuccess()
        #expect(outcome.output.contains("3 topics from 60 labelled of 72 papers"))
        #expect(outcome.output.contains("against the model before, on 60 papers, out of fold"))
        #expect(try microF1() > 0.95)
        #expect(try place.text("data/trends/models/topics.model.md").contains("| papers | 72, of which 60 labelled |"))
    }

    @Test("a young archive with a few labels does not ruin the model") func youngArchive() throws {
        try trends("import", "young.jsonl").expectSuccess()
        for number in 0..<3 {
            try trends("label", "young-\(number)", "--topic", TinyCorpus.topics[(number + 1) % 3]).expectSuccess()
        }
        let outcome = try retrain()
        outcome.expectSuccess()
        #expect(outcome.output.contains("from 63 labelled of 72 papers"))
        #expect(try microF1() > 0.95)
        let alone = try retrain("--no-shipped-labels", "--output", "alone.model")
        #expect(alone.status == 65 && alone.errors.contains("labelled papers with a text: 3"))
    }

    @Test("the last word wins, in whichever file it stands") func lastWord() throws {
        let changed = corpus.papers.prefix(5).map { #"{"id":"\#($0.id)","topics":["ships","kitchens"]}"# + "\n" }
            .joined()
        try place.write("changed.jsonl", changed)
        let second = try retrain(
            "listing.jsonl", "--labels", "known.jsonl", "--labels", "changed.jsonl", "--output", "a")
        second.expectSuccess()
        #expect(second.errors.contains("5 labels replaced earlier ones"))
        let text =
            corpus.tagged.split(separator: "\n").first.map(String.init)?.replacing(/"id":"[^"]*",/, with: "") ?? ""
        #expect(try probability(of: "kitchens", text: text) < 0.5)
        let alone = try retrain("listing.jsonl", "--labels", "changed.jsonl", "--output", "b")
        #expect(try place.bytes("a") == place.bytes("b"))
        #expect(alone.errors.contains("5 labels replaced earlier ones"))
        try retrain("listing.jsonl", "--labels", "changed.jsonl", "--labels", "known.jsonl", "--output", "c")
            .expectSuccess()
        #expect(try place.bytes("c") != place.bytes("a"), "in this order the first labels stand")
        let file = try place.text("changed.jsonl")
        try place.write("twice.jsonl", file + file)
        try retrain("listing.jsonl", "--labels", "twice.jsonl", "--output", "d").expectSuccess()
        #expect(try place.bytes("d") == place.bytes("a"), "what is said twice is said once")
        try retrain("listing.jsonl", "--labels", "changed.jsonl").expectSuccess()
        #expect(try probability(of: "kitchens", text: text) > 0.5, "what is new is not held back by the model before")
    }

    @Test("two labels of one file for one paper are told, and the later one counts") func conflicts() throws {
        let id = try #require(corpus.papers.first?.id)
        try place.write(
            "both.jsonl",
            #"{"id":"\#(id)","topics":["ships"]}"# + "\n" + #"{"id":"\#(id)","topics":["kitchens"]}"# + "\n")
        let outcome = try retrain("listing.jsonl", "--labels", "both.jsonl", "--output", "a")
        outcome.expectSuccess()
        #expect(outcome.errors.contains("both.jsonl:2: labels \(id) otherwise than line 1; the later label counts"))
        try place.write("later.jsonl", #"{"id":"\#(id)","topics":["kitchens"]}"# + "\n")
        try retrain("listing.jsonl", "--labels", "later.jsonl", "--output", "b").expectSuccess()
        #expect(try place.bytes("a") == place.bytes("b"))
    }

    @Test("the same file of texts twice changes nothing") func sameFileTwice() throws {
        try place.write("texts.jsonl", corpus.labelled.replacing(/"id":"[^"]*",/, with: ""))
        try retrain("--labels-only", "--labels", "texts.jsonl", "--output", "a").expectSuccess()
        try retrain("--labels-only", "--labels", "texts.jsonl", "--labels", "texts.jsonl", "--output", "b")
            .expectSuccess()
        #expect(try place.bytes("a") == place.bytes("b"))
    }

    private func bridges(_ count: Int, _ verdict: (Int) -> String) -> String {
        (0..<count).map { number in
            let text = Array(repeating: "arch span girder pylon abutment model data", count: 4).joined(separator: " ")
            let (id, title) = ("bridge-\(number)", "bridge \(number)")
            return #"{"id":"\#(id)","title":"\#(title)","abstract":"\#(text)",\#(verdict(number))}"# + "\n"
        }.joined()
    }

    /// What is known of a topic that is new: that some papers are about it. That others are not nobody said.
    @Test(
        "of a topic that was added the shipped papers say nothing: it is not given before some are known not to have it"
    )
    func addedTopic() throws {
        try place.write(
            "Data/topics.yaml",
            TinyCorpus.taxonomy + "  - slug: bridges\n    name: Bridges\n    definition: arches and spans\n")
        try place.write("own.jsonl", bridges(14) { _ in #""topics":["bridges"],"not":["ships"]"# })
        let first = try retrain("young.jsonl", "--labels", "own.jsonl")
        first.expectSuccess()
        #expect(first.output.contains("4 topics from 74 labelled"))
        #expect(first.errors.contains("not learned, and never given: bridges; at least 10 papers"))
        #expect(try microF1() > 0.9)
        let bridge = bridges(1) { _ in #""topics":[]"# }
        #expect(try probability(of: "bridges", text: bridge) < 0.01)
        let others = Self.young.split(separator: "\n").map {
            $0.replacing(#""listed":"2026-01-05""#, with: #""topics":[],"not":["bridges"]"#)
        }
        try place.write("others.jsonl", others.joined(separator: "\n") + "\n")
        let second = try retrain("young.jsonl", "--labels", "own.jsonl", "--labels", "others.jsonl")
        second.expectSuccess()
        #expect(!second.errors.contains("not learned"))
        #expect(try microF1() > 0.9)
        let (given, other) = (
            try probability(of: "bridges", text: bridge),
            try probability(of: "bridges", text: Self.young.split(separator: "\n").first.map(String.init) ?? "")
        )
        #expect(given > 0.5 && other < 0.2, "\(given), \(other): \(second.output)")
    }

    @Test("a label of unknown topics alone teaches nothing, one of others says nothing of the rest")
    func unknownTopics()
        throws
    {
        try retrain("young.jsonl", "--output", "a").expectSuccess()
        let papers = corpus.papers.prefix(3).map { #"{"id":"\#($0.id)","topics":["shipps"]}"# + "\n" }.joined()
        try place.write("typo.jsonl", papers)
        let outcome = try retrain("young.jsonl", "--labels", "typo.jsonl", "--output", "b")
        outcome.expectSuccess()
        #expect(outcome.errors.contains("shipps; 3 labels with them say nothing of topics that they do not name"))
        #expect(try place.bytes("a") == place.bytes("b"))
    }

    @Test("damaged papers beside the model in force are told, and the model is learned") func unknownPapers() throws {
        try retrain("young.jsonl").expectSuccess()
        try place.write("data/trends/models/topics.model.rows", "nothing")
        let outcome = try retrain("young.jsonl", "--from-scratch")
        outcome.expectSuccess()
        #expect(outcome.errors.contains("topics.model learned from is not known"))
        #expect(!outcome.output.contains("against the model before"))
    }

    @Test("a topic that a person denied is no more probable afterwards, in the same text without its id")
    func denial() throws {
        try trends("import", "young.jsonl").expectSuccess()
        let paper = try #require(Self.young.split(separator: "\n").first.map(String.init))
        let anonymous = paper.replacing(/"id":"[^"]*",/, with: "")
        let before = try probability(of: "gardens", text: anonymous)
        try trends("label", "young-0", "--not", "gardens", "--topic", "ships").expectSuccess()
        try retrain().expectSuccess()
        #expect(try probability(of: "gardens", text: anonymous) < before)
    }

    @Test("what was learned can be read by programs") func json() throws {
        let document = try retrain("young.jsonl", "--json").object()
        #expect(document["schema"] as? String == "trends.training/1")
        #expect((document["fingerprint"] as? String)?.count == 16)
        #expect(document["papers"] as? Int == 72 && document["labelled"] as? Int == 60)
        let judged = try #require(document["cross_validated"] as? [String: Any])
        for figure in ["micro_f1", "macro_f1"] {
            let estimate = try #require(judged[figure] as? [String: Any])
            let interval = try #require(estimate["interval"] as? [Double])
            let value = try #require(estimate["value"] as? Double)
            #expect(interval.count == 2 && interval[0] <= value && value <= interval[1])
        }
        let compared = try #require(document["compared"] as? [String: Any])
        #expect(compared["papers"] as? Int == 60 && compared["worse"] as? Bool == false)
        let churn = try #require(document["churn"] as? [String: Any])
        #expect(churn["papers"] as? Int == 12)
        let shares = try #require(churn["share"] as? Double)
        #expect((0...1).contains(shares))
        let model = try trends("model", "info", "--json").object()
        #expect(model["fingerprint"] as? String == document["fingerprint"] as? String)
    }

    @Test("threads and the order of papers change no byte") func sameBytes() throws {
        try retrain("young.jsonl", "--threads", "1", "--output", "a").expectSuccess()
        try place.write("shuffled.jsonl", TinyCorpus.shuffled(Self.young))
        try retrain("shuffled.jsonl", "--threads", "2", "--output", "b").expectSuccess()
        #expect(try place.bytes("a") == place.bytes("b"))
        #expect(try place.bytes("a.rows") == place.bytes("b.rows"))
    }

    @Test("learning again from the same papers changes no topics") func again() throws {
        try retrain("young.jsonl").expectSuccess()
        try place.write("texts.jsonl", Self.young)
        let before = try trends("classify", "--jsonl", "--all", "texts.jsonl").output
        let again = try retrain("young.jsonl")
        #expect(again.output.contains("changed topics: 0 of 12 papers"))
        let document = try retrain("young.jsonl", "--json").object()
        let churn = try #require(document["churn"] as? [String: Any])
        #expect(churn["changed"] as? Int == 0 && churn["primary_changed"] as? Int == 0)
        let after: [ClassificationDocument] = try trends("classify", "--jsonl", "--all", "texts.jsonl").documents()
        try place.write("before.jsonl", before)
        let old = try place.shell("cat before.jsonl").documents() as [ClassificationDocument]
        for (old, new) in zip(old, after) {
            for (left, right) in zip(old.topics ?? [], new.topics ?? []) {
                #expect(left.topic == right.topic && abs(left.probability - right.probability) < 1e-3)
            }
        }
    }

    @Test("damaged shipped papers are 78 and leave the model") func damaged() throws {
        var bytes = try place.bytes("Models/topics.model.rows")
        bytes[bytes.count / 2] ^= 1
        try place.write("Models/topics.model.rows", bytes)
        try retrain("young.jsonl").expectFailure(
            78, saying: "Models/topics.model.rows", "damaged", "--no-shipped-labels")
        #expect(!place.exists("data/trends/models/topics.model"))
        try place.write("Models/topics.model.rows", try place.bytes("Models/topics.model"))
        try retrain("young.jsonl").expectFailure(78, saying: "Models/topics.model.rows")
    }
}
