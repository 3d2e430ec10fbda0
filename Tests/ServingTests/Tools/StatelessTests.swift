import Testing

@testable import Serving

/// Clients that say in each request which revision they speak.
@Suite struct StatelessTests {
    private let talk: Talk

    init() throws { talk = try Talk() }

    @Test("what the server is, is said without a handshake") func discover() throws {
        let answer = try talk.ask(Talk.stateless("server/discover", id: #""d""#))
        let result = try #require(answer.result)
        #expect(result["resultType"] as? String == "complete")
        #expect(
            result["supportedVersions"] as? [String] == [
                "2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05",
            ])
        #expect(result["ttlMs"] as? Int == 3_600_000 && result["cacheScope"] as? String == "public")
        #expect((result["capabilities"] as? [String: Any])?["tools"] != nil)
        let meta = result["_meta"] as? [String: Any]
        let server = meta?["io.modelcontextprotocol/serverInfo"] as? [String: Any]
        #expect(server?["name"] as? String == "trends" && server?["version"] as? String == "1.2.3")
    }

    @Test("a list and a call are answered at once, each with who answers") func methods() throws {
        let list = try talk.ask(Talk.stateless("tools/list"))
        #expect((list.result?["tools"] as? [Any])?.count == 5 && list.result?["ttlMs"] as? Int == 3_600_000)
        let call = try talk.call("classify", #"{"text":"x"}"#)
        #expect(call.result?["resultType"] as? String == "complete" && call.result?["_meta"] != nil)
        #expect(call.result?["ttlMs"] == nil && call.structured != nil)
    }

    @Test("a revision that nobody knows is refused, with those that are spoken") func unknown() throws {
        for method in ["server/discover", "tools/list", "tools/call", "anything"] {
            let line = Talk.stateless(method).replacing("2026-07-28", with: "2031-01-01")
            let answer = try talk.ask(line)
            let data = answer.error?["data"] as? [String: Any]
            #expect(answer.code == -32_022 && data?["requested"] as? String == "2031-01-01")
            #expect((data?["supported"] as? [String])?.first == "2026-07-28")
        }
    }

    @Test("what a request must say of itself, it must") func incomplete() throws {
        let version = #""io.modelcontextprotocol/protocolVersion""#
        for meta in [
            #"{\#(version):"2026-07-28"}"#, #"{\#(version):7,"io.modelcontextprotocol/clientCapabilities":{}}"#,
            #"{\#(version):"2026-07-28","io.modelcontextprotocol/clientCapabilities":[]}"#,
            #"{\#(version):"2025-11-25","io.modelcontextprotocol/clientCapabilities":{}}"#, "{}",
            #"{"io.modelcontextprotocol/clientCapabilities":{}}"#,
        ] {
            let answer = try talk.ask(
                #"{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":\#(meta)}}"#)
            #expect(answer.code == -32_602, "\(meta)")
        }
    }

    @Test("what the revision has no longer is not known", arguments: ["ping", "initialize", "logging/setLevel"])
    func gone(method: String) throws { #expect(try talk.ask(Talk.stateless(method)).code == -32_601) }

    @Test("both kinds of clients are served by one process, in any order") func both() throws {
        #expect(try talk.ask(Talk.stateless("tools/list")).result?["resultType"] != nil)
        #expect(try talk.ask(#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#).code == -32_602)
        _ = try talk.ask(Talk.handshake("2024-11-05"))
        #expect(try talk.ask(#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#).result?["resultType"] == nil)
        #expect(try talk.call("classify", #"{"text":"x"}"#).structured != nil)
        #expect(try talk.ask(#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#).result?.isEmpty == true)
    }
}
