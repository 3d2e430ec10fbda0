import Foundation
import Testing

/// A field of one's own without a label: a taxonomy of names, some papers, and a model.
@Suite struct FromNamesTests {
    private let place: Workplace

    private static let subjects: [(slug: String, name: String, words: String)] = [
        ("orchids", "Orchids", "pollen petal epiphyte rhizome labellum greenhouse"),
        ("volcanoes", "Volcanoes", "lava crater magma eruption basalt tephra"),
        ("violins", "Violins", "bow luthier varnish string fingerboard concerto"),
    ]
    private static let common = "study shows data method result from large sample new measure".split(separator: " ")

    private struct Paper {
        let id: String, title: String, text: String, topic: String
    }

    /// Papers of one subject each; one in three names it, the others have its words alone.
    private static let papers: [Paper] = {
        var state: UInt64 = 5
        func next(_ limit: Int) -> Int {
            // Knuth's MMIX constants; the upper bits are taken.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        return (0..<240).map { index in
            let subject = subjects[index % 3]
            let own = subject.words.split(separator: " ")
            func text(_ count: Int) -> String {
                (0..<count).map { _ in String(next(2) == 0 ? own[next(own.count)] : common[next(common.count)]) }
                    .joined(separator: " ")
            }
            let name = index % 9 < 3 ? " \(subject.name.lowercased())" : ""
            return Paper(id: "p\(index)", title: text(4), text: text(30) + name, topic: subject.slug)
        }
    }()

    init() throws {
        place = try Workplace()
        func lines(_ line: (Paper) -> String) -> String { Self.papers.map { line($0) + "\n" }.joined() }
        try place.write(
            "papers.jsonl",
            lines { #"{"id":"\#($0.id)","title":"\#($0.title)","abstract":"\#($0.text)","listed":"2025-03-04"}"# })
        try place.write(
            "truth.jsonl",
            lines { #"{"id":"\#($0.id)","title":"\#($0.title)","abstract":"\#($0.text)","label":"\#($0.topic)"}"# })
        try place.write("topics.yaml", taxonomy(Self.subjects.map { ($0.slug, $0.name) }))
    }

    private func taxonomy(_ topics: [(slug: String, name: String)]) -> String {
        "version: 1\ntopics:\n" + topics.map { "  - slug: \($0.slug)\n    name: \($0.name)\n" }.joined()
    }

    private func retrain(_ options: String...) throws -> Outcome {
        try TrendsCommand(
            folder: place.folder,
            arguments: ["retrain", "papers.jsonl", "--from-names", "--topics", "topics.yaml", "--now", "2026-01-02"]
                + options
        ).run()
    }

    @Test("names and papers give a model that says what it is and finds the topics") func model() throws {
        let outcome = try retrain("--output", "own.model")
        outcome.expectSuccess()
        #expect(outcome.output.contains("3 topics from their names and 240 papers, none of them labelled"))
        #expect(outcome.output.contains("no labels: the model is neither judged nor compared"))
        let judged = try place.trends("evaluate", "truth.jsonl", "--model", "own.model", "--json").object()
        let accuracy = try #require((judged["accuracy"] as? [String: Any])?["value"] as? Double)
        #expect(accuracy > 0.95)
        let card = try place.trends("model", "info", "--model", "own.model").output
        #expect(card.contains("No labels: figures are not judged.") && card.contains("240, of which none labelled"))
        #expect(!card.contains("## Scores"))
    }

    @Test("JSON says that names taught it, and judges nothing") func json() throws {
        let document = try retrain("--output", "own.model", "--json").object()
        #expect(document["learned_from"] as? String == "names" && document["one_topic"] as? Bool == true)
        #expect(document["cross_validated"] is NSNull && document["compared"] is NSNull && document["churn"] is NSNull)
        #expect(document["labelled"] as? Int == 0)
        #expect((document["agreement"] as? [String: Any])?["micro_f1"] != nil)
        let model = try place.trends("model", "info", "--model", "own.model", "--json").object()
        #expect(model["learned_from"] as? String == "names" && model["scores"] == nil)
    }

    @Test("the same bytes at any number of threads and in any order of papers") func determinism() throws {
        try retrain("--output", "one.model", "--threads", "1").expectSuccess()
        try place.write(
            "papers.jsonl", try place.text("papers.jsonl").split(separator: "\n").reversed().joined(separator: "\n"))
        try retrain("--output", "two.model", "--threads", "3").expectSuccess()
        #expect(try place.bytes("one.model") == place.bytes("two.model"))
    }

    @Test("a model with labels is not judged by one of names, nor the other way about") func gate() throws {
        try place.trends("retrain", "--labels", "truth.jsonl", "--labels-only", "--output", "own.model").expectSuccess()
        try retrain("--output", "own.model").expectSuccess()
        try place.trends("retrain", "--labels", "truth.jsonl", "--labels-only", "--output", "own.model").expectSuccess()
        let card = try place.trends("model", "info", "--model", "own.model", "--json").object()
        #expect(card["learned_from"] as? String == "labels")
    }

    @Test("topics that no paper has words of are named, with what helps") func unnamed() throws {
        try place.write(
            "topics.yaml", taxonomy(Self.subjects.map { ($0.slug, $0.name) } + [("lighthouses", "Lighthouses")]))
        try retrain("--output", "own.model").expectFailure(65, saying: "lighthouses", "cues")
        #expect(!place.exists("own.model"))
        try place.write("topics.yaml", taxonomy([("orchids", "Orchids")]))
        try retrain("--output", "own.model").expectFailure(65, saying: "at least 2", "--topics")
    }

    @Test("papers about something that no topic names get none, and it is told") func part() throws {
        try place.write("topics.yaml", taxonomy(Self.subjects.prefix(2).map { ($0.slug, $0.name) }))
        let outcome = try retrain("--output", "own.model")
        outcome.expectSuccess()
        #expect(outcome.output.contains(" of 240 papers are like none of those that name a topic, and get none"))
        #expect(outcome.output.contains("several topics a paper"))
        let lines = try place.trends("classify", "--jsonl", "papers.jsonl", "--model", "own.model").output
            .split(separator: "\n")
        let given = lines.map { $0.contains(#""assigned":true"#) }
        let violins = Self.papers.indices.filter { Self.papers[$0].topic == "violins" }
        #expect(violins.count { given[$0] } < violins.count / 10, "\(violins.count { given[$0] })")
        let others = Self.papers.indices.filter { Self.papers[$0].topic != "violins" }
        #expect(others.count { given[$0] } > others.count * 9 / 10, "\(others.count { given[$0] })")
        let document = try retrain("--output", "own.model", "--json").object()
        let without = try #require(document["without_topic"] as? Int)
        #expect(abs(without - violins.count) < 16, "\(without) of \(violins.count)")
        let forced = try retrain("--output", "own.model", "--one-topic").output
        #expect(forced.contains("like none of those that name a topic, and get the nearest one all the same"))
    }

    @Test("flags that contradict it are wrong usage") func usage() throws {
        try retrain("--labels", "truth.jsonl").expectFailure(64, saying: "--from-names reads no labels")
        try retrain("--one-topic", "--several-topics").expectFailure(64, saying: "exclude each other")
        try retrain("--html", "page.html").expectFailure(64, saying: "--html")
        try place.trends("retrain", "--one-topic").expectFailure(64, saying: "--from-names")
    }
}
