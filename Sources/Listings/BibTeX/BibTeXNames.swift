import ReadableText

/// Names and other lists in values of BibTeX, in which braces keep together what they hold.
enum BibTeXNames {
    /// `Last, First and First Last and others`, as names in their usual order; nobody is called `others`.
    static func names(_ value: String) -> [String] {
        split(Spacing.singleSpaced(value), at: " and ").map(inOrder).filter { !$0.isEmpty && $0 != "others" }
    }

    /// `First Last` of `Last, First`, and `First Last Jr` of `Last, Jr, First`.
    private static func inOrder(_ name: String) -> String {
        let parts = split(name, at: ",").map { Spacing.singleSpaced($0) }.filter { !$0.isEmpty }
        switch parts.count {
        case 2: return "\(parts[1]) \(parts[0])"
        case 3...: return "\(parts[2]) \(parts[0]) \(parts[1])"
        default: return parts.first ?? ""
        }
    }

    /// The parts between separators that stand in no braces. A separator of words may also end the text.
    static func split(_ text: String, at separator: String) -> [String] {
        let (bytes, mark) = (Array(text.utf8) + (separator.hasSuffix(" ") ? [0x20] : []), Array(separator.utf8))
        var parts: [String] = []
        var (start, index, depth) = (0, 0, 0)
        while index < bytes.count {
            if depth == 0, bytes[index...].starts(with: mark) {
                parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += mark.count
                start = index
                continue
            }
            if bytes[index] == UInt8(ascii: "{") { depth += 1 }
            if bytes[index] == UInt8(ascii: "}") { depth = max(0, depth - 1) }
            index += 1
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts.map { Spacing.singleSpaced($0) }
    }
}
