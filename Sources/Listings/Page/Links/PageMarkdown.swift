import Papers
import ReadableText

/// A page as programs that clip web pages write it: Markdown (<https://spec.commonmark.org>), of which links, images,
/// headings and lists are known, and what two of these programs put before it.
enum PageMarkdown {
    /// Whether a text is such a page: it has the page's heading or a line with authors, and a link to a paper.
    static func isPage(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard hasPaperLink(bytes) else { return false }
        return bytes.split(separator: 0x0A).contains { line in
            guard line.count <= 120 else { return false }
            let text = Spacing.singleSpaced(line.drop { "#*- ".utf8.contains($0) })
            return PageFrame.isHeading(text) || PageEnding(text)?.authors != nil
        }
    }

    private static func hasPaperLink(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while let mark = rest.firstRange(ofMark: "](".utf8) {
            rest = rest[mark.upperBound...]
            let address = rest.prefix(60).prefix { $0 != UInt8(ascii: ")") && $0 > 0x20 }
            guard let papers = address.firstRange(ofMark: "/papers/".utf8) else { continue }
            if let digit = address[papers.upperBound...].first, (0x30...0x39).contains(digit) { return true }
        }
        return false
    }

    /// The lines of a page.
    static func lines(of bytes: [UInt8]) -> [PageLine] {
        var scanner = MarkdownScanner(bytes)
        return scanner.read()
    }

    /// The day on which a page was copied, from the fields that some programs put first.
    static func dayOfCopy(_ bytes: [UInt8]) -> CalendarDay? {
        for line in bytes[..<MarkdownScanner.beginning(bytes)].split(separator: 0x0A) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: line[..<colon].prefix(40), as: UTF8.self).lowercased()
            guard ["retrieved", "published time", "date", "created", "clipped", "saved", "fetched"].contains(name)
            else {
                continue
            }
            let value = line[(colon + 1)...].filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
            if let day = CalendarDay(written: String(decoding: value.prefix(60), as: UTF8.self)) { return day }
        }
        return nil
    }
}

/// Reads Markdown from the beginning to the end, each byte a bounded number of times.
private struct MarkdownScanner {
    private let bytes: [UInt8]
    private var index = 0
    private var number = 1
    private var output = LinkedLines()
    /// Where the address of the open link stands.
    private var address: Range<Int>?
    /// Where the text of the open link ends.
    private var linkEnd = 0

    /// The places of opening brackets that are closed, and where.
    private let pairs: [(open: Int, close: Int)]
    private var nextPair = 0

    /// Longer addresses are none.
    private static let longestAddress = 512

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        pairs = Self.pairs(bytes)
    }

    /// The brackets of a text, in the order of the opening ones. None goes on over a blank line.
    private static func pairs(_ bytes: [UInt8]) -> [(open: Int, close: Int)] {
        var result: [(open: Int, close: Int)] = []
        var open: [Int] = []
        var place = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "["): open.append(place)
            case UInt8(ascii: "]"): if let start = open.popLast() { result.append((start, place)) }
            case 0x0A where place + 1 < bytes.count && bytes[place + 1] == 0x0A: open.removeAll(keepingCapacity: true)
            default: break
            }
            place += 1
        }
        return result.sorted { $0.open < $1.open }
    }

    mutating func read() -> [PageLine] {
        index = Self.beginning(bytes)
        number += bytes[..<index].count { $0 == 0x0A }
        beginLine()
        while index < bytes.count { step() }
        output.end(line: number)
        return output.lines
    }

    /// Behind the block of fields that some programs put first: between lines `---`, or up to `Markdown Content:`.
    static func beginning(_ bytes: [UInt8]) -> Int {
        let head = bytes.prefix(8192)
        if head.starts(with: "---\n".utf8) || head.starts(with: "---\r\n".utf8) {
            guard let mark = head.dropFirst(4).firstRange(ofMark: "\n---".utf8) else { return 0 }
            return bytes[mark.upperBound...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        }
        guard head.starts(with: "Title:".utf8), let mark = head.firstRange(ofMark: "\nMarkdown Content:".utf8) else {
            return 0
        }
        return mark.upperBound
    }

    private mutating func step() {
        if address != nil, index == linkEnd { return closeLink() }
        let byte = bytes[index]
        switch byte {
        case 0x0A:
            number += 1
            index += 1
            if address != nil {
                // A link's text is one paragraph on however many lines.
                output.add([0x20])
            } else {
                output.end(line: number - 1)
                beginLine()
            }
        case UInt8(ascii: "\\"):
            let next = bytes[index...].firstIndex { $0 != UInt8(ascii: "\\") } ?? bytes.count
            if next == bytes.count || bytes[next] <= 0x20 {
                // A line that was broken.
                output.add([0x20])
                index = next
            } else {
                let isEscape = next - index == 1 && Self.isPunctuation(bytes[next])
                if !isEscape { output.add(bytes[index..<next]) } else { output.add(bytes[next...next]) }
                index = isEscape ? next + 1 : next
            }
        case UInt8(ascii: "!") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "["):
            if let image = brackets(at: index + 1) { index = image.end } else { addByte() }
        case UInt8(ascii: "[") where address == nil:
            guard let link = brackets(at: index) else { return addByte() }
            output.open(String(decoding: bytes[link.address], as: UTF8.self))
            (address, linkEnd, index) = (link.address, link.textEnd, index + 1)
        case UInt8(ascii: "*") where index + 1 < bytes.count && bytes[index + 1] == byte: index += 2
        default: addByte()
        }
    }

    private mutating func addByte() {
        let next =
            bytes[(index + 1)...].prefix(4096).firstIndex { "\n\\!*[]".utf8.contains($0) }
            ?? min(bytes.count, index + 4097)
        let end = address == nil ? next : min(next, max(linkEnd, index + 1))
        output.add(bytes[index..<end])
        index = end
    }

    private mutating func closeLink() {
        output.close()
        // Behind `](address)`.
        if let address {
            index = bytes[address.upperBound...].firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 } ?? bytes.count
        }
        address = nil
    }

    /// Steps over what marks headings, lists and quotations, and over a line that underlines a heading.
    private mutating func beginLine() {
        let line = bytes[index...].prefix { $0 != 0x0A }
        let plain = line.filter { $0 > 0x20 }
        if plain.count >= 3, let sign = plain.first, "=-*_".utf8.contains(sign), plain.allSatisfy({ $0 == sign }) {
            index = line.endIndex
            return
        }
        var rest = line.drop { $0 <= 0x20 }
        if let sign = rest.first, "#>".utf8.contains(sign) { rest = rest.drop { $0 == sign || $0 == 0x20 } }
        if let sign = rest.first, "*+-".utf8.contains(sign), rest.dropFirst().first == 0x20 {
            rest = rest.dropFirst().drop { $0 == 0x20 }
        }
        index = rest.startIndex
    }

    /// The link or image whose text begins at a bracket: where its text ends, its address, and the place behind it.
    private mutating func brackets(at open: Int) -> (textEnd: Int, address: Range<Int>, end: Int)? {
        while nextPair < pairs.count, pairs[nextPair].open < open { nextPair += 1 }
        guard nextPair < pairs.count, pairs[nextPair].open == open else { return nil }
        return address(behind: pairs[nextPair].close)
    }

    private func address(behind close: Int) -> (textEnd: Int, address: Range<Int>, end: Int)? {
        guard close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: "(") else { return nil }
        let start = close + 2
        let end = bytes[start...].prefix(Self.longestAddress).firstIndex {
            $0 == UInt8(ascii: ")") || $0 == 0x0A
        }
        guard let end, bytes[end] == UInt8(ascii: ")") else { return nil }
        let word = bytes[start..<end].prefix { $0 > 0x20 }
        return (close, word.startIndex..<word.endIndex, end + 1)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
            || (0x7B...0x7E).contains(byte)
    }
}
