import Papers
import ReadableText

/// The entries of a JSON document of papers, wherever they stand: in an array, in an object around
/// one, in an object by day or by identifier, or one document after another.
struct JSONEntries {
    /// The first entry that a document shows, from which its format is told.
    struct Sample {
        /// What the entry is.
        let kind: JSONScanner.Kind
        /// Its fields with their kinds, as far as they are there; none if it is no object.
        let fields: [String: JSONScanner.Kind]
        /// Whether it is the document itself and not in an array.
        var isAlone = false

        /// Whether there is a title, an abstract or another text; of an object that stands alone, more than a title.
        var hasText: Bool {
            let count = JSONEntries.textFields.intersection(fields.keys).count
            return isAlone ? count > 1 : count > 0
        }
    }

    static let textFields: Set<String> = ["title", "abstract", "text", "summary"]

    /// The names under which files of papers keep their array.
    private static let wrappers: Set<String> = [
        "papers", "dailyPapers", "daily_papers", "data", "results", "items", "entries", "articles", "records",
        "documents",
    ]

    /// Objects and arrays around the entries; more than the known files have.
    private static let maximumDepth = 4

    private let bytes: [UInt8]
    private var place = LineCounter()
    /// Whether there was an array in which entries could have been.
    private var hasArray = false
    private var triesLeft = JSONEntries.mostTries
    private var faultsLeft = JSONEntries.mostFaults

    /// What a document holds, with its line.
    private enum Found {
        case entry(JSONScanner, day: CalendarDay?)
        /// A broken entry; reading goes on at another line.
        case broken(JSONError, next: Int)
        /// Something is amiss between two entries, and costs none.
        case amiss(JSONError)
        /// A member in which papers seem to be, though its name is not known.
        case unread(String)
    }
    private typealias Take = (_ found: Found, _ line: Int) -> Bool

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The first object or string where an entry can stand; nil where the text does not begin like such a document.
    static func sample(_ head: ListingHead) -> Sample? {
        guard let first = head.firstIndex, head.first == UInt8(ascii: "[") || head.first == UInt8(ascii: "{") else {
            return nil
        }
        var scanner = JSONScanner(head.bytes, first..<head.bytes.count)
        return (try? findSample(&scanner, depth: 0)) ?? nil
    }

    /// Reads a document's entries into a sink, each by `add`, which throws `RecordFault` or
    /// `JSONError` where it is no paper.
    ///
    /// `literalError` is why the document ends, where it was translated from Python.
    static func read(
        _ bytes: [UInt8], literalError: PythonLiteralError? = nil, _ settings: ListingSettings,
        into sink: inout ListingSink,
        _ add: (_ entry: inout JSONScanner, _ day: CalendarDay?, _ line: Int, _ sink: inout ListingSink) throws -> Void
    ) {
        var entries = JSONEntries(bytes)
        do {
            try entries.forEach { found, line in
                do {
                    switch found {
                    case .entry(var entry, let day): try add(&entry, day ?? settings.listedDay, line, &sink)
                    case .broken(let error, let next): sink.reject(line: line, .broken(error, next: next))
                    case .amiss(let error): sink.note(line: line, .damagedJSON(error.reason))
                    case .unread(let name): sink.note(line: line, .unreadMember(name))
                    }
                } catch {
                    let fault = RecordFault(error)
                    sink.reject(line: line, field: fault.field, fault.reason)
                }
                return sink.wantsMore
            }
            if let literalError, sink.wantsMore {
                let line = TextPosition(of: bytes.count, in: bytes).line
                sink.reject(line: line, .cutLiteral(literalError, line: line, complete: sink.listing.paperCount))
            }
            if entries.hasArray { sink.declareEmpty(because: "its array is empty, as on days without papers") }
        } catch {
            let (line, complete) = (TextPosition(of: error.offset, in: bytes).line, sink.listing.paperCount)
            let literalReason = literalError.map { RejectionReason.cutLiteral($0, line: line, complete: complete) }
            sink.reject(line: line, literalReason ?? .cut(error, line: line, complete: complete))
        }
    }

    /// Hands over what is found, each with its line.
    ///
    /// Throws `JSONError` where the document is damaged and no entry follows; what was found before was handed over.
    private mutating func forEach(_ body: Take) throws(JSONError) {
        var scanner = JSONScanner(bytes)
        repeat {
            guard try visit(&scanner, nil, depth: 0, body) else { return }
        } while !scanner.isAtEnd
    }

    /// Visits a value that is an entry or holds some; false where nothing more is wanted.
    private mutating func visit(
        _ scanner: inout JSONScanner, _ day: CalendarDay?, depth: Int, _ body: Take
    ) throws(JSONError) -> Bool {
        switch try scanner.peekKind() {
        case .array where depth < Self.maximumDepth:
            hasArray = true
            try scanner.beginArray()
            while try nextElement(&scanner, body) {
                guard try visitElement(&scanner, day, body) else { return false }
            }
            return true
        case .object where depth < Self.maximumDepth && Self.isContainer(scanner):
            return try visitMembers(&scanner, day, depth: depth, body)
        default: return try visitElement(&scanner, day, body)
        }
    }

    /// Visits an object around entries. Its keys can be their days, or it says their day before them.
    private mutating func visitMembers(
        _ scanner: inout JSONScanner, _ outerDay: CalendarDay?, depth: Int, _ body: Take
    ) throws(JSONError) -> Bool {
        var day = outerDay
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
            let name = scanner.string(key)
            if Self.holdsEntries(name), try scanner.peekKind().isContainer {
                guard try visit(&scanner, CalendarDay(iso: name) ?? day, depth: depth + 1, body) else { return false }
            } else if name == "date" || name == "day" {
                day = try scanner.readDayIfAny() ?? day
            } else {
                if Self.looksLikePapers(scanner) { _ = body(.unread(name), place.line(of: scanner)) }
                try scanner.skipValue()
            }
        }
        return true
    }

    /// Hands an entry over, or the fault that it is, and then the one at which reading goes on.
    private mutating func visitElement(
        _ scanner: inout JSONScanner, _ day: CalendarDay?, _ body: Take
    ) throws(JSONError) -> Bool {
        while true {
            scanner.skipWhiteSpace()
            let line = place.line(of: scanner)
            // The reader tries a copy; the original steps over the entry whatever becomes of it,
            // and so finds every error of the JSON itself.
            let entry = scanner
            do throws(JSONError) {
                try scanner.skipValue()
                return body(.entry(entry, day: day), line)
            } catch {
                try goOn(&scanner, from: entry, at: entry.position + 1, error)
                guard body(.broken(error, next: place.line(of: scanner)), line) else { return false }
            }
        }
    }

    /// Steps to the next element, over what may be amiss between two.
    private mutating func nextElement(_ scanner: inout JSONScanner, _ body: Take) throws(JSONError) -> Bool {
        let before = scanner
        do throws(JSONError) { return try scanner.nextElement() } catch {
            let line = place.line(of: scanner)
            try goOn(&scanner, from: before, at: scanner.position, error)
            let next = place.line(of: scanner)
            let isText = bytes[before.position..<scanner.position].contains { $0 > 0x20 }
            return body(isText ? .broken(error, next: next) : .amiss(error), line)
        }
    }

    /// Sets a scanner at the next entry at or behind an offset; throws the error where there is none.
    private mutating func goOn(
        _ scanner: inout JSONScanner, from before: JSONScanner, at offset: Int, _ error: JSONError
    ) throws(JSONError) {
        guard faultsLeft > 0, let next = Self.nextEntry(before, from: offset, tries: &triesLeft) else { throw error }
        faultsLeft -= 1
        scanner = before
        scanner.position = next
    }

    private static func holdsEntries(_ key: String) -> Bool {
        wrappers.contains(key) || CalendarDay(iso: key) != nil || PaperIdentifier.arXiv(key) != nil
    }

    /// Whether an object is no paper itself, but has something in which papers can be.
    private static func isContainer(_ scanner: JSONScanner) -> Bool {
        var scanner = scanner
        do throws(JSONError) {
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                let name = scanner.string(key)
                if textFields.contains(name) || name == "paper" { return false }
                if holdsEntries(name), try scanner.peekKind().isContainer { return true }
                try scanner.skipValue()
            }
        } catch { return false }
        return false
    }

    private static func findSample(_ scanner: inout JSONScanner, depth: Int) throws(JSONError) -> Sample? {
        let kind = try scanner.peekKind()
        switch kind {
        case .array where depth < maximumDepth:
            try scanner.beginArray()
            while try scanner.nextElement() {
                switch try scanner.peekKind() {
                case .object: return Sample(kind: .object, fields: fields(scanner))
                case .string: return Sample(kind: .string, fields: [:])
                case .null: try scanner.skipValue()
                default: return nil
                }
            }
            return Sample(kind: .array, fields: [:])
        case .object where depth < maximumDepth && isContainer(scanner):
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                if holdsEntries(scanner.string(key)), try scanner.peekKind().isContainer {
                    return try findSample(&scanner, depth: depth + 1)
                }
                try scanner.skipValue()
            }
            return nil
        case .object: return Sample(kind: .object, fields: fields(scanner), isAlone: depth == 0)
        default: return nil
        }
    }

    /// The fields of an object, as far as they are there.
    static func fields(_ scanner: JSONScanner) -> [String: JSONScanner.Kind] {
        var scanner = scanner
        var fields: [String: JSONScanner.Kind] = [:]
        do throws(JSONError) {
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                fields[scanner.string(key)] = try scanner.peekKind()
                try scanner.skipValue()
            }
        } catch { return fields }
        return fields
    }
}

extension JSONScanner.Kind {
    fileprivate var isContainer: Bool { self == .array || self == .object }
}

extension JSONScanner {
    /// Whether nothing but white space is left.
    var isAtEnd: Bool {
        var scanner = self
        scanner.skipWhiteSpace()
        return scanner.position == scanner.end
    }
}

/// Counts lines up to a scanner that moves forward, each byte once.
private struct LineCounter {
    private var offset = 0
    private var line = 1

    mutating func line(of scanner: JSONScanner) -> Int {
        while offset < scanner.position {
            if scanner.bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        return line
    }
}
