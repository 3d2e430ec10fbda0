import Papers
import ReadableText

/// Turns Python literals into JSON, without evaluating anything: what `str()` and `repr()` make of
/// lists and dictionaries, and `pprint` of them.
///
/// The grammar is that of `ast.literal_eval` as far as data need it: dictionaries, lists, tuples,
/// sets, strings with all their escapes, numbers, `True`, `False` and `None`; besides,
/// `datetime.datetime(…)` and `datetime.date(…)`, which become text, and the bare `nan` and `inf`
/// of floats, which become null. Any other name, call or operator is an error. Nesting is bounded.
///
/// Literals: <https://docs.python.org/3/reference/lexical_analysis.html#literals>,
/// <https://docs.python.org/3/library/ast.html#ast.literal_eval>
struct PythonLiteral {
    /// The deepest nesting that is followed.
    static let maximumDepth = 100

    let bytes: [UInt8]
    let end: Int
    var position: Int
    /// The JSON made so far: a sound beginning of a document at any time. Line breaks between
    /// values are kept, so that lines keep their numbers.
    private(set) var json: [UInt8] = []
    private var depth = 0

    /// The JSON of a text that is one literal.
    static func json(_ bytes: [UInt8]) throws(PythonLiteralError) -> [UInt8] {
        let (json, error) = translated(bytes)
        if let error { throw error }
        return json
    }

    /// The JSON of a text, up to the error if there is one. Of several literals one behind another,
    /// which `isSequence` allows, it is as many values.
    static func translated(_ bytes: [UInt8], isSequence: Bool = false) -> (json: [UInt8], error: PythonLiteralError?) {
        var literal = PythonLiteral(bytes)
        do throws(PythonLiteralError) {
            while true {
                try literal.readValue()
                literal.skipWhiteSpace()
                guard let byte = literal.peek else { return (literal.json, nil) }
                if !isSequence { throw literal.failure(.trailing(byte)) }
                literal.json.append(0x20)
            }
        } catch { return (literal.json, error) }
    }

    /// Whether a text begins as no JSON does, but literals do: containers, and then a single quote.
    static func begins(_ bytes: some Sequence<UInt8>) -> Bool {
        var isOpen = false
        for byte in bytes {
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: continue
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("): isOpen = true
            default: return isOpen && byte == UInt8(ascii: "'")
            }
        }
        return false
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = bytes.count
        position = 0
        json.reserveCapacity(bytes.count + bytes.count / 8)
    }

    private mutating func readValue() throws(PythonLiteralError) {
        skipWhiteSpace()
        guard let byte = peek else { throw failure(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): try readBraces()
        case UInt8(ascii: "["): try readList()
        case UInt8(ascii: "("): try readParentheses()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): try readStrings()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
        default: try readName()
        }
    }
}

// MARK: - Containers

extension PythonLiteral {
    private mutating func open() throws(PythonLiteralError) {
        guard depth < Self.maximumDepth else { throw failure(.tooDeep(limit: Self.maximumDepth)) }
        depth += 1
        position += 1
    }

    private mutating func close(_ byte: UInt8) {
        position += 1
        depth -= 1
        json.append(byte)
    }

    /// Whether the closing byte comes next.
    private mutating func atClose(_ byte: UInt8) throws(PythonLiteralError) -> Bool {
        skipWhiteSpace()
        guard let next = peek else { throw failure(.unexpectedEnd) }
        return next == byte
    }

    /// Takes the comma between members; throws where there is neither comma nor end. A comma before the end is dropped.
    private mutating func separate(before closing: UInt8) throws(PythonLiteralError) {
        if try atClose(closing) { return }
        guard peek == UInt8(ascii: ",") else { throw failure(.expected("','", found: peek ?? 0)) }
        position += 1
        if try !atClose(closing) { json.append(UInt8(ascii: ",")) }
    }

    private mutating func readList() throws(PythonLiteralError) {
        try open()
        json.append(UInt8(ascii: "["))
        while try !atClose(UInt8(ascii: "]")) {
            try readValue()
            try separate(before: UInt8(ascii: "]"))
        }
        close(UInt8(ascii: "]"))
    }

    /// A dictionary, or a set, which becomes an array.
    private mutating func readBraces() throws(PythonLiteralError) {
        let start = json.count
        try open()
        json.append(UInt8(ascii: "{"))
        var isSet = false
        var members = 0
        while try !atClose(UInt8(ascii: "}")) {
            let keyStart = json.count
            members += 1
            try readValue()
            skipWhiteSpace()
            if peek == UInt8(ascii: ":"), !isSet {
                try makeKey(from: keyStart)
                position += 1
                json.append(UInt8(ascii: ":"))
                try readValue()
            } else if members == 1 {
                isSet = true
            } else if !isSet {
                throw failure(.expected("':'", found: peek ?? 0))
            }
            try separate(before: UInt8(ascii: "}"))
        }
        if isSet { json[start] = UInt8(ascii: "[") }
        close(isSet ? UInt8(ascii: "]") : UInt8(ascii: "}"))
    }

    /// Keys of JSON are strings: numbers and names are put in quotes, containers are refused.
    private mutating func makeKey(from start: Int) throws(PythonLiteralError) {
        guard let first = json[start...].first(where: { $0 != 0x0A }) else { return }
        if first == UInt8(ascii: "\"") { return }
        if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") { throw failure(.keyIsContainer) }
        json.insert(UInt8(ascii: "\""), at: start)
        json.append(UInt8(ascii: "\""))
    }

    /// A tuple, which becomes an array, or a value in parentheses, which is the value.
    private mutating func readParentheses() throws(PythonLiteralError) {
        let start = json.count
        try open()
        json.append(UInt8(ascii: " "))
        var isTuple = try atClose(UInt8(ascii: ")"))
        while try !atClose(UInt8(ascii: ")")) {
            try readValue()
            skipWhiteSpace()
            if peek == UInt8(ascii: ",") { isTuple = true }
            try separate(before: UInt8(ascii: ")"))
        }
        if isTuple { json[start] = UInt8(ascii: "[") }
        close(isTuple ? UInt8(ascii: "]") : UInt8(ascii: " "))
    }
}

// MARK: - Numbers and names

extension PythonLiteral {
    private mutating func readNumber() throws(PythonLiteralError) {
        let begin = position
        while let byte = peek, "+-.eE".utf8.contains(byte) || Self.isDigit(byte) { position += 1 }
        if let byte = peek, Self.isNameByte(byte) { throw failure(.badNumber, at: begin) }
        var scanner = JSONScanner(bytes, begin..<position)
        do throws(JSONError) {
            _ = try scanner.readNumber()
            try scanner.finish()
        } catch { throw failure(.badNumber, at: begin) }
        json += bytes[begin..<position]
    }

    private mutating func readName() throws(PythonLiteralError) {
        let begin = position
        let name = takeName()
        if position < end, !name.isEmpty, peek == UInt8(ascii: "'") || peek == UInt8(ascii: "\""), Self.isPrefix(name) {
            position = begin
            return try readStrings()
        }
        switch name {
        case "True": json += Array("true".utf8)
        case "False": json += Array("false".utf8)
        case "None", "nan", "inf": json += Array("null".utf8)
        case "datetime.datetime", "datetime", "datetime.date", "date": try readDate(name, at: begin)
        case "":
            guard let byte = peek else { throw failure(.unexpectedEnd) }
            throw failure(.expected("a value", found: byte))
        default:
            // The text may end within a name that would have been known.
            throw position == end ? failure(.unexpectedEnd) : failure(.name(name), at: begin)
        }
    }

    /// A dotted name, possibly empty.
    private mutating func takeName() -> String {
        let begin = position
        while let byte = peek, Self.isNameByte(byte) || byte == UInt8(ascii: ".") { position += 1 }
        return String(decoding: bytes[begin..<position], as: UTF8.self)
    }

    /// `datetime.datetime(2024, 12, 11, 1, 2, tzinfo=…)`, as `2024-12-11T01:02:00`.
    private mutating func readDate(_ name: String, at begin: Int) throws(PythonLiteralError) {
        var numbers: [Int] = []
        skipWhiteSpace()
        guard peek == UInt8(ascii: "(") else {
            throw position == end ? failure(.unexpectedEnd) : failure(.name(name), at: begin)
        }
        position += 1
        while try !atClose(UInt8(ascii: ")")) {
            if let byte = peek, Self.isDigit(byte) {
                numbers.append(takeInteger())
            } else {
                try skipKeyword()
            }
            if try !atClose(UInt8(ascii: ")")) {
                guard peek == UInt8(ascii: ",") else { throw failure(.expected("','", found: peek ?? 0)) }
                position += 1
            }
        }
        position += 1
        guard (3...7).contains(numbers.count),
            let day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
        else {
            throw failure(.badDate, at: begin)
        }
        let time = (numbers.dropFirst(3).prefix(3) + [0, 0, 0]).prefix(3).map { $0 < 10 ? "0\($0)" : "\($0)" }
        json += Array("\"\(day)T\(time.joined(separator: ":"))\"".utf8)
    }

    private mutating func takeInteger() -> Int {
        var value = 0
        while let byte = peek, Self.isDigit(byte) {
            value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000)
            position += 1
        }
        return value
    }

    /// Steps over `tzinfo=datetime.timezone(datetime.timedelta(seconds=3600))` and the like: the
    /// zone does not change the day that is written.
    private mutating func skipKeyword() throws(PythonLiteralError) {
        let begin = position
        let name = takeName()
        guard name == "tzinfo" || name == "fold", peek == UInt8(ascii: "=") else {
            throw position == end ? failure(.unexpectedEnd) : failure(.badDate, at: begin)
        }
        position += 1
        var open = 0
        while let byte = peek {
            if open == 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") { return }
            guard Self.isNameByte(byte) || "().,=-' /+".utf8.contains(byte) else { throw failure(.badDate, at: begin) }
            if byte == UInt8(ascii: "(") { open += 1 }
            if byte == UInt8(ascii: ")") { open -= 1 }
            position += 1
        }
        throw failure(.unexpectedEnd)
    }
}

// MARK: - Bytes

extension PythonLiteral {
    var peek: UInt8? { position < end ? bytes[position] : nil }

    func failure(_ reason: PythonLiteralError.Reason, at offset: Int? = nil) -> PythonLiteralError {
        PythonLiteralError(reason: reason, offset: offset ?? position)
    }

    mutating func skipWhiteSpace() {
        while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) {
            if byte == 0x0A { json.append(byte) }
            position += 1
        }
    }

    mutating func append(_ text: some Sequence<UInt8>) { json.append(contentsOf: text) }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// The letters before a string's quotes.
    static func isPrefix(_ name: String) -> Bool { ["r", "u", "b", "br", "rb"].contains(name.lowercased()) }
}
