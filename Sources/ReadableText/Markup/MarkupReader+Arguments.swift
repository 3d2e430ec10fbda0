/// Known commands and their arguments, in text and in formulas.
extension MarkupReader {
    /// Writes what a command stands for and returns the place behind it and its arguments; nil,
    /// with nothing written, where it cannot be read.
    mutating func apply(_ macro: TeXMacro, _ name: Range<Int>, _ end: Int, inMath: Bool) -> Int? {
        let next = name.upperBound
        switch macro {
        case .symbol(let text): return readSymbol(text, at: next, end, inMath: inMath)
        case .word(let word):
            if word == "deg", isBehindNumber { append("°") } else { appendWord(word) }
            return endOfEmptyGroup(at: next, end)
        case .letter(let letter): return inMath ? nil : readLetter(letter, at: next, end)
        case .textAccent(let mark): return inMath ? nil : readTextAccent(mark, name, end)
        case .nothing: return endOfEmptyGroup(at: next, end)
        case .delimiter: return byte(next) == UInt8(ascii: ".") && next < end ? next + 1 : next
        case .space:
            output.append(0x20)
            return next
        case .fontSwitch: return readSwitch(at: next, end, inMath: inMath)
        default: return applyToArguments(macro, at: next, end, inMath: inMath)
        }
    }

    private mutating func applyToArguments(_ macro: TeXMacro, at index: Int, _ end: Int, inMath: Bool) -> Int? {
        let start = byte(index) == UInt8(ascii: "*") && index < end ? index + 1 : index
        switch macro {
        case .dropped(let count): return dropArguments(count, at: start, end)
        case .last(let count): return readLast(count, at: start, end, inMath: inMath)
        case .fraction, .binomial: return readFraction(macro, at: start, end, inMath: inMath)
        case .root: return readRoot(at: start, end, inMath: inMath)
        case .negation: return inMath ? readNegation(at: start, end) : nil
        case .length: return endOfLength(at: start, end)
        case .roman: return readRoman(at: start, end)
        default: return applyToArgument(macro, at: start, end, inMath: inMath)
        }
    }

    private mutating func applyToArgument(_ macro: TeXMacro, at index: Int, _ end: Int, inMath: Bool) -> Int? {
        guard let (argument, next) = argument(at: index, end, inMath: takesToken(macro, at: index, inMath: inMath))
        else { return nil }
        switch macro {
        case .text: show(argument, asMath: false)
        case .math: show(argument, asMath: true)
        case .operatorName:
            separate()
            show(argument, asMath: true)
            wordEnd = output.count
        case .mathAccent(let mark): showAccented(argument, mark)
        case .enclosing(let before, let after): enclose(argument, before, after, asMath: inMath)
        case .quantity: return readQuantity(argument, next, end)
        case .character: return readCharacter(argument, next)
        default: return nil
        }
        return next
    }

    /// Whether the argument may be a single command or character.
    private func takesToken(_ macro: TeXMacro, at index: Int, inMath: Bool) -> Bool {
        switch macro {
        case .quantity: false
        case .mathAccent: inMath || byte(index) == UInt8(ascii: "\\")
        default: inMath
        }
    }

    /// Shows a piece of the source as text or as a part of a formula.
    mutating func show(_ range: Range<Int>, asMath: Bool) {
        nested {
            asMath ? $0.readMathPart(range) : $0.readText(range)
        } otherwise: { _ in
            range
        }
    }

    private mutating func enclose(_ argument: Range<Int>, _ before: String, _ after: String, asMath: Bool) {
        append(before)
        show(argument, asMath: asMath)
        append(after)
    }

    /// Writes a symbol. In formulas the space behind it, which TeX ignores, is kept where there is
    /// one before it as well.
    private mutating func readSymbol(_ text: String, at index: Int, _ end: Int, inMath: Bool) -> Int {
        let isTight = inMath && (output.count > mathStart && last != 0x20 || ["⟨", "⌈", "⌊"].contains(text))
        append(text)
        let next = endOfEmptyGroup(at: index, end)
        guard next < end else { return next }
        if source[next] == UInt8(ascii: "."), text.last == "." { return next + 1 }
        return isTight && source[next] == 0x20 ? next + 1 : next
    }

    // MARK: Arguments

    private static let noArgument = ASCII.Characters("}_^&$")
    private static let punctuation = ASCII.Characters(".,;:)]")
    private static let lengthSigns = ASCII.Characters("+-. ")

    /// The argument at a place and the place behind it: a group, and in formulas also a single command or character.
    mutating func argument(at index: Int, _ end: Int, inMath: Bool) -> (range: Range<Int>, next: Int)? {
        var start = index
        while inMath, start < end, source[start] == 0x20 { start += 1 }
        guard start < end else { return nil }
        if source[start] == UInt8(ascii: "{") {
            guard let close = close(of: start, before: end) else { return nil }
            return (start + 1..<close, close + 1)
        }
        guard inMath, !Self.noArgument.contains(source[start]) else { return nil }
        let next = source[start] == UInt8(ascii: "\\") ? endOfCommand(at: start, end) : endOfCharacter(at: start, end)
        return (start..<next, next)
    }

    /// The end of a command with the group that follows it, if one does: `x^\mathrm{T}`.
    private mutating func endOfCommand(at index: Int, _ end: Int) -> Int {
        let next = endOfName(at: index, end)
        guard next < end, source[next] == UInt8(ascii: "{"), let close = close(of: next, before: end) else {
            return next
        }
        return close + 1
    }

    private func endOfCharacter(at index: Int, _ end: Int) -> Int {
        var next = index + 1
        while next < end, source[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    /// The place behind an option in brackets, if there is one.
    private func endOfOption(at index: Int, _ end: Int) -> Int {
        guard index < end, source[index] == UInt8(ascii: "[") else { return index }
        let close = source[index..<min(end, index + 200)].firstIndex(of: UInt8(ascii: "]"))
        return close.map { $0 + 1 } ?? index
    }

    /// Steps over arguments, which are groups, and over what would be left of the sentence: a space
    /// or tie before them, parentheses around them.
    private mutating func dropArguments(_ count: Int, at index: Int, _ end: Int) -> Int? {
        var next = endOfOption(at: endOfOption(at: index, end), end)
        for _ in 0..<count {
            guard next < end, source[next] == UInt8(ascii: "{"), let close = close(of: next, before: end) else {
                return nil
            }
            next = close + 1
        }
        let follower = next < end ? source[next] : 0
        if follower == 0 || Self.punctuation.contains(follower), last == 0x20 || last == UInt8(ascii: "~") {
            output.removeLast()
        }
        if last == UInt8(ascii: "("), follower == UInt8(ascii: ")") {
            output.removeLast()
            next += 1
        }
        return next
    }

    private mutating func readLast(_ count: Int, at index: Int, _ end: Int, inMath: Bool) -> Int? {
        var next = endOfOption(at: index, end)
        for _ in 1..<count {
            guard let argument = argument(at: next, end, inMath: inMath) else { return nil }
            next = argument.next
        }
        guard let argument = argument(at: next, end, inMath: inMath) else { return nil }
        show(argument.range, asMath: inMath)
        return argument.next
    }

    private mutating func readQuantity(_ argument: Range<Int>, _ index: Int, _ end: Int) -> Int {
        show(argument, asMath: true)
        guard let unit = self.argument(at: index, end, inMath: false) else { return index }
        output.append(0x20)
        show(unit.range, asMath: true)
        return unit.next
    }

    /// Reads `\unicode{x2013}`.
    private mutating func readCharacter(_ argument: Range<Int>, _ next: Int) -> Int? {
        guard let text = HTMLEntities.character(source[argument]) else { return nil }
        append(text)
        return next
    }

    /// The place behind a length such as `-2mu` or `.17ex`; nil where none follows.
    private func endOfLength(at index: Int, _ end: Int) -> Int? {
        var next = index
        while next < end, ASCII.isDigit(source[next]) || Self.lengthSigns.contains(source[next]) { next += 1 }
        guard next > index, next + 1 < end, ASCII.isLetter(source[next]), ASCII.isLetter(source[next + 1]) else {
            return nil
        }
        return next + 2
    }

    /// Reads `\romannumeral 4` and `\romannumeral{4}` as iv.
    private mutating func readRoman(at index: Int, _ end: Int) -> Int? {
        let isGroup = index < end && (source[index] == 0x20 || source[index] == UInt8(ascii: "{"))
        let digits = source[(isGroup ? index + 1 : index)..<end].prefix(3).prefix(while: ASCII.isDigit)
        guard let number = Int(String(decoding: digits, as: UTF8.self)), number > 0, number < 40 else { return nil }
        append(
            String(repeating: "x", count: number / 10)
                + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][number % 10])
        return digits.endIndex
            + (byte(index) == UInt8(ascii: "{") && byte(digits.endIndex) == UInt8(ascii: "}") ? 1 : 0)
    }

    // MARK: Commands of text

    /// Writes a letter of a word. The space behind the command only ended its name.
    private mutating func readLetter(_ letter: String, at index: Int, _ end: Int) -> Int {
        append(letter)
        let next = endOfEmptyGroup(at: index, end)
        let isInWord = next == index && index + 1 < end && source[index] == 0x20 && ASCII.isLowercase(source[index + 1])
        return isInWord ? index + 1 : next
    }

    /// Reads `\v{c}` or, within a word, `\v c`. Where the group is the rest of a Greek letter's
    /// name (`\b{eta}`), as arXiv damages it, that is meant.
    private mutating func readTextAccent(_ mark: Unicode.Scalar, _ name: Range<Int>, _ end: Int) -> Int? {
        let index = name.upperBound
        if let (argument, next) = argument(at: index, end, inMath: false), argument.count > 1,
            case .symbol(let text) = TeXMacro.named[
                String(decoding: source[name] + source[argument].prefix(12), as: UTF8.self)]
        {
            append(text)
            return next
        }
        let isInWord =
            byte(index) == 0x20 && index + 2 < end && ASCII.isLetter(source[index + 1])
            && ASCII.isLetter(source[index + 2])
        return accent(
            mark, baseAt: isInWord ? index + 1 : index, end,
            isCertain: isInWord && source[name.lowerBound] != UInt8(ascii: "d")
                && source[name.lowerBound] != UInt8(ascii: "b"))
    }

    /// Steps over a command such as `\bf`, with the space that ends its name; a group directly behind it is shown.
    private mutating func readSwitch(at index: Int, _ end: Int, inMath: Bool) -> Int? {
        guard index < end else { return index }
        if source[index] == 0x20 { return index + 1 }
        guard let (argument, next) = argument(at: index, end, inMath: false) else {
            return inMath || source[index] == UInt8(ascii: "\\") ? index : nil
        }
        show(argument, asMath: inMath)
        return next
    }

    /// Whether a number was written last.
    private var isBehindNumber: Bool {
        output.last { $0 != 0x20 && $0 != UInt8(ascii: "{") }.map(ASCII.isDigit) ?? false
    }
}
