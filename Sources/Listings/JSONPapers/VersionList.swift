import Papers
import ReadableText

/// What a list of versions says: the day of the first one, and number and day of the last one.
struct VersionList: Hashable {
    var firstDay: CalendarDay?
    var last: Int?
    var lastDay: CalendarDay?
}

extension JSONScanner {
    /// Takes versions as Kaggle's metadata of arXiv has them, the earliest first; nil where there are none:
    /// `[{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}, …]`.
    mutating func readVersions() throws -> VersionList? {
        guard try peekKind() == .array else {
            try skipValue()
            return nil
        }
        var list = VersionList()
        var count = 0
        // Of most versions the day is of no use.
        var created: Range<Int>?
        try beginArray()
        while try nextElement() {
            count += 1
            guard try peekKind() == .object else {
                try skipValue()
                continue
            }
            created = nil
            list.last = count
            try readObject { scanner, key in
                guard key == "created" || key == "version", try scanner.peekKind() == .string else { return false }
                let range = try scanner.readText().range
                if key == "created" {
                    created = range
                } else {
                    list.last = Self.version(scanner.bytes[range]) ?? list.last
                }
                return true
            }
            if count == 1 { list.firstDay = created.flatMap { CalendarDay(mailDate: bytes[$0]) } }
        }
        list.lastDay = count == 1 ? list.firstDay : created.flatMap { CalendarDay(mailDate: bytes[$0]) }
        return count > 0 ? list : nil
    }

    /// The number in `v2`.
    private static func version(_ text: ArraySlice<UInt8>) -> Int? {
        text.first == UInt8(ascii: "v")
            ? Int(String(decoding: text.dropFirst(), as: UTF8.self)).flatMap { $0 > 0 ? $0 : nil } : nil
    }
}
