import Listings
import PaperArchive
import PaperDesk
import Papers
import ReadableText
import Wording

/// Papers by their words and by likeness, and topics of texts.
extension APIRoute {
    /// So many papers are listed at once.
    static let mostListed = 200
    /// So many texts are classified at once.
    static let mostTexts = 3_200

    static let finding: [APIRoute] = [
        APIRoute(
            method: .get, path: ["search"],
            words:
                "Papers by their words, as 'trends search QUERY --json'. Where there are more, the header Link names the next page.",
            parameters: [
                ToolParameter("q", .text, "The query, as 'trends help search' describes it", isRequired: true),
                ToolParameter("limit", .number(1...mostListed, usual: 20), "How many are listed"),
                ToolParameter("offset", .number(0...1_000_000, usual: 0), "How many of the best are passed over"),
                ToolParameter("next", .text, "Where the page before ended, as its Link said"),
            ],
            answer: .document("trends.search/1"), respond: search),
        APIRoute(
            method: .get, path: ["similar"],
            words: "Papers like a paper of the archive, as 'trends similar ID --json'.",
            parameters: [
                ToolParameter("paper", .text, "Its identifier", isRequired: true),
                ToolParameter("limit", .number(1...mostListed, usual: 10), "How many are listed"),
            ],
            answer: .document("trends.similar/1")
        ) { question in
            try question.similar(.paper(question.arguments.required("paper")))
        },
        APIRoute(
            method: .post, path: ["similar"], words: "Papers like a text, as 'trends similar - --json'.",
            parameters: [ToolParameter("limit", .number(1...mostListed, usual: 10), "How many are listed")],
            body: Body(
                types: ["text/plain"], words: "The text; its first line is the title if a blank line follows it"),
            answer: .document("trends.similar/1")
        ) { question in
            try question.checkType(["text/plain"])
            return try question.similar(.text(try Document(plainText: question.request.body, name: "text")))
        },
    ]

    private static let search: @Sendable (APIQuestion) throws -> HTTPResponse = { question in
        let arguments = question.arguments
        let text = arguments.required("q")
        if arguments.has("next"), arguments.has("offset") {
            throw ArgumentFault.together("next", "offset", why: "both say where to begin")
        }
        let offset = try arguments.text("next").map { try PageMark.offset($0, of: text) } ?? arguments.number("offset")
        let limit = arguments.number("limit")
        let answer = try question.desk.search(
            SearchRequest(
                try SearchQuery(text), offset: offset, limit: limit, model: question.context.model,
                archive: question.archive))
        var response = HTTPResponse.document(answer.json)
        let end = offset + answer.page.hits.count
        if end < answer.page.total, !answer.page.hits.isEmpty {
            let next =
                "/api/v1/search?q=\(AddressText.escaped(text))&limit=\(limit)&next=\(PageMark.text(end, of: text))"
            response.headers.append((name: "Link", value: "<\(next)>; rel=\"next\""))
        }
        return response
    }

    static let classifying: [APIRoute] = [
        APIRoute(
            method: .post, path: ["classify"],
            words: """
                The topics of a text, as 'trends classify --json', or of up to \(mostTexts) texts, one JSON object a \
                line with id, title and abstract or text, as 'trends classify --jsonl'.
                """,
            parameters: [
                ToolParameter("all", .truth, "Every topic of the model"),
                ToolParameter(
                    "top", .number(0...1_000, usual: 0), "The most probable ones, so many; 0 for those assigned"),
                ToolParameter("threshold", .text, "The probability from which on topics are assigned, 0 to 1"),
                ToolParameter("explain", .truth, "With the terms that decided"),
            ],
            body: Body(
                types: ["text/plain", "application/x-ndjson"],
                words: "A text; its first line is the title if a blank line follows it. Or JSON Lines"),
            answer: .document("trends.classification/1"), respond: classify)
    ]

    private static let classify: @Sendable (APIQuestion) throws -> HTTPResponse = { question in
        let type = try question.checkType(["text/plain", "application/x-ndjson", "application/jsonl"])
        let view = try question.view()
        let bytes = question.request.body
        guard type != "text/plain" else {
            let document = try Document(plainText: bytes, name: "text")
            let request = ClassifyRequest(document, view: view, model: question.context.model)
            return .document(try question.desk.classify(request).json)
        }
        let count = bytes.count { $0 == UInt8(ascii: "\n") } + (bytes.last == UInt8(ascii: "\n") ? 0 : 1)
        guard count <= mostTexts else {
            throw RequestFault(413, "at most \(mostTexts) texts are classified at once; here are \(count) lines")
        }
        var lines: [UInt8] = []
        // Where none can be read, the lines that say so are the answer.
        let request = ClassifyLinesRequest("lines", view: view, model: question.context.model, keepsGoing: true)
        try question.desk.classifyLines(bytes, request) { lines += $0.bytes }
        return HTTPResponse(headers: [(name: "Content-Type", value: "application/x-ndjson")], body: .bytes(lines))
    }
}

extension APIQuestion {
    fileprivate func similar(_ subject: SimilarRequest.Subject) throws -> HTTPResponse {
        .document(
            try desk.similar(
                SimilarRequest(subject, limit: arguments.number("limit"), model: context.model, archive: archive)
            ).json)
    }

    fileprivate func view() throws -> ClassificationView {
        let top = arguments.number("top")
        let threshold = try arguments.text("threshold").map { text in
            guard let value = Double(text), (0...1).contains(value) else {
                throw RequestFault(400, "'threshold' must lie between 0 and 1")
            }
            return value
        }
        return ClassificationView(
            all: arguments.isTrue("all"), top: top > 0 ? top : nil, threshold: threshold,
            explain: arguments.isTrue("explain"))
    }

    /// The media type of the body, which is one of some.
    @discardableResult
    func checkType(_ known: [String]) throws(RequestFault) -> String {
        let given = request.headers["content-type"] ?? ""
        let type = given.prefix { $0 != ";" }.withoutBlanks.lowercased()
        guard known.contains(type) else {
            throw RequestFault(415, "the Content-Type is one of \(known.joined(separator: ", "))")
        }
        return type
    }
}

/// Where a page of a list ended, as a word that says nothing to whoever passes it on.
enum PageMark {
    static func text(_ offset: Int, of query: String) -> String {
        "\(String(offset, radix: 36))-\(String(FNV1a.of(query, seed: UInt64(offset)) >> 24, radix: 36))"
    }

    static func offset(_ text: String, of query: String) throws(RequestFault) -> Int {
        let digits = text.prefix { $0 != "-" }
        guard let offset = Int(digits, radix: 36), offset >= 0, self.text(offset, of: query) == text else {
            throw RequestFault(400, "'next' is not of this query")
        }
        return offset
    }
}

/// Text as part of an address (RFC 3986, section 2.1).
enum AddressText {
    static func escaped(_ text: String) -> String {
        text.utf8.reduce(into: "") { result, byte in
            let isPlain = ASCII.isAlphanumeric(byte) || "-._~".utf8.contains(byte)
            result +=
                isPlain
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }
}
