import Wording

/// How wide text is in a picture, in multiples of the size of its letters (em).
///
/// A picture cannot ask for the widths of the letters of whoever looks at it, so these are those of
/// a wide face (DejaVu Sans): in others the text is narrower.
enum LetterWidth {
    /// The width of a text.
    static func of(_ text: String) -> Double { text.unicodeScalars.reduce(0) { $0 + of($1) } }

    /// The beginning of a text that fits, with an ellipsis where something was cut.
    static func fitted(_ text: String, to width: Double) -> String {
        guard of(text) > width else { return text }
        var result = String.UnicodeScalarView()
        var room = width - of("…")
        for scalar in text.unicodeScalars {
            room -= of(scalar)
            if room < 0 { break }
            result.append(scalar)
        }
        while result.last == " " { result.removeLast() }
        return String(result) + "…"
    }

    /// A text on at most `limit` lines that fit, broken between words, or within one that is too long for a line; an
    /// ellipsis ends the last line where something had to be cut. At least one line, which may be empty.
    static func wrapped(_ text: String, to width: Double, limit: Int) -> [String] {
        var lines: [String] = []
        var words = text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }[...]
        while lines.count + 1 < limit, let first = words.first {
            guard of(words.joined(separator: " ")) > width else { break }
            if of(first) > width {
                let head = beginning(first, to: width)
                lines.append(head)
                words = [String(first.unicodeScalars.dropFirst(head.unicodeScalars.count))] + words.dropFirst()
                continue
            }
            var line = first
            words.removeFirst()
            while let next = words.first, of("\(line) \(next)") <= width {
                line += " \(next)"
                words.removeFirst()
            }
            lines.append(line)
        }
        return lines + (words.isEmpty && !lines.isEmpty ? [] : [fitted(words.joined(separator: " "), to: width)])
    }

    /// As many of the first letters as fit, at least one.
    private static func beginning(_ word: String, to width: Double) -> String {
        var result = String.UnicodeScalarView()
        var room = width
        for scalar in word.unicodeScalars {
            room -= of(scalar)
            if room < 0, !result.isEmpty { break }
            result.append(scalar)
        }
        return String(result)
    }

    private static func of(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case " ", "i", "j", "l", ".", ",", ":", ";", "'", "|", "!", "f", "t", "r", "(", ")", "[", "]", "I", "-", "/":
            0.42
        case "a"..."h", "k", "n"..."q", "s", "u", "v", "x", "y", "z", "0"..."9": 0.64
        case "A"..."L", "N"..."V", "X"..."Z", "w": 0.83
        default: scalar.value < 0x7F ? 1 : max(1.2, Double(DisplayWidth.of(scalar)))
        }
    }
}
