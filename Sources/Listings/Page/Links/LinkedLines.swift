import Papers
import ReadableText

/// Makes the lines of a page from text with links, as HTML and Markdown have them.
///
/// Links say what copied text leaves open: the first one to a paper's own page (`/papers/2512.00001`) holds its title,
/// later ones its abstract and authors; one to its discussion (`#community`) the number of comments; one to the login
/// (`/login?next=%2Fpapers%2F…`) that of votes.
struct LinkedLines {
    /// The lines so far.
    private(set) var lines: [PageLine] = []
    private var text: [UInt8] = []
    private var link: String?
    /// The link that holds the line's letters; nil where some stand outside of links.
    private var holder: String?
    private var hasOutside = false
    private var seen: Set<String> = []
    private var namesFollow = false

    /// Takes a piece of text.
    mutating func add(_ piece: some Collection<UInt8>) {
        guard !piece.isEmpty else { return }
        if piece.contains(where: { $0 > 0x20 }) {
            if let link { holder = holder ?? link } else if piece.contains(where: Self.isWord) { hasOutside = true }
        }
        text += piece
    }

    /// Begins a link.
    mutating func open(_ address: String) {
        separate()
        link = address
    }

    /// Ends it.
    mutating func close() {
        link = nil
        separate()
    }

    /// Keeps what stands in a link apart from the word beside it.
    private mutating func separate() {
        if let last = text.last, Self.isWord(last) { text += [0xE2, 0x80, 0x8B, 0x20] }
    }

    /// Ends a line.
    mutating func end(line number: Int) {
        let words = Spacing.singleSpaced(text[...])
        let address = hasOutside ? nil : holder
        (text, holder, hasOutside) = ([], nil, false)
        var kind = kind(of: words, address)
        if namesFollow, case .text = kind, !words.utf8.contains(0x20) { kind = .frame }
        if !words.isEmpty { namesFollow = PageFrame.announcesName(words) }
        lines.append(PageLine(number: number, text: words, kind: kind))
    }

    private mutating func kind(of words: String, _ address: String?) -> PageLine.Kind {
        let kind = PageLine.kind(of: words)
        guard let address else { return kind }
        if let paper = Self.paper(address) {
            // The number of comments may have a point before it.
            let plain =
                words.utf8.count > 24 ? [] : words.split(separator: " ").filter { !PageFrame.isMark(String($0)) }
            if plain.count == 1, let comments = PageFrame.count(String(plain[0])),
                address.utf8.contains(UInt8(ascii: "#"))
            {
                return .ending(PageEnding(comments: comments))
            }
            switch kind {
            case .text, .frame:
                guard words.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return kind }
                return seen.insert(paper).inserted ? .title(paper) : .text
            default: return kind
            }
        }
        // What is nothing but a link to elsewhere is part of the frame.
        if case .text = kind { return .frame }
        return kind
    }

    /// The identifier of the paper to whose page an address leads.
    private static func paper(_ address: String) -> String? {
        let bytes = Array(address.utf8.prefix(300))
        guard let mark = bytes[...].firstRange(ofMark: "/papers/".utf8) else { return nil }
        let host = bytes[..<mark.lowerBound]
        let isOfSite = ["huggingface.co", "hf.co"].contains { host.suffix($0.utf8.count).elementsEqual($0.utf8) }
        guard host.isEmpty || isOfSite else { return nil }
        let name = bytes[mark.upperBound...].prefix { !"?#/".utf8.contains($0) }
        return PaperIdentifier.arXiv(String(decoding: name, as: UTF8.self))
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0xC3
    }
}
