import Foundation
import RecordedServer
import Testing

/// What stands in the configuration file counts, behind options and environment.
@Suite("Settings that stay") struct ConfigTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private static let file = "settings/trends/config.yaml"

    /// Runs the program with a configuration folder of its own.
    private func trends(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        let own = ["XDG_CONFIG_HOME": place.path("settings"), "TRENDS_MODEL": "", "EMAIL": ""]
        return try TrendsCommand(
            folder: place.folder, arguments: arguments, environment: own.merging(environment) { $1 }
        ).run()
    }

    private func lines(_ outcome: Outcome) -> [[String]] {
        outcome.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    @Test("without a file everything is usual, and where it would be is said") func noFile() throws {
        let shown = try trends("config", "show", "--origin", environment: ["LOGNAME": "mia"])
        #expect(shown.status == 0)
        #expect(shown.errors.contains("there is no configuration file; it would be \(place.path(Self.file))"))
        let lines = lines(shown)
        #expect(lines.map { $0[0] } == ["sources", "topics", "archive", "model", "mail.from", "mail.to"])
        #expect(lines.allSatisfy { $0.last == "default" })
        #expect(lines[0][1] == "daily-papers")
        #expect(lines[2][1] == place.path("data/trends/archive.sqlite"))
        #expect(lines[5][1] == "mia@localhost")
        try trends("config", "show", "--quiet").expectSuccess()
    }

    @Test("an option comes first, then the environment, then the file") func order() throws {
        try place.write(
            Self.file,
            """
            archive: of-file.sqlite
            mail:
              from: file@example.org
            """)
        func row(_ number: Int, _ arguments: [String], _ environment: [String: String]) throws -> [String] {
            let outcome = try TrendsCommand(
                folder: place.folder, arguments: ["config", "show", "--origin"] + arguments,
                environment: ["XDG_CONFIG_HOME": place.path("settings")].merging(environment) { $1 }
            ).run()
            outcome.expectSuccess()
            return lines(outcome)[number]
        }
        let environment = ["TRENDS_ARCHIVE": "/e.sqlite", "EMAIL": "env@example.org"]
        let settled = place.path("settings/trends/of-file.sqlite")
        let file = place.path(Self.file)
        #expect(try row(2, ["--archive", "o.sqlite"], environment) == ["archive", "o.sqlite", "--archive"])
        #expect(try row(2, [], environment) == ["archive", "/e.sqlite", "TRENDS_ARCHIVE"])
        #expect(try row(2, [], [:]) == ["archive", settled, "\(file):1"])
        let option = ["--mail-from", "o@example.org"]
        #expect(try row(4, option, environment) == ["mail.from", "o@example.org", "--mail-from"])
        #expect(try row(4, [], environment) == ["mail.from", "env@example.org", "EMAIL"])
        #expect(try row(4, [], [:]) == ["mail.from", "file@example.org", "\(file):3"])
        #expect(try row(5, [], [:]) == ["mail.to", "file@example.org", "default"])
    }

    @Test("archive, taxonomy and mail of the file are those that commands work with") func used() throws {
        try place.write(
            Self.file, "archive: mine.sqlite\ntopics: t.yaml\nmail:\n  to: [a@example.org, b@example.org]\n")
        try place.write("settings/trends/t.yaml", "version: 1\ntopics:\n  - slug: kites\n    name: Kites\n")
        let topics = try trends("topics")
        topics.expectSuccess()
        #expect(topics.output.hasPrefix("Kites (kites)\n"))
        #expect(try trends("import", sampleListings).status == 0)
        #expect(place.exists("settings/trends/mine.sqlite"))
        let mail = try trends("report", "--format", "email", "--now", "2025-12-20")
        #expect(mail.status == 0)
        #expect(mail.output.contains("To: a@example.org, b@example.org"))
    }

    @Test("a model of the file is used, and said to stand before the one in force") func model() throws {
        let model = TrendsBinary.repositoryPath("Models/topics.model")
        try place.write(Self.file, "model: \(model)\n")
        let list = try trends("model", "list")
        #expect(list.status == 0)
        #expect(list.errors.contains("\(place.path(Self.file)):1 names \(model), which is used instead"))
        struct Models: Decodable {
            let environment: String?
            let configuration: String?
        }
        let models = try trends("model", "list", "--json").document(Models.self)
        #expect(models.environment == nil)
        #expect(models.configuration == model)
    }

    @Test("a damaged file is told by every command that needs it, and loses nothing") func damaged() throws {
        try place.write(Self.file, "arkive: x\n")
        for arguments in [
            ["config", "show"], ["report"], ["topics"], ["update", "--service-url", "http://127.0.0.1:9"],
        ] {
            let outcome = try TrendsCommand(
                folder: place.folder, arguments: arguments,
                environment: ["XDG_CONFIG_HOME": place.path("settings"), "TRENDS_MODEL": ""]
            ).run()
            outcome.expectFailure(78, saying: "\(place.path(Self.file)):1: 'arkive' is no key", "archive?")
        }
    }

    @Test(
        "sources that are none are told with their line",
        arguments: [
            ("[daily-paper]", "'daily-paper' is no service; did you mean daily-papers?"),
            ("[medium]", "'medium' is no service; there are daily-papers and arxiv"),
            ("[{arxiv: [NOPE!]}]", "NOPE!"), ("[{daily-papers: cs.LG}]", "daily-papers has no categories"),
            ("[arxiv, arxiv]", "arxiv is named twice"),
        ])
    func badSources(yaml: String, expected: String) throws {
        try place.write(Self.file, "topics: t\nsources: \(yaml)\n")
        try trends("update").expectFailure(78, saying: "\(place.path(Self.file)):2: ", expected)
    }

    @Test("sources given as options are checked as such") func badOption() throws {
        try trends("update", "--source", "arxive:cs.LG").expectFailure(64, saying: "--source: ", "did you mean arxiv?")
        for source in ["arxiv:", "arxiv:cs.CL,"] { try trends("update", "--source", source).expectFailure(64) }
    }

    @Test("a pipe in place of the file is not waited for") func pipe() throws {
        #expect(try place.shell("mkdir -p settings/trends && mkfifo \(Self.file)").status == 0)
        try trends("config", "show").expectFailure(78, saying: "it is no file")
    }

    @Test("a result is not written over the configuration") func overwriting() throws {
        try place.write(Self.file, "mail: {to: a@example.org}\n")
        try trends("topics", "--output", Self.file).expectFailure(64, saying: "would overwrite")
    }

    @Test("update asks the sources of the file, one after the other, and says of which each figure is") func sources()
        async throws
    {
        let server = try await RecordedServer { request, _ in
            if request.target.contains("daily_papers") {
                guard request.target.contains("date=2026-08-10") else { return .whole("[]") }
                return .whole(
                    """
                    [{"paper":{"id":"2608.10001","title":"Kites at night","summary":"On kites."},\
                    "publishedAt":"2026-08-10T00:00:00.000Z"}]
                    """)
            }
            return .whole(Self.feed(request.target))
        }
        try place.write(Self.file, "sources:\n  - daily-papers\n  - arxiv: [cs.LG]\n")
        let update = try trends("update", "--now", "2026-08-12", "--service-url", server.url)
        #expect(update.status == 0, "\(update.errors)")
        #expect(update.output.contains("daily-papers: 1 paper\n"))
        #expect(update.output.contains("arxiv-cs.LG: 7 papers\n"))
        struct Info: Decodable { let papers: Int }
        #expect(try trends("archive", "info", "--json").document(Info.self).papers == 8)
    }

    /// arXiv's answer: one paper a day.
    private static func feed(_ target: String) -> String {
        let day = target.split(separator: "%5B").last?.prefix(8) ?? ""
        let iso = "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))"
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title><id>http://arxiv.org/api/x</id>\
            <updated>2026-08-12T00:00:00Z</updated>\
            <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">1\
            </opensearch:totalResults><entry><id>http://arxiv.org/abs/2608.000\(day.suffix(2))v1</id>\
            <updated>\(iso)T10:00:00Z</updated><published>\(iso)T10:00:00Z</published>\
            <title>Kites by day \(day)</title><summary>On kites and days.</summary>\
            <author><name>Mia Winder</name></author>\
            <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/></entry></feed>
            """
    }
}
