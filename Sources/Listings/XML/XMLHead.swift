import ReadableText

/// What the first bytes of an XML document tell of it.
struct XMLHead {
    /// The name of the outermost element, without prefix.
    let root: String
    /// What is there from the outermost element on, ASCII in lower case.
    private let text: [UInt8]
    /// The length of what stands before the first entry, item or record.
    private let frameLength: Int

    /// Reads a head; nil where no XML begins there.
    init?(_ head: ListingHead) {
        guard head.first == UInt8(ascii: "<"), let start = Self.rootTag(head.bytes) else { return nil }
        let name = head.bytes[(start + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        root = String(decoding: local, as: UTF8.self)
        let text = head.bytes[start...].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        self.text = text
        let ends = ["<entry", "<item>", "<item ", "<record"].compactMap { Self.find($0, in: text, before: text.count) }
        frameLength = ends.min() ?? text.count
    }

    /// Whether RDF is a feed in RSS 1.0, and no other vocabulary's.
    var isRSS1: Bool {
        root == "RDF" && (has("purl.org/rss/1.0/\"") || has("purl.org/rss/1.0/'") || has("<item>") || has("<item "))
    }

    /// Whether a text, in lower case, stands anywhere.
    func has(_ pattern: String) -> Bool { Self.find(pattern, in: text, before: text.count) != nil }

    /// Whether a text, in lower case, stands before the first entry, item or record.
    func frameHas(_ pattern: String) -> Bool { Self.find(pattern, in: text, before: frameLength) != nil }

    /// The index at which a text first stands, all of it before another index.
    private static func find(_ pattern: String, in text: [UInt8], before end: Int) -> Int? {
        let pattern = Array(pattern.utf8)
        let (wanted, bytes) = (pattern.span, text.span)
        var index = 0
        while index + wanted.count <= end {
            var length = 0
            while length < wanted.count, bytes[index + length] == wanted[length] { length += 1 }
            if length == wanted.count { return index }
            index += 1
        }
        return nil
    }

    /// The index of the outermost element's tag, behind declarations and comments.
    private static func rootTag(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[next...]
            let end: String
            if rest.starts(with: "<!--".utf8) {
                end = "-->"
            } else if rest.starts(with: "<?".utf8) {
                end = "?>"
            } else if rest.starts(with: "<!".utf8) {
                guard let after = endOfDocumentType(bytes, next + 2) else { return nil }
                index = after
                continue
            } else {
                return next
            }
            guard let range = rest.firstRange(of: Array(end.utf8)) else { return nil }
            index = range.upperBound
        }
        return nil
    }

    /// The index behind a document type with what it defines.
    private static func endOfDocumentType(_ bytes: [UInt8], _ start: Int) -> Int? {
        var depth = 0
        for index in start..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">"):
                if depth == 0 { return index + 1 }
                depth -= 1
            default: break
            }
        }
        return nil
    }
}
