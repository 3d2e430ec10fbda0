internal import Foundation
internal import Papers

/// The name of a file as messages and archives have it, and what tells it from other files.
struct ListingPath {
    /// The path without needless parts: `./a//b.txt` is `a/b.txt`. `..` stays, since the folder
    /// before it may be a link.
    let name: String

    init(_ path: String) {
        let parts = path.split(separator: "/").filter { $0 != "." }
        let plain = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        // Without its folder, a file of this name would be standard input.
        name = plain == "-" ? "./-" : plain
    }

    /// The day in the file's name (`2026-06-30`, `20260630`); nil where it has none, or several.
    ///
    ///     ListingPath("cs/arxiv_2026-06-30.jsonl").day   // 30 June 2026
    var day: CalendarDay? {
        let file = Array((name.split(separator: "/").last ?? "").utf8)
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

    /// The same for every spelling of the path, relative or absolute, also through linked folders.
    /// A link to a file is a file of its own.
    var identity: String {
        let file = URL(fileURLWithPath: name)
        return file.deletingLastPathComponent().resolvingSymlinksInPath().path + "/" + file.lastPathComponent
    }
}
