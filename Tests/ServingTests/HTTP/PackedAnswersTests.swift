import Testing

@testable import Serving

/// Answers are packed for those who unpack them, and for nobody else.
@Suite struct PackedAnswersTests {
    private struct Fixed: HTTPHandler {
        let response: HTTPResponse
        func respond(to request: HTTPRequest) -> HTTPResponse? { request.path == ["here"] ? response : nil }
    }

    private static let long = String(repeating: "papers and topics ", count: 400)

    private func ask(_ response: HTTPResponse, _ accepted: String?) throws -> HTTPResponse {
        let request = HTTPRequest(.get, path: ["here"], headers: accepted.map { ["accept-encoding": $0] } ?? [:])
        return try #require(PackedAnswers(Fixed(response: response)).respond(to: request))
    }

    private func header(_ name: String, _ response: HTTPResponse) -> String? {
        response.headers.last { $0.name == name }?.value
    }

    private func length(_ response: HTTPResponse) -> Int {
        if case .bytes(let bytes) = response.body { bytes.count } else { -1 }
    }

    @Test("for who unpacks", arguments: ["gzip", "br, gzip;q=0.8", "GZIP"]) func packed(_ accepted: String) throws {
        var page = HTTPResponse("text/html; charset=utf-8", Self.long)
        page.headers.append((name: "ETag", value: "\"1\""))
        let answer = try ask(page, accepted)
        #expect(header("Content-Encoding", answer) == "gzip" && header("Vary", answer) == "Accept-Encoding")
        #expect(header("ETag", answer) == "\"1-gzip\"" && length(answer) < 400)
    }

    @Test("for nobody else", arguments: [nil, "", "br", "gzip;q=0", "x-gzip"]) func plain(_ accepted: String?) throws {
        let answer = try ask(HTTPResponse("application/json", Self.long), accepted)
        #expect(header("Content-Encoding", answer) == nil && length(answer) == Self.long.utf8.count)
        #expect(header("Vary", answer) == "Accept-Encoding")
    }

    @Test("not what is short, not what is no text, not faults") func others() throws {
        #expect(header("Content-Encoding", try ask(HTTPResponse("text/plain", "short"), "gzip")) == nil)
        #expect(header("Content-Encoding", try ask(HTTPResponse("image/png", Self.long), "gzip")) == nil)
        #expect(header("Content-Encoding", try ask(HTTPResponse(status: 404, "text/html", Self.long), "gzip")) == nil)
        let handler = PackedAnswers(Fixed(response: HTTPResponse("text/html", Self.long)))
        #expect(handler.respond(to: HTTPRequest(.get, path: ["there"])) == nil)
    }
}
