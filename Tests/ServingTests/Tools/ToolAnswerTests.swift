import Foundation
import Listings
import PaperArchive
import PaperDesk
import Papers
import Reporter
import TestSupport
import Testing
import Timelines

@testable import Serving

/// What the tools answer is what the desk answers to everybody.
@Suite struct ToolAnswerTests {
    private let talk: Talk

    init() throws { talk = try Talk(papers: try Talk.papers()) }

    /// The document of an answer, as it stands in its line.
    private func document(_ answer: Answer) throws -> String {
        let start = try #require(answer.text.firstRange(of: #""structuredContent":"#))
        let end = try #require(answer.text.firstRange(of: #","_meta":{"io"#))
        return String(answer.text[start.upperBound..<end.lowerBound])
    }

    @Test("search") func search() throws {
        let answer = try talk.call("search", #"{"query":"video","limit":3,"offset":2}"#)
        let asked = try talk.desk.search(
            SearchRequest(
                try SearchQuery("video"), offset: 2, limit: 3, model: Talk.model, archive: talk.archive))
        #expect(try document(answer) == asked.json.compact)
        #expect(answer.texts[0].hasPrefix("80 papers found, 3 to 5; offset 5 goes on.\nData from papers"))
        let none = try talk.call("search", #"{"query":"unheard"}"#)
        #expect(none.texts == ["No paper of the archive matches."] && !none.isError)
    }

    @Test("search by a topic, in an archive that nobody has classified and that is not written to") func topics() throws
    {
        let before = try talk.folder.bytes(of: "archive.sqlite")
        let answer = try talk.call("search", #"{"query":"topic:video","limit":1}"#)
        #expect(answer.structured?["total"] as? Int == 80, "\(answer.text)")
        #expect(try talk.folder.bytes(of: "archive.sqlite") == before)
        let unknown = try talk.call("search", #"{"query":"topic:nonsense"}"#)
        #expect(unknown.isError && unknown.texts[0].contains("nonsense"))
    }

    @Test("similar, to a paper and to a text") func similar() throws {
        let answer = try talk.call("similar", #"{"paper":"2511.10000","limit":2}"#)
        let asked = try talk.desk.similar(
            SimilarRequest(.paper("2511.10000"), limit: 2, model: Talk.model, archive: talk.archive))
        #expect(try document(answer) == asked.json.compact)
        #expect(answer.texts[0].contains("similarity ") && answer.texts[0].contains("video"))
        let text = try talk.call("similar", #"{"text":"video diffusion","limit":2}"#)
        #expect((text.structured?["papers"] as? [Any])?.count == 2)
        #expect(try talk.call("similar", #"{"paper":"0000.00000"}"#).isError)
    }

    @Test("classify") func classify() throws {
        let text = "Agents that plan\n\nWe train language model agents that use tools for tasks on the web."
        let answer = try talk.call(
            "classify",
            #"{"text":"Agents that plan\n\nWe train language model agents that use tools for tasks on the web.","explain":true}"#
        )
        let asked = try talk.desk.classify(
            ClassifyRequest(
                try Document(plainText: Array(text.utf8), name: "t"), view: ClassificationView(explain: true),
                model: Talk.model))
        #expect(try document(answer) == asked.json.compact)
        #expect(answer.texts[0].contains("(primary; by "), "\(answer.texts[0])")
        #expect(try talk.call("classify", #"{"text":"Mix flour and eggs."}"#).texts[0].hasPrefix("No topic"))
    }

    @Test("report, of a week and of a month, and of what a query finds") func report() throws {
        for (arguments, request) in [
            (#"{"period":"2025-W50"}"#, ReportRequest(selection: .period(try #require(Period(label: "2025-W50"))))),
            (#"{"by":"month"}"#, ReportRequest(granularity: .month)),
            (#"{"query":"video"}"#, ReportRequest(query: try SearchQuery("video"))),
        ] {
            var request = request
            (request.archive, request.model, request.historyLength) = (talk.archive, Talk.model, 4)
            let answer = try talk.call("report", arguments)
            let asked = JSONRenderer.json(of: try talk.desk.report(request).report)
            // What was read from is called otherwise where it was copied.
            #expect(try document(answer) == asked.compact)
            #expect(answer.texts[0].contains("topic video (Video): "), "\(answer.texts[0])")
        }
    }

    @Test("topic") func topic() throws {
        var request = ReportRequest(archive: talk.archive, model: Talk.model, historyLength: 52)
        request.topics = TopicList("Video")
        let answer = try talk.call("topic", #"{"topic":"video"}"#)
        #expect(try document(answer) == JSONRenderer.json(of: try talk.desk.report(request).report).compact)
        #expect((answer.structured?["topics"] as? [Any])?.count == 1)
        #expect(answer.texts[0].contains("history: 2025-W"), "\(answer.texts[0])")
        let unknown = try talk.call("topic", #"{"topic":"alchemy"}"#)
        #expect(unknown.isError && unknown.texts[0].contains("alchemy"))
    }

    @Test("nothing is written, whatever is asked") func readOnly() throws {
        let before = try talk.folder.bytes(of: "archive.sqlite")
        for (tool, arguments) in [
            ("report", "{}"), ("topic", #"{"topic":"video"}"#), ("search", #"{"query":"topic:video like:2511.10000"}"#),
            ("similar", #"{"paper":"2511.10000"}"#),
        ] {
            #expect(try !talk.call(tool, arguments).isError)
        }
        #expect(try talk.folder.bytes(of: "archive.sqlite") == before)
        #expect(try talk.folder.names() == ["archive.sqlite", "papers.jsonl"])
    }

    @Test("without an archive the answer says so, and nothing is made") func absent() throws {
        let talk = try Talk()
        for (tool, arguments) in [("report", "{}"), ("search", #"{"query":"x"}"#), ("similar", #"{"paper":"1"}"#)] {
            let answer = try talk.call(tool, arguments)
            #expect(answer.isError && answer.texts[0].contains("no archive at"), "\(answer.text)")
        }
        #expect(try talk.folder.names() == [])
    }
}
