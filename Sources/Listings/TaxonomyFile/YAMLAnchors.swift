/// Finds anchors and aliases in YAML before anything is made of it: a few hundred bytes of them can
/// stand for more than any memory holds, and a library that compares two of them does not come back.
///
/// It follows the tokens as libyaml's scanner does (https://yaml.org/spec/1.1/#id863390), line breaks of
/// Unicode among them, so that `&` and `*` within texts, quotes and comments are what they are there.
/// What is no YAML is stepped over; the parser will say what is wrong. Time grows linearly.
struct YAMLAnchors {
    private let bytes: [UInt8]
    private var position = 0
    private var lineStart = 0
    private var line = 1
    /// The columns of the block collections that are open.
    private var indents: [Int] = []
    /// Whether a key may begin here, and with it a block collection.
    private var allowsKey = true
    /// For the block and each bracket that is open, where something stands that is a key if a colon follows it.
    private var keys: [(line: Int, column: Int)?] = [nil]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The 1-based line of the first anchor or alias; nil where there is none.
    static func firstLine(in text: String) -> Int? {
        var scanner = YAMLAnchors(Array(text.utf8))
        return scanner.search()
    }

    private mutating func search() -> Int? {
        while skipToToken() {
            if !isInFlow { while indent > column { indents.removeLast() } }
            if let key, key.line < line { self.key = nil }
            if column == 0, takeDocumentMark() { continue }
            switch byte(0) {
            case UInt8(ascii: "&"), UInt8(ascii: "*"): return line
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                beginNode()
                keys.append(nil)
                take(allowsKey: true)
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if isInFlow { keys.removeLast() }
                take(allowsKey: false)
            case UInt8(ascii: ","):
                key = nil
                take(allowsKey: true)
            case UInt8(ascii: "-") where isBlank(1), UInt8(ascii: "?") where isInFlow || isBlank(1):
                key = nil
                open(column: column)
                take(allowsKey: true)
            case UInt8(ascii: ":") where isInFlow || isBlank(1):
                open(column: key?.column ?? column)
                let isBare = key == nil
                key = nil
                take(allowsKey: isBare && !isInFlow)
            case UInt8(ascii: "!"): takeTag()
            case UInt8(ascii: "|") where !isInFlow, UInt8(ascii: ">") where !isInFlow: takeBlockText()
            case UInt8(ascii: "'"), UInt8(ascii: "\""): takeQuotedText(byte(0))
            default: takePlainText()
            }
        }
        return nil
    }
}

// MARK: - Bytes and lines

extension YAMLAnchors {
    private var isAtEnd: Bool { position >= bytes.count }

    private var column: Int { position - lineStart }

    /// The byte so many further on; 0 behind the end.
    private func byte(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }

    private func isSpace(_ offset: Int) -> Bool { byte(offset) == 0x20 || byte(offset) == 0x09 }

    /// Whether white space stands there, or the end.
    private func isBlank(_ offset: Int) -> Bool {
        position + offset >= bytes.count || isSpace(offset) || lengthOfBreak(offset) > 0
    }

    /// Whether a line ends here, or the text.
    private var endsLine: Bool { isAtEnd || lengthOfBreak(0) > 0 }

    /// How many bytes the line break takes that stands there: CR, LF, both, NEL, LS or PS; 0 where none stands.
    private func lengthOfBreak(_ offset: Int) -> Int {
        switch (byte(offset), byte(offset + 1), byte(offset + 2)) {
        case (0x0D, 0x0A, _), (0xC2, 0x85, _): 2
        case (0x0D, _, _), (0x0A, _, _): 1
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): 3
        default: 0
        }
    }

    private mutating func takeBreak() {
        position += lengthOfBreak(0)
        lineStart = position
        line += 1
    }

    private mutating func takeLine() { while !endsLine { position += 1 } }

    /// Steps over white space and comments; false at the end.
    private mutating func skipToToken() -> Bool {
        while !isAtEnd {
            if column == 0, byte(0) == 0xEF, byte(1) == 0xBB, byte(2) == 0xBF {
                // A byte order mark is one character wide.
                position += 3
                lineStart = position - 1
            } else if isSpace(0) {
                position += 1
            } else if byte(0) == UInt8(ascii: "#") {
                takeLine()
            } else if lengthOfBreak(0) > 0 {
                takeBreak()
                if !isInFlow { allowsKey = true }
            } else {
                return true
            }
        }
        return false
    }
}

// MARK: - Collections

extension YAMLAnchors {
    private var isInFlow: Bool { keys.count > 1 }

    /// The column of the innermost block collection; -1 outside of all.
    private var indent: Int { indents.last ?? -1 }

    private var key: (line: Int, column: Int)? {
        get { keys[keys.count - 1] }
        set { keys[keys.count - 1] = newValue }
    }

    /// Opens a block collection where none is open that far in.
    private mutating func open(column: Int) {
        if !isInFlow, indent < column { indents.append(column) }
    }

    /// Takes an indicator of one byte.
    private mutating func take(allowsKey: Bool) {
        self.allowsKey = allowsKey
        position += 1
    }

    /// Takes note of where something begins that may turn out to be a key.
    private mutating func beginNode() {
        if allowsKey { key = (line, column) }
        allowsKey = false
    }

    /// Takes `---`, `...` or a directive at the beginning of a line.
    private mutating func takeDocumentMark() -> Bool {
        let isDirective = byte(0) == UInt8(ascii: "%")
        guard isDirective || isDocumentMark else { return false }
        if !isInFlow { indents = [] }
        (key, allowsKey) = (nil, false)
        if isDirective { takeLine() } else { position += 3 }
        return true
    }

    private var isDocumentMark: Bool {
        let mark = byte(0)
        return (mark == UInt8(ascii: "-") || mark == UInt8(ascii: ".")) && byte(1) == mark && byte(2) == mark
            && isBlank(3)
    }
}

// MARK: - Texts

extension YAMLAnchors {
    private mutating func takeTag() {
        beginNode()
        while !isBlank(0), !(isInFlow && ",[]{}".utf8.contains(byte(0))) { position += 1 }
    }

    /// Takes a text in quotes, of which the same quote twice, or one behind a backslash, is a part.
    private mutating func takeQuotedText(_ quote: UInt8) {
        beginNode()
        position += 1
        while !isAtEnd {
            let byte = byte(0)
            if lengthOfBreak(0) > 0 {
                takeBreak()
                continue
            }
            position += 1
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                if !endsLine { position += 1 }
            } else if byte == quote {
                guard quote == UInt8(ascii: "'"), self.byte(0) == quote else { return }
                position += 1
            }
        }
    }

    /// Takes a text without quotes, with the lines on which it goes on.
    private mutating func takePlainText() {
        beginNode()
        let least = indent + 1
        while !(column == 0 && isDocumentMark), byte(0) != UInt8(ascii: "#") {
            allowsKey = false
            while !isBlank(0), !endsPlainText { position += 1 }
            guard !isAtEnd, isBlank(0) else { return }
            var isBroken = false
            while !isAtEnd, isBlank(0) {
                if isSpace(0) {
                    position += 1
                } else {
                    takeBreak()
                    isBroken = true
                }
            }
            allowsKey = isBroken
            if isAtEnd || !isInFlow && isBroken && column < least { return }
            // What does not go on with the text is a token of its own.
            if endsPlainText { return }
        }
    }

    private var endsPlainText: Bool {
        byte(0) == UInt8(ascii: ":") && isBlank(1) || isInFlow && ",[]{}".utf8.contains(byte(0))
    }

    /// Takes the lines of a text behind `|` or `>`: those that stand further in than what it belongs to.
    private mutating func takeBlockText() {
        (key, allowsKey) = (nil, true)
        position += 1
        var width = 0
        for _ in 0..<2 where "+-123456789".utf8.contains(byte(0)) {
            // A digit states the indentation, a sign what becomes of the last line breaks.
            if byte(0) > UInt8(ascii: "0") { width = max(indent, 0) + Int(byte(0) - UInt8(ascii: "0")) }
            position += 1
        }
        takeLine()
        repeat {
            if !isAtEnd { takeBreak() }
            takeIndentation(&width)
            guard column == width else { return }
            takeLine()
        } while !isAtEnd
    }

    /// Takes blank lines and the spaces before a text, whose indentation the first of its lines decides.
    private mutating func takeIndentation(_ width: inout Int) {
        var deepest = 0
        while true {
            while byte(0) == 0x20, width == 0 || column < width { position += 1 }
            deepest = max(deepest, column)
            guard lengthOfBreak(0) > 0 else { break }
            takeBreak()
        }
        if width == 0 { width = max(deepest, indent + 1, 1) }
    }
}
