import Papers

/// What each answer has besides its own headers.
enum ResponseDress {
    /// What a browser may do with a page: nothing but what comes from here.
    static let policy = """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    private static let usual: [(name: String, value: String)] = [
        (name: "Content-Security-Policy", value: policy),
        (name: "X-Content-Type-Options", value: "nosniff"),
        // To others nothing. Of a form that a page of our own sends the origin is told: with "no-referrer" it is "null",
        // and no change could be made without script.
        (name: "Referrer-Policy", value: "same-origin"),
        (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
        (name: "Cross-Origin-Opener-Policy", value: "same-origin"),
        // Kept by browsers, and asked for again each time.
        (name: "Cache-Control", value: "no-cache"),
    ]

    /// An answer with all headers; a defect in place of one whose headers could be read as more than they are.
    static func dressed(_ response: HTTPResponse) -> HTTPResponse {
        guard response.headers.allSatisfy(isPlain), (200...599).contains(response.status) else {
            return dressed(RequestFault(500, "the answer cannot be sent; please report it").problem)
        }
        var dressed = response
        let own = Set(response.headers.map { $0.name.lowercased() })
        dressed.headers += usual.filter { !own.contains($0.name.lowercased()) }
        return dressed
    }

    private static func isPlain(_ header: (name: String, value: String)) -> Bool {
        let isName =
            !header.name.isEmpty
            && header.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
        return isName && header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }
}

/// Answers to those who have one already.
enum Conditional {
    /// A strong mark of what follows the headers: two hashes of 64 bits, since a mark guards against change, not against
    /// people.
    static func tag(_ bytes: [UInt8]) -> String {
        var (first, second) = (FNV1a(), FNV1a(seed: 1))
        first.add(bytes)
        second.add(bytes.reversed())
        return "\"\(first.value.hexDigits)\(second.value.hexDigits)\""
    }

    /// The answer with its mark, or 304 where whoever asks has it (RFC 9110, section 13.1.2).
    static func answer(_ request: HTTPRequest, _ response: HTTPResponse) -> HTTPResponse {
        guard [.get, .head].contains(request.method), response.status == 200, case .bytes(let bytes) = response.body
        else { return response }
        var marked = response
        let own = response.headers.first { $0.name.lowercased() == "etag" }?.value
        let tag = own ?? tag(bytes)
        if own == nil { marked.headers.append((name: "ETag", value: tag)) }
        guard let had = request.headers["if-none-match"], has(had, tag) else { return marked }
        let kept = marked.headers.filter { $0.name.lowercased() != "content-type" }
        return HTTPResponse(status: 304, headers: kept)
    }

    private static func has(_ list: String, _ tag: String) -> Bool {
        list.split(separator: ",").contains { piece in
            let one = piece.withoutBlanks
            return one == "*" || (one.hasPrefix("W/") ? String(one.dropFirst(2)) : one) == tag
        }
    }
}
