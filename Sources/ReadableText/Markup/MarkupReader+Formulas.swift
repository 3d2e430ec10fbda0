/// Scripts, fractions, roots and accents of formulas, written in one line.
extension MarkupReader {
    /// Writes something and takes it back, to be looked at.
    private mutating func taken(_ body: (inout MarkupReader) -> Void) -> [UInt8] {
        let start = output.count
        let outerStart = mathStart
        mathStart = start
        body(&self)
        mathStart = outerStart
        let piece = Array(output[min(start, output.count)...])
        output.removeLast(output.count - min(start, output.count))
        wordEnd = -1
        return piece
    }

    private mutating func taken(_ range: Range<Int>) -> [UInt8] { taken { $0.show(range, asMath: true) } }

    // MARK: Scripts

    /// Reads an index or a power: `x_ij`, `10^-3`, `n^(k+1)`.
    mutating func readScript(at index: Int, _ end: Int) -> Int {
        let isPower = source[index] == UInt8(ascii: "^")
        guard let (argument, next) = argument(at: index + 1, end, inMath: true) else { return copy(index..<index + 1) }
        let isBehindWord = output.count == wordEnd
        let script = trimmed(taken(argument))
        appendScript(script, isPower: isPower)
        wordEnd = isBehindWord ? output.count : -1
        return next
    }

    private static let endsOfTerms = ASCII.Characters(")]}'*")

    private mutating func appendScript(_ script: [UInt8], isPower: Bool) {
        guard !script.isEmpty else { return }
        let isLeading = output.count == mathStart
        let isBehindText = ASCII.isAlphanumeric(last) || last >= 0x80 || Self.endsOfTerms.contains(last)
        let text = String(decoding: script, as: UTF8.self)
        if isPower, text == "∘" { return append("°") }
        if isPower, text.unicodeScalars.allSatisfy({ $0 == "′" }) { return append(text) }
        // 13C, TiSe2, 7th: what stands beside a formula and not in it.
        let isOrdinal = isPower && ["st", "nd", "rd", "th"].contains(text) && ASCII.isDigit(last)
        let isFormulaOfMatter = isLeading && !isPower && isBehindText && script.allSatisfy(ASCII.isDigit)
        if !isBehindText && isLeading || isOrdinal || isFormulaOfMatter { return append(text) }
        output.append(isPower ? UInt8(ascii: "^") : UInt8(ascii: "_"))
        appendEnclosed(script, unless: Self.isSimple(script))
    }

    private mutating func appendEnclosed(_ piece: [UInt8], unless isPlain: Bool) {
        if isPlain {
            output.append(contentsOf: piece)
        } else {
            output.append(UInt8(ascii: "("))
            output.append(contentsOf: piece)
            output.append(UInt8(ascii: ")"))
        }
    }

    private func trimmed(_ piece: [UInt8]) -> [UInt8] {
        let start = piece.firstIndex { $0 != 0x20 } ?? piece.endIndex
        let end = piece.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? start
        return Array(piece[start..<max(start, end)])
    }

    private static let plainSigns = ASCII.Characters(".'*%")

    /// Whether a piece needs no parentheses: one character, signs alone, or letters and digits with a sign before them.
    static func isSimple(_ piece: [UInt8]) -> Bool {
        if piece.allSatisfy({ ASCII.isAlphanumeric($0) || plainSigns.contains($0) }) || isEnclosed(piece) {
            return true
        }
        let text = String(decoding: piece, as: UTF8.self).unicodeScalars
        if text.allSatisfy({ "+-−*′'†∗".unicodeScalars.contains($0) }) { return true }
        let body = text.first.map { "+-−±".unicodeScalars.contains($0) } == true ? text.dropFirst() : text[...]
        // A single letter may be of two scalars, the second one its mark.
        return body.count <= 1 || body.allSatisfy { isPlain($0) }
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ASCII.isAlphanumeric(UInt8(scalar.value)) || plainSigns.contains(UInt8(scalar.value))
        }
        return scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered
            || "∞′∘".unicodeScalars.contains(scalar)
    }

    /// Whether a piece is in parentheses as a whole.
    private static func isEnclosed(_ piece: [UInt8]) -> Bool {
        guard piece.first == UInt8(ascii: "("), piece.last == UInt8(ascii: ")") else { return false }
        var depth = 0
        for byte in piece.dropLast() {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return false }
        }
        return true
    }

    // MARK: Fractions and roots

    /// Reads `\frac{a}{b}` as a/b and `\binom{n}{k}` as (n choose k).
    mutating func readFraction(_ macro: TeXMacro, at index: Int, _ end: Int, inMath: Bool) -> Int? {
        guard let (above, next) = argument(at: index, end, inMath: inMath),
            let (below, last) = argument(at: next, end, inMath: inMath)
        else { return nil }
        let (upper, lower) = (trimmed(taken(above)), trimmed(taken(below)))
        if case .binomial = macro {
            separate()
            appendEnclosed(upper + Array(" choose ".utf8) + lower, unless: false)
            return last
        }
        separate()
        appendEnclosed(upper, unless: Self.isFactor(upper))
        output.append(UInt8(ascii: "/"))
        appendEnclosed(lower, unless: Self.isDivisor(lower))
        wordEnd = output.count
        return last
    }

    /// Whether a piece can be divided without parentheses: no sum, no list and no words side by
    /// side outside of parentheses.
    private static func isFactor(_ piece: [UInt8]) -> Bool {
        var depth = 0
        for character in String(decoding: piece, as: UTF8.self).unicodeScalars.dropFirst() {
            switch character {
            case "(", "[", "{", "⟨", "⌈", "⌊": depth += 1
            case ")", "]", "}", "⟩", "⌉", "⌋": depth -= 1
            case " ", "+", "-", "−", "=", "<", ">", ",", ";", "/", "×", "·", "±", "∓", "≤", "≥", "≈", "∼", "∈", "→",
                "|":
                if depth == 0 { return false }
            default: break
            }
        }
        return true
    }

    /// Whether a piece can divide without parentheses: a number, a symbol with its scripts, a word, or a root.
    private static func isDivisor(_ piece: [UInt8]) -> Bool {
        guard isFactor(piece) else { return false }
        let text = String(decoding: piece, as: UTF8.self)
        let base = text.unicodeScalars.prefix { $0 != "^" && $0 != "_" && $0 != "(" }
        return base.isEmpty || Self.isOneCharacter(base) || base.allSatisfy { Self.isNumber($0) || $0 == "." }
            || base.dropFirst(2).first != nil && base.allSatisfy(\.properties.isAlphabetic)
            || base.first == "√"
    }

    private static func isNumber(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }

    /// Whether there is one scalar, with or without marks on it.
    private static func isOneCharacter(_ scalars: Substring.UnicodeScalarView) -> Bool {
        !scalars.isEmpty && scalars.dropFirst().allSatisfy(\.properties.isGraphemeExtend)
    }

    /// Reads `\sqrt{x}` as √x, `\sqrt[3]{x}` as ∛x.
    mutating func readRoot(at index: Int, _ end: Int, inMath: Bool) -> Int? {
        var start = index
        var degree: [UInt8] = []
        if start < end, source[start] == UInt8(ascii: "["),
            let close = source[start..<min(end, start + 100)].firstIndex(of: UInt8(ascii: "]"))
        {
            degree = trimmed(taken(start + 1..<close))
            start = close + 1
        }
        guard let (argument, next) = argument(at: start, end, inMath: inMath) else { return nil }
        let piece = trimmed(taken(argument))
        appendRoot(degree)
        let text = String(decoding: piece, as: UTF8.self).unicodeScalars[...]
        appendEnclosed(
            piece, unless: Self.isOneCharacter(text) || text.allSatisfy(Self.isNumber) || Self.isEnclosed(piece))
        wordEnd = output.count
        return next
    }

    private mutating func appendRoot(_ degree: [UInt8]) {
        switch String(decoding: degree, as: UTF8.self) {
        case "", "2": append("√")
        case "3": append("∛")
        case "4": append("∜")
        case let text:
            separate()
            append("(\(text))√")
        }
    }

    // MARK: Signs and accents

    private static let struckOut = [
        "=": "≠", "<": "≮", ">": "≯", "∈": "∉", "∋": "∌", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "∃": "∄", "≡": "≢",
        "∼": "≁", "≃": "≄",
        "≈": "≉",
        "≅": "≇", "≤": "≰", "≥": "≱", "|": "∤", "∥": "∦", "⊢": "⊬", "⊨": "⊭", "→": "↛",
    ]

    /// Reads the sign behind `\not`.
    mutating func readNegation(at index: Int, _ end: Int) -> Int? {
        guard let (argument, next) = argument(at: index, end, inMath: true) else { return nil }
        let sign = String(decoding: trimmed(taken(argument)), as: UTF8.self)
        if let negated = Self.struckOut[sign] { append(negated) } else { appendWord("not \(sign)") }
        return next
    }

    /// Writes a letter with its mark, as one character where there is one; a mark over several letters is left out.
    mutating func showAccented(_ argument: Range<Int>, _ mark: Unicode.Scalar) {
        separateBehindWord()
        let piece = trimmed(taken(argument))
        let text = String(decoding: piece, as: UTF8.self)
        guard Self.isOneCharacter(text.unicodeScalars[...]), text.unicodeScalars.first?.properties.isAlphabetic ?? false
        else { return output.append(contentsOf: piece) }
        append(
            piece.count == 1
                ? TeXAccents.composed(piece[0], mark) ?? text + String(Character(mark)) : text + String(Character(mark))
        )
    }
}
