import Papers
import ReadableText

/// The entries of a JSON document of papers, wherever they stand: in arrays, at any depth and under any names, in an
/// object by day or by identifier, in a table by rows or columns, or one document after another. What tells entries
/// from what is around them is `JSONShape`.
struct JSONEntries {
    /// The first entry that a document shows, from which its format is told.
    struct Sample {
        /// What the entry is.
        let kind: JSONScanner.Kind
        /// Its fields with their kinds, as far as they are there; none if it is no object.
        var fields: [String: JSONScanner.Kind] = [:]
        /// Whether there is a title, an abstract or another text; of an object that stands alone, more than a title.
        var hasText = false
    }

    /// So many entries of an array are looked at; those behind them are like them.
    private static let mostLooks = 64

    private let bytes: [UInt8]
    private var place = LineCounter()
    /// Whether there was an array in which entries could have been.
    private var hasArray = false
    /// Whether the document is only looked at, and may be cut.
    private var isLooking = false
    private var triesLeft = JSONEntries.mostTries
    private var faultsLeft = JSONEntries.mostFaults

    /// What a document holds, with its line.
    private enum Found {
        case entry(JSONScanner, day: CalendarDay?)
        /// A broken entry; reading goes on at another line.
        case broken(JSONError, next: Int)
        /// Something is amiss between two entries, and costs none.
        case amiss(JSONError)
        /// A member in which there are papers, though they are only referred to.
        case unread(String)
    }
    private typealias Take = (_ found: Found, _ line: Int) -> Bool

    /// The day of the array whose elements are read in parts.
    private var arrayDay: CalendarDay?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The entries of a part behind another one: together they are read as one document.
    private init(_ bytes: [UInt8], behind last: JSONEntries?, lineOffset: Int) {
        self.bytes = bytes
        place = LineCounter(offset: lineOffset)
        guard let last else { return }
        (hasArray, arrayDay) = (last.hasArray, last.arrayDay)
        (triesLeft, faultsLeft) = (last.triesLeft, last.faultsLeft)
    }

    /// The first object or string where an entry can stand; nil where the text does not begin like such a document.
    static func sample(_ head: ListingHead) -> Sample? {
        guard let first = head.firstIndex, head.first == UInt8(ascii: "[") || head.first == UInt8(ascii: "{") else {
            return nil
        }
        return sample(JSONScanner(head.bytes, first..<head.bytes.count))
    }

    private static func sample(_ document: JSONScanner) -> Sample? {
        let shape = JSONShape.of(document)
        if shape.kind == .object, shape.verdict == .entry, !shape.frame.isFrame {
            return Sample(kind: .object, fields: shape.fields, hasText: shape.isSure)
        }
        var sample: Sample?
        var entries = JSONEntries(document.bytes)
        entries.isLooking = true
        var scanner = document
        _ = try? entries.visit(&scanner, nil, depth: 0) { found, _ in
            guard case .entry(var entry, _) = found, let kind = try? entry.peekKind(), kind != .null else {
                return true
            }
            let shape = JSONShape.of(entry)
            sample = Sample(kind: kind, fields: shape.fields, hasText: shape.unwrapped > .none)
            return false
        }
        return sample ?? (entries.hasArray ? Sample(kind: .array) : nil)
    }

    /// The first entries of a document, some dozens of them.
    static func first(of bytes: [UInt8]) -> [JSONScanner] {
        var entries = JSONEntries(bytes)
        var first: [JSONScanner] = []
        try? entries.forEach { found, _ in
            if case .entry(let entry, _) = found { first.append(entry) }
            return first.count < 50
        }
        return first
    }

    /// Whether a document has entries, and none but in the array whose bracket stands before an offset.
    static func hold(_ bytes: [UInt8], only offset: Int) -> Bool {
        var entries = JSONEntries(bytes)
        var (hasEntries, hasOthers) = (false, false)
        try? entries.forEach { found, _ in
            switch found {
            case .entry(let entry, _):
                hasEntries = true
                hasOthers = hasOthers || entry.bytes.count != bytes.count || entry.position < offset
            case .unread: hasOthers = true
            case .broken, .amiss: break
            }
            return !hasOthers
        }
        return hasEntries && !hasOthers
    }

    /// Takes an entry, with the day of what is around it and its line; throws `RecordFault` or `JSONError` where it is
    /// no paper.
    typealias Add = (_ entry: inout JSONScanner, _ day: CalendarDay?, _ line: Int, _ sink: inout ListingSink) throws ->
        Void

    /// Reads a document's entries into a sink, each by `add`.
    ///
    /// `literalError` is why the document ends, where it was translated from Python.
    static func read(
        _ bytes: [UInt8], literalError: PythonLiteralError? = nil, _ settings: ListingSettings,
        into sink: inout ListingSink, _ add: Add
    ) {
        var entries = JSONEntries(bytes)
        let part = JSONParts.Part(bytes: bytes, lineOffset: 0, kind: .document)
        if entries.read(part, literalError, settings, into: &sink, add) { entries.declareEmpty(&sink) }
    }

    /// Reads a document's entries part by part. `begin` is given the first part, before its entries.
    static func read(
        _ parts: consuming JSONParts, _ settings: ListingSettings, into sink: inout ListingSink,
        begin: (_ bytes: [UInt8]) -> Void, _ add: Add
    ) throws(InputError) {
        var entries: JSONEntries?
        while sink.wantsMore, let part = try parts.next() {
            if entries == nil { begin(part.bytes) }
            var next = JSONEntries(part.bytes, behind: entries.take(), lineOffset: part.lineOffset)
            guard next.read(part, nil, settings, into: &sink, add) else { return }
            entries = next
        }
        entries?.declareEmpty(&sink)
    }

    private func declareEmpty(_ sink: inout ListingSink) {
        if hasArray { sink.declareEmpty(because: "its array is empty, as on days without papers") }
    }

    /// Reads the entries of a part; false where it is damaged, so that what follows it cannot be read.
    private mutating func read(
        _ part: JSONParts.Part, _ literalError: PythonLiteralError?, _ settings: ListingSettings,
        into sink: inout ListingSink, _ add: Add
    ) -> Bool {
        do {
            try forEach(in: part) { found, line in
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
            return true
        } catch {
            let line = TextPosition(of: error.offset, in: bytes).line + part.lineOffset
            let complete = sink.listing.paperCount
            let literalReason = literalError.map { RejectionReason.cutLiteral($0, line: line, complete: complete) }
            sink.reject(line: line, literalReason ?? .cut(error, line: line, complete: complete))
            return false
        }
    }

    /// Hands over what is found in a part. The day of the first one is that of the array, whose elements come in
    /// further parts.
    private mutating func forEach(in part: JSONParts.Part, _ body: Take) throws(JSONError) {
        guard part.kind != .document else {
            var arrayDay: CalendarDay?
            var isFirst = true
            defer { if !isFirst { self.arrayDay = arrayDay } }
            return try forEach { found, line in
                if isFirst, case .entry(_, let day) = found { (arrayDay, isFirst) = (day, false) }
                return body(found, line)
            }
        }
        var scanner = JSONScanner(bytes)
        if part.kind == .elements {
            _ = try visitElements(&scanner, arrayDay, depth: 0, body)
            return
        }
        // Without its array the object around it may look like a paper.
        let shape = JSONShape.of(scanner)
        if shape.kind == .object, shape.verdict == .entry, !shape.frame.isFrame { try scanner.skipValue() }
        try forEach(from: &scanner, body)
    }

    /// Hands over what is found, each with its line.
    ///
    /// Throws `JSONError` where the document is damaged and no entry follows; what was found before was handed over.
    private mutating func forEach(_ body: Take) throws(JSONError) {
        var scanner = JSONScanner(bytes)
        guard try visit(&scanner, nil, depth: 0, body) else { return }
        try forEach(from: &scanner, body)
    }

    private mutating func forEach(from scanner: inout JSONScanner, _ body: Take) throws(JSONError) {
        while !scanner.isAtEnd { guard try visit(&scanner, nil, depth: 0, body) else { return } }
    }

    /// Visits a value that is an entry or holds some; false where nothing more is wanted.
    private mutating func visit(
        _ scanner: inout JSONScanner, _ day: CalendarDay?, depth: Int, _ body: Take
    ) throws(JSONError) -> Bool {
        guard depth < JSONShape.maximumDepth, try scanner.peekKind().isContainer else {
            return try visitElement(&scanner, day, body)
        }
        let shape = JSONShape.of(scanner, depth: depth)
        if shape.frame.isFrame {
            hasArray = true
            return try JSONFrame.read(&scanner, shape.frame) { row, line in
                body(.entry(row, day: shape.day ?? day), place.line(of: line))
            }
        }
        switch (shape.kind, shape.verdict) {
        case (.array, _): return try visitElements(&scanner, day, depth: depth, body)
        case (_, .container): return try visitMembers(&scanner, shape, shape.day ?? day, depth: depth, body)
        default: return try visitElement(&scanner, day, body)
        }
    }

    /// Visits an array: its elements are entries, or hold some themselves.
    private mutating func visitElements(
        _ scanner: inout JSONScanner, _ day: CalendarDay?, depth: Int, _ body: Take
    ) throws(JSONError) -> Bool {
        hasArray = true
        var looks = 0
        try scanner.beginArray()
        while try nextElement(&scanner, body) {
            var holdsEntries = false
            if looks < Self.mostLooks, depth + 1 < JSONShape.maximumDepth, try scanner.peekKind().isContainer {
                let shape = JSONShape.of(scanner, depth: depth + 1)
                holdsEntries = shape.kind == .array ? shape.content > .none : shape.verdict == .container
                looks = holdsEntries ? 0 : looks + 1
            }
            guard
                try holdsEntries
                    ? visit(&scanner, day, depth: depth + 1, body) : visitElement(&scanner, day, body)
            else { return false }
        }
        return true
    }

    /// Visits an object around entries: the members in which there are some.
    private mutating func visitMembers(
        _ scanner: inout JSONScanner, _ outer: JSONShape, _ outerDay: CalendarDay?, depth: Int, _ body: Take
    ) throws(JSONError) -> Bool {
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
            let name = scanner.string(key)
            let day = CalendarDay(iso: name) ?? outerDay
            guard try scanner.peekKind().isContainer else {
                try scanner.skipValue()
                continue
            }
            let shape = JSONShape.of(scanner, depth: depth + 1)
            switch outer.role(of: shape, named: name) {
            case .entries: guard try visit(&scanner, day, depth: depth + 1, body) else { return false }
            case .entry: guard try visitElement(&scanner, day, body) else { return false }
            case .references:
                _ = body(.unread(name), place.line(of: scanner))
                try scanner.skipValue()
            case .nothing: try scanner.skipValue()
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
            if isLooking, !body(.entry(entry, day: day), line) { return false }
            do throws(JSONError) {
                try scanner.skipValue()
                return isLooking || body(.entry(entry, day: day), line)
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

    /// Counts on from so many lines.
    init(offset: Int = 0) { line += offset }

    mutating func line(of scanner: JSONScanner) -> Int {
        while offset < scanner.position {
            if scanner.bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        return line
    }
}
