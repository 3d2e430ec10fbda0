/// Makes text of unknown origin harmless for a terminal: one line, without anything that moves the
/// cursor, reverses the writing or hides.
///
/// White space of every kind, line breaks included, becomes one space. Control characters,
/// bidirectional overrides and isolates, private-use characters and noncharacters become `�`, so
/// that a reader sees that something was there. Characters without width (joiners, marks of
/// direction, soft hyphens, variation selectors, byte-order marks, tags) are left out. At most four
/// combining marks follow a character, and none begins a word.
///
///     SafeText.line("Fast\u{1B}[2J\nmodels")   // "Fast�[2J models"
public enum SafeText {
    /// The harmless form of a text, on one line.
    public static func line(_ text: String) -> String {
        isPlain(text) ? text : cleaned(text)
    }

    /// Whether a character could harm where text is shown: it controls, reorders, hides, or breaks lines.
    package static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
        default: return isNoncharacter(scalar)
        }
    }

    /// Printable ASCII with single spaces inside is its own harmless form: nearly all titles are.
    private static func isPlain(_ text: String) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in text.utf8 {
            guard (0x20...0x7E).contains(byte) else { return false }
            if byte == UInt8(ascii: " "), previous == byte { return false }
            previous = byte
        }
        return previous != UInt8(ascii: " ") || text.isEmpty
    }

    private static func cleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var owesSpace = false
        var marks = 0
        for scalar in text.unicodeScalars {
            switch fate(of: scalar) {
            case .space:
                owesSpace = !result.isEmpty
                continue
            case .leaveOut: continue
            case .mark:
                marks += 1
                // A mark with nothing before it would join whatever the page has there.
                guard !owesSpace, !result.isEmpty, marks <= 4 else { continue }
                result.append(scalar)
                continue
            case .keep, .replace: marks = 0
            }
            if owesSpace { result.append(" ") }
            owesSpace = false
            result.append(fate(of: scalar) == .keep ? scalar : "\u{FFFD}")
        }
        return String(result)
    }

    private enum Fate { case keep, space, mark, leaveOut, replace }

    private static func fate(of scalar: Unicode.Scalar) -> Fate {
        if (0x21...0x7E).contains(scalar.value) { return .keep }
        switch scalar {
        case " ", "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{85}": return .space
        case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": return .replace
        case "\u{FE00}"..."\u{FE0F}", "\u{E0100}"..."\u{E01EF}": return .leaveOut
        default: break
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
        case .format: return .leaveOut
        case .control, .surrogate, .privateUse: return .replace
        case .nonspacingMark, .enclosingMark: return .mark
        default: return isNoncharacter(scalar) ? .replace : .keep
        }
    }

    private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }
}
