/// A row of a table while its lines are read: fields between delimiters, those in quotes with
/// delimiters and line breaks of their own.
///
/// The grammar is that of RFC 4180 (<https://www.rfc-editor.org/rfc/rfc4180>). Beyond it, a quote
/// within a quoted field that no delimiter and no line end follows is text: programs that write
/// tables by hand leave it so.
struct CSVRow {
    /// A field's content without its quotes.
    struct Field: Hashable {
        var bytes: [UInt8]
        var isQuoted: Bool
    }

    enum State: Hashable {
        /// The row ends with the line.
        case complete
        /// A quoted field goes on on the next line.
        case open
        /// Something that begins a quoted field stands within one: the open quote must be a stray one.
        case broken
    }

    /// The most fields of a row; what follows them is not cut any further.
    static let maximumFields = 10_000

    let delimiter: UInt8
    /// Whether a delimiter with a space behind it is text within quotes. So it is where quotes of
    /// the text itself were not doubled, as in `"so-called "rows", and more"`.
    var needsTightDelimiter = false
    /// Whether quotes are text wherever they stand.
    var takesQuotesAsText = false
    /// Whether spaces stand between delimiters and quotes throughout.
    var isSpaced = false
    private(set) var fields: [Field] = []
    /// The line of the quote that is open.
    private(set) var openLine = 0
    private var isOpen = false

    init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Takes a line without its end.
    mutating func add(_ line: ArraySlice<UInt8>, number: Int) -> State {
        var index = line.startIndex
        if isOpen {
            fields[fields.count - 1].bytes.append(0x0A)
            guard let next = readQuoted(line, from: index, isContinued: true) else { return .broken }
            if isOpen { return .open }
            if next > line.endIndex { return .complete }
            index = next
        }
        while index <= line.endIndex, fields.count <= Self.maximumFields {
            let start = isSpaced ? line[index...].firstIndex { $0 != 0x20 } ?? line.endIndex : index
            if !takesQuotesAsText, start < line.endIndex, line[start] == UInt8(ascii: "\"") {
                openLine = number
                fields.append(Field(bytes: [], isQuoted: true))
                guard let next = readQuoted(line, from: start + 1, isContinued: false) else { return .broken }
                if isOpen { return .open }
                index = next
            } else {
                let end = endOfField(line[index...])
                fields.append(Field(bytes: plain(line[index..<end]), isQuoted: false))
                index = end + 1
            }
        }
        return .complete
    }

    /// Where a field without quotes ends: in tables with bars, as Markdown has them, a bar behind a backslash is text.
    private func endOfField(_ line: ArraySlice<UInt8>) -> Int {
        var start = line.startIndex
        while let end = line[start...].firstIndex(of: delimiter) {
            guard delimiter == UInt8(ascii: "|"), end > line.startIndex, line[end - 1] == UInt8(ascii: "\\") else {
                return end
            }
            start = end + 1
        }
        return line.endIndex
    }

    /// A field without the backslashes before its bars.
    private func plain(_ field: ArraySlice<UInt8>) -> [UInt8] {
        guard delimiter == UInt8(ascii: "|"), field.contains(delimiter) else { return Array(field) }
        return field.indices.filter { index in
            field[index] != UInt8(ascii: "\\") || index + 1 == field.endIndex || field[index + 1] != delimiter
        }.map { field[$0] }
    }

    /// Takes the rest of a quoted field and returns the index behind its delimiter; nil where
    /// another quoted field seems to begin.
    private mutating func readQuoted(_ line: ArraySlice<UInt8>, from begin: Int, isContinued: Bool) -> Int? {
        let last = fields.count - 1
        var index = begin
        isOpen = true
        while index < line.endIndex {
            let quote = line[index...].firstIndex(of: UInt8(ascii: "\"")) ?? line.endIndex
            fields[last].bytes += line[index..<quote]
            guard quote < line.endIndex else { break }
            if quote + 1 < line.endIndex, line[quote + 1] == UInt8(ascii: "\"") {
                fields[last].bytes.append(UInt8(ascii: "\""))
                index = quote + 2
                continue
            }
            if let next = closing(line, quote) {
                isOpen = false
                return next
            }
            if isContinued, quote == line.startIndex || line[quote - 1] == delimiter { return nil }
            fields[last].bytes.append(UInt8(ascii: "\""))
            index = quote + 1
        }
        return line.endIndex
    }

    /// The index behind the delimiter that follows a closing quote, one more than the line's end
    /// where the line ends; nil if the quote is text.
    private func closing(_ line: ArraySlice<UInt8>, _ quote: Int) -> Int? {
        guard let next = line[(quote + 1)...].firstIndex(where: { $0 != 0x20 }) else { return line.endIndex + 1 }
        guard line[next] == delimiter else { return nil }
        let isTight = next + 1 == line.endIndex || line[next + 1] != 0x20
        return needsTightDelimiter && !isTight ? nil : next + 1
    }
}
