import ReadableText

/// The first bytes of a possible listing, from which its format is told.
public struct ListingHead: Sendable {
    static let size = 64 << 10

    /// The bytes, inflated, without byte order mark.
    public let bytes: [UInt8]
    /// The index of the first byte that is no white space.
    public let firstIndex: Int?

    /// The beginning of a listing, with or without byte order mark.
    public init(_ head: [UInt8]) {
        bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
        firstIndex = bytes.firstIndex { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    }

    /// The first byte that is no white space.
    public var first: UInt8? { firstIndex.map { bytes[$0] } }

    /// The lines, the last one possibly cut.
    public var lines: [ArraySlice<UInt8>] { bytes.split(separator: 0x0A) }

    /// Whether the text is one JSON value that goes on over several lines, however much its lines look like records.
    var isOneDocument: Bool {
        guard let firstIndex, first == UInt8(ascii: "{") || first == UInt8(ascii: "["), !isFollowedByRecords else {
            return false
        }
        let line = bytes[firstIndex...].firstIndex(of: 0x0A) ?? bytes.count
        // A document may be damaged: then its first line tells, which ends behind an opening or a comma.
        let last = bytes[firstIndex..<line].last { $0 > 0x20 }
        if line < bytes.count, let last, "[{,:".utf8.contains(last) { return true }
        var scanner = JSONScanner(bytes, firstIndex..<bytes.count)
        do throws(JSONError) {
            try scanner.skipValue()
            return scanner.position > line
        } catch { return error.reason == .unexpectedEnd && bytes.count > line }
    }

    /// Whether the lines behind the first one are records, whatever became of that one.
    var isFollowedByRecords: Bool {
        let others = lines.dropFirst().lazy.filter { !$0.allSatisfy { $0 <= 0x20 } }.prefix(2)
        return !others.isEmpty
            && others.allSatisfy { line in
                JSONScanner(bytes, line.startIndex..<line.endIndex).isRecord
                    || isCut(line) && line.first == UInt8(ascii: "{")
            }
    }

    /// Whether a line may go on behind the head's end.
    func isCut(_ line: ArraySlice<UInt8>) -> Bool { line.endIndex == bytes.endIndex && bytes.count >= Self.size - 3 }

    /// The keys at the top of a JSON object, as far as they are there, and whether the object ends in the text.
    static func objectKeys(_ bytes: [UInt8], _ range: Range<Int>) -> (keys: [String], isWhole: Bool) {
        var scanner = JSONScanner(bytes, range)
        var keys: [String] = []
        do throws(JSONError) {
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                keys.append(scanner.string(key))
                try scanner.skipValue()
            }
        } catch { return (keys, false) }
        return (keys, true)
    }

    /// Whether the object with which the text begins has an array under one of these keys; it may
    /// be cut by the head's end.
    func hasArray(under names: Set<String>) -> Bool {
        guard let firstIndex, first == UInt8(ascii: "{") else { return false }
        var scanner = JSONScanner(bytes, firstIndex..<bytes.count)
        do throws(JSONError) {
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                if names.contains(scanner.string(key)), try scanner.peekKind() == .array { return true }
                try scanner.skipValue()
            }
        } catch { return false }
        return false
    }

    /// Whether this is a ledger: some of its lines look like papers, but are those that it drew of many.
    var isLedger: Bool {
        firstIndex.map { bytes[$0...].starts(with: #"{"schema":"trends.ledger/"#.utf8) } ?? false
    }

    /// What the bytes look like, for a person whose file is none of the formats.
    var appearance: String {
        guard let firstIndex else { return "it holds nothing but white space" }
        let rest = bytes[firstIndex...]
        let start = String(decoding: rest.prefix(200), as: UTF8.self).lowercased()
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") {
            return "it is a web page (HTML), and none of Daily Papers or of arXiv's lists"
        }
        if start.hasPrefix("{") || start.hasPrefix("[{") {
            return "it is JSON, but of its objects none has a title or an abstract"
        }
        if start.hasPrefix("<") { return "it is XML" }
        let fields = ["from:", "return-path:", "delivered-to:", "received:", "mime-version:", "from "]
        if fields.contains(where: start.hasPrefix), head(has: "\nsubject:") || head(has: "\nmime-version:") {
            return "it is a mail, and none of arXiv's lists"
        }
        let line = rest.prefix { $0 != 0x0A }
        return "it begins with '\(ReadableText.shortened(Spacing.singleSpaced(line)))'"
    }

    private func head(has text: String) -> Bool {
        let lowered = bytes.prefix(16 << 10).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return lowered[...].firstRange(ofMark: text.utf8) != nil
    }
}

extension JSONScanner {
    /// Whether what is scanned is an object and nothing else: two of these one after another stand in no JSON document.
    var isRecord: Bool {
        var scanner = self
        do throws(JSONError) {
            guard try scanner.peekKind() == .object else { return false }
            try scanner.skipValue()
            try scanner.finish()
        } catch { return false }
        return true
    }
}
