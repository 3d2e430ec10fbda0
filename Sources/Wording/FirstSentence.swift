/// The first sentence of a text that a person wrote, as far as marks and capitals tell it.
package enum FirstSentence {
    /// The longest that is shown, in columns.
    package static let longest = 240

    /// The first sentence, harmless as in `SafeText`; one longer than `limit` columns is cut after a word, with an
    /// ellipsis.
    ///
    /// A sentence ends with `.`, `!` or `?`, closing quotes and brackets included, where a space and no lower-case
    /// word follow; with one of the full-width marks also without a space. A point that belongs to an abbreviation
    /// (`e.g.`, `et al.`, `vs.`), to an initial (`J. Smith`) or to the number that begins the text (`1. We`) ends
    /// nothing; nor does one inside of a number or a name (`0.99`, `GPT-4.5`), since no space follows it. A text
    /// without any end is taken whole.
    package static func of(_ text: String, limit: Int = longest) -> String {
        var line = Array(SafeText.line(text).unicodeScalars)
        // `Objective.` is the heading of a part of an abstract.
        let first = end(of: line)
        if first < line.count, line[first] == " ", isHeading(line[..<first]) { line.removeSubrange(...first) }
        return cut(string(line.prefix(end(of: line))), to: limit)
    }

    /// Where the first sentence ends: the number of its characters.
    private static func end(of line: [Unicode.Scalar]) -> Int {
        // The first place behind a run of marks and closing signs, looked for once for all marks of the run.
        var next = 0
        for place in line.indices where isMark(line[place]) {
            next = max(next, place + 1)
            while next < line.count, isMark(line[next]) || isClosing(line[next]) { next += 1 }
            if next == line.count { return next }
            if isWide(line[place]) { return next }
            guard line[next] == " ", beginsSentence(line[(next + 1)...]) else { continue }
            if line[place] == ".", isAbbreviation(line[..<place]) { continue }
            return next
        }
        return line.count
    }

    /// Whether it is one word of Latin letters with its point.
    private static func isHeading(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
        words.last == "." && words.count > 4 && words.dropLast().allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "!" || scalar == "?" || isWide(scalar)
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "。" || scalar == "！" || scalar == "？" || scalar == "．"
    }

    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .closePunctuation, .finalPunctuation: true
        default: scalar == "\"" || scalar == "'"
        }
    }

    /// Whether a sentence may begin with this: no word in lower case, but for a name like `vLLM`.
    private static func beginsSentence(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = rest.first, first.properties.isLowercase else { return true }
        return rest.prefix { $0 != " " }.contains { $0.properties.isUppercase }
    }

    /// Whether the point after these words belongs to the last of them.
    private static func isAbbreviation(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
        var word = words.suffix(while: { $0 != " " })
        let beginsText = word.startIndex == 0
        while let first = word.first, !first.properties.isAlphabetic, first.properties.numericType == nil {
            word.removeFirst()
        }
        if word.isEmpty { return false }
        if beginsText, word.allSatisfy({ $0.properties.numericType != nil }) { return true }
        // `e.g`, `U.S`, `J`: single letters, with points between them.
        let letters = word.split(separator: "." as Unicode.Scalar, omittingEmptySubsequences: false)
        let isLetters = letters.allSatisfy { $0.count == 1 && $0.allSatisfy(\.properties.isAlphabetic) }
        // Nothing but an initial is written as one letter with a point, of scripts that have capitals.
        if isLetters, letters.count > 1 || word.allSatisfy(\.properties.isUppercase) { return true }
        return abbreviations.contains(string(word).lowercased())
    }

    private static let abbreviations: Set<String> = [
        "al", "approx", "ca", "cf", "ch", "dr", "ed", "eds", "eq", "eqs", "fig", "figs", "mr", "mrs", "ms", "no",
        "nos", "ph.d", "pp", "prof", "ref", "refs", "resp", "sec", "st", "tab", "thm", "viz", "vol", "vs",
    ]

    /// The text cut after the last word that fits, or within the first where none does.
    private static func cut(_ text: String, to limit: Int) -> String {
        guard DisplayWidth.of(text) > limit else { return text }
        let fitted = DisplayWidth.fitted(text, to: limit)
        let kept = Array(fitted.unicodeScalars.dropLast())
        let rest = Array(text.unicodeScalars.dropFirst(kept.count))
        // What was cut between words is whole already.
        guard rest.first != " ", let space = kept.lastIndex(of: " "), space > kept.count / 2 else { return fitted }
        return string(kept[..<space]) + "…"
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

extension ArraySlice {
    /// The longest end of which every element is so.
    fileprivate func suffix(while isSo: (Element) -> Bool) -> ArraySlice {
        guard let last = lastIndex(where: { !isSo($0) }) else { return self }
        return self[(last + 1)...]
    }
}
