import Foundation
import PaperDesk
import Papers
import TestSupport
import Testing

@testable import Serving

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Pages that tests look at and send forms to, over some papers of their own.
final class PageTalk {
    let folder: TemporaryFolder
    let context: ServedContext
    let pages: Pages
    var desk: Desk { context.desk() }

    init(papers: [String]? = nil, isReadOnly: Bool = false, model: String? = Talk.model) throws {
        folder = try TemporaryFolder()
        let data = folder.file("data")
        let archive = ArchiveChoice(folder.file("archive.sqlite"))
        let today = try #require(CalendarDay(iso: "2025-12-20"))
        try folder.write("papers.jsonl", try (papers ?? Talk.papers()).joined(separator: "\n"))
        let desk: @Sendable () -> Desk = {
            Desk(places: Places(environment: ["XDG_DATA_HOME": data]), today: today)
        }
        _ = try desk().importListings(ImportRequest(listings: [folder.file("papers.jsonl")], archive: archive))
        context = ServedContext(
            version: "1.2.3", archive: isReadOnly ? archive.readOnly : archive, model: model,
            changeToken: try #require(ChangeToken("0123456789abcdef0123")), address: "http://127.0.0.1:8010",
            desk: desk, words: { "\($0)" })
        pages = Pages(context)
    }

    /// What is at an address, as it stands in a link.
    func get(_ address: String) throws -> Seen { try seen(try request(.get, address)) }

    /// Sends a form.
    func post(
        _ address: String, _ fields: KeyValuePairs<String, String>, headers: [String: String] = [:]
    ) throws -> Seen {
        var request = try request(.post, address)
        let token = KeyValuePairs(dictionaryLiteral: ("token", "0123456789abcdef0123"))
        let all = fields.map { ($0.key, $0.value) } + token.map { ($0.key, $0.value) }
        request.body = Array(
            all.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&").utf8)
        request.headers = headers.merging(["content-type": "application/x-www-form-urlencoded"]) { $1 }
        return try seen(request)
    }

    /// The page of the map, when it is made.
    func map(_ address: String = "/map") throws -> String {
        for _ in 0..<4_000 {
            let page = try get(address)
            guard page.text.contains("data-events=") else { return page.text }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return ""
    }

    /// Waits until work is over.
    func job(_ id: Int) throws -> Job {
        for _ in 0..<600 where context.jobs[id]?.isOver == false { Thread.sleep(forTimeInterval: 0.05) }
        return try #require(context.jobs[id])
    }

    /// Sends a form with a file in it, as browsers do.
    func upload(_ address: String, _ content: String, named name: String, _ fields: String...) throws -> Seen {
        var request = try request(.post, address)
        request.headers = ["content-type": "multipart/form-data; boundary=xyz"]
        let parts =
            ["name=\"token\"\r\n\r\n0123456789abcdef0123"] + fields
            + ["name=\"listing\"; filename=\"\(name)\"\r\nContent-Type: text/plain\r\n\r\n\(content)"]
        let body = parts.map { "--xyz\r\nContent-Disposition: form-data; \($0)\r\n" }.joined() + "--xyz--\r\n"
        request.body = Array(body.utf8)
        return try seen(request)
    }

    private func seen(_ request: HTTPRequest) throws -> Seen {
        // Pages lead to what programs are answered, too: feeds.
        let all = AllHandlers([pages, APIHandler(context)])
        let response = try #require(all.respond(to: request), "nothing at \(request.path)")
        return Seen(response)
    }

    /// A request as the server makes it of an address, by another decoder than its own.
    private func request(_ method: HTTPRequest.Method, _ address: String) throws -> HTTPRequest {
        let parts = try #require(URLComponents(string: "http://x" + address))
        let path = parts.percentEncodedPath.split(separator: "/").map { $0.removingPercentEncoding ?? "" }
        let query = (parts.queryItems ?? []).map { (name: $0.name, value: $0.value ?? "") }
        return HTTPRequest(method, path: path, query: query)
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    /// An answer.
    struct Seen {
        let status: Int
        let headers: [String: String]
        let text: String

        init(_ response: HTTPResponse) {
            status = response.status
            headers = Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
            if case .bytes(let bytes) = response.body {
                text = String(decoding: bytes, as: UTF8.self)
            } else {
                text = ""
            }
        }

        var location: String { headers["location"] ?? "" }

        /// The values of an attribute, as a browser reads them.
        func values(of name: String) -> [String] {
            text.components(separatedBy: " \(name)=\"").dropFirst().map { piece in
                String(piece.prefix { $0 != "\"" }).replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
                    .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
            }
        }

        /// Whether an XML parser reads it, which forgives nothing.
        var isWellFormed: Bool { XMLParser(data: Data(text.utf8)).parse() }
    }
}
