import Testing

/// What a reader says of papers, and what it does to the papers worth opening.
@Suite struct MarkTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write("papers.jsonl", InventedWeeks.lines())
        try place.trends("import", "papers.jsonl").expectSuccess()
    }

    private func run(_ arguments: [String]) throws -> Outcome {
        let outcome = try TrendsCommand(folder: place.folder, arguments: arguments + ["--now", InventedWeeks.today])
            .run()
        outcome.expectSuccess()
        return outcome
    }

    private struct Term: Decodable { let term: String, weight: Double }

    private struct Report: Decodable {
        struct Paper: Decodable { let id: String?, reason: String, rankScore: Double?, terms: [Term]? }
        struct Ranking: Decodable {
            let good: Int, bad: Int, needed: Int, active: Bool, read: Int, against: [Term]
            let `for`: [Term]
        }
        let worthOpening: [Paper], ranking: Ranking?
    }

    private struct Marks: Decodable {
        struct Paper: Decodable {
            struct Mark: Decodable { let mark: String, day: String }
            let id: String, marks: [Mark]
        }
        let schema: String, changed: Int?, papers: [Paper]
    }

    private func report() throws -> Report { try run(["report", "--json"]).document(Report.self) }

    private func id(_ week: Int, _ number: Int) -> String { InventedWeeks.id(week: week, number: number) }

    @Test("marks are said, listed and changed") func said() throws {
        #expect(try run(["mark", "list"]).output == "No paper is marked.\n")
        #expect(try run(["mark", "read", id(0, 1), id(0, 2)]).output == "2 papers marked read · 0 marked so already\n")
        #expect(try run(["mark", "good", id(0, 1)]).output == "1 paper marked good · 0 marked so already\n")
        let again = try run(["mark", "good", id(0, 1), id(0, 3), "--json"]).document(Marks.self)
        #expect(again.schema == "trends.marks/1" && again.changed == 1 && again.papers.count == 2)
        try run(["mark", "unread", id(0, 2)]).expectSuccess()
        let list = try run(["mark", "list", "--json"]).document(Marks.self)
        #expect(list.papers.map(\.id) == [id(0, 1), id(0, 3)])
        #expect(
            list.papers[0].marks.map(\.mark) == ["read", "good"] && list.papers[0].marks[0].day == InventedWeeks.today)
        #expect(try run(["show", id(0, 1)]).output.contains("Marked    read \(InventedWeeks.today), good"))
        let unknown = try place.trends("mark", "bad", id(0, 1), "2501.99999")
        unknown.expectFailure(66, saying: "2501.99999")
        #expect(
            try run(["mark", "list", "--json"]).document(Marks.self).papers[0].marks.map(\.mark) == ["read", "good"])
    }

    @Test("read papers leave the list, also its rows, and unread ones come back") func read() throws {
        let before = try report()
        #expect(before.ranking == nil && before.worthOpening.count == 10)
        let first = try #require(before.worthOpening[0].id)
        try run(["mark", "read", first]).expectSuccess()
        let after = try report()
        #expect(!after.worthOpening.contains { $0.id == first } && after.worthOpening.count == 10)
        #expect(after.ranking?.read == 1 && after.ranking?.active == false)
        #expect(!(try run(["report"]).output.components(separatedBy: "Worth opening").last ?? "").contains(first))
        try run(["mark", "unread", first]).expectSuccess()
        #expect(try report().worthOpening.map(\.id) == before.worthOpening.map(\.id))
    }

    @Test("from five marks on, with one of each kind, what is like the good ones comes first, with the terms")
    func ranked() throws {
        let before = try report().worthOpening.map(\.id)
        // On caches are the papers 0 of all weeks; 2 and 4 are on robots.
        try run(["mark", "good"] + (0..<4).map { id($0, 0) }).expectSuccess()
        var report = try report()
        #expect(report.worthOpening.map(\.id) == before && report.ranking?.active == false)
        #expect(report.worthOpening.allSatisfy { $0.rankScore == nil && $0.terms == nil })
        #expect(report.ranking.map { [$0.good, $0.bad, $0.needed] } == [4, 0, 5])
        #expect(try run(["report"]).output.contains("at least 5 are needed"))
        try run(["mark", "bad", id(0, 2), id(1, 4)]).expectSuccess()
        report = try self.report()
        let ranking = try #require(report.ranking)
        #expect(ranking.active && ranking.good == 4 && ranking.bad == 2)
        #expect(ranking.for.contains { $0.term.contains("cache") } && ranking.for.allSatisfy { $0.weight > 0 })
        #expect(ranking.against.contains { $0.term.contains("robot") } && ranking.against.allSatisfy { $0.weight < 0 })
        // All ten are on caches: 12 papers of the week are.
        let caches = Set((0..<12).map { id(11, $0) })
        #expect(report.worthOpening.allSatisfy { caches.contains($0.id ?? "") })
        let scores = report.worthOpening.compactMap(\.rankScore)
        #expect(scores.count == 10 && scores == scores.sorted(by: >) && scores[9] > 0)
        #expect(report.worthOpening[0].reason.hasPrefix("like what you marked good: "))
        #expect(report.worthOpening[0].terms?.isEmpty == false)
        let text = try run(["report"]).output
        #expect(text.contains("like what you marked good: ") && text.contains("ranked by your marks (4 good, 2 bad)"))
    }

    @Test("an opinion is taken back: the list is as it was, and nothing is marked any more") func none() throws {
        let before = try run(["report"]).output
        let papers = (0..<4).map { id($0, 0) } + [id(0, 2)]
        try run(["mark", "good"] + papers.prefix(4)).expectSuccess()
        try run(["mark", "bad", papers[4]]).expectSuccess()
        #expect(try report().ranking?.active == true)
        let taken = try run(["mark", "none", papers[4], id(5, 5)])
        #expect(taken.output == "1 paper neither good nor bad any more · 1 had no such mark\n")
        #expect(try report().ranking.map { [$0.good, $0.bad] } == [4, 0])
        let rest = try run(["mark", "none", "--json"] + papers.prefix(4)).document(Marks.self)
        #expect(rest.changed == 4 && rest.papers.map(\.marks.count) == [0, 0, 0, 0])
        #expect(try run(["mark", "list"]).output == "No paper is marked.\n")
        #expect(try run(["report"]).output == before)
        #expect(!(try run(["show", papers[0]]).output.contains("Marked")))
    }

    @Test("what is marked good or bad comes behind what is not, though it is most like the good ones")
    func judged() throws {
        // In the week of the report papers 0 to 11 are on caches.
        let good = (0..<4).map { id(11, $0) }
        try run(["mark", "good"] + good).expectSuccess()
        // With too few marks for a ranking, too.
        #expect(try report().worthOpening.allSatisfy { !good.contains($0.id ?? "") })
        try run(["mark", "bad", id(0, 2)]).expectSuccess()
        let ranked = try report()
        #expect(ranked.ranking?.active == true && ranked.worthOpening.count == 10)
        #expect(ranked.worthOpening.allSatisfy { !good.contains($0.id ?? "") })
        let caches = Set((4..<12).map { id(11, $0) })
        #expect(Set(ranked.worthOpening.prefix(8).compactMap(\.id)) == caches)
    }

    @Test("the order of marking, of import and the threads change nothing") func order() throws {
        func marked(_ archive: String, _ lines: String, _ good: [String], threads: String) throws -> String {
            let rest = ["--archive", archive]
            try place.write("again.jsonl", lines)
            try run(["import", "again.jsonl"] + rest).expectSuccess()
            for one in good { try run(["mark", "good", one] + rest).expectSuccess() }
            try run(["mark", "bad", id(0, 2), id(1, 4)] + rest).expectSuccess()
            return try run(["report", "--json", "--threads", threads] + rest).output
                .replacing(archive, with: "archive")
        }
        let good = (0..<4).map { id($0, 0) }
        let lines = InventedWeeks.lines()
        let backwards = lines.split(separator: "\n").reversed().joined(separator: "\n")
        #expect(
            try marked("a.sqlite", lines, good, threads: "1")
                == marked("b.sqlite", backwards, good.reversed(), threads: "2"))
    }

    @Test("marks and watches go along with an export") func export() throws {
        try run(["mark", "good", id(0, 0)]).expectSuccess()
        try run(["watch", "add", "kv", #""kv cache""#]).expectSuccess()
        try run(["archive", "export", "--output", "export.jsonl"]).expectSuccess()
        let other = ["--archive", "other.sqlite"]
        try run(["import", "export.jsonl"] + other).expectSuccess()
        #expect(try run(["mark", "list"] + other).output == run(["mark", "list"]).output)
        #expect(try run(["watch", "list"] + other).output == run(["watch", "list"]).output)
        try run(["archive", "export", "--output", "again.jsonl"] + other).expectSuccess()
        #expect(try place.bytes("again.jsonl") == place.bytes("export.jsonl"))
        try run(["import", "export.jsonl"] + other).expectSuccess()
        try run(["archive", "export", "--output", "third.jsonl"] + other).expectSuccess()
        #expect(try place.bytes("third.jsonl") == place.bytes("export.jsonl"))
        try run(["archive", "doctor"] + other).expectSuccess()
    }
}
