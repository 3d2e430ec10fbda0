/// TeX's commands in running text.
extension MarkupReader {
    private static let longestName = 32

    /// The end of the command's name whose backslash is at an index: its letters, or the one sign behind it.
    func endOfName(at index: Int, _ end: Int) -> Int {
        var next = index + 1
        while next < end, ASCII.isLetter(source[next]) { next += 1 }
        return next > index + 1 ? next : min(index + 2, end)
    }

    /// What is known of the command whose name lies in a range.
    func macro(_ name: Range<Int>) -> TeXMacro? {
        name.count > Self.longestName ? nil : TeXMacro.named[String(decoding: source[name], as: UTF8.self)]
    }

    /// Reads what begins at a backslash and returns the place behind it.
    mutating func readCommand(at index: Int, _ range: Range<Int>) -> Int {
        let end = range.upperBound
        guard index + 1 < end else { return copy(index..<end) }
        if let path = endOfPath(at: index, range) { return copy(index..<path) }
        guard let close = openGroup(before: index, range) else { return readAny(at: index, range) }
        return readFirst(at: index, range, close)
    }

    private mutating func readAny(at index: Int, _ range: Range<Int>) -> Int {
        guard ASCII.isLetter(source[index + 1]) else { return readSign(at: index, range) }
        return readNamed(index + 1..<endOfName(at: index, range.upperBound), range)
    }

    /// The end of a path such as `C:\new\table`, which is not made of commands.
    private func endOfPath(at index: Int, _ range: Range<Int>) -> Int? {
        guard byte(index - 1) == UInt8(ascii: ":"), ASCII.isLetter(byte(index - 2)),
            !ASCII.isAlphanumeric(byte(index - 3))
        else {
            return nil
        }
        return source[index..<range.upperBound].firstIndex { $0 <= 0x20 } ?? range.upperBound
    }

    // MARK: Groups

    /// The place of the brace that closes the group at whose beginning a command stands: `{\em words}`, `{\alpha}`.
    private mutating func openGroup(before index: Int, _ range: Range<Int>) -> Int? {
        guard !isLaTeX, index > range.lowerBound, source[index - 1] == UInt8(ascii: "{"), last == UInt8(ascii: "{")
        else { return nil }
        return close(of: index - 1, before: range.upperBound)
    }

    /// Reads the first command of a group, whose brace was copied before it was known to be TeX's;
    /// the braces vanish where the command is all there is.
    private mutating func readFirst(at index: Int, _ range: Range<Int>, _ close: Int) -> Int {
        let name = index + 1..<endOfName(at: index, close)
        if case .fontSwitch = macro(name) {
            output.removeLast()
            let next = readNamed(name, range.lowerBound..<close)
            nested {
                $0.readText(next..<close)
            } otherwise: { _ in
                next..<close
            }
            return close + 1
        }
        let brace = output.count - 1
        // A space between accent and letter is possible where the group says what belongs together: {\' a}.
        if let mark = TeXAccents.mark(ofSign: source[index + 1]), index + 4 == close, source[index + 2] == 0x20,
            write(source[index + 3], mark)
        {
            output.remove(at: brace)
            return close + 1
        }
        let next = readAny(at: index, range.lowerBound..<close)
        let isKnown = !ASCII.isLetter(source[index + 1]) || macro(name) != nil
        guard isKnown, next > index + 1, source[next..<close].allSatisfy({ $0 == 0x20 }) else { return next }
        output.remove(at: brace)
        return close + 1
    }

    // MARK: Named commands

    private mutating func readNamed(_ name: Range<Int>, _ range: Range<Int>) -> Int {
        if let macro = macro(name), let next = apply(macro, name, range.upperBound, inMath: false) { return next }
        // An unknown command stays, for it may be the name of something.
        let next = copy(name.lowerBound - 1..<name.upperBound)
        return endOfEmptyGroup(at: next, range.upperBound)
    }

    /// The place behind `{}`, which only ends a name.
    func endOfEmptyGroup(at index: Int, _ end: Int) -> Int {
        index + 1 < end && source[index] == UInt8(ascii: "{") && source[index + 1] == UInt8(ascii: "}")
            ? index + 2 : index
    }

    // MARK: Signs

    /// Reads a command whose name is no letter.
    private mutating func readSign(at index: Int, _ range: Range<Int>) -> Int {
        let sign = source[index + 1]
        switch sign {
        case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "$"),
            UInt8(ascii: "{"),
            UInt8(ascii: "}"):
            output.append(sign)
            return index + 2
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: " "):
            output.append(0x20)
            return index + 2
        case UInt8(ascii: "-"): return readHyphen(at: index, range)
        case UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "!"):
            // A correction of spacing; in plain text "@" is escaped by some.
            if sign == UInt8(ascii: "@"), ASCII.isAlphanumeric(byte(index + 2)) { return copy(index + 1..<index + 2) }
            return ASCII.isAlphanumeric(byte(index - 1)) || byte(index - 1) == UInt8(ascii: ".")
                ? index + 2 : copy(index..<index + 2)
        case UInt8(ascii: "\\"): return readLineEnd(at: index, range)
        case UInt8(ascii: "("): return readFormula(at: index, closing: UInt8(ascii: ")"), range.upperBound)
        case UInt8(ascii: "["): return readFormula(at: index, closing: UInt8(ascii: "]"), range.upperBound)
        default: return readAccent(at: index, range) ?? copy(index..<index + (sign < 0x80 ? 2 : 1))
        }
    }

    /// Reads `\-`: where a word has several, or LaTeX is certain, the places to hyphenate it; one
    /// alone is a hyphen that somebody escaped.
    private mutating func readHyphen(at index: Int, _ range: Range<Int>) -> Int {
        guard isLaTeX || !isHyphenated(around: index, range) else { return index + 2 }
        guard isLaTeX || byte(index - 1) > 0x20 else { return copy(index..<index + 2) }
        if !isLaTeX { output.append(UInt8(ascii: "-")) }
        return index + 2
    }

    /// Whether the word around a `\-` has another one.
    private func isHyphenated(around index: Int, _ range: Range<Int>) -> Bool {
        let isPart = { (byte: UInt8) in ASCII.isLetter(byte) || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "-")
        }
        let before = source[max(range.lowerBound, index - 24)..<index].reversed().prefix { isPart($0) }
        let after = source[min(index + 2, range.upperBound)..<min(index + 26, range.upperBound)].prefix { isPart($0) }
        return before.contains(UInt8(ascii: "\\")) || after.contains(UInt8(ascii: "\\"))
    }

    /// Reads `\\`: a line's end where a space is beside it, a backslash too many before a known
    /// command, and otherwise what it is.
    private mutating func readLineEnd(at index: Int, _ range: Range<Int>) -> Int {
        let next = index + 2 < range.upperBound ? source[index + 2] : 0x20
        if next == 0x20 || byte(index - 1) == 0x20 && !ASCII.isLetter(next) {
            output.append(0x20)
            return index + 2
        }
        let name = index + 2..<endOfName(at: index + 1, range.upperBound)
        if ASCII.isLetter(next), macro(name) != nil, byte(name.upperBound) == UInt8(ascii: "{") {
            return readCommand(at: index + 1, range)
        }
        guard ASCII.isLetter(next) else { return copy(index..<index + 2) }
        // A share (`\\server\folder`) is no command either.
        return copy(index..<(source[index..<range.upperBound].firstIndex { $0 <= 0x20 } ?? range.upperBound))
    }

    /// Reads `\( … \)` and `\[ … \]`.
    private mutating func readFormula(at index: Int, closing: UInt8, _ end: Int) -> Int {
        var close = index + 2
        while close + 1 < min(end, index + Self.longestFormula) {
            if source[close] == UInt8(ascii: "\\") {
                if source[close + 1] == closing {
                    readMath(index + 2..<close)
                    return close + 2
                }
                if source[close + 1] == source[index + 1] { break }
                close += 1
            }
            close += 1
        }
        return copy(index..<index + 2)
    }

    // MARK: Accents

    /// Reads an accent that is a sign, `\'e` or `\"{o}`; nil where it is an escaped quotation mark or something else.
    private mutating func readAccent(at index: Int, _ range: Range<Int>) -> Int? {
        let sign = source[index + 1]
        guard let mark = TeXAccents.mark(ofSign: sign) else { return nil }
        if let next = accent(
            mark, baseAt: index + 2, range.upperBound, isCertain: isPlausible(sign, at: index, range.upperBound))
        {
            return next
        }
        let isQuotation = sign == UInt8(ascii: "'") || sign == UInt8(ascii: "\"")
        guard isQuotation else { return nil }
        output.append(sign)
        return index + 2
    }

    /// Whether a bare letter behind an accent sign is one to be accented, and the sign not a
    /// quotation mark that was escaped.
    private func isPlausible(_ sign: UInt8, at index: Int, _ end: Int) -> Bool {
        let base = index + 2 < end ? source[index + 2] : 0
        let isInWord = ASCII.isLetter(byte(index - 1))
        switch sign {
        case UInt8(ascii: "'"): return !(base == UInt8(ascii: "s") && isInWord && !ASCII.isLetter(byte(index + 3)))
        case UInt8(ascii: "\""): return isInWord || !isQuoted(from: index + 2, end)
        case UInt8(ascii: "."): return base | 0x20 == UInt8(ascii: "z") && isInWord || base == UInt8(ascii: "I")
        default: return true
        }
    }

    /// Whether an escaped quotation mark closes what begins here.
    private func isQuoted(from start: Int, _ end: Int) -> Bool {
        var index = start
        while index + 1 < min(end, start + 200) {
            if source[index] == UInt8(ascii: "\\"), source[index + 1] == UInt8(ascii: "\"") {
                return !ASCII.isLetter(byte(index + 2))
            }
            index += 1
        }
        return false
    }

    /// Writes the letter at a place (`e`, `{e}`, `\i`, `{\i}`) with a mark and returns the place behind it.
    mutating func accent(_ mark: Unicode.Scalar, baseAt index: Int, _ end: Int, isCertain: Bool) -> Int? {
        guard index < end else { return nil }
        if source[index] == UInt8(ascii: "{"), let close = close(of: index, before: end) {
            let base = source[index + 1] == UInt8(ascii: "\\") ? index + 2 : index + 1
            guard base < close, write(source[base], mark) else { return nil }
            nested {
                $0.readText(base + 1..<close)
            } otherwise: { _ in
                base + 1..<close
            }
            return close + 1
        }
        if source[index] == UInt8(ascii: "\\") {
            let isDotless = byte(index + 1) == UInt8(ascii: "i") || byte(index + 1) == UInt8(ascii: "j")
            guard isDotless, endOfName(at: index, end) == index + 2, write(source[index + 1], mark) else { return nil }
            return endOfEmptyGroup(at: index + 2, end)
                + (byte(index + 2) == 0x20 && ASCII.isLetter(byte(index + 3)) ? 1 : 0)
        }
        guard isCertain, write(source[index], mark) else { return nil }
        return index + 1
    }

    private mutating func write(_ letter: UInt8, _ mark: Unicode.Scalar) -> Bool {
        guard let text = TeXAccents.composed(letter, mark) else { return false }
        append(text)
        return true
    }
}
