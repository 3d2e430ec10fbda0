import Foundation
import Testing

/// What a person says of a paper stands before the model's word, at once and without learning.
@Suite struct PersonWordTests {
    private let place: Workplace
    private let taxonomy = TrendsBinary.repositoryPath("Data/topics.yaml")
    private let week = ["--week", "2025-W06", "--now", "2025-02-20"]

    init() throws {
        place = try Workplace()
        let papers = [
            #"{"id":"2502.00001","title":"Robots that fold towels","abstract":"A robot policy learns to fold towels "#
                + #"by manipulation of cloth with two robot arms and imitation learning.","listed":"2025-02-03"}"#,
            #"{"id":"2502.00002","title":"Robot arms that sort screws","abstract":"A robot manipulation policy for "#
                + #"grasping small screws with a robot gripper, learned from demonstrations.","listed":"2025-02-04"}"#,
            #"{"id":"2502.00003","title":"Compressing the KV cache","abstract":"Long contexts fill the KV cache of "#
                + #"transformers; we evict tokens to make inference of large language models efficient.","#
                + #""listed":"2025-02-05"}"#,
        ]
        try place.write("papers.jsonl", papers.joined(separator: "\n"))
        try place.trends("import", "papers.jsonl").expectSuccess()
    }

    private func trends(_ arguments: [String]) throws -> Outcome {
        let outcome = try TrendsCommand(folder: place.folder, arguments: arguments).run()
        outcome.expectSuccess()
        return outcome
    }

    private func label(_ arguments: String...) throws -> Outcome {
        try trends(["label"] + arguments + ["--topics", taxonomy, "--now", "2025-02-10"])
    }

    private struct Topic: Decodable {
        let topic: String, probability: Double, assigned: Bool
        let by: String?, saidOn: String?
    }

    private struct Found: Decodable {
        struct Paper: Decodable {
            let id: String, topics: [Topic], primary: String?, denied: [Topic]?
            func topic(_ slug: String) -> Topic? { topics.first { $0.topic == slug } }
        }
        let papers: [Paper]
    }

    private func search(_ query: String) throws -> [Found.Paper] {
        try trends(["search", query, "--json"]).document(Found.self).papers
    }

    private struct Report: Decodable {
        struct Evidence: Decodable {
            let id: String?, probability: Double, primary: Bool
            let by: String?, saidOn: String?
        }
        struct Entry: Decodable {
            let topic: String, papers: Int, share: Double?, listedInterval: [Double]?, evidence: [Evidence]
        }
        let topics: [Entry]
        subscript(_ slug: String) -> Entry? { topics.first { $0.topic == slug } }
    }

    private func report() throws -> Report { try trends(["report", "--json"] + week).document() }

    @Test("in reports: counts, shares, lists and every format, and gone once it is taken back") func reports() throws {
        let before = try trends(["report", "--json"] + week).outputBytes
        #expect(try report()["robotics"]?.papers == 2 && report()["video"]?.papers == 0)
        _ = try label("2502.00001", "--not", "robotics", "--topic", "video")
        let after = try report()
        #expect(after["robotics"]?.papers == 1 && after["video"]?.papers == 1)
        #expect(after["robotics"]?.evidence.map(\.id) == ["2502.00002"])
        let video = try #require(after["video"]?.evidence.first)
        #expect(video.id == "2502.00001" && video.probability == 1 && video.primary)
        #expect(video.by == "person" && video.saidOn == "2025-02-10")
        #expect(after.topics.flatMap(\.evidence).count { $0.by != nil } == 1)
        // One of three papers is certainly about it, the others next to certainly not.
        let share = try #require(after["video"]?.share)
        #expect(share >= 1.0 / 3 && share < 0.4)
        for format in ["text", "markdown", "html", "atom"] {
            let page = try trends(["report", "--format", format] + week).output
            #expect(page.components(separatedBy: "you, 10 Feb").count == 2, "\(format)")
        }
        _ = try label("--undo", "2502.00001")
        #expect(try trends(["report", "--json"] + week).outputBytes == before)
    }

    @Test("a share of papers that a person all spoke of is certain") func certainShare() throws {
        for (id, word) in [("2502.00001", "--topic"), ("2502.00002", "--not"), ("2502.00003", "--topic")] {
            _ = try label(id, word, "video")
        }
        let video = try #require(try report()["video"])
        #expect(video.papers == 2 && video.share == 2.0 / 3 && video.listedInterval == [2.0 / 3, 2.0 / 3])
    }

    @Test("in reports on an export, and in those of an archive that may only be read") func copies() throws {
        _ = try label("2502.00001", "--not", "robotics", "--topic", "video")
        _ = try trends(["archive", "export", "--output", "export.jsonl"])
        let exported: Report = try trends(["report", "export.jsonl", "--json"] + week).document()
        #expect(exported["robotics"]?.papers == 1 && exported["video"]?.evidence.first?.by == "person")
        let archive = place.path("data/trends/archive.sqlite")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: archive)
        let fixed = try report()
        #expect(fixed["robotics"]?.papers == 1 && fixed["video"]?.evidence.first?.by == "person")
    }

    @Test("in searches for topics and the topics that are shown") func searches() throws {
        #expect(try search("topic:robotics").map(\.id).sorted() == ["2502.00001", "2502.00002"])
        #expect(try search("towels").first?.topic("robotics")?.by == nil)
        _ = try label("2502.00001", "--not", "robotics", "--topic", "video")
        #expect(try search("topic:robotics").map(\.id) == ["2502.00002"])
        #expect(try search("topic:video").map(\.id) == ["2502.00001"])
        #expect(try search("robot -topic:robotics").map(\.id) == ["2502.00001"])
        let paper = try #require(try search("towels").first)
        #expect(paper.primary == "video" && paper.topic("robotics") == nil)
        let video = try #require(paper.topic("video"))
        #expect(video.probability == 1 && video.assigned && video.by == "person" && video.saidOn == "2025-02-10")
        #expect(paper.denied?.map(\.topic) == ["robotics"] && paper.denied?.map(\.by) == ["person"])
        let other = try #require(try search("screws").first)
        #expect(other.topic("robotics")?.by == nil && other.denied == nil)
        let text = try trends(["search", "towels"]).output
        #expect(text.contains("Video (you, 10 Feb)") && text.contains("not Robotics"))
    }

    @Test("in what is alike") func likeness() throws {
        _ = try label("2502.00001", "--not", "robotics", "--topic", "video")
        let found: Found = try trends(["similar", "2502.00002", "--json"]).document()
        let paper = try #require(found.papers.first { $0.id == "2502.00001" })
        #expect(paper.topic("video")?.by == "person" && paper.topic("robotics") == nil)
        #expect(try trends(["similar", "2502.00002"]).output.contains("Video (you, 10 Feb)"))
    }

    @Test("in a search without a model there is what people said") func withoutModel() throws {
        _ = try label("2502.00001", "--topic", "video")
        let binary = try TrendsBinary.path()
        try FileManager.default.copyItem(atPath: binary, toPath: place.path("program"))
        let outcome = try TrendsCommand(
            folder: place.folder, arguments: ["search", "towels", "--json"],
            environment: ["TRENDS_MODEL": ""], program: place.path("program")
        ).run()
        outcome.expectSuccess()
        let paper = try #require(try outcome.document(Found.self).papers.first)
        #expect(paper.topics.map(\.topic) == ["video"] && paper.primary == "video")
    }

    @Test("a topic that the model does not know can be looked for and is shown, and hostile ones stay text")
    func unknownTopic() throws {
        let hostile = #"bad\u001b[31m\u202e<b>"#
        let line =
            #"{"id":"2502.00009","title":"Looms","abstract":"We weave.","listed":"2025-02-06","imported":"2025-02-07","#
            + #""labels":[{"topic":"weaving","about":true,"day":"2025-02-08"},"#
            + #"{"topic":"\#(hostile)","about":true,"day":"2025-02-08"}]}"#
        try place.write("export.jsonl", #"{"schema":"trends.export/1","papers":1}"# + "\n" + line + "\n")
        _ = try trends(["import", "export.jsonl"])
        #expect(try search("topic:weaving").map(\.id) == ["2502.00009"])
        let paper = try #require(try search("looms").first)
        #expect(paper.topics.filter { $0.by == "person" }.count == 2 && paper.topic("weaving")?.assigned == true)
        for arguments in [["search", "looms"], ["label", "2502.00009"]].flatMap({ [$0, $0 + ["--json"]] }) {
            let output = try trends(arguments).output
            #expect(output.contains("weaving") && !output.contains("\u{1B}") && !output.contains("\u{202E}"))
        }
        let refused = try place.trends("search", "topic:sailing")
        refused.expectFailure(64, saying: "topic:sailing", "weaving")
        #expect(!refused.errors.contains("\u{1B}"))
        // Its share cannot be known: the model has no word on other papers.
        #expect(try report()["weaving"] == nil)
        let page = try trends(["report"] + week).output
        #expect(page.contains("weaving") && !page.contains("\u{1B}") && !page.contains("\u{202E}"))
    }
}

/// `classify` is a function of text and model, but where an archive is named.
@Suite struct ClassifyWithArchiveTests {
    private let place: Workplace
    private let taxonomy = TrendsBinary.repositoryPath("Data/topics.yaml")
    private let lines = [
        #"{"id":"2502.00001","title":"Robots that fold towels","abstract":"A robot policy learns to fold towels by "#
            + #"manipulation of cloth with two robot arms and imitation learning.","listed":"2025-02-03"}"#,
        #"{"id":"arXiv:2502.00001v2","text":"A robot policy learns to fold towels by manipulation of cloth."}"#,
        #"{"id":7,"title":"Short"}"#, "nonsense",
        #"{"id":"2502.00002","title":"Robot arms that sort screws","abstract":"A robot manipulation policy for "#
            + #"grasping small screws with a robot gripper, learned from demonstrations.","listed":"2025-02-04"}"#,
    ]

    init() throws {
        place = try Workplace()
        try place.write("lines.jsonl", lines.joined(separator: "\n"))
        let papers = [lines[0], #"{"id":"7","title":"Short","listed":"2025-02-03"}"#]
        try place.write("papers.jsonl", papers.joined(separator: "\n"))
        try place.trends("import", "papers.jsonl", "--archive", "a.sqlite").expectSuccess()
    }

    private func classify(_ options: String...) throws -> Outcome {
        try TrendsCommand(folder: place.folder, arguments: ["classify", "--jsonl", "lines.jsonl"] + options).run()
    }

    private func object(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test("the words given by id are known, and nothing else changes") func known() throws {
        let before = try classify()
        let arguments = ["--archive", "a.sqlite", "--topics", taxonomy, "--now", "2025-02-10"]
        for said in [["2502.00001", "--topic", "video", "--not", "robotics"], ["7", "--topic", "evaluation"]] {
            try TrendsCommand(folder: place.folder, arguments: ["label"] + said + arguments).run().expectSuccess()
        }
        #expect(try classify().outputBytes == before.outputBytes, "without --archive nothing changes")
        let after = try classify("--archive", "a.sqlite")
        #expect(after.lines.count == before.lines.count)
        #expect(Array(after.lines[3...]) == Array(before.lines[3...]))
        for (index, primary) in [(0, "video"), (1, "video"), (2, "evaluation")] {
            let answer = try object(after.lines[index])
            let topics = try #require(answer["topics"] as? [[String: Any]])
            #expect(answer["primary"] as? String == primary && answer["abstained"] as? Bool == false)
            #expect(topics.first?["topic"] as? String == primary && topics.first?["probability"] as? Double == 1)
            #expect(topics.first?["by"] as? String == "person" && topics.first?["said_on"] as? String == "2025-02-10")
            #expect(!topics.contains { $0["topic"] as? String == "robotics" })
        }
        let all = try object(try classify("--archive", "a.sqlite", "--all", "--explain").lines[0])
        let topics = try #require(all["topics"] as? [[String: Any]])
        let denied = try #require(topics.first { $0["topic"] as? String == "robotics" })
        #expect(denied["probability"] as? Double == 0 && denied["assigned"] as? Bool == false)
        #expect(denied["by"] as? String == "person" && (denied["terms"] as? [Any])?.isEmpty == false)
        #expect(topics.count { $0["by"] != nil } == 2)
    }

    @Test("an archive that is not there is told, and none is opened or made unasked") func missing() throws {
        try classify("--archive", "none.sqlite").expectFailure(66, saying: "none.sqlite")
        #expect(!place.exists("none.sqlite"))
        let outcome = try place.trends(
            "classify", "--jsonl", "lines.jsonl", environment: ["TRENDS_ARCHIVE": place.path("none.sqlite")])
        outcome.expectSuccess()
        try place.trends("classify", "--archive", "none.sqlite", input: "A text.").expectFailure(66)
        let text = try place.trends("classify", "--archive", "a.sqlite", input: "Robots that fold towels with arms.")
        text.expectSuccess()
    }
}
