/// What a form sent: its fields in their order, and the files among them.
///
/// Both forms that pages send are read: `application/x-www-form-urlencoded`, and `multipart/form-data` (RFC 7578), which
/// carries files.
public struct FormFields: Sendable {
    /// One of them.
    public struct Field: Sendable {
        /// Its name.
        public let name: String
        /// The name of the file, where it is one. It is told, and never used as a path.
        public let file: String?
        /// What it holds.
        public let bytes: [UInt8]
    }

    /// All of them.
    public let fields: [Field]

    /// The form of a request; nil where its body is none that is read.
    public init?(_ request: HTTPRequest) {
        let type = request.headers["content-type"] ?? ""
        let parts = type.split(separator: ";")
        switch parts.first.map({ $0.withoutBlanks.lowercased() }) {
        case "application/x-www-form-urlencoded":
            guard let pairs = try? RequestTarget.pairs(request.body[...]) else { return nil }
            fields = pairs.map { Field(name: $0.name, file: nil, bytes: Array($0.value.utf8)) }
        case "multipart/form-data":
            guard let boundary = Self.parameter("boundary", of: type), (1...70).contains(boundary.utf8.count),
                let fields = Self.parts(request.body, boundary: Array(boundary.utf8))
            else { return nil }
            self.fields = fields
        default: return nil
        }
    }

    /// The text of the last field of a name; nil where there is none, or it is no text.
    public func value(_ name: String) -> String? {
        fields.last { $0.name == name && $0.file == nil }.flatMap { String(validating: $0.bytes, as: UTF8.self) }
    }

    /// The texts of all fields of a name.
    public func values(_ name: String) -> [String] {
        fields.filter { $0.name == name && $0.file == nil }
            .compactMap { String(validating: $0.bytes, as: UTF8.self) }
    }

    /// So many fields has a form at most.
    private static let mostFields = 64

    private static func parts(_ body: [UInt8], boundary: [UInt8]) -> [Field]? {
        let mark = Array("--".utf8) + boundary
        guard body.starts(with: mark) else { return nil }
        var (fields, place) = ([Field](), mark.count)
        while true {
            let rest = body[place...]
            if rest.starts(with: "--".utf8) { return fields }
            guard rest.starts(with: "\r\n".utf8), fields.count < mostFields,
                let end = ByteSearch.first(Array("\r\n".utf8) + mark, in: body, from: place),
                let field = field(body, (place + 2)..<max(place + 2, end))
            else { return nil }
            fields.append(field)
            place = end + 2 + mark.count
        }
    }

    /// A part of a body: its headers, an empty line, what it holds. It may be long, and is copied once.
    private static func field(_ body: [UInt8], _ part: Range<Int>) -> Field? {
        guard let end = ByteSearch.first(Array("\r\n\r\n".utf8), in: body, from: part.lowerBound),
            end + 4 <= part.upperBound, let head = String(validating: body[part.lowerBound..<end], as: UTF8.self)
        else { return nil }
        let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let name = parameter("name", of: String(line)) else { return nil }
        return Field(
            name: name, file: parameter("filename", of: String(line)), bytes: Array(body[(end + 4)..<part.upperBound]))
    }

    /// A parameter of a header, in quotes or not: `form-data; name="a"`.
    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let parts = piece.split(separator: "=", maxSplits: 1).map { $0.withoutBlanks }
            guard parts.count == 2, parts[0].lowercased() == name else { continue }
            let value = parts[1]
            return value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
                ? String(value.dropFirst().dropLast()) : value
        }
        return nil
    }
}

/// Where bytes stand among others.
enum ByteSearch {
    /// The place of the first occurrence from a place on; nil where there is none.
    static func first(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let head = wanted.first, bytes.count - start >= wanted.count else { return nil }
        var place = start
        while place + wanted.count <= bytes.count {
            guard let next = bytes[place...(bytes.count - wanted.count)].firstIndex(of: head) else { return nil }
            if bytes[next..<(next + wanted.count)].elementsEqual(wanted) { return next }
            place = next + 1
        }
        return nil
    }
}

extension Substring {
    /// The text without the blanks and tabs around it, which headers may have between their parts.
    var withoutBlanks: String {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...last])
    }
}
