import Testing

@testable import Serving

/// What a tool may be given is told to the assistant, which can mend it; what is no call is told to the client.
@Suite struct ToolArgumentsTests {
    private let talk: Talk

    init() throws { talk = try Talk() }

    @Test(
        "what is wrong with an argument is an answer that says so",
        arguments: [
            ("classify", #"{"text":"x","colour":1}"#, "there is no argument 'colour'; there are text, explain"),
            ("classify", "{}", "the argument 'text' is missing"),
            ("classify", #"{"text":null}"#, "the argument 'text' is missing"),
            ("classify", #"{"text":" \n "}"#, "the argument 'text' is empty"),
            ("classify", #"{"text":7}"#, "'text' must be a string, and is a whole number"),
            ("classify", #"{"text":["a"]}"#, "'text' must be a string, and is an array"),
            ("classify", #"{"text":"x","explain":"yes"}"#, "'explain' must be true or false, and is a string"),
            ("search", #"{"query":"a","limit":0}"#, "'limit' must lie between 1 and 100, but is 0"),
            ("search", #"{"query":"a","limit":1.5}"#, "'limit' must be a whole number, and is another number"),
            ("search", #"{"query":"a","limit":1e99}"#, "'limit' must be a whole number, and is another number"),
            ("similar", "{}", "give either 'paper' or 'text'"),
            ("similar", #"{"paper":"1","text":"x"}"#, "give either 'paper' or 'text'"),
            (
                "report", #"{"by":"fortnight"}"#,
                "'by' must be one of day, week, month, quarter, year, and is 'fortnight'"
            ),
            ("report", #"{"period":"soon"}"#, "'soon' is no period; write it like 2025-W50"),
            ("report", #"{"period":"2025-W50","by":"week"}"#, "'period' and 'by' do not go together"),
        ])
    func wrong(tool: String, arguments: String, words: String) throws {
        let answer = try talk.call(tool, arguments)
        #expect(answer.isError && answer.texts.first?.contains(words) == true, "\(answer.text)")
        #expect(answer.structured == nil && answer.error == nil)
    }

    @Test("what is no call is an error of the protocol") func noCall() throws {
        for members in [
            #""name":"shell","arguments":{},"#, #""arguments":{},"#, #""name":7,"#,
            #""name":"classify","arguments":[],"#,
            #""name":"classify","arguments":"x","#,
        ] {
            #expect(try talk.ask(Talk.stateless("tools/call", members)).code == -32_602, "\(members)")
        }
    }

    @Test("a number counts however it is written, and null as not given") func lenient() throws {
        for arguments in [#"{"text":"x","explain":null}"#, #"{"text":"x","explain":false}"#] {
            #expect(try !talk.call("classify", arguments).isError)
        }
        // It gets as far as the archive, which is not there.
        let answer = try talk.call("search", #"{"query":"a","limit":5.0}"#)
        #expect(answer.texts.first?.contains("no archive") == true)
    }

    @Test("the words of a query are checked, too") func queries() throws {
        let answer = try talk.call("search", #"{"query":"(a"}"#)
        #expect(answer.isError && answer.texts.first?.contains("parenthesis") == true, "\(answer.text)")
    }
}
