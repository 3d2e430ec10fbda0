internal import Papers

/// The name of a file as messages and archives have it, and what tells it from other files.
struct ListingPath {
    /// The path without needless parts: `./a//b.txt` is `a/b.txt`. `..` stays, since the folder
    /// before it may be a link.
    let name: String

    init(_ path: String) {
        let isAbsolute = path.utf8.first == Self.separator
        let plain = (isAbsolute ? "/" : "") + Self.steps(path).filter { $0 != "." }.joined(separator: "/")
        // Without its folder, a file of this name would be standard input.
        name = plain == "-" ? "./-" : plain
    }

    /// The day in the file's name (`2026-06-30`, `20260630`); nil where it has none, or several.
    ///
    ///     ListingPath("cs/arxiv_2026-06-30.jsonl").day   // 30 June 2026
    var day: CalendarDay? {
        let file = Array(Self.parts(of: name).name.utf8)
        func isDigit(_ place: Int) -> Bool { file.indices.contains(place) && (0x30...0x39).contains(file[place]) }
        let days = file.indices.flatMap { start in
            [start..<start + 8, start..<start + 10].compactMap { range -> CalendarDay? in
                if isDigit(start - 1) || isDigit(range.upperBound) || range.upperBound > file.count { return nil }
                let marks = range.filter { !isDigit($0) }
                let isMarked = marks == [start + 4, start + 7] && file[start + 4] == file[start + 7]
                guard marks.isEmpty || isMarked && "-_.".utf8.contains(file[start + 4]) else { return nil }
                let number = range.filter(isDigit).reduce(0) { $0 * 10 + Int(file[$1]) - 0x30 }
                return CalendarDay(year: number / 10_000, month: number / 100 % 100, day: number % 100)
            }
        }
        return Set(days).count == 1 ? days.first : nil
    }

    /// The folder in which a file lies, `.` where the path names none, and its name there.
    static func parts(of path: String) -> (folder: String, name: String) {
        let bytes = Array(path.utf8)
        guard let slash = bytes.lastIndex(of: separator) else { return (".", path) }
        return (
            slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self),
            String(decoding: bytes[(slash + 1)...], as: UTF8.self)
        )
    }

    /// By bytes: a mark that follows a slash would make another character of it.
    private static func steps(_ path: String) -> [String] {
        path.utf8.split(separator: separator).map { String(Substring($0)) }
    }

    private static let separator = UInt8(ascii: "/")
}
