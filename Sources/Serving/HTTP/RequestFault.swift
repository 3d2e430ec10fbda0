import Wording

/// Why a request is not answered as it wishes: a status, and one sentence.
public struct RequestFault: Error, Hashable, Sendable {
    /// The status, as 404.
    public let status: Int
    /// What is wrong, for the person who reads it.
    public let detail: String
    /// The methods that the path takes; none where that is not the trouble.
    public var allowed: [HTTPRequest.Method] = []

    /// A fault.
    public init(_ status: Int, _ detail: String) { (self.status, self.detail) = (status, detail) }

    static func target(_ what: String) -> Self { Self(400, "the address cannot be read: \(what)") }

    static let notFound = Self(404, "there is nothing at this address")

    static func method(_ allowed: [HTTPRequest.Method]) -> Self {
        var fault = Self(405, "this address takes \(allowed.map(\.rawValue).joined(separator: ", "))")
        fault.allowed = allowed
        return fault
    }

    /// The name of the status (RFC 9110, section 15; RFC 6585).
    public var title: String {
        switch status {
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 421: "Misdirected Request"
        case 422: "Unprocessable Content"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 503: "Service Unavailable"
        default: status < 500 ? "Bad Request" : "Internal Server Error"
        }
    }

    /// The fault as a problem document (RFC 9457).
    public var problem: HTTPResponse {
        let json: JSONText = [
            "type": "about:blank", "title": .string(title), "status": .integer(status),
            "detail": .string(SafeText.line(detail)),
        ]
        return dressed(HTTPResponse(status: status, "application/problem+json", json.document))
    }

    /// The fault as a page that needs nothing else; where the sheet of the pages may be had, it looks like them.
    public var page: HTTPResponse {
        let body =
            Markup.element("p", ["class": "over"], Markup.text("\(status) \(title)"))
            + Markup.element("h1", [:], status == 404 ? "There is no such page" : "That did not work")
            + Markup.element("p", ["class": "lead"], Markup.text(detail, limit: 600))
            + Markup.element("p", [:], Markup.element("a", ["href": "/"], "To the first page"))
        let head =
            Markup.empty("meta", ["charset": "utf-8"])
            + Markup.empty("meta", ["name": "color-scheme", "content": "light dark"])
            + Markup.empty("link", ["rel": "stylesheet", "href": "/app.css"])
            + Markup.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
            + Markup.element("title", [:], Markup.text("\(status) \(title)"))
        let page =
            "<!DOCTYPE html>\n"
            + Markup.element(
                "html", ["lang": "en"],
                Markup.element("head", [:], head) + Markup.element("body", [:], Markup.element("main", [:], body)))
        return dressed(HTTPResponse(status: status, "text/html; charset=utf-8", page + "\n"))
    }

    private func dressed(_ response: HTTPResponse) -> HTTPResponse {
        var response = response
        response.headers.append((name: "Cache-Control", value: "no-store"))
        if !allowed.isEmpty {
            response.headers.append((name: "Allow", value: allowed.map(\.rawValue).joined(separator: ", ")))
        }
        if status == 503 { response.headers.append((name: "Retry-After", value: "5")) }
        if status == 401 { response.headers.append((name: "WWW-Authenticate", value: "Bearer")) }
        return response
    }
}
