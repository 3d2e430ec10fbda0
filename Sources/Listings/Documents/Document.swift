public import Papers
public import ReadableText

/// The identifier that somebody gave a document, to be given back as it was.
public enum DocumentID: Hashable, Sendable, CustomStringConvertible {
    /// A string.
    case text(String)
    /// A number, as it was written.
    case number(String)

    /// The identifier without quotes.
    public var description: String {
        switch self {
        case .text(let text), .number(let text): text
        }
    }
}

/// A text to be classified, with the identifier that somebody gave it, if any. The readers give it readable:
/// what LaTeX and HTML left in it is resolved.
public typealias Document = IdentifiedText<DocumentID?>

extension Document {
    /// A document without identifier.
    public init(title: String = "", abstract: String) { self.init(id: nil, title: title, abstract: abstract) }
}

extension Document {
    /// The document that a whole input is.
    ///
    /// A byte order mark, the kind of line ends and white space at the ends make no difference. The
    /// first line is the title if a blank line and more text follow it. Throws for what is no
    /// UTF-8, and for NUL bytes; an empty input is an empty document.
    public init(plainText bytes: [UInt8], name: String) throws(InputError) {
        var stream = ByteStream(bytes: bytes, name: name)
        self.init(text: try stream.readText())
    }

    /// Reads a file, or standard input for `-`, as one document.
    public static func read(_ path: String, limit: Int = 256 << 20) throws(InputError) -> Document {
        var stream = try ByteStream(path: path)
        return Document(text: try stream.readText(limit: limit))
    }

    private init(text bytes: [UInt8]) {
        let lines = Self.lines(bytes)
        guard let first = lines.firstIndex(where: { !$0.isEmpty }), first + 1 < lines.count, lines[first + 1].isEmpty,
            lines[(first + 2)...].contains(where: { !$0.isEmpty })
        else {
            self.init(abstract: Spacing.singleSpaced(bytes[...]))
            makeReadable()
            return
        }
        self.init(title: lines[first], abstract: Spacing.singleSpaced(lines[(first + 2)...].joined(separator: " ")))
        makeReadable()
    }

    /// Makes the texts readable, as those of listings are: what is classified looks like what was learned from.
    mutating func makeReadable() {
        title = ReadableText.make(title, .plain)
        abstract = ReadableText.make(abstract, .plain)
    }

    /// The lines, single-spaced; CRLF, CR and LF end them.
    private static func lines(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
            let isSecondHalf = bytes[index] == 0x0A && index > 0 && bytes[index - 1] == 0x0D
            if !isSecondHalf { lines.append(Spacing.singleSpaced(bytes[start..<index])) }
            start = index + 1
        }
        lines.append(Spacing.singleSpaced(bytes[start...]))
        return lines
    }
}
