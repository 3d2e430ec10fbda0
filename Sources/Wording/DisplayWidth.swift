/// How many columns of a terminal a text takes.
///
/// Wide and full-width characters of East Asian scripts and emoji take two, combining marks and
/// characters without width none, all others one; the ambiguous ones take one, as terminals outside
/// East Asia show them.
///
/// Source of the rule: Unicode Standard Annex 11, "East Asian Width".
public enum DisplayWidth {
    /// The columns of a text that holds no control characters.
    public static func of(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    /// The columns of a character.
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// The beginning of a text that fits, with an ellipsis where something was cut.
    package static func fitted(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        guard width > 1 else { return width == 1 ? "…" : "" }
        var result = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            used += of(scalar)
            if used > width - 1 { break }
            result.append(scalar)
        }
        while result.last == " " { result.removeLast() }
        return String(result) + "…"
    }

    /// The text with spaces behind it up to a width, cut where it is longer.
    public static func padded(_ text: String, to width: Int) -> String {
        let fitting = fitted(text, to: width)
        return fitting + String(repeating: " ", count: width - of(fitting))
    }

    /// The text with spaces before it up to a width; nothing is cut.
    public static func rightAligned(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - of(text))) + text
    }

    /// The text in lines of at most so many columns, broken at spaces; a word that is longer than a
    /// line is cut across lines. A unit (`%`, `pp`) stays with its number.
    package static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in words(of: text) {
            if !line.isEmpty, of(line) + 1 + of(word) > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? word : " " + word
            if of(line) > width {
                let pieces = pieces(of: line, width: width)
                lines += pieces.dropLast()
                line = pieces.last ?? ""
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    private static func words(of text: String) -> [String] {
        var words: [String] = []
        for word in text.utf8.split(separator: UInt8(ascii: " ")).map({ String(Substring($0)) }) {
            if let last = words.last, word.utf8.starts(with: "%".utf8) || word.utf8.starts(with: "pp".utf8) {
                words[words.count - 1] = last + " " + word
            } else {
                words.append(word)
            }
        }
        return words
    }

    /// A word cut into pieces that fit.
    private static func pieces(of text: String, width: Int) -> [String] {
        var pieces = [String.UnicodeScalarView()]
        var used = 0
        for scalar in text.unicodeScalars {
            used += of(scalar)
            if used > max(width, 2) {
                pieces.append(String.UnicodeScalarView())
                used = of(scalar)
            }
            pieces[pieces.count - 1].append(scalar)
        }
        return pieces.map { String($0) }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97C,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18DFF,
        0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}
