import Foundation
import Testing
import Wording

/// What a terminal is shown fits it, and identifiers lead to their papers there and nowhere else.
@Suite struct TerminalLayoutTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let long = String(repeating: "painting robots with brushes ", count: 12)
        let wide = String(repeating: "画机器人学习", count: 12)
        let papers = [
            #"{"id":"2501.00001","title":"Painting \#(long)","abstract":"\#(long)","upvotes":42,"listed":"2025-01-06","#
                + #""authors":["Ada Lovelace","Émile Zola","Bo"]}"#,
            #"{"id":"2501.00002","title":"\#(wide)","abstract":"painting \#(wide)","upvotes":1,"listed":"2025-01-06"}"#,
            #"{"id":"2501.00003","title":"Robots grasp by reinforcement learning","abstract":"A robot arm learns painting "#
                + #"by reinforcement learning in simulation, and moves in the real world.","listed":"2025-01-06"}"#,
            #"{"doi":"10.1234/abc","title":"Painting e\u0301 o\u0308","abstract":"\#(long)","listed":"2025-01-07"}"#,
            #"{"id":"\u001b]8;;https://evil.example\u001b\\x","title":"Painting x\u001b]8;;https://evil.example\u0007y","#
                + #""abstract":"painting \u001b]8;;https://evil.example\u001b\\click","listed":"2025-01-07"}"#,
            #"{"doi":"10.1234/a\u001b]8;;b;c\"<d","title":"Painting doi","abstract":"painting","listed":"2025-01-08"}"#,
        ]
        try place.write("papers.jsonl", papers.joined(separator: "\n"))
        try place.trends("import", "papers.jsonl").expectSuccess()
    }

    private func shown(
        _ arguments: [String], columns: UInt16, _ environment: [String: String] = [:]
    ) throws -> String {
        try TrendsCommand(folder: place.folder, arguments: arguments, environment: environment).shown(columns: columns)
    }

    /// A text without colours and links.
    private static func plain(_ text: String) -> String {
        text.replacing(/\u{1B}\[[0-9;]*m/, with: "").replacing(/\u{1B}\]8;;[^\u{1B}]*\u{1B}\\/, with: "")
    }

    @Test(
        "lines fit",
        arguments: [
            ["search", "painting"], ["show", "2501.00001"], ["similar", "2501.00001"], ["topics"],
            ["cluster", "--k", "2"], ["archive", "info"], ["model", "list"],
        ], [40, 72] as [UInt16])
    func fits(arguments: [String], columns: UInt16) throws {
        let lines = Self.plain(try shown(arguments, columns: columns)).split(separator: "\n").map(String.init)
        #expect(lines.count > 1)
        for line in lines { #expect(DisplayWidth.of(line) <= columns, "\(line)") }
        // To a pipe nothing is cut or wrapped, unless columns are stated.
        let piped = try TrendsCommand(folder: place.folder, arguments: arguments).run()
        #expect(!piped.output.contains("\u{1B}") && piped.status == 0)
        #expect(piped.output.split(separator: "\n").count <= lines.count)
        let stated = try TrendsCommand(
            folder: place.folder, arguments: arguments, environment: ["COLUMNS": "\(columns)"]
        ).run()
        #expect(stated.output.split(separator: "\n").map(String.init) == lines)
    }

    @Test("results tell topics with their probability, what a person said, and votes") func details() throws {
        try place.trends("label", "2501.00001", "--topic", "video", "--now", "2025-02-01").expectSuccess()
        for arguments in [["search", "painting", "ada"], ["similar", "10.1234/abc"]] {
            let output = try TrendsCommand(folder: place.folder, arguments: arguments).run().output
            #expect(output.contains("2501.00001 · 2025-01-06 · 42 votes · Ada Lovelace and 2 others\n"))
            #expect(output.contains("Video (you, 1 Feb)"))
        }
        let robots = try place.trends("search", "painting -au:ada").output
        #expect(robots.contains("· 1 vote\n") && robots.contains(/Robotics >?[0-9]+ %/))
        struct Found: Decodable {
            struct Paper: Decodable { let id: String, upvotes: Int? }
            let papers: [Paper]
        }
        let found: Found = try place.trends("search", "ada", "--json").document()
        #expect(found.papers.map(\.upvotes) == [42])
    }

    @Test("identifiers are linked on a terminal alone, and nothing hostile gets out of a link") func links() throws {
        for arguments in [["search", "painting"], ["similar", "2501.00002"]] {
            let output = try shown(arguments, columns: 80)
            let links = output.matches(of: /\u{1B}\]8;;([^\u{1B}]*)\u{1B}\\/).map { String($0.output.1) }
            #expect(links.contains("https://doi.org/10.1234/abc") || arguments[0] == "similar")
            let targets = links.filter { !$0.isEmpty }
            #expect(targets.count * 2 == links.count && !targets.isEmpty)
            for target in targets {
                #expect(target.hasPrefix("https://arxiv.org/abs/2501.") || target.hasPrefix("https://doi.org/10.1234/"))
            }
            // Beside colours and links no sequence is left.
            #expect(!Self.plain(output).contains("\u{1B}") && !output.contains("\u{7}"))
        }
        #expect(
            try shown(["search", "painting"], columns: 80).contains(
                "\u{1B}]8;;https://arxiv.org/abs/2501.00001\u{1B}\\"))
        for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
            #expect(!(try shown(["search", "painting"], columns: 80, environment).contains("\u{1B}")))
        }
        #expect(!(try shown(["search", "painting", "--color", "never"], columns: 80).contains("\u{1B}")))
        let piped = try place.trends("search", "painting", "--color", "always").output
        #expect(piped.contains("\u{1B}[1m") && !piped.contains("\u{1B}]8"))
    }
}
