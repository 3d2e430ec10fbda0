import ReadableText

/// A line of a page, and what it is.
struct PageLine {
    enum Kind {
        case blank
        /// `Daily Papers`: a page begins.
        case heading
        /// Part of the page's frame.
        case frame
        /// Authors, date, or both.
        case ending(PageEnding)
        case text
    }

    /// The 1-based number.
    let number: Int
    /// The text, single-spaced.
    let text: String
    let kind: Kind

    /// The lines of a page's text, which end with LF, CRLF or CR.
    static func lines(of bytes: [UInt8]) -> [PageLine] {
        var lines: [PageLine] = []
        var start = 0
        var namesFollow = false
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
            let text = Spacing.singleSpaced(bytes[start..<end])
            var kind = Self.kind(of: text)
            if namesFollow, case .text = kind, !text.utf8.contains(0x20) { kind = .frame }
            if case .blank = kind {} else { namesFollow = PageFrame.announcesName(text) }
            lines.append(PageLine(number: lines.count + 1, text: text, kind: kind))
            let isCRLF = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
            start = end + (isCRLF ? 2 : 1)
        }
        return lines
    }

    static func kind(of text: String) -> Kind {
        if text.isEmpty { return .blank }
        if PageFrame.isHeading(text) { return .heading }
        if let ending = PageEnding(text) { return .ending(ending) }
        return PageFrame.contains(text) ? .frame : .text
    }
}
