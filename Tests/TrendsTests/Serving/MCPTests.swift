import Foundation
import Testing

/// `trends mcp`: what is said through the pipes of the program, as an assistant's client says it.
@Suite struct MCPTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private func command(_ arguments: String...) -> TrendsCommand {
        TrendsCommand(folder: place.folder, arguments: ["mcp"] + arguments)
    }

    private static func stateless(_ method: String, _ members: String = "") -> String {
        #"{"jsonrpc":"2.0","id":"q","method":"\#(method)","params":{\#(members)"_meta":{"#
            + #""io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}"#
    }

    /// A document without the white space between its parts, as it stands in a line.
    private static func compact(_ document: String) -> String {
        var (result, isText, isEscaped) = ("", false, false)
        for character in document.unicodeScalars {
            if isText || !" \n".unicodeScalars.contains(character) { result.unicodeScalars.append(character) }
            if character == "\"", !isEscaped { isText.toggle() }
            isEscaped = character == "\\" && !isEscaped
        }
        return result
    }

    @Test("a client with a handshake") func handshake() throws {
        let talk = try Conversation(command())
        try talk.say(
            #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"#
                + #""clientInfo":{"name":"t","version":"1"}}}"#)
        let hello = try #require(try talk.answer())
        #expect(
            hello.hasPrefix(
                #"{"jsonrpc":"2.0","id":0,"result":{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"#))
        try talk.say(#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
        try talk.say(#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#)
        #expect(try talk.answer() == #"{"jsonrpc":"2.0","id":1,"result":{}}"#)
        try talk.say("what?")
        #expect(try talk.answer()?.contains("-32700") == true)
        try talk.say(
            #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"search","arguments":{"query":"x"}}}"#)
        let absent = try #require(try talk.answer())
        #expect(absent.contains(#""isError":true"#) && absent.contains("trends import LISTING"))
        #expect(try talk.end() == 0)
    }

    @Test("a client without one: documents are those that the command line prints") func stateless() throws {
        let examples = TrendsBinary.repositoryPath("Data/examples/papers.jsonl")
        try place.trends("import", sampleListings, examples).expectSuccess()
        let talk = try Conversation(command())
        try talk.say(Self.stateless("server/discover"))
        #expect(try talk.answer()?.contains(#""supportedVersions":["2026-07-28""#) == true)
        let text = "Robots that learn to walk\n\nWe train a legged robot by reinforcement learning."
        for (tool, arguments, printed) in [
            ("search", #"{"query":"video","limit":3}"#, ["search", "video", "--limit", "3", "--json"]),
            ("similar", #"{"paper":"2511.16334"}"#, ["similar", "2511.16334", "--json"]),
            ("report", "{}", ["report", "--periods", "4", "--json"]),
            ("report", #"{"period":"2025-11"}"#, ["report", "--month", "2025-11", "--periods", "4", "--json"]),
            ("topic", #"{"topic":"Video"}"#, ["report", "--topics", "Video", "--json"]),
            (
                "classify",
                #"{"text":"Robots that learn to walk\n\nWe train a legged robot by reinforcement learning."}"#,
                ["classify", "--json"]
            ),
        ] {
            // The archive has been classified by nobody yet, and the first answers come all the same.
            try talk.say(Self.stateless("tools/call", #""name":"\#(tool)","arguments":\#(arguments),"#))
            let answer = try #require(try talk.answer())
            let outcome = try TrendsCommand(folder: place.folder, arguments: printed, input: Array(text.utf8)).run()
            outcome.expectSuccess()
            #expect(answer.contains(#""structuredContent":"# + Self.compact(outcome.output) + #","_meta""#), "\(tool)")
        }
        #expect(try talk.end() == 0)
    }

    @Test("notes have the words of the command line") func notes() throws {
        let days = (0..<30).map {
            #"{"id":"\#($0)","title":"Video \#($0)","abstract":"Video.","listed":"2025-11-\#($0 % 20 + 10)"}"#
        }
        let papers = days + [#"{"id":"x","title":"Robots","abstract":"Robots.","published":"2025-11-20"}"#]
        try place.write("papers.jsonl", papers.joined(separator: "\n"))
        try place.trends("import", "papers.jsonl").expectSuccess()
        let talk = try Conversation(command("--now", "2025-12-20"))
        try talk.say(Self.stateless("tools/call", #""name":"report","arguments":{"period":"2025-W47"},"#))
        let answer = try #require(try talk.answer())
        let printed = try place.trends(
            "report", "--week", "2025-W47", "--periods", "4", "--json", "--now", "2025-12-20"
        ).output
        #expect(printed.contains("; --date published counts by that"))
        #expect(answer.contains(#""structuredContent":"# + Self.compact(printed) + #","_meta""#))
        #expect(try talk.end() == 0)
    }

    @Test("it ends with its input, and when it is told to", arguments: [SIGTERM, SIGINT]) func ends(signal: Int32)
        throws
    {
        let talk = try Conversation(command())
        try talk.say(Self.stateless("tools/list"))
        #expect(try talk.answer() != nil)
        #expect(try talk.code(after: signal) == 0)
    }

    @Test("what it notices goes to standard error") func streams() throws {
        try place.trends("import", sampleListings).expectSuccess()
        let line = Self.stateless("tools/call", #""name":"similar","arguments":{"text":"qqq zzz"},"#) + "\n"
        let outcome = try TrendsCommand(
            folder: place.folder, arguments: ["mcp"], input: Array(line.utf8)
        ).run()
        outcome.expectSuccess()
        #expect(outcome.lines.count == 1 && outcome.output.hasPrefix(#"{"jsonrpc":"2.0""#))
        #expect(outcome.errors.contains("the model knows none of the words"))
    }

    @Test("an archive that is named, and a model that is not there") func places() throws {
        try place.trends("import", sampleListings, "--archive", "own.sqlite").expectSuccess()
        let talk = try Conversation(command("--archive", "own.sqlite"))
        try talk.say(Self.stateless("tools/call", #""name":"search","arguments":{"query":"video"},"#))
        #expect(try talk.answer()?.contains(#""isError""#) == false)
        #expect(try talk.end() == 0)
        let other = try Conversation(command("--model", "none.model"))
        try other.say(Self.stateless("tools/call", #""name":"classify","arguments":{"text":"video"},"#))
        let answer = try #require(try other.answer())
        #expect(answer.contains(#""isError":true"#) && answer.contains("none.model"))
        #expect(try other.end() == 0)
    }

    @Test("the page for assistants is printed, and names every tool") func skill() throws {
        let outcome = try place.trends("mcp", "--skill")
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("---\nname: trends\ndescription: "))
        for tool in ["report", "topic", "search", "similar", "classify"] {
            #expect(outcome.output.contains("`\(tool)`"))
        }
        // A page: what an assistant reads before it does anything.
        #expect(outcome.output.utf8.count < 5_000)
    }
}
