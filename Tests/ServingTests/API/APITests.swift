import Foundation
import PaperDesk
import Papers
import Reporter
import TestSupport
import Testing
import Wording

@testable import Serving

/// What programs ask and are told.
@Suite struct APITests {
    private let talk: Talk
    private let context: ServedContext

    init() throws {
        let talk = try Talk(papers: try Talk.papers(days: 40))
        self.talk = talk
        let places = talk.desk.places
        let today = talk.desk.today
        context = ServedContext(
            version: "1.2.3", archive: talk.archive, model: Talk.model, changeToken: .random(),
            address: "http://127.0.0.1:8010", desk: { Desk(places: places, today: today) }, words: { "\($0)" })
    }

    private func ask(
        _ path: String, _ query: [(name: String, value: String)] = []
    ) throws -> (response: HTTPResponse, body: String) { try ask(.get, path, query) }

    private func ask(
        _ method: HTTPRequest.Method, _ path: String, _ query: [(name: String, value: String)] = [],
        type: String? = nil, body: String = ""
    ) throws -> (response: HTTPResponse, body: String) {
        let parts = ["api", "v1"] + path.split(separator: "/").map(String.init)
        let request = HTTPRequest(
            method, path: parts, query: query, headers: type.map { ["content-type": $0] } ?? [:],
            body: Array(body.utf8))
        let response = try #require(APIHandler(context).respond(to: request))
        guard case .bytes(let bytes) = response.body else { return (response, "") }
        return (response, String(decoding: bytes, as: UTF8.self))
    }

    @Test("answers are the documents of the command line, byte for byte") func answersAreTheDocuments() throws {
        let (desk, archive) = (talk.desk, talk.archive)
        #expect(
            try ask("report").body
                == JSONRenderer().render(try desk.report(ReportRequest(archive: archive, model: Talk.model)).report))
        #expect(try ask("archive").body == desk.archiveInfo(archive).info.json.document)
        #expect(try ask("topics").body == desk.places.taxonomy().json.document)
        #expect(
            try ask("themes").body
                == desk.emerging(EmergingRequest(archive: archive, model: Talk.model)).json.document)
        let id = "2511.10001"
        #expect(
            try ask("papers/\(id)").body
                == desk.paper(PaperRequest(id, model: Talk.model, archive: archive)).json.document)
        #expect(
            try ask("similar", [(name: "paper", value: id)]).body
                == desk.similar(SimilarRequest(.paper(id), model: Talk.model, archive: archive)).json.document)
        #expect(
            try ask(.post, "classify", type: "text/plain", body: "Agents that use tools for the web").body
                == desk.classify(
                    ClassifyRequest(.init(abstract: "Agents that use tools for the web"), model: Talk.model)
                ).json.document)
    }

    @Test("what is misspelt is told, and nothing is said of the paper") func misspelt() throws {
        let word = #"{"id":"2511.10001","topics":["video"],"nott":["agents"]}"#
        let answer = try ask(.post, "labels", type: "application/json", body: word)
        #expect(answer.response.status == 400 && answer.body.contains("nott"))
        #expect(try ask("labels", [(name: "paper", value: "2511.10001")]).body.contains(#""topics": []"#))
        #expect(try ask("topics/nosuch").response.status == 404)
        let feed = HTTPRequest(.get, path: ["feeds", "nosuch.atom"])
        #expect(APIHandler(context).respond(to: feed)?.status == 404)
    }

    @Test("a list goes on where the page before ended") func aListGoesOn() throws {
        let query = [(name: "q", value: "paper agents"), (name: "limit", value: "7")]
        let first = try ask("search", query)
        let link = try #require(first.response.headers.first { $0.name == "Link" }?.value)
        let mark = try #require(link.firstMatch(of: /next=([^>]+)>; rel="next"/)?.1)
        #expect(link.contains("q=paper%20agents&"))
        let second = try ask("search", query + [(name: "next", value: String(mark))])
        #expect(try second.body == ask("search", query + [(name: "offset", value: "7")]).body)
        #expect(try ask("search", query + [(name: "next", value: "7-abc")]).response.status == 400)
        let last = try ask("search", [(name: "q", value: "paper"), (name: "limit", value: "200")])
        #expect(!last.response.headers.contains { $0.name == "Link" })
    }

    @Test("many texts are classified at once, and no more than that") func manyTexts() throws {
        let line = #"{"id":"a","text":"Video diffusion models of long motion"}"#
        let answer = try ask(.post, "classify", type: "application/x-ndjson", body: "\(line)\nno\n\(line)\n")
        let lines = answer.body.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix(#"{"schema":"trends.classification/1","id":"a","#))
        #expect(lines[1].hasPrefix(#"{"schema":"trends.error/1","line":2,"#))
        let many = String(repeating: "{}\n", count: 3_201)
        #expect(try ask(.post, "classify", type: "application/x-ndjson", body: many).response.status == 413)
        #expect(try ask(.post, "classify", type: "text/html", body: "x").response.status == 415)
    }

    @Test("labels are given, listed and taken back") func labels() throws {
        let id = "2511.10002"
        let body = #"{"id":"\#(id)","topics":["agents"],"not":["robotics"]}"#
        let given = try ask(.post, "labels", type: "application/json", body: body)
        #expect(given.response.status == 200)
        let log = try talk.desk.label(LabelRequest(paper: id, archive: talk.archive))
        #expect(given.body == log.json.document)
        #expect(log.log.map(\.entry.topic) == ["agents", "robotics"])
        #expect(try ask("labels").body == talk.desk.labels(in: talk.archive).json.document)
        #expect(
            try ask("labels").body.contains(#""not": ["robotics"]"#)
                || ask("labels").body.contains(#""not":["robotics"]"#))
        #expect(try ask(.delete, "labels", [(name: "paper", value: id)]).response.status == 200)
        #expect(try talk.desk.labels(in: talk.archive).papers.isEmpty)
    }

    @Test("what is wrong is a problem that says so") func problems() throws {
        let cases: [(HTTPRequest.Method, String, [(name: String, value: String)], Int)] = [
            (.get, "nothing", [], 404), (.get, "papers/9999.99999", [], 404), (.post, "report", [], 405),
            (.get, "report", [(name: "perod", value: "2025-W50")], 400),
            (.get, "report", [(name: "period", value: "yesterday")], 400),
            (.get, "report", [(name: "periods", value: "0")], 400), (.get, "search", [], 400),
            (.get, "search", [(name: "q", value: "((")], 400), (.get, "topics/no-such-topic", [], 404),
            (.get, "jobs/7", [], 404), (.delete, "labels", [(name: "paper", value: "9999.99999")], 404),
        ]
        for (method, path, query, status) in cases {
            let answer = try ask(method, path, query)
            #expect(answer.response.status == status, "\(path) \(answer.body)")
            #expect(answer.response.headers.first { $0.name == "Content-Type" }?.value == "application/problem+json")
        }
        #expect(try ask(.post, "report").response.headers.contains { $0.name == "Allow" && $0.value == "GET, HEAD" })
    }

    @Test("a server that only reads changes nothing") func aServerThatOnlyReads() throws {
        let (places, today) = (talk.desk.places, talk.desk.today)
        let reading = ServedContext(
            version: "1", archive: talk.archive.readOnly, model: Talk.model, changeToken: .random(), address: "",
            desk: { Desk(places: places, today: today) }, words: { "\($0)" })
        let body = Array(#"{"id":"2511.10002","topics":["agents"]}"#.utf8)
        let request = HTTPRequest(
            .post, path: ["api", "v1", "labels"], headers: ["content-type": "application/json"], body: body)
        #expect(APIHandler(reading).respond(to: request)?.status == 403)
        #expect(APIHandler(reading).respond(to: HTTPRequest(.get, path: ["api", "v1", "report"]))?.status == 200)
    }

    @Test("an upload is imported beside the answers") func anUploadIsImported() async throws {
        let line = #"{"id":"2512.00001","title":"New","abstract":"A paper on agents","published":"2025-12-01"}"#
        let begun = try ask(.post, "import", body: line + "\n")
        #expect(begun.response.status == 202)
        #expect(begun.response.headers.contains { $0.name == "Location" && $0.value == "/api/v1/jobs/1" })
        for _ in 0..<200 where context.jobs[1]?.isOver != true { try await Task.sleep(for: .milliseconds(50)) }
        let job = try ask("jobs/1").body
        #expect(job.contains(#""state": "done""#) || job.contains(#""state":"done""#), "\(job)")
        #expect(try ask("papers/2512.00001").response.status == 200)
    }

    @Test("feeds name their own address") func feedsNameTheirOwnAddress() throws {
        for file in ["trends.atom", "agents.atom"] {
            let response = try #require(APIHandler(context).respond(to: HTTPRequest(.get, path: ["feeds", file])))
            guard case .bytes(let bytes) = response.body else { return }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(response.status == 200)
            #expect(
                text.contains(#"rel="self""#) && text.contains("http://127.0.0.1:8010/feeds/\(file)"),
                "\(text.prefix(600))")
        }
        #expect(APIHandler(context).respond(to: HTTPRequest(.get, path: ["feeds", "none.atom"]))?.status == 404)
    }

    @Test("the description holds of the real answers") func theDescriptionHolds() throws {
        let text = try ask("openapi.json").body
        let description = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(description["openapi"] as? String == "3.1.0")
        let paths = try #require(description["paths"] as? [String: [String: Any]])
        #expect(Set(paths.keys) == Set(APIRoute.all.map(\.template)))
        let values = ["q": "agents", "paper": "2511.10001"]
        for (template, methods) in paths {
            guard let get = methods["get"] as? [String: Any], !template.contains("jobs/") else { continue }
            let parameters = get["parameters"] as? [[String: Any]] ?? []
            let query = parameters.filter { $0["in"] as? String == "query" && $0["required"] as? Bool == true }
                .compactMap { $0["name"] as? String }.map { (name: $0, value: values[$0] ?? "") }
            let path = template.dropFirst("/api/v1/".count).replacing("{topic}", with: "agents")
                .replacing("{paper}", with: "2511.10001")
            let answer = try ask(String(path), query)
            #expect(answer.response.status == 200, "\(template) \(answer.body)")
            let responses = try #require(get["responses"] as? [String: Any])
            let said = "\(responses["200"] ?? "")"
            let schema = try #require(
                (try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])?["schema"] as? String
            )
            #expect(said.contains("#/components/schemas/\(schema.replacing("/", with: "."))"), "\(template)")
        }
    }
}
