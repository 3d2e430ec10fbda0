/// Quotation marks, ties and dashes as TeX users type them.
extension MarkupReader {
    private static let longestQuotation = 600

    // MARK: Quotation marks

    /// Reads what begins at a backquote: ``words'' and `words' become quotations where they are
    /// closed; code between backquotes stays.
    mutating func readQuote(at index: Int, _ range: Range<Int>) -> Int {
        var run = index
        while run < range.upperBound, source[run] == UInt8(ascii: "`") { run += 1 }
        let follows = run < range.upperBound && source[run] > 0x20
        guard run - index <= 2, follows, !ASCII.isAlphanumeric(byte(index - 1)) else { return copy(index..<run) }
        return run - index == 2 ? readDoubleQuote(run, range.upperBound) : readSingleQuote(run, range.upperBound)
    }

    private mutating func readDoubleQuote(_ start: Int, _ end: Int) -> Int {
        append("“")
        guard let close = endOfDoubleQuote(start, end) else { return start }
        nested {
            $0.readText(start..<close)
        } otherwise: { _ in
            start..<close
        }
        append("”")
        return close + (source[close] == UInt8(ascii: "\"") ? 1 : 2)
    }

    /// The place of the '' that closes a quotation, or of the straight mark or the `` that somebody typed in its place.
    private func endOfDoubleQuote(_ start: Int, _ end: Int) -> Int? {
        for index in start..<min(end, start + Self.longestQuotation) {
            let isLastOfWord = !ASCII.isAlphanumeric(byte(index + 2)) && source[index - 1] > 0x20
            switch source[index] {
            case UInt8(ascii: "'") where index + 1 < end && source[index + 1] == UInt8(ascii: "'"):
                if byte(index + 2) != UInt8(ascii: "("), byte(index + 2) != UInt8(ascii: "'") { return index }
            case UInt8(ascii: "\"") where byte(index - 1) > 0x20 && byte(index - 1) != UInt8(ascii: "\\"):
                if !ASCII.isAlphanumeric(byte(index + 1)) { return index }
            case UInt8(ascii: "`") where index + 1 < end && source[index + 1] == UInt8(ascii: "`"):
                return isLastOfWord && index > start ? index : nil
            default: break
            }
        }
        return nil
    }

    private mutating func readSingleQuote(_ start: Int, _ end: Int) -> Int {
        guard let close = endOfSingleQuote(start, end) else { return copy(start - 1..<start) }
        append("‘")
        nested {
            $0.readText(start..<close)
        } otherwise: { _ in
            start..<close
        }
        append("’")
        return close + 1
    }

    private func endOfSingleQuote(_ start: Int, _ end: Int) -> Int? {
        for index in start..<min(end, start + Self.longestQuotation / 4) {
            if source[index] == UInt8(ascii: "`") { return nil }
            guard source[index] == UInt8(ascii: "'"), source[index - 1] > 0x20, index > start else { continue }
            if source[index - 1] != UInt8(ascii: "\\"), !ASCII.isAlphanumeric(byte(index + 1)),
                byte(index + 1) != UInt8(ascii: "'")
            {
                return index
            }
        }
        return nil
    }

    /// What a word can begin and end with, besides letters and digits.
    private static let openers = ASCII.Characters("\\$([{`\"")
    private static let closers = ASCII.Characters(".,;:)]}$'\"%")

    // MARK: Ties

    /// Reads a `~`: a space where it ties two words (`Figure~2`, `model~(LM)`), itself where it
    /// means "about" (`~20%`, `z~2.5`, `2~3`).
    mutating func readTie(at index: Int, _ range: Range<Int>) -> Int {
        let next = index + 1 < range.upperBound ? source[index + 1] : 0
        guard isLaTeX || isTie(at: index, next) else { return copy(index..<index + 1) }
        output.append(0x20)
        return index + 1
    }

    private func isTie(at index: Int, _ next: UInt8) -> Bool {
        let previous = byte(index - 1)
        let opens = ASCII.isAlphanumeric(next) || next >= 0x80 || Self.openers.contains(next)
        guard opens else { return false }
        if ASCII.isLetter(previous) { return isTie(behind: wordBefore(index), next) }
        if ASCII.isDigit(previous) { return !ASCII.isDigit(next) }
        if previous == UInt8(ascii: ".") { return true }
        return !ASCII.isDigit(next) && (previous >= 0x80 || Self.closers.contains(previous))
    }

    private func wordBefore(_ index: Int) -> ArraySlice<UInt8> {
        var start = index
        while start > max(0, index - 24), ASCII.isLetter(source[start - 1]) { start -= 1 }
        return source[start..<index]
    }

    private func isTie(behind word: ArraySlice<UInt8>, _ next: UInt8) -> Bool {
        let isArticle = word.elementsEqual("a".utf8) || word.elementsEqual("A".utf8) || word.elementsEqual("I".utf8)
        if word.count == 1, !isArticle { return ASCII.isLowercase(next) }
        guard ASCII.isDigit(next) else { return true }
        // "Table~2", "of~2" are ties; "SNR~10", "mass~100" are about a number.
        let isName =
            word.count >= 3 && ASCII.isUppercase(word[word.startIndex])
            && word.dropFirst().allSatisfy(ASCII.isLowercase)
        return isName || Self.functionWords.contains(String(decoding: word, as: UTF8.self))
    }

    private static let functionWords: Set<String> = [
        "and", "at", "by", "for", "from", "in", "of", "on", "or", "than", "the", "to", "with",
    ]

    // MARK: Dashes

    /// Reads dashes in a row: an en dash for two and an em dash for three, between two words or two
    /// spaces; `--flag`, `i--` and rules stay, and so does what may be a typewriter's dash, where
    /// nothing else in the text is TeX's.
    mutating func readDashes(at index: Int, _ range: Range<Int>) -> Int {
        var run = index
        while run < range.upperBound, source[run] == UInt8(ascii: "-") { run += 1 }
        let previous = index > range.lowerBound ? source[index - 1] : 0
        let next = run < range.upperBound ? source[run] : 0
        guard run - index <= 3, isTeX, isLaTeX || isDash(previous, next), !endsInAddress else {
            return copy(index..<run)
        }
        append(run - index == 2 ? "–" : "—")
        return run
    }

    private func isDash(_ previous: UInt8, _ next: UInt8) -> Bool {
        if previous == 0x20 || next == 0x20 { return previous == next }
        let isBehindWord = ASCII.isAlphanumeric(previous) || previous >= 0x80 || Self.closers.contains(previous)
        return isBehindWord && (ASCII.isAlphanumeric(next) || next >= 0x80 || Self.openers.contains(next))
    }

    /// Whether what was written last belongs to an address, in which nothing is to be changed.
    private var endsInAddress: Bool {
        var index = output.count - 1
        let limit = max(2, output.count - 300)
        while index >= limit, output[index] > 0x20 {
            if output[index] == UInt8(ascii: "/"), output[index - 1] == UInt8(ascii: "/"),
                output[index - 2] == UInt8(ascii: ":")
            {
                return true
            }
            index -= 1
        }
        return false
    }
}
