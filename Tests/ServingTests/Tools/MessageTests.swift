import Testing

@testable import Serving

/// What is no message, and how requests are told by their identifiers.
@Suite struct MessageTests {
    private let talk: Talk

    init() throws { talk = try Talk() }

    @Test(
        "an identifier goes back as the bytes in which it came",
        arguments: [
            "1", "-9007199254740993", "123456789012345678901234567890", #""a""#, #""""#, #""\ud800\u0041""#,
            #""\/ \"""#,
            #""é🧪""#, "0",
        ])
    func identifiers(id: String) throws {
        let answer = talk.server.answer(Array(#"{"jsonrpc":"2.0","id":\#(id),"method":"ping"}"#.utf8))
        #expect(answer == Array(#"{"jsonrpc":"2.0","id":\#(id),"result":{}}"#.utf8))
    }

    @Test(
        "what is no identifier is refused, and not given back", arguments: ["null", "1.5", "1e2", "true", "[1]", "{}"])
    func noIdentifiers(id: String) throws {
        let answer = try talk.ask(#"{"jsonrpc":"2.0","id":\#(id),"method":"ping"}"#)
        #expect(answer.code == -32_600 && answer.text.contains(#""id":null"#))
    }

    @Test(
        "what is no JSON",
        arguments: [
            "{", "}", "nonsense", #"{"jsonrpc":"2.0","id":1,"method":"ping"} x"#, #"{"a":01}"#, "{\"a\":\"\u{1}\"}",
            "'a'",
            #"{"a":1,}"#, String(repeating: "[", count: 300) + String(repeating: "]", count: 300), "\u{1F}\u{8B}",
        ])
    func noJSON(line: String) throws {
        let answer = try talk.ask(line)
        #expect(answer.code == -32_700 && answer.text.contains(#""id":null"#))
    }

    @Test("what is no UTF-8") func noUTF8() throws {
        let line = Array(#"{"jsonrpc":"2.0","id":1,"method":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        let bytes = try #require(talk.bytes(line))
        #expect(try Answer(bytes).code == -32_700)
    }

    @Test(
        "JSON that is no message",
        arguments: ["1", "null", #""ping""#, "{}", #"{"jsonrpc":"2.0","id":1}"#, "[]", "[1]"])
    func noMessage(line: String) throws {
        #expect(try talk.ask(line).code == -32_600)
    }

    @Test("a request of another JSON-RPC, or with a method that is no text, is told by its identifier") func sound()
        throws
    {
        for line in [
            #"{"jsonrpc":"1.0","id":4,"method":"ping"}"#, #"{"id":4,"method":"ping"}"#,
            #"{"jsonrpc":"2.0","id":4,"method":7}"#,
        ] {
            let answer = try talk.ask(line)
            #expect(answer.code == -32_600 && answer.members["id"] as? Int == 4)
        }
        let other = try talk.ask(#"{"jsonrpc":"2.0","id":4,"method":"tools/list","params":[]}"#)
        #expect(other.code == -32_602 && other.members["id"] as? Int == 4)
    }

    @Test(
        "what waits for no answer gets none",
        arguments: [
            #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
            #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}"#,
            #"{"jsonrpc":"2.0","method":"whatever","params":[1]}"#, #"{"jsonrpc":"2.0","id":1,"result":{}}"#,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"x"}}"#,
        ])
    func silence(line: String) throws { #expect(try talk.say(line) == nil) }
}
