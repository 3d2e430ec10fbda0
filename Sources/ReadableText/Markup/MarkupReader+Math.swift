/// Formulas.
extension MarkupReader {
    /// Formulas in running text are short; what is longer is something else between two dollar signs.
    static let longestFormula = 1200

    // MARK: Dollar signs

    /// Reads what begins at a dollar sign: a formula, or a price.
    mutating func readDollar(at index: Int, _ end: Int) -> Int {
        if index + 1 < end, source[index + 1] == UInt8(ascii: "$") { return readDisplay(at: index, end) }
        guard let close = nextDollar(index + 1, min(end, index + Self.longestFormula)),
            isFormula(index + 1..<close, end)
        else {
            return copy(index..<index + 1)
        }
        readMath(index + 1..<close)
        return close + 1
    }

    /// Reads `$$ … $$`.
    private mutating func readDisplay(at index: Int, _ end: Int) -> Int {
        guard let close = nextDollar(index + 2, min(end, index + Self.longestFormula)), close > index + 2,
            close + 1 < end,
            source[close + 1] == UInt8(ascii: "$")
        else { return copy(index..<index + 2) }
        readMath(index + 2..<close)
        return close + 2
    }

    /// The next dollar sign that is neither escaped nor inside of a group.
    private mutating func nextDollar(_ start: Int, _ end: Int) -> Int? {
        var index = start
        while index < end {
            switch source[index] {
            case UInt8(ascii: "$"): return index
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "{"): index = (close(of: index, before: end) ?? index) + 1
            default: index += 1
            }
        }
        return nil
    }

    private static let operators = ASCII.Characters("<>=+-*/|")
    private static let ends = ASCII.Characters(")]}'*+%!>|.")

    /// Whether what lies between two dollar signs is a formula.
    ///
    /// A command says so. Without one the rules of Pandoc's Markdown hold
    /// (https://pandoc.org/MANUAL.html#math): no space inside at either end and no digit behind, so
    /// that `$5 and $10` are prices; more than a few words make no formula either, nor does a cut
    /// expression (`$HOME/$USER`).
    private func isFormula(_ content: Range<Int>, _ end: Int) -> Bool {
        guard !content.isEmpty else { return false }
        if holdsCommand(content) { return true }
        let (first, final) = (source[content.lowerBound], source[content.upperBound - 1])
        if first == 0x20 || final == 0x20 { return first == final && isTerm(source[content].dropFirst().dropLast()) }
        let next = content.upperBound + 1 < end ? source[content.upperBound + 1] : 0
        if Self.operators.contains(first), content.allSatisfy({ Self.operators.contains(source[$0]) }) { return true }
        return !ASCII.isDigit(next) && endsWhole(content, next) && wordCount(content) <= 3
    }

    /// Whether the last character is one with which formulas end: not the middle of something (`$HOME/$USER`).
    private func endsWhole(_ content: Range<Int>, _ next: UInt8) -> Bool {
        let final = source[content.upperBound - 1]
        if ASCII.isAlphanumeric(final) || final >= 0x80 || Self.ends.contains(final) { return true }
        // `$n,$` before a space, `$k-$means`, `$\pi^-$`.
        let isShort = content.count <= 4 && !ASCII.isDigit(source[content.lowerBound])
        if final == UInt8(ascii: ","), next <= 0x20 { return content.count <= 8 }
        return final == UInt8(ascii: "-") && (isShort || content.contains { source[$0] == UInt8(ascii: "^") })
    }

    /// Whether something between two spaces is a short formula (`$ N $`, `$ t > 1 $`): letters that
    /// stand alone, signs and numbers, and not a number alone, which may be a price.
    private func isTerm(_ piece: ArraySlice<UInt8>) -> Bool {
        let words = piece.split(separator: 0x20)
        let isShort = !words.isEmpty && words.count <= 7 && piece.count <= 40
        return isShort && piece.contains { !ASCII.isDigit($0) && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }
            && words.allSatisfy { word in
                !word.split(whereSeparator: { !ASCII.isLetter($0) }).contains { $0.count > 2 } && !Self.isWord(word)
            }
    }

    private static func isWord(_ word: ArraySlice<UInt8>) -> Bool {
        ["a", "as", "at", "by", "in", "is", "it", "of", "on", "or", "to", "we"].contains(
            String(decoding: word, as: UTF8.self))
    }

    /// Whether a command of formulas, or one that nobody knows, stands in a range.
    private func holdsCommand(_ content: Range<Int>) -> Bool {
        let isSpaced = source[content.lowerBound] == 0x20 || source[content.upperBound - 1] == 0x20
        var index = content.lowerBound
        while index + 1 < content.upperBound {
            guard source[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            if ASCII.isLetter(source[index + 1]) {
                switch macro(index + 1..<endOfName(at: index, content.upperBound)) {
                case nil: if !isSpaced { return true }
                case .text, .dropped, .last, .enclosing, .letter, .textAccent: if !isSpaced { return true }
                default: return true
                }
            }
            index += 2
        }
        return false
    }

    /// The number of words of four and more small letters in a range.
    private func wordCount(_ range: Range<Int>) -> Int {
        var count = 0
        var length = 0
        for index in range {
            switch source[index] {
            case 0x20:
                if length >= 4 { count += 1 }
                length = 0
            case let byte: length = ASCII.isLowercase(byte) && length >= 0 ? length + 1 : -1
            }
        }
        return length >= 4 ? count + 1 : count
    }

    // MARK: Inside

    /// Reads a formula. Spaces at its ends are TeX's and nobody sees them; they stay where words would be joined.
    mutating func readMath(_ range: Range<Int>) {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, source[start] == 0x20 { start += 1 }
        while end > start, source[end - 1] == 0x20 { end -= 1 }
        if start > range.lowerBound, ASCII.isAlphanumeric(last) { output.append(0x20) }
        let outer = mathStart
        mathStart = output.count
        show(start..<end, asMath: true)
        mathStart = outer
        wordEnd = -1
        if end < range.upperBound, ASCII.isAlphanumeric(byte(range.upperBound + 1)) { output.append(0x20) }
    }

    /// Reads a formula or a part of one.
    mutating func readMathPart(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            switch source[index] {
            case UInt8(ascii: "\\"): index = readMathCommand(at: index, range.upperBound)
            case UInt8(ascii: "{"): index = readMathGroup(at: index, range.upperBound)
            case UInt8(ascii: "}"), UInt8(ascii: "$"): index += 1
            case UInt8(ascii: "^"), UInt8(ascii: "_"): index = readScript(at: index, range.upperBound)
            case UInt8(ascii: "~"):
                output.append(0x20)
                index += 1
            case UInt8(ascii: "&"): index = readEntity(at: index, range.upperBound) ?? copy(index..<index + 1)
            default:
                appendMath(source[index])
                index += 1
            }
        }
    }

    /// Writes a character of a formula, without the spaces just inside of parentheses.
    private mutating func appendMath(_ byte: UInt8) {
        switch byte {
        case 0x20: if output.count > mathStart, last == UInt8(ascii: "(") || last == UInt8(ascii: "[") { return }
        case UInt8(ascii: ")"), UInt8(ascii: "]"): if output.count > mathStart, last == 0x20 { output.removeLast() }
        default: if ASCII.isAlphanumeric(byte) || byte >= 0x80 { separateBehindWord() }
        }
        output.append(byte)
    }

    private mutating func readMathGroup(at index: Int, _ end: Int) -> Int {
        guard let close = close(of: index, before: end) else { return index + 1 }
        show(index + 1..<close, asMath: true)
        return close + 1
    }

    private mutating func readMathCommand(at index: Int, _ end: Int) -> Int {
        guard index + 1 < end else { return end }
        guard ASCII.isLetter(source[index + 1]) else { return readMathSign(at: index, end) }
        let name = index + 1..<endOfName(at: index, end)
        if let macro = macro(name) {
            if case .symbol(let text) = macro, Self.isLetter(text.utf8.first ?? 0) { separateBehindWord() }
            if let next = apply(macro, name, end, inMath: true) { return next }
        }
        // Somebody's own command: its name says more than nothing.
        appendWord(String(decoding: source[name], as: UTF8.self))
        return endOfEmptyGroup(at: name.upperBound, end)
    }

    private mutating func readMathSign(at index: Int, _ end: Int) -> Int {
        let sign = source[index + 1]
        switch sign {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ">"), UInt8(ascii: " "):
            output.append(0x20)
        case UInt8(ascii: "!"), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
            UInt8(ascii: "]"),
            UInt8(ascii: "-"):
            break
        case UInt8(ascii: "|"): append("‖")
        case UInt8(ascii: "\\"): return readMathLineEnd(at: index, end)
        default:
            // The first byte of a longer character stays with the rest of it.
            if sign >= 0x80 { return index + 1 }
            output.append(sign)
        }
        return index + 2
    }

    private static let escaped = ASCII.Characters("{}%,;!_#")

    /// Reads `\\`: a backslash too many before a command, or a line's end.
    private mutating func readMathLineEnd(at index: Int, _ end: Int) -> Int {
        let next = index + 2 < end ? source[index + 2] : 0
        if Self.escaped.contains(next)
            || ASCII.isLetter(next) && macro(index + 2..<endOfName(at: index + 1, end)) != nil
        {
            return index + 1
        }
        output.append(0x20)
        return index + 2
    }

    // MARK: Words

    /// Writes a word of a formula, apart from letters and digits on either side: `n log n`, however it is typed.
    mutating func appendWord(_ word: String) {
        separate()
        append(word)
        wordEnd = output.count
    }

    /// Writes a space if a letter, a digit or a closing parenthesis of the same formula was written last.
    mutating func separate() {
        guard output.count > mathStart, let last = output.last else { return }
        if ASCII.isAlphanumeric(last) || last == UInt8(ascii: ")") || endsInLetter { output.append(0x20) }
    }

    /// Writes a space if a word of the formula was written last.
    mutating func separateBehindWord() {
        if output.count == wordEnd { output.append(0x20) }
    }

    /// Whether the character written last is a letter beyond ASCII.
    private var endsInLetter: Bool {
        guard last >= 0x80, let lead = output.suffix(4).last(where: { $0 & 0xC0 != 0x80 }) else { return false }
        return Self.isLetter(lead)
    }

    /// Whether a character with this first byte is a letter: those of Europe and Greece, with their
    /// marks, are all that formulas have.
    private static func isLetter(_ lead: UInt8) -> Bool { ASCII.isLetter(lead) || (0xC3...0xD3).contains(lead) }
}
