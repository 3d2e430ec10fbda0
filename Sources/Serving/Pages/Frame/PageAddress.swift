import Reporter

/// An address on this server: a path and a query, of any text, and always one that means itself.
///
///     PageAddress(["papers", "10.1000/ä"], [("q", "a b")]).text   // "/papers/10.1000%2F%C3%A4?q=a%20b"
struct PageAddress {
    var path: [String]
    var query: [(name: String, value: String)]
    /// A place on the page.
    var fragment: String?

    init(_ path: [String], _ query: [(name: String, value: String)] = [], fragment: String? = nil) {
        (self.path, self.query, self.fragment) = (path, query, fragment)
    }

    /// The address as it stands in a link: letters of ASCII that need no quotation.
    var text: String {
        let place = "/" + path.map { PaperAddress.encoded($0) }.joined(separator: "/")
        let asked = query.map { "\(PaperAddress.encoded($0.name))=\(PaperAddress.encoded($0.value))" }
        return place + (asked.isEmpty ? "" : "?" + asked.joined(separator: "&"))
            + (fragment.map { "#" + PaperAddress.encoded($0) } ?? "")
    }

    /// The same page with another value in its query; none for nil.
    func with(_ name: String, _ value: String?) -> PageAddress {
        var address = self
        address.query.removeAll { $0.name == name }
        if let value, !value.isEmpty { address.query.append((name, value)) }
        return address
    }

    /// Where to go back to, as a form says: only to a page of this server. Nil for everything else.
    static func back(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 4_096, bytes.allSatisfy({ (33...126).contains($0) }),
            bytes.count < 2 || (bytes[1] != UInt8(ascii: "/") && bytes[1] != UInt8(ascii: "\\"))
        else { return nil }
        return text
    }

    /// The page of a paper, or a place below it: `/papers/2511.16334`, `/papers/10.1000/ab/say`, `/papers/2511.16334.bib`.
    /// A name that is no path stands in the query: `/paper?id=…`.
    static func paper(_ name: String, _ below: String? = nil, form: Visit.Form? = nil) -> PageAddress {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let ending = form.map { "." + $0.rawValue } ?? ""
        let isPath = parts.allSatisfy(isPlain) && Visit.Form.allCases.allSatisfy { !name.hasSuffix("." + $0.rawValue) }
        var address = isPath ? PageAddress(["papers"] + parts) : PageAddress(["paper"], [("id", name)])
        if let last = address.path.popLast() { address.path.append(last + ending) }
        if let below { address.path.append(below) }
        return address
    }

    private static func isPlain(_ part: String) -> Bool {
        !["", ".", ".."].contains(part)
            && part.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    }

    /// The page of a topic.
    static func topic(_ slug: String) -> PageAddress { PageAddress(["topics", slug]) }

    /// The page of a theme, in the weeks to one.
    static func theme(_ slug: String, week: String? = nil) -> PageAddress {
        PageAddress(["themes", slug]).with("week", week)
    }

    /// The papers that a query finds.
    static func papers(_ query: [(name: String, value: String)] = []) -> PageAddress { PageAddress(["papers"], query) }
}
