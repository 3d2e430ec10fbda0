import ReadableText

/// A line of a page, and what it is.
struct PageLine {
    enum Kind {
        case blank
        /// `Daily Papers`: a page begins.
        case heading
        /// Part of the page's frame.
        case frame
        /// A sign that stands alone, as between authors and date.
        case mark
        /// A number that stands alone, or the dash in place of none: votes, where a title follows.
        case count(Int?)
        /// What a browser prints at the edges of paper: a text may go on behind it.
        case pageBreak
        /// Authors, date, or both.
        case ending(PageEnding)
        /// A title that a link to the site's page of the paper marks as such, with the paper's identifier.
        case title(String)
        case text
    }

    /// The 1-based number.
    let number: Int
    /// The text, single-spaced.
    let text: String
    let kind: Kind

    /// Whether a link marks it as a title.
    var isLinkedTitle: Bool { if case .title = kind { true } else { false } }

    /// The lines of a page's text, which end with LF, CRLF or CR; a form feed ends a line and a sheet of paper.
    static func lines(of bytes: [UInt8]) -> [PageLine] {
        var lines: [PageLine] = []
        var start = 0
        var number = 1
        var namesFollow = false
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D || $0 == 0x0C } ?? bytes.count
            let text = Spacing.singleSpaced(bytes[start..<end])
            var kind = Self.kind(of: text)
            if namesFollow, case .text = kind, !text.utf8.contains(0x20) { kind = .frame }
            if case .blank = kind {} else { namesFollow = PageFrame.announcesName(text) }
            lines.append(PageLine(number: number, text: text, kind: kind))
            guard end < bytes.count else { break }
            if bytes[end] == 0x0C {
                lines.append(PageLine(number: number, text: "", kind: .pageBreak))
            } else {
                number += 1
            }
            let isCRLF = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
            start = end + (isCRLF ? 2 : 1)
        }
        return withoutHeadingsOfPaper(lines)
    }

    static func kind(of text: String) -> Kind {
        if text.isEmpty { return .blank }
        if PageFrame.isHeading(text) { return .heading }
        if let ending = PageEnding(text) { return .ending(ending) }
        if PrintedEdge.contains(text) { return .pageBreak }
        if PageFrame.isMark(text) { return PageFrame.isDash(text) ? .count(nil) : .mark }
        if let count = PageFrame.count(text) { return .count(count) }
        return PageFrame.contains(text) ? .frame : .text
    }

    /// `Daily Papers` at the edge of printed paper is the document's name, and begins no page.
    private static func withoutHeadingsOfPaper(_ lines: [PageLine]) -> [PageLine] {
        func isBreak(_ index: Int) -> Bool {
            guard lines.indices.contains(index), case .pageBreak = lines[index].kind else { return false }
            return true
        }
        return lines.indices.map { index in
            guard case .heading = lines[index].kind, index > 0, isBreak(index - 1) || isBreak(index + 1) else {
                return lines[index]
            }
            return PageLine(number: lines[index].number, text: lines[index].text, kind: .pageBreak)
        }
    }
}

/// The lines that a browser prints above and below the text of each sheet: the address, the number of the sheet, the
/// time and the document's name, each on a line of its own or two of them on one.
///
/// `11/12/2025, 10:14` · `Daily Papers - Hugging Face` · `https://huggingface.co/papers` · `3/12`
enum PrintedEdge {
    /// Longer lines are text.
    private static let longest = 160

    /// Whether a line of single-spaced text is one of them.
    static func contains(_ text: String) -> Bool {
        guard text.utf8.count <= longest else { return false }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            guard let length = part(rest) else { return false }
            rest = rest.dropFirst(length).drop { $0 == 0x20 }
        }
        return true
    }

    /// The length of the part with which a text begins.
    private static func part(_ text: ArraySlice<UInt8>) -> Int? {
        let word = text.prefix { $0 != 0x20 }
        if isAddress(word) || isSheet(word) { return word.count }
        return timeLength(text) ?? names.first { text.starts(with: $0) }?.count
    }

    private static let names = ["Daily Papers - Hugging Face", "Daily Papers – Hugging Face"].map { Array($0.utf8) }

    private static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
        guard let mark = word.firstRange(ofMark: "://".utf8) else { return false }
        let rest = word[mark.upperBound...]
        return rest.starts(with: "huggingface.co/papers".utf8) || rest.starts(with: "hf.co/papers".utf8)
    }

    /// `3/12`: the sheet's number and how many there are.
    private static func isSheet(_ word: ArraySlice<UInt8>) -> Bool {
        let parts = word.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, let sheet = number(parts[0]), let all = number(parts[1]) else { return false }
        return (1...9999).contains(all) && (1...all).contains(sheet)
    }

    /// The length of a time: a day in numbers, and the hour behind it.
    private static func timeLength(_ text: ArraySlice<UInt8>) -> Int? {
        let words = text.split(separator: 0x20, maxSplits: 3)
        guard words.count >= 2, isNumericDay(words[0]), isHour(words[1]) else { return nil }
        let half = words.count > 2 ? String(decoding: words[2], as: UTF8.self).uppercased() : ""
        let last = half == "AM" || half == "PM" ? words[2] : words[1]
        return last.endIndex - text.startIndex
    }

    private static func isNumericDay(_ word: ArraySlice<UInt8>) -> Bool {
        let plain = word.prefix { $0 != UInt8(ascii: ",") }
        return [UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-")].contains { mark in
            let parts = plain.split(separator: mark)
            return parts.count == 3 && parts.allSatisfy { number($0) != nil }
        }
    }

    private static func isHour(_ word: ArraySlice<UInt8>) -> Bool {
        let parts = word.split(separator: UInt8(ascii: ":"))
        return (2...3).contains(parts.count) && parts.allSatisfy { $0.count <= 2 && number($0) != nil }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...4).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
}
