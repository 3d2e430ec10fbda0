import PaperArchive
import Wording

/// A text in lines that fit, its marked places in bold.
///
/// Each part between two marks is made harmless on its own, so that no mark can be forged.
struct MarkedLines {
    private struct Letter {
        var scalar: Unicode.Scalar
        var isMarked: Bool
    }

    private var letters: [Letter] = []

    init(_ text: MarkedText) {
        var place = text.text.startIndex
        for mark in text.marks where mark.lowerBound >= place {
            add(text.text.unicodeScalars[place..<mark.lowerBound], isMarked: false)
            add(text.text.unicodeScalars[mark], isMarked: true)
            place = mark.upperBound
        }
        add(text.text.unicodeScalars[place...], isMarked: false)
    }

    /// Adds a part; blanks at its ends belong between it and its neighbours.
    private mutating func add(_ part: Substring.UnicodeScalarView, isMarked: Bool) {
        let isBlank = { (scalar: Unicode.Scalar?) in scalar?.properties.isWhitespace ?? false }
        let text =
            (isBlank(part.first) ? " " : "") + SafeText.line(String(part))
            + (isBlank(part.dropFirst().last) ? " " : "")
        letters += text.unicodeScalars.map { Letter(scalar: $0, isMarked: isMarked) }
    }

    /// The lines, with blanks before each.
    func lines(_ look: TextLook, indented: Int = 0) -> [String] {
        let blanks = String(repeating: " ", count: indented)
        return laidOut(look.page.width.map { $0 - indented } ?? .max).map { blanks + Self.text($0, look) }
    }

    private func laidOut(_ width: Int) -> [[Letter]] {
        var lines: [[Letter]] = [[]]
        var used = 0
        var blank: Letter?
        for word in words {
            if let first = word.first, first.scalar == " " {
                blank = used > 0 ? first : nil
                continue
            }
            if let space = blank {
                if used + 1 + word.reduce(0, { $0 + DisplayWidth.of($1.scalar) }) > width {
                    lines.append([])
                    used = 0
                } else {
                    lines[lines.count - 1].append(space)
                    used += 1
                }
                blank = nil
            }
            for letter in word {
                let columns = DisplayWidth.of(letter.scalar)
                // A word that is longer than a line is cut.
                if used > 0, used + columns > width {
                    lines.append([])
                    used = 0
                }
                lines[lines.count - 1].append(letter)
                used += columns
            }
        }
        return lines.filter { !$0.isEmpty }
    }

    /// Words, and the blanks between them as words of their own.
    private var words: [ArraySlice<Letter>] {
        var words: [ArraySlice<Letter>] = []
        var start = letters.startIndex
        for index in letters.indices where letters[index].scalar == " " {
            if start < index { words.append(letters[start..<index]) }
            words.append(letters[index...index])
            start = index + 1
        }
        if start < letters.endIndex { words.append(letters[start...]) }
        return words
    }

    private static func text(_ line: [Letter], _ look: TextLook) -> String {
        var (result, part, isMarked) = ("", String.UnicodeScalarView(), false)
        for letter in line {
            if letter.isMarked != isMarked {
                result += isMarked ? look.strong(String(part)) : String(part)
                (part, isMarked) = (String.UnicodeScalarView(), letter.isMarked)
            }
            part.append(letter.scalar)
        }
        return result + (isMarked ? look.strong(String(part)) : String(part))
    }
}
