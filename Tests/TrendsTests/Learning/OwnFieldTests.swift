import Foundation
import Testing

/// A field of one's own: from labels alone to topics, a model, searches, reports and feeds under the topics' names.
@Suite struct OwnFieldTests {
    private let place: Workplace
    /// What stands for the model of a person's own: no other is named.
    private static let own = ["TRENDS_MODEL": ""]

    /// Topics by the slugs that their names give, with words of their own.
    private static let topics: [(name: String, slug: String, words: String)] = [
        ("Alpine Botany", "alpine-botany", "edelweiss scree cushion gentian altitude snowbed rosette saxifrage"),
        ("Pollination & Bees", "pollination-and-bees", "nectar hive forager bumblebee stigma orchid pollen corolla"),
        ("Stellar Evolution", "stellar-evolution", "giant dwarf supernova fusion helium luminosity collapse core"),
        ("Exoplanets", "exoplanets", "transit orbit habitable atmosphere radial telescope planet eclipse"),
        ("Bread, Sourdough", "bread-sourdough", "dough starter crumb oven gluten proofing rye crust"),
        ("Soups/Stews", "soups-stews", "broth simmer lentil marrow stock carrot ladle barley"),
        ("CHEESE", "cheese", "rennet curd rind whey ripening goat brine affinage"),
        ("Économie rurale", "economie-rurale", "market harvest cooperative subsidy farmer acreage price yield"),
        ("醸造", "topic-a81a9ef1", "malt hops yeast barrel ferment cellar keg brewer"),
    ]
    private static let common = "we study the of and in a with results show that is from new method for under its"
        .split(separator: " ").map(String.init)

    private struct Abstract {
        let id: String, title: String, text: String, topics: [Int], day: String
    }

    /// Five hundred abstracts of one topic, or of two, the same in every run.
    private static let abstracts: [Abstract] = {
        var state: UInt64 = 20
        func next(_ limit: Int) -> Int {
            // Knuth's MMIX constants; the upper bits are taken.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        return (0..<500).map { index in
            let first = index % topics.count
            let about = index % 5 == 0 ? [first, (first + 1 + next(topics.count - 1)) % topics.count] : [first]
            let words = about.flatMap { topics[$0].words.split(separator: " ").map(String.init) }
            func text(_ count: Int) -> String {
                (0..<count).map { _ in next(10) < 5 ? words[next(words.count)] : common[next(common.count)] }
                    .joined(separator: " ")
            }
            let letters = String(UnicodeScalar(UInt8(97 + index % 26))) + String(UnicodeScalar(UInt8(97 + index / 26)))
            return Abstract(
                id: "own-\(index)", title: text(6), text: text(50) + " sample qu\(letters)x",
                topics: about, day: "2025-0\(1 + index % 6)-1\(index % 9)")
        }
    }()

    init() throws {
        place = try Workplace()
        func names(_ abstract: Abstract) -> [String] { abstract.topics.map { Self.topics[$0].name } }
        func line(_ abstract: Abstract, _ labels: String) -> String {
            #"{"id":"\#(abstract.id)","title":"\#(abstract.title)","abstract":"\#(abstract.text)",\#(labels)}"# + "\n"
        }
        let lines = Self.abstracts.prefix(300).map { abstract in
            line(abstract, #""labels":["\#(names(abstract).joined(separator: "\",\""))"]"#)
        }
        let rows = Self.abstracts.dropFirst(300).map { abstract in
            #"\#(abstract.id),\#(abstract.title),\#(abstract.text),"\#(names(abstract).joined(separator: "; "))""#
                + "\n"
        }
        let papers = Self.abstracts.map { line($0, #""listed":"\#($0.day)""#) }
        try place.write("labels.jsonl", lines.joined())
        try place.write("labels.csv", "id,title,abstract,topics\n" + rows.joined())
        try place.write("papers.jsonl", papers.joined())
    }

    @discardableResult private func trends(_ arguments: String...) throws -> Outcome {
        let outcome = try TrendsCommand(folder: place.folder, arguments: arguments, environment: Self.own).run()
        outcome.expectSuccess()
        return outcome
    }

    private struct Topics: Decodable {
        struct Topic: Decodable { let topic: String, name: String }
        let topics: [Topic]
    }

    private struct Found: Decodable {
        struct Paper: Decodable { let id: String }
        let total: Int
        let papers: [Paper]
    }

    @Test("labels give a taxonomy, and with it every command knows the topics by their names") func whole() throws {
        // The archive makes the data folder.
        try trends("import", "papers.jsonl")
        let written = try trends(
            "topics", "from-labels", "labels.jsonl", "labels.csv", "--output", "data/trends/topics.yaml")
        #expect(written.errors == "9 topics of 500 labelled papers\n")
        let listed: Topics = try trends("topics", "--json").document()
        let expected = Self.topics.sorted { $0.slug < $1.slug }
        #expect(listed.topics.map(\.topic) == expected.map(\.slug))
        #expect(listed.topics.map(\.name) == expected.map(\.name))

        #expect(try trends("label", "--file", "labels.csv").output.hasPrefix("200 papers labelled"))
        try trends("label", "own-0", "--topic", "alpine botany", "--not", "Soups/Stews", "--not", "cheese")
        try trends("retrain", "--labels", "labels.jsonl")
        let scores = try trends("evaluate", "labels.csv", "--json").document(EvaluationDocument.self)
        #expect(scores.papers == 200 && scores.microF1.value > 0.9)

        for topic in Self.topics {
            let found: Found = try trends("search", "topic:\"\(topic.name)\"", "--json", "--limit", "1").document()
            #expect(found.total >= 40, "\(topic.name)")
            let bySlug: Found = try trends("search", "topic:\(topic.slug)", "--json", "--limit", "1").document()
            #expect(bySlug.total == found.total)
        }
        let report: ReportDocument = try trends("report", "--by", "month", "--json", "--feed", "feeds").document()
        #expect(Set(report.topics.map(\.name)) == Set(Self.topics.map(\.name)))
        let text = try trends("report", "--by", "month", "--topics", "Bread, Sourdough,cheese,\"醸造\"").output
        for name in ["Bread, Sourdough", "CHEESE", "醸造"] { #expect(text.contains(name)) }
        #expect(!text.contains("Exoplanets   "))
        for topic in Self.topics {
            let feed = try place.text("feeds/\(topic.slug).atom")
            let name = topic.name.replacing("&", with: "&amp;")
            #expect(feed.contains("<title>\(name): trends in papers</title>"), "\(topic.slug)")
        }
    }

    @Test("labels alone give the same topics, with the names that they have") func labelsAlone() throws {
        try trends("retrain", "--labels", "labels.jsonl", "--labels", "labels.csv", "--labels-only")
        let answers = try trends("classify", "--jsonl", "--all", "papers.jsonl").documents(ClassificationDocument.self)
        let first = try #require(answers.first)
        let named = Dictionary(
            (first.topics ?? []).map { ($0.topic, $0.name) }, uniquingKeysWith: { first, _ in first })
        // A name of one word of ASCII is its own slug.
        let expected = Self.topics.map { topic in
            (
                topic.name.utf8.allSatisfy { $0 < 0x80 && $0 != 0x20 } && !topic.name.contains(/[^A-Za-z0-9._-]/)
                    ? topic.name : topic.slug, topic.name
            )
        }
        #expect(named == Dictionary(uniqueKeysWithValues: expected))
        try trends("import", "papers.jsonl")
        // The shipped taxonomy is of another field: the topics of the model in force can be named.
        #expect(try trends("label", "own-1", "--topic", "stellar evolution").output.contains("is stellar-evolution"))
        #expect(try trends("report", "--by", "month", "--feed", "f").errors.contains("10 feeds in f"))
    }

    @Test("names of one slug that differ by more than capitals are told by both") func clash() throws {
        try place.write(
            "clash.jsonl",
            Self.abstracts.prefix(40).map { #"{"text":"\#($0.text)","label":"\#($0.topics[0] == 0 ? "a b" : "A/b")"}"# }
                .joined(separator: "\n"))
        for arguments in [
            ["topics", "from-labels", "clash.jsonl"], ["retrain", "--labels-only", "--labels", "clash.jsonl"],
        ] {
            try TrendsCommand(folder: place.folder, arguments: arguments).run()
                .expectFailure(65, saying: "'A/b' and 'a b' would have the same slug, a-b")
        }
        try place.write("same.jsonl", #"{"text":"x","label":"Deep Sea"}"# + "\n" + #"{"text":"y","label":"deep sea"}"#)
        let same: Topics = try trends("topics", "from-labels", "same.jsonl", "--json").document()
        #expect(same.topics.map(\.topic) == ["deep-sea"] && same.topics.map(\.name) == ["Deep Sea"])
    }
}
