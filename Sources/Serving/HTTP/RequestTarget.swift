/// What a request is about, taken apart: `/api/v1/search?q=kv%20cache`.
///
/// Path and query are decoded once, and what is not UTF-8 then, or could mean another path than it seems to, is refused
/// (RFC 3986, sections 2.1 and 3.3): no part is empty, `.` or `..`, and none has a slash, a backslash or a control character.
///
///     try RequestTarget("/a/b%20c/?q=1").path   // ["a", "b c"]
struct RequestTarget {
    /// The parts of the path.
    let path: [String]
    /// The names and values of the query, in their order.
    let query: [(name: String, value: String)]

    /// So many parts has a path at most, and so many values a query.
    static let mostParts = 64

    /// A target as it stands in a request. Throws where it is none.
    init(_ text: [UInt8]) throws(RequestFault) {
        let mark = text.firstIndex(of: UInt8(ascii: "?"))
        let path = text[..<(mark ?? text.endIndex)]
        guard path.first == UInt8(ascii: "/") else { throw .target("it does not begin with a slash") }
        var parts = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        guard parts.count <= Self.mostParts else { throw .target("it has more than \(Self.mostParts) parts") }
        var decoded: [String] = []
        for part in parts { decoded.append(try Self.part(part)) }
        self.path = decoded
        query = try mark.map { place throws(RequestFault) in try Self.pairs(text[(place + 1)...]) } ?? []
    }

    private static func part(_ bytes: ArraySlice<UInt8>) throws(RequestFault) -> String {
        let text = try decoded(bytes, plusIsBlank: false)
        guard !["", ".", ".."].contains(text) else { throw .target("a part of the path is empty, '.' or '..'") }
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
        else { throw .target("a part of the path has a backslash or a control character") }
        return text
    }

    /// Names and values as forms and queries have them: `a=1&b=x+y`.
    static func pairs(_ bytes: ArraySlice<UInt8>) throws(RequestFault) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        for piece in bytes.split(separator: UInt8(ascii: "&")) {
            guard pairs.count < mostParts else { throw .target("it has more than \(mostParts) values") }
            let mark = piece.firstIndex(of: UInt8(ascii: "="))
            let value = mark.map { piece[($0 + 1)...] } ?? []
            pairs.append(
                (
                    try decoded(piece[..<(mark ?? piece.endIndex)], plusIsBlank: true),
                    try decoded(value, plusIsBlank: true)
                ))
        }
        return pairs
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>, plusIsBlank: Bool) throws(RequestFault) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+") where plusIsBlank: result.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
                else { throw .target("a percent sign stands before other than two hexadecimal digits") }
                result.append(high << 4 | low)
            default: result.append(byte)
            }
        }
        guard !result.contains(0) else { throw .target("it has a zero byte") }
        guard let text = String(validating: result, as: UTF8.self) else { throw .target("it is not UTF-8") }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
