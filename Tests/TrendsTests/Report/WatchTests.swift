import Foundation
import Testing

/// Queries that somebody follows: names, refusals, timelines, the section of reports, the feed and the check for scripts.
@Suite struct WatchTests {
    private let place: Workplace
    private let now = ["--now", InventedWeeks.today]

    init() throws {
        place = try Workplace()
        try place.write("papers.jsonl", InventedWeeks.lines())
        try place.trends("import", "papers.jsonl").expectSuccess()
    }

    private func run(_ arguments: [String]) throws -> Outcome {
        try TrendsCommand(folder: place.folder, arguments: arguments).run()
    }

    private func add(_ name: String, _ query: String...) throws -> Outcome {
        try run(["watch", "add", name] + query + now)
    }

    private struct Watch: Decodable {
        struct Point: Decodable { let period: String, papers: Int, of: Int, share: Double?, interval: [Double]? }
        let name: String, query: String, papers: Int, share: Double?, interval: [Double]?, baseline: Double?
        let change: Double?, pValue: Double?, significant: Bool, history: [Point], evidence: [String]
    }

    private struct Report: Decodable { let watches: [Watch]? }

    private struct List: Decodable {
        struct Watch: Decodable { let name: String, query: String, since: String }
        let schema: String, watches: [Watch]
    }

    @Test("watches are added, listed and removed") func kept() throws {
        let added = try add("kv", #""kv cache" OR quantization"#)
        added.expectSuccess()
        #expect(added.output == "kv is followed: 23 papers of the archive now\n")
        // Several arguments are one query, with what it excludes.
        #expect(try add("kim", "au:kim", "-robot").output == "kim is followed: 12 papers of the archive now\n")
        let list = try run(["watch", "list", "--json"]).document(List.self)
        #expect(list.schema == "trends.watches/1" && list.watches.map(\.name) == ["kim", "kv"])
        #expect(list.watches.map(\.query) == ["au:kim -robot", #""kv cache" OR quantization"#])
        #expect(list.watches.map(\.since) == [InventedWeeks.today, InventedWeeks.today])
        #expect(try add("kv", #""kv cache" OR quantization"#).output.hasPrefix("kv is followed already"))
        try add("kv", "robot").expectFailure(64, saying: "'kv' follows another query already", "trends watch remove")
        try run(["watch", "remove", "kv"]).expectSuccess()
        try run(["watch", "remove", "kv"]).expectFailure(66, saying: "nothing is followed as 'kv'", "kim")
        #expect(try run(["watch", "list"]).output == "kim  \(InventedWeeks.today)  au:kim -robot\n")
    }

    @Test("a name is the same with other capitals, wherever it is named") func capitals() throws {
        try add("Kv", #""kv cache""#).expectSuccess()
        try add("kV", "robot").expectFailure(64, saying: "'Kv' follows another query already")
        #expect(try add("KV", #""kv cache""#).output.hasPrefix("Kv is followed already"))
        let shown = try run(["watch", "show", "kv", "--json"] + now)
        #expect(try shown.document(Watch.self).name == "Kv")
        let feed = try run(["watch", "show", "KV", "--format", "atom", "--mail-from", "ada@example.org"] + now)
        #expect(feed.output.contains("<id>tag:ada@example.org,2025:trends/watch/kv</id>"))
        #expect(try run(["watch", "remove", "kv"]).output == "Kv is followed no longer\n")
        try run(["watch", "show", "Kv"] + now).expectFailure(66, saying: "nothing is followed as 'Kv'")
    }

    @Test("a query that means nothing is refused when it is added, with the place and the reason")
    func refused() throws {
        try add("a", #"robot "kv cache"#).expectFailure(64, saying: "quotation mark at character 7", "never closed")
        try add("a", "topic:nonsense").expectFailure(64, saying: "topic:nonsense")
        try add("a", "like:2501.99999").expectFailure(66, saying: "2501.99999")
        try add("", "robot").expectFailure(64, saying: "no name for a watch")
        try add("a").expectFailure(64, saying: "Missing expected argument")
        #expect(try run(["watch", "list"]).output.hasPrefix("Nothing is followed yet"))
    }

    @Test("a watch has the figures of a plain count, Wilson's interval and the test that topics have")
    func figures() throws {
        try add("kv", #""kv cache""#).expectSuccess()
        try add("screws", "screws").expectSuccess()
        let watches = try #require(try run(["report", "--json"] + now).document(Report.self).watches)
        #expect(watches.map(\.name) == ["kv", "screws"])
        let kv = watches[0]
        #expect(kv.papers == 12 && kv.share == 0.4 && kv.history.last?.of == 30)
        let interval = try #require(kv.interval)
        // Wilson's interval of 12 of 30.
        #expect(abs(interval[0] - 0.24586) < 1e-4 && abs(interval[1] - 0.57683) < 1e-4)
        #expect(abs(try #require(kv.baseline) - 4.0 / 120) < 1e-9)
        #expect(kv.significant && (kv.pValue ?? 1) < 0.01 && abs((kv.change ?? 0) - 11.0 / 30) < 1e-9)
        #expect(kv.history.map(\.papers) == Array(repeating: 1, count: 11) + [12])
        #expect(kv.evidence.count == 5 && kv.evidence.allSatisfy { $0.hasPrefix("2508.111") })
        #expect(!watches[1].significant)
    }

    @Test("show says what the report says, and its check is for scripts") func check() throws {
        try add("kv", #""kv cache""#).expectSuccess()
        try add("screws", "screws").expectSuccess()
        let report = try #require(try run(["report", "--json"] + now).document(Report.self).watches)
        let shown = try run(["watch", "show", "kv", "--json"] + now)
        let watch = try shown.document(Watch.self)
        #expect(watch.pValue == report[0].pValue && watch.interval == report[0].interval)
        #expect(try shown.object()["schema"] as? String == "trends.watch/1")
        let text = try run(["watch", "show", "kv"] + now)
        #expect(text.output.contains("kv: 12 papers of 30 (40.0 % [24.6, 57.7]), 3.3 % in the 4 weeks before: a"))
        #expect(text.output.contains("2025-W36"))
        try run(["watch", "show", "kv", "--fail-unless-burst"] + now).expectSuccess()
        let calm = try run(["watch", "show", "screws", "--fail-unless-burst"] + now)
        #expect(calm.status == 1 && calm.errors.contains("no significant rise") && !calm.output.isEmpty)
        // A fall is no rise.
        try add("rest", "robot OR molecules OR protein").expectSuccess()
        let rest = try #require(
            try run(["report", "--json"] + now).document(Report.self).watches?.first { $0.name == "rest" })
        #expect(rest.significant && (rest.change ?? 0) < 0)
        #expect(try run(["watch", "show", "rest", "--fail-unless-burst"] + now).status == 1)
    }

    @Test("papers like another, themselves included") func like() throws {
        let id = InventedWeeks.id(week: 11, number: 0)
        try add("like", "like:\(id)").expectSuccess()
        let watch = try run(["watch", "show", "like", "--json"] + now).document(Watch.self)
        #expect(watch.papers >= 6 && watch.papers <= 12)
        let found = try run(["search", "like:\(id)", "--limit", "100", "--json"]).object()
        let papers = try #require(found["papers"] as? [[String: Any]])
        #expect(papers.count == found["total"] as? Int && papers.contains { $0["id"] as? String == id })
        #expect(papers.allSatisfy { ($0["title"] as? String)?.contains("KV cache") == true })
        #expect(!watch.evidence.isEmpty)
    }

    private struct Alike: Decodable {
        struct Paper: Decodable { let id: String, similarity: Double? }
        let papers: [Paper]
    }

    @Test("what is like a paper is ordered by how like it is, in searches, watches and reports on a query")
    func likeness() throws {
        // Of an early week, so that neither days nor identifiers give the same order.
        let id = InventedWeeks.id(week: 3, number: 0)
        let found = try run(["search", "like:\(id)", "--limit", "100", "--json"]).document(Alike.self).papers
        #expect(found.first?.id == id && found.first?.similarity == 1)
        let similar = try run(["similar", id, "--top", "100", "--json"]).document(Alike.self).papers
        let likenesses = Dictionary(similar.map { ($0.id, $0.similarity) }, uniquingKeysWith: { first, _ in first })
        #expect(found.count > 10 && found.dropFirst().allSatisfy { $0.similarity == likenesses[$0.id] })
        let values = found.compactMap(\.similarity)
        #expect(values == values.sorted(by: >) && Set(values).count > 2)
        // A filter beside it changes no order, words do.
        let late = try run(["search", "like:\(id) after:2025-08-01", "--limit", "100", "--json"]).document(Alike.self)
        let rest = Set(late.papers.map(\.id))
        #expect(late.papers.map(\.id) == found.map(\.id).filter(rest.contains) && rest.count > 2)
        let words = try run(["search", "like:\(id)", "tokens", "--json"]).document(Alike.self)
        #expect(!words.papers.isEmpty && words.papers.allSatisfy { $0.similarity == nil })
        let text = try run(["search", "like:\(id)", "--limit", "2"])
        #expect(text.lines[0].hasPrefix("1.00  Evicting tokens from the KV cache, part 3 0"))
        #expect(text.lines[1].hasPrefix("      \(id) ·"))
        try add("like", "like:\(id)").expectSuccess()
        let watch = try run(["watch", "show", "like", "--json"] + now).document(Watch.self)
        let inWeek = found.filter { $0.id.hasPrefix("2508.111") }
        #expect(watch.evidence.count == 5)
        #expect(watch.evidence.map { likenesses[$0] } == inWeek.prefix(5).map(\.similarity))
        let report = try run(["report", "--query", "like:\(id)", "--week", "2025-W36", "--json"] + now).document(
            Opened.self)
        #expect(report.worthOpening.prefix(5).map { likenesses[$0.id] } == inWeek.prefix(5).map(\.similarity))
        #expect(report.worthOpening.allSatisfy { $0.reason.hasPrefix("like the paper of the query (") })
    }

    private struct Opened: Decodable {
        struct Paper: Decodable { let id: String, reason: String }
        let worthOpening: [Paper]
    }

    @Test(
        "in every format Yours comes first, and without watches nothing is there",
        arguments: [
            "text", "markdown", "html", "email", "atom",
        ])
    func formats(format: String) throws {
        let arguments = ["report", "--format", format, "--mail-from", "ada@example.org"] + now
        let before = try run(arguments).output
        #expect(!before.contains("Yours"))
        try add("kv <b>", #""kv cache""#).expectSuccess()
        let with = try run(arguments).output
        #expect(with.contains("Yours") && ["text", "email"].contains(format) == with.contains("kv <b>"))
        // A sign for parts of a hundred takes three letters in a message.
        #expect(with.contains(format == "email" ? "40.0" : "40.0 %"))
        if format == "text" || format == "markdown" {
            let place = try #require(with.range(of: "Yours")), topics = try #require(with.range(of: "Topic"))
            #expect(place.lowerBound < topics.lowerBound)
        }
        try run(["watch", "remove", "kv <b>"]).expectSuccess()
        #expect(try run(arguments).output == before)
    }

    @Test("the feed of a watch has its papers, the newest first, with names that stay") func feed() throws {
        try add("kv", #""kv cache""#).expectSuccess()
        let arguments = ["watch", "show", "kv", "--format", "atom", "--mail-from", "ada@example.org"] + now
        let feed = try run(arguments)
        feed.expectSuccess()
        #expect(feed.output.contains("<id>tag:ada@example.org,2025:trends/watch/kv</id>"))
        #expect(feed.output.components(separatedBy: "<entry ").count == 24)
        #expect(feed.output.contains("https://arxiv.org/abs/\(InventedWeeks.id(week: 11, number: 4))"))
        let page = "https://arxiv.org/abs/\(InventedWeeks.id(week: 11, number: 4))"
        #expect(feed.output.contains("<link rel=\"alternate\" href=\"\(page)\"/>"))
        #expect(try run(arguments).output == feed.output)
        let days = feed.lines.filter { $0.hasPrefix("<updated>") }.dropFirst()
        #expect(days.map { $0 } == days.sorted(by: >))
    }

    @Test("a watch whose topic or paper is gone is told of, and the others are shown") func gone() throws {
        try add("kv", #""kv cache""#).expectSuccess()
        let other = ["--archive", "other.sqlite"]
        try place.write("one.jsonl", InventedWeeks.line(week: 11, number: 0, isOnCaches: true) + "\n")
        try run(["import", "one.jsonl"] + other).expectSuccess()
        try run(["watch", "add", "like", "like:\(InventedWeeks.id(week: 11, number: 0))"] + other).expectSuccess()
        try run(["archive", "export", "--output", "export.jsonl"] + other).expectSuccess()
        let export = try place.text("export.jsonl").replacingOccurrences(
            of: "like:\(InventedWeeks.id(week: 11, number: 0))", with: "like:2501.99999")
        try place.write("changed.jsonl", export)
        try run(["import", "changed.jsonl"]).expectSuccess()
        #expect(try run(["watch", "list", "--json"]).document(List.self).watches.map(\.name) == ["kv", "like"])
        let report = try run(["report"] + now)
        report.expectSuccess()
        #expect(report.output.contains("the watch 'like' is left out"))
        try run(["watch", "show", "like"] + now).expectFailure(66, saying: "2501.99999")
    }

    @Test("listings have no watches, and the order of import does not matter") func order() throws {
        try add("kv", #""kv cache""#).expectSuccess()
        #expect(try run(["report", "papers.jsonl", "--json"] + now).document(Report.self).watches == nil)
        let lines = InventedWeeks.lines().split(separator: "\n").reversed().joined(separator: "\n")
        try place.write("papers.jsonl", lines)
        let other = ["--archive", "other.sqlite"]
        try run(["import", "papers.jsonl"] + other).expectSuccess()
        try run(["watch", "add", "kv", #""kv cache""#] + other + now).expectSuccess()
        let (one, two) = (
            try run(["watch", "show", "kv", "--json", "--threads", "1"] + now),
            try run(["watch", "show", "kv", "--json", "--threads", "2"] + other + now)
        )
        one.expectSuccess()
        #expect(one.output == two.output)
    }
}
