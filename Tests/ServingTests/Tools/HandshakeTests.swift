import Testing

@testable import Serving

/// Clients of the revisions that begin with `initialize`.
@Suite struct HandshakeTests {
    private let talk: Talk

    init() throws { talk = try Talk() }

    @Test("the revision that a client wants is spoken", arguments: Revision.allCases.filter(\.hasHandshake))
    func wanted(revision: Revision) throws {
        let answer = try talk.ask(Talk.handshake(revision.rawValue))
        #expect(answer.result?["protocolVersion"] as? String == revision.rawValue)
        #expect((answer.result?["serverInfo"] as? [String: Any])?["version"] as? String == "1.2.3")
        #expect((answer.result?["capabilities"] as? [String: Any])?.keys.sorted() == ["tools"])
        #expect(answer.result?["resultType"] == nil && answer.result?["_meta"] == nil)
    }

    @Test("another one gets the newest that has a handshake", arguments: ["2026-07-28", "1.0", "2099-01-01"])
    func unknown(revision: String) throws {
        let answer = try talk.ask(Talk.handshake(revision))
        #expect(answer.result?["protocolVersion"] as? String == "2025-11-25")
    }

    @Test("a handshake without a revision agrees on nothing") func none() throws {
        let answer = try talk.ask(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}"#)
        #expect(answer.code == -32_602)
        #expect(try talk.ask(#"{"jsonrpc":"2.0","id":2,"method":"tools/list"}"#).code == -32_602)
    }

    @Test("before it a ping is answered, and all else says what is missing") func before() throws {
        #expect(try talk.ask(#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#).result?.isEmpty == true)
        let answer = try talk.ask(#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#)
        #expect(answer.code == -32_602 && answer.message.contains("initialize"))
        #expect(answer.message.contains("2026-07-28"))
    }

    @Test("after it tools are listed, and what is none of ours is not known") func after() throws {
        _ = try talk.ask(Talk.handshake("2025-06-18"))
        #expect(try talk.say(#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#) == nil)
        let list = try talk.ask(
            #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"progressToken":1}}}"#)
        #expect((list.result?["tools"] as? [Any])?.count == 5)
        #expect(list.result?.keys.sorted() == ["tools"])
        for method in ["resources/list", "prompts/list", "logging/setLevel", "server/discover", "subscriptions/listen"]
        {
            #expect(try talk.ask(#"{"jsonrpc":"2.0","id":1,"method":"\#(method)"}"#).code == -32_601)
        }
        #expect(
            try talk.ask(#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}}"#).code == -32_602)
    }

    @Test(
        "where a revision has no place for a document, it is a second text",
        arguments: Revision.allCases.filter(\.hasHandshake))
    func documents(revision: Revision) throws {
        _ = try talk.ask(Talk.handshake(revision.rawValue))
        let answer = try talk.ask(
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"classify","arguments":{"text":"x"}}}"#)
        #expect((answer.structured != nil) == revision.hasStructuredContent)
        #expect(answer.texts.count == (revision.hasStructuredContent ? 1 : 2))
        #expect(answer.texts.last?.hasPrefix(#"{"schema":"trends.classification/1""#) != revision.hasStructuredContent)
    }
}

/// Several messages as one array, which one revision knows.
@Suite struct BatchTests {
    private let talk: Talk

    init() throws { talk = try Talk() }

    private func answers(_ line: String) throws -> [[String: Any]]? {
        guard let bytes = talk.server.answer(Array(line.utf8)) else { return nil }
        // As one object, since the tests read such.
        let whole = try Answer(Array(#"{"all":"#.utf8) + bytes + Array("}".utf8))
        return whole.members["all"] as? [[String: Any]]
    }

    private static let pair = #"[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","id":"b","method":"no"}]"#

    @Test("others refuse them", arguments: Revision.allCases.filter { $0.hasHandshake && !$0.takesBatches })
    func refused(revision: Revision) throws {
        #expect(try talk.ask(Self.pair).code == -32_600)
        _ = try talk.ask(Talk.handshake(revision.rawValue))
        #expect(try talk.ask(Self.pair).code == -32_600)
    }

    @Test("it answers each that waits, in their order") func answered() throws {
        _ = try talk.ask(Talk.handshake("2025-03-26"))
        let found = try #require(try answers(Self.pair))
        #expect(found.count == 2 && found[0]["id"] as? Int == 1 && found[1]["id"] as? String == "b")
        #expect(found[0]["result"] != nil && (found[1]["error"] as? [String: Any])?["code"] as? Int == -32_601)
        #expect(try answers(#"[{"jsonrpc":"2.0","method":"notifications/initialized"}]"#) == nil)
        let mixed = try #require(
            try answers(#"[1,{"jsonrpc":"2.0","method":"x"},{"jsonrpc":"2.0","id":2,"method":"ping"}]"#))
        #expect(mixed.count == 2)
    }

    @Test("one that is empty, too long, or begins a handshake is refused") func wrong() throws {
        _ = try talk.ask(Talk.handshake("2025-03-26"))
        #expect(try talk.ask("[]").code == -32_600)
        let many = Array(repeating: #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#, count: 65).joined(separator: ",")
        #expect(try talk.ask("[\(many)]").code == -32_600)
        let found = try #require(try answers("[\(Talk.handshake("2024-11-05"))]"))
        #expect((found[0]["error"] as? [String: Any])?["code"] as? Int == -32_600)
        #expect(try answers(Self.pair)?.count == 2)
    }
}
