import Papers
import ReadableText

/// A page as a browser saves it: HTML, or MHTML with the HTML inside.
enum PageHTML {
    /// Whether the beginning is that of such a page: HTML whose title names papers of Hugging Face, or with the element
    /// in which the site keeps a day's papers.
    static func isPage(_ head: ArraySlice<UInt8>) -> Bool {
        guard let first = head.first(where: { $0 > 0x20 }), first == UInt8(ascii: "<") else { return false }
        if head.firstRange(ofMark: dataTarget.utf8) != nil { return true }
        guard let open = head.firstRange(ofMark: "<title".utf8),
            let close = head[open.upperBound...].firstRange(ofMark: "</title".utf8)
        else { return false }
        let title = head[open.upperBound..<close.lowerBound]
        return title.firstRange(ofMark: "Papers".utf8) != nil && title.firstRange(ofMark: "Hugging Face".utf8) != nil
    }

    /// Whether a text is HTML.
    static func isHTML(_ bytes: [UInt8]) -> Bool { bytes.first { $0 > 0x20 } == UInt8(ascii: "<") }

    private static let dataTarget = #"data-target="DailyPapers""#

    /// Whether the beginning is that of a page saved as MHTML (RFC 2557, <https://www.rfc-editor.org/rfc/rfc2557>),
    /// and where the page was.
    static func isArchivedPage(_ head: [UInt8]) -> Bool {
        guard let message = message(head), isArchive(message.header) else { return false }
        let place = message.header["snapshot-content-location"] ?? ""
        return place.contains("huggingface.co/papers") || isPage(Self.text(message)[...])
    }

    private static func isArchive(_ header: MailHeader) -> Bool {
        ContentType(header["content-type"]).type == "multipart/related"
    }

    /// The HTML of a page saved as MHTML; nil where the bytes are no MHTML.
    static func archived(_ bytes: [UInt8]) -> [UInt8]? {
        guard let message = message(bytes), isArchive(message.header) else { return nil }
        return text(message)
    }

    private static func text(_ message: MailMessage) -> [UInt8] {
        Array(message.body.map(\.bytes).joined(separator: [0x0A]))
    }

    private static func message(_ bytes: [UInt8]) -> MailMessage? {
        // Only what begins like a field's name can be a header.
        guard let first = bytes.first(where: { $0 > 0x20 }), (0x41...0x5A).contains(first & 0xDF) else { return nil }
        var mailbox = Mailbox(ByteStream(bytes: bytes, name: ""), maximumLineLength: LineReader.usualMaximumLength)
        // The bytes are in memory, so that nothing can fail.
        guard let message = try? mailbox.next() else { return nil }
        return MailMessage(message.lines)
    }
}

// MARK: - The site's own data

extension PageHTML {
    /// The papers that a page keeps for its own script, as JSON: the site writes them into the attribute `data-props`
    /// of an element.
    struct Data {
        /// The entries: those of the Daily Papers interface, as an array.
        let json: [UInt8]
        /// The page's day, where it is one of a day.
        let day: CalendarDay?
    }

    /// The first of a page's elements that keeps papers; nil where none does.
    static func data(_ html: [UInt8]) -> Data? {
        var rest = html[...]
        while let mark = rest.firstRange(ofMark: "data-props=".utf8) {
            rest = rest[mark.upperBound...]
            guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
            // A page that was cut ends in the attribute.
            let value = rest.dropFirst().prefix { $0 != quote }
            rest = html[value.endIndex...]
            let props = HTMLText.unescaped(value)
            guard let found = papers(in: props) else { continue }
            // The lines of the file, by which errors are told.
            let line = html[..<value.startIndex].count { $0 == 0x0A }
            return Data(json: [UInt8](repeating: 0x0A, count: line) + props[found.range], day: found.day)
        }
        return nil
    }

    private static func papers(in props: [UInt8]) -> (range: Range<Int>, day: CalendarDay?)? {
        var scanner = JSONScanner(props)
        var papers: Range<Int>?
        var (day, isOfDay) = (nil as CalendarDay?, true)
        do throws(JSONError) {
            guard try scanner.peekKind() == .object else { return nil }
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                let name = scanner.string(key)
                if name == "dateString" {
                    day = try scanner.readDayIfAny()
                } else if name == "periodType" {
                    isOfDay = try scanner.readTextIfAny().map { $0 == "day" } ?? true
                } else if papers == nil, holdsPapers(scanner) {
                    scanner.skipWhiteSpace()
                    let start = scanner.position
                    // Of a page that was cut, what is there is tried.
                    papers = start..<props.count
                    try scanner.skipValue()
                    papers = start..<scanner.position
                } else {
                    try scanner.skipValue()
                }
            }
        } catch {}
        return papers.map { ($0, isOfDay ? day : nil) }
    }

    /// Whether a value is an array of entries: objects with a paper inside.
    private static func holdsPapers(_ scanner: JSONScanner) -> Bool {
        var scanner = scanner
        do throws(JSONError) {
            guard try scanner.peekKind() == .array else { return false }
            try scanner.beginArray()
            guard try scanner.nextElement(), try scanner.peekKind() == .object else { return false }
            let fields = JSONEntries.fields(scanner)
            return fields["paper"] == .object || fields["title"] == .string && fields["summary"] == .string
        } catch { return false }
    }
}

// MARK: - What a reader sees

extension PageHTML {
    /// The lines that a page shows, for one that no longer has the site's data.
    static func lines(of html: [UInt8]) -> [PageLine] {
        var output = LinkedLines()
        var index = 0
        var number = 1
        while index < html.count {
            guard html[index] == UInt8(ascii: "<") else {
                let end = html[index...].firstIndex(of: UInt8(ascii: "<")) ?? html.count
                output.add(HTMLText.unescaped(html[index..<end]))
                number += html[index..<end].count { $0 == 0x0A }
                index = end
                continue
            }
            guard let tag = Tag(html, at: index) else { break }
            number += html[index..<tag.end].count { $0 == 0x0A }
            index = tag.end
            switch tag.name {
            case "script", "style", "template", "noscript", "svg", "head":
                guard !tag.isClosing else { break }
                let end = Tag.end(of: tag.name, html, from: index) ?? html.count
                number += html[index..<end].count { $0 == 0x0A }
                index = end
            case "a" where tag.isClosing: output.close()
            case "a": output.open(tag.address)
            case let name where inline.contains(name): break
            default: output.end(line: number)
            }
        }
        output.end(line: number)
        return output.lines
    }

    /// Elements within a line; all others end it.
    private static let inline: Set<String> = [
        "abbr", "b", "code", "em", "font", "i", "img", "mark", "s", "small", "span", "strong", "sub", "sup", "time",
        "tt", "u", "wbr",
    ]

    /// A tag or a comment.
    private struct Tag {
        let name: String
        let isClosing: Bool
        let end: Int
        /// The value of `href`.
        let address: String

        /// The tag at an index; nil where it has no end.
        init?(_ html: [UInt8], at start: Int) {
            if html[start...].starts(with: "<!--".utf8) {
                guard let mark = html[(start + 4)...].firstRange(ofMark: "-->".utf8) else { return nil }
                (name, isClosing, end, address) = ("span", true, mark.upperBound, "")
                return
            }
            var quote: UInt8?
            var place = start + 1
            while place < html.count {
                let byte = html[place]
                if let open = quote {
                    if byte == open { quote = nil }
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                } else if byte == UInt8(ascii: ">") {
                    break
                }
                place += 1
            }
            guard place < html.count else { return nil }
            end = place + 1
            let content = html[(start + 1)..<place]
            isClosing = content.first == UInt8(ascii: "/")
            let word = content.drop { $0 == UInt8(ascii: "/") }.prefix(24).prefix {
                $0 > 0x20 && $0 != UInt8(ascii: "/")
            }
            name = String(decoding: word, as: UTF8.self).lowercased()
            address = name == "a" && !isClosing ? Self.address(content) : ""
        }

        private static func address(_ content: ArraySlice<UInt8>) -> String {
            guard let mark = content.firstRange(ofMark: "href=".utf8), let quote = content[mark.upperBound...].first
            else { return "" }
            let value = content[mark.upperBound...].dropFirst().prefix(2048).prefix { $0 != quote }
            return String(decoding: HTMLText.unescaped(value), as: UTF8.self)
        }

        /// The place behind the closing tag of an element whose content is for machines.
        static func end(of name: String, _ html: [UInt8], from start: Int) -> Int? {
            guard let mark = html[start...].firstRange(ofMark: "</\(name)".utf8) else { return nil }
            return html[mark.upperBound...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
        }
    }
}
