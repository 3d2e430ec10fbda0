import Foundation
import Testing

/// No result is written over what the same command reads.
@Suite struct OverwriteTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let lines = (1...6).map {
            """
            {"id":"x\($0)","title":"Reward models \($0)","abstract":"Reinforcement learning with rewards.",\
            "listed":"2025-01-0\($0)","topics":["reinforcement-learning"]}
            """
        }
        try place.write("papers.jsonl", lines.joined(separator: "\n"))
    }

    private func run(_ arguments: [String]) throws -> Outcome {
        try TrendsCommand(folder: place.folder, arguments: arguments).run()
    }

    @Test(
        "an input, however it is called, is never the output",
        arguments: [
            ["report", "papers.jsonl", "--output", "papers.jsonl"],
            ["report", "papers.jsonl", "--format", "html", "--output=./papers.jsonl"],
            ["report", "papers.jsonl", "--output", "link.jsonl"],
            ["evaluate", "papers.jsonl", "--html", "papers.jsonl"],
            ["classify", "--jsonl", "papers.jsonl", "--output", "papers.jsonl"],
            ["retrain", "--labels", "papers.jsonl", "--labels-only", "--html", "papers.jsonl"],
            ["retrain", "--labels=papers.jsonl", "--labels-only", "--output", "papers.jsonl"],
        ])
    func inputs(arguments: [String]) throws {
        let before = try place.text("papers.jsonl")
        try FileManager.default.createSymbolicLink(
            atPath: place.path("link.jsonl"), withDestinationPath: place.path("papers.jsonl"))
        let outcome = try run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("would overwrite"))
        #expect(try place.text("papers.jsonl") == before)
    }

    @Test("the archive is not overwritten, named or not") func archive() throws {
        try place.trends("import", "papers.jsonl").expectSuccess()
        let archive = place.path("data/trends/archive.sqlite")
        let before = FileManager.default.contents(atPath: archive)
        for arguments in [["report", "--archive", archive, "--output", archive], ["report", "--output", archive]] {
            #expect(try run(arguments).status == 64)
        }
        #expect(before != nil && FileManager.default.contents(atPath: archive) == before)
    }

    @Test(
        "nor is a file of a folder that is read, what is on standard input, or what lies beside an archive or a model",
        arguments: [
            "report l --output l/a.jsonl", "cluster l --output l/../l/a.jsonl", "report l --output link",
            "report - --output l/a.jsonl < l/a.jsonl", "classify --jsonl --output l/a.jsonl < l/a.jsonl",
            "evaluate - --html l/a.jsonl < l/a.jsonl",
            "search rewards --archive a.db --output a.db-wal", "archive export --archive ./a.db --output a.db-journal",
            "archive doctor --archive a.db --recover a.db-shm", "archive doctor --archive a.db --recover x --output x",
            "model info --model m --output m.md", "model info --model m --output m.rows",
        ])
    func beside(line: String) throws {
        try place.shell(
            """
            mkdir l; cp papers.jsonl l/a.jsonl; ln -s l/a.jsonl link; cp "$TRENDS_MODEL" m; echo card > m.md; echo rows > m.rows
            "$TRENDS" import papers.jsonl --archive a.db
            """
        ).expectSuccess()
        let outcome = try place.shell("\"$TRENDS\" \(line)")
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(try place.text("l/a.jsonl") == place.text("papers.jsonl"))
        #expect(try place.text("m.md") == "card\n" && place.text("m.rows") == "rows\n")
        #expect(!place.exists("x") && !place.exists("a.db-journal"))
    }

    @Test("a result beside listings, or beside a model's name, is written") func elsewhere() throws {
        try place.shell("mkdir l; cp papers.jsonl l").expectSuccess()
        for line in [
            "report l --output l.txt", "report l --output l/new.txt", "report papers.jsonl --output papers.jsonl.md",
        ] {
            try place.shell("\"$TRENDS\" \(line)").expectSuccess()
        }
    }

    @Test("two results are two files") func results() throws {
        for arguments in [
            ["evaluate", "papers.jsonl", "--html", "out", "--output", "./out"],
            ["retrain", "--labels", "papers.jsonl", "--output", "my.model", "--html", "my.model.md"],
        ] {
            let outcome = try run(arguments)
            #expect(outcome.status == 64 && outcome.errors.contains("both lead to"))
        }
    }

    @Test("a file that is no feed of ours stays, and so does one that was cut") func feeds() throws {
        try place.write("other.atom", "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"/>")
        let outcome = try place.trends("report", "papers.jsonl", "--format", "atom", "--output", "other.atom")
        #expect(outcome.status == 73 && outcome.errors.contains("no feed that this program wrote"))
        #expect(try place.text("other.atom").contains("2005/Atom"))
        try place.trends("report", "papers.jsonl", "--feed", "feeds").expectSuccess()
        let whole = try place.text("feeds/trends.atom")
        try place.write("feeds/trends.atom", String(whole.dropLast(20)))
        #expect(try place.trends("report", "papers.jsonl", "--feed", "feeds").status == 73)
        #expect(try place.text("feeds/trends.atom") == String(whole.dropLast(20)))
    }
}
