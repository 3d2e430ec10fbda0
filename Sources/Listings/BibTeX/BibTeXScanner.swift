internal import Papers
public import ReadableText

/// One entry of a bibliography: `@article{key, name = value, …}`.
struct BibTeXEntry: Hashable {
    /// The type in lower case, without `@`.
    let type: String
    let key: String
    /// The 1-based line of the `@`.
    let line: Int
    /// The values by their names in lower case, as they are written; of two with one name, the first counts.
    let fields: [String: String]
}

/// Pulls the entries out of a bibliography.
///
/// The grammar is that of BibTeX (<https://tug.org/bibtex/doc/btxdoc.pdf>,
/// <https://maverick.inria.fr/~Xavier.Decoret/resources/xdkbibtex/bibtex_summary.html>): values in
/// braces, in quotes, as numbers or as names of `@string`, joined by `#`; whatever stands between
/// entries is comment. Beyond it, a missing comma between fields is forgiven, as is an escaped
/// brace that has no partner. An entry that does not end where the next one begins is broken:
/// reading goes on at the next `@` at the beginning of a line.
struct BibTeXScanner {
    /// The longest value, whatever `@string` makes of it.
    static let maximumValue = 4 << 20
    /// The longest abbreviation, so that abbreviations of abbreviations do not explode.
    static let maximumAbbreviation = 64 << 10

    let bytes: [UInt8]
    var position = 0
    /// Whether an escaped brace counts as one, as BibTeX has it.
    var countsEscapedBraces = true
    private var abbreviations = BibTeXScanner.months
    private var lineOffset = 0
    private var line = 1
    /// Where the entry at hand begins, which is on `line`.
    private var entryStart = 0
    /// Where what stands between two entries begins.
    private var gapStart = 0
    /// Texts between entries that look like parts of entries, the first `Listing.keptNotes`, with their lines.
    private(set) var stray: [(line: Int, text: String)] = []
    /// Once a comment's braces were seen not to be in balance, those of later ones are not relied
    /// on: looking each time to the end would take for ever.
    private var hasOpenComment = false
    /// How many bytes broken entries took, all in all. Beyond eight times the file, the rest of a
    /// broken entry's line is not searched for another one any more.
    private var spent = 0

    private static let months = Dictionary(
        uniqueKeysWithValues: zip(MonthName.short.map { $0.lowercased() }, MonthName.all))

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next entry, or why it is broken; nil at the end. `@string` is learnt, `@comment` and
    /// `@preamble` are stepped over.
    mutating func next() -> Result<BibTeXEntry, BibTeXError>? {
        while let (start, type) = nextStart() {
            checkGap(until: start)
            if type == "comment" || type == "preamble" { skipBlock() }
            let entry = type == "comment" || type == "preamble" ? nil : attempt(type, from: start)
            gapStart = position
            if let entry { return entry }
        }
        checkGap(until: bytes.count)
        gapStart = bytes.count
        return nil
    }

    /// Takes note of text between entries where it is no comment: with a brace or a field, or with
    /// the beginning of an entry.
    private mutating func checkGap(until end: Int) {
        guard stray.count < Listing.keptNotes, gapStart < end else { return }
        var start = gapStart
        for line in bytes[gapStart..<end].split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = Spacing.singleSpaced(line)
            let isPart = text.utf8.contains { "{}=".utf8.contains($0) } || text.utf8.first == UInt8(ascii: "@")
            if isPart, text.utf8.first != UInt8(ascii: "%") { return stray.append((self.line(of: start), text)) }
            start = line.endIndex + 1
        }
    }

    /// Reads what begins at an offset, first as BibTeX does, then forgiving braces; nil for `@string`.
    private mutating func attempt(_ type: String, from start: Int) -> Result<BibTeXEntry, BibTeXError>? {
        let line = line(of: start)
        entryStart = start
        let body = position
        var failure: BibTeXError?
        for strict in [true, false] {
            position = body
            countsEscapedBraces = strict
            do throws(BibTeXError) {
                return try readBody(type, line: line).map { .success($0) }
            } catch { failure = failure ?? error }
        }
        spent += position - body
        let next = nextLineStart(from: body) ?? bytes.count
        position = spent > 8 * bytes.count ? next : nextKnownStart(from: body, until: next) ?? next
        return failure.map { .failure($0) }
    }

    private mutating func readBody(_ type: String, line: Int) throws(BibTeXError) -> BibTeXEntry? {
        guard let close = takeOpening() else { throw failure(.unexpectedEnd, nil) }
        if type == "string" {
            let fields = try readFields(until: close, key: nil)
            for (name, value) in fields { abbreviations[name] = Self.cut(value) }
            return nil
        }
        let key = takeKey(until: close)
        if peek == UInt8(ascii: ",") { position += 1 }
        return BibTeXEntry(type: type, key: key, line: line, fields: try readFields(until: close, key: key))
    }

    /// The beginning of a value, as long as an abbreviation may be.
    private static func cut(_ value: String) -> String {
        guard value.utf8.count > maximumAbbreviation else { return value }
        var bytes = Array(value.utf8.prefix(maximumAbbreviation))
        if let cut = UTF8Check.cutCharacter(bytes) { bytes.removeSubrange(cut...) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func readFields(until close: UInt8, key: String?) throws(BibTeXError) -> [String: String] {
        var fields: [String: String] = [:]
        while true {
            skipWhiteSpace()
            guard let byte = peek else { throw failure(.unexpectedEnd, key) }
            if byte == close {
                position += 1
                return fields
            }
            if byte == UInt8(ascii: ",") {
                position += 1
                continue
            }
            let name = takeName().lowercased()
            skipWhiteSpace()
            guard !name.isEmpty, peek == UInt8(ascii: "=") else {
                throw failure(.expected("a field", found: peek ?? byte), key)
            }
            position += 1
            let value = try readValue(key)
            if fields[name] == nil { fields[name] = value }
        }
    }

    private mutating func readValue(_ key: String?) throws(BibTeXError) -> String {
        var value = ""
        while true {
            skipWhiteSpace()
            guard let byte = peek else { throw failure(.unexpectedEnd, key) }
            switch byte {
            case UInt8(ascii: "{"): value += try readDelimited(UInt8(ascii: "}"), key)
            case UInt8(ascii: "\""): value += try readDelimited(byte, key)
            default:
                let name = takeName()
                if name.isEmpty { throw failure(.expected("a value", found: byte), key) }
                value += abbreviations[name.lowercased()] ?? name
            }
            if value.utf8.count > Self.maximumValue { throw failure(.tooLong(limit: Self.maximumValue), key) }
            skipWhiteSpace()
            guard peek == UInt8(ascii: "#") else { return value }
            position += 1
        }
    }

    /// Takes what stands between braces, or between quotes, in which braces are in pairs.
    private mutating func readDelimited(_ close: UInt8, _ key: String?) throws(BibTeXError) -> String {
        position += 1
        let begin = position
        var depth = 0
        while let byte = peek {
            switch byte {
            case close where depth == 0:
                position += 1
                return String(decoding: bytes[begin..<position - 1], as: UTF8.self)
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth < 0 { throw failure(.braceWithoutPartner, key) }
            case UInt8(ascii: "\\") where !countsEscapedBraces && position + 1 < bytes.count: position += 1
            case 0x0A where startsEntry(at: position + 1): throw failure(.runsIntoNext, key)
            default: break
            }
            position += 1
        }
        throw failure(.unexpectedEnd, key)
    }
}

// MARK: - Between and around entries

extension BibTeXScanner {
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// To behind the type of the next entry; `@` in running text begins none.
    private mutating func nextStart() -> (offset: Int, type: String)? {
        while let mark = bytes[position...].firstIndex(of: UInt8(ascii: "@")) {
            position = mark + 1
            skipWhiteSpace()
            let type = takeName()
            skipWhiteSpace()
            if !type.isEmpty, peek == UInt8(ascii: "{") || peek == UInt8(ascii: "(") {
                return (mark, type.lowercased())
            }
            position = mark + 1
        }
        return nil
    }

    /// Steps over a comment in balanced braces, and over the opening one only where they are not.
    private mutating func skipBlock() {
        guard let close = takeOpening() else { return }
        guard !hasOpenComment else { return }
        let behind = position
        var depth = close == UInt8(ascii: "}") ? 1 : 0
        while let byte = peek {
            position += 1
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0, byte == close { return }
        }
        hasOpenComment = true
        position = behind
    }

    /// Takes the opening of a body and returns what closes it.
    private mutating func takeOpening() -> UInt8? {
        defer { position += 1 }
        switch peek {
        case UInt8(ascii: "{"): return UInt8(ascii: "}")
        case UInt8(ascii: "("): return UInt8(ascii: ")")
        default: return nil
        }
    }

    private mutating func takeKey(until close: UInt8) -> String {
        skipWhiteSpace()
        let begin = position
        while let byte = peek, byte != UInt8(ascii: ","), byte != close, byte != UInt8(ascii: "="), byte != 0x0A {
            position += 1
        }
        // Some leave the key out: then this is a field already.
        if peek == UInt8(ascii: "=") {
            position = begin
            return ""
        }
        return Spacing.singleSpaced(bytes[begin..<position])
    }

    private mutating func takeName() -> String {
        let begin = position
        while let byte = peek, byte > 0x20, !"\"#%'(),={}@".utf8.contains(byte) { position += 1 }
        return String(decoding: bytes[begin..<position], as: UTF8.self)
    }

    private mutating func skipWhiteSpace() {
        while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
    }

    /// The next `@` that begins a line, behind an offset.
    private func nextLineStart(from offset: Int) -> Int? {
        var index = offset
        while let newline = bytes[index...].firstIndex(of: 0x0A) {
            if startsEntry(at: newline + 1) { return newline + 1 }
            index = newline + 1
        }
        return nil
    }

    /// The next `@` within a line with one of the usual types behind it.
    private func nextKnownStart(from offset: Int, until end: Int) -> Int? {
        var index = offset
        while index < end, let mark = bytes[index..<end].firstIndex(of: UInt8(ascii: "@")) {
            index = mark + 1
            let word = bytes[index..<end].prefix { ASCII.isLetter($0) }
            let opening = word.endIndex < end ? bytes[word.endIndex] : 0
            guard opening == UInt8(ascii: "{") || opening == UInt8(ascii: "(") else { continue }
            if BibTeXPapers.types.contains(String(decoding: word, as: UTF8.self).lowercased()) { return mark }
        }
        return nil
    }

    /// Whether an entry begins on the line that begins at an offset: `@`, letters, an opening.
    private func startsEntry(at lineStart: Int) -> Bool {
        var index = lineStart
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "@") else { return false }
        let word = bytes[(index + 1)...].prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
        let opening = bytes[word.endIndex...].first { $0 != 0x20 && $0 != 0x09 }
        return !word.isEmpty && (opening == UInt8(ascii: "{") || opening == UInt8(ascii: "("))
    }

    private func failure(_ reason: BibTeXError.Reason, _ key: String?) -> BibTeXError {
        let lines = bytes[entryStart..<min(position, bytes.count)].count { $0 == 0x0A }
        return BibTeXError(reason: reason, key: key ?? "", line: line, place: line + lines)
    }

    /// The line of an offset; offsets must ascend.
    private mutating func line(of offset: Int) -> Int {
        while lineOffset < offset {
            if bytes[lineOffset] == 0x0A { line += 1 }
            lineOffset += 1
        }
        return line
    }
}

/// Why an entry is broken.
public struct BibTeXError: Error, FormatFact {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The text ends inside the entry.
        case unexpectedEnd
        /// Something else was due here.
        case expected(String, found: UInt8)
        /// A closing brace inside quotes that no opening one belongs to.
        case braceWithoutPartner
        /// A value is still open where the next entry begins.
        case runsIntoNext
        /// A value longer than so many bytes.
        case tooLong(limit: Int)
    }

    /// The reason.
    public let reason: Reason
    /// The entry's key; empty where there is none.
    public let key: String
    /// The 1-based line on which the entry begins.
    public let line: Int
    /// The 1-based line of the fault.
    public let place: Int

    /// What is wrong, with the key and the line of the fault.
    public var description: String {
        "the entry '\(ReadableText.shortened(key))' is broken at line \(place): \(reason)"
    }
}

extension BibTeXError.Reason: CustomStringConvertible {
    /// What is wrong, without the place.
    public var description: String {
        switch self {
        case .unexpectedEnd: "the file ends within it"
        case .expected(let what, let found): "expected \(what), found \(JSONError.Reason.shown(found))"
        case .braceWithoutPartner: "a closing brace without an opening one"
        case .runsIntoNext: "a value is still open where the next entry begins"
        case .tooLong(let limit): "a value is longer than \(limit >> 20) MiB"
        }
    }
}

extension RejectionReason {
    static func brokenEntry(_ error: BibTeXError) -> RejectionReason { .ofFormat(error) }
}
