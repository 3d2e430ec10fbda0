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
