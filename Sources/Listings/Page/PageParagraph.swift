/// A paragraph of a page, on one line.
struct PageParagraph: Hashable {
    /// The number of its first line.
    let line: Int
    let text: String

    /// Long enough for an abstract only.
    var isLong: Bool { text.utf8.count > Self.longestTitle }

    /// An abstract: long, or at least a full sentence.
    var isAbstract: Bool {
        isLong
            || (text.utf8.count >= 60
                && (text.utf8.last == UInt8(ascii: ".") || text.bytes.firstRange(ofMark: ". ".utf8) != nil))
    }

    /// A title: not long, and with the end of none but a title.
    var isTitle: Bool {
        guard !isLong, let last = text.unicodeScalars.last, let first = text.unicodeScalars.first else { return false }
        return !Self.endsNoTitle.contains(last) && !Self.beginsNoTitle.contains(first)
            && !Self.addresses.contains(where: text.contains)
    }

    /// Of 13,253 titles the longest has 202 characters.
    private static let longestTitle = 260
    private static let endsNoTitle: Set<Unicode.Scalar> = [".", ":", ";", ","]
    /// A line that says where the code is belongs to the abstract above it.
    private static let addresses = ["://", "github.com/", "github.io", "huggingface.co/"]
    private static let beginsNoTitle: Set<Unicode.Scalar> = ["•", "·", "-", "*", "–", "—", ",", ";", ")", "]"]

    /// The paragraphs of the lines between two blank ones.
    ///
    /// The site puts each paragraph on one line, so adjacent lines are paragraphs of their own; but
    /// a text that was wrapped on its way is told by all its lines being short, and is joined
    /// again.
    static func paragraphs(of lines: [PageLine], isFirst: Bool) -> [PageParagraph] {
        let each = lines.map { PageParagraph(line: $0.number, text: $0.text) }
        let longestWrapped = 140
        guard each.count > 1, each.allSatisfy({ $0.text.utf8.count <= longestWrapped }),
            each.dropLast().allSatisfy({ $0.text.utf8.count >= 40 })
        else { return each }
        let whole = joined(each[...])
        if !isFirst || (whole.isTitle && each.count <= 3) { return [whole] }
        return [each[0], joined(each.dropFirst())]
    }

    /// Lines made one text. A word that was divided behind its own hyphen is whole again.
    private static func joined(_ parts: ArraySlice<PageParagraph>) -> PageParagraph {
        var text = ""
        for part in parts {
            if !text.isEmpty, !endsInDividedWord(text, before: part.text) { text += " " }
            text += part.text
        }
        return PageParagraph(line: parts.first?.line ?? 0, text: text)
    }

    /// `sub-` before `quadratic`, but not `short-` before `and long-term`.
    private static func endsInDividedWord(_ text: String, before next: String) -> Bool {
        let end = text.utf8.suffix(2)
        guard end.count == 2, end.last == UInt8(ascii: "-"), let letter = end.first, isASCIILetter(letter),
            let first = next.utf8.first, isASCIILetter(first) || (0x30...0x39).contains(first)
        else { return false }
        let word = next.utf8.prefix { isASCIILetter($0) }
        return !["and", "or", "to", "und", "oder"].contains { word.elementsEqual($0.utf8) }
    }

    private static func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// The byline of an entry that names an organization in place of the number of authors: short, and no sentence.
    var isByline: Bool {
        guard text.utf8.count <= 100, !text.utf8.isEmpty, !Self.addresses.contains(where: text.contains) else {
            return false
        }
        let lowered = text.lowercased()
        return isTitle || [" inc.", " ltd.", " co.", " corp.", " llc.", " e.v."].contains(where: lowered.hasSuffix)
    }

    /// Whether the last line of a text and the first one behind the edge of printed paper are of one paragraph: the
    /// next word would not have fitted on the line, or goes on in lower case.
    ///
    /// - Parameters:
    ///   - line: The last line before the edge.
    ///   - next: The first line behind it.
    ///   - width: The bytes of the longest line around.
    static func goesOn(_ line: String, _ next: String, width: Int) -> Bool {
        guard let first = next.unicodeScalars.first, let last = line.utf8.last else { return false }
        if first.properties.isLowercase || last == UInt8(ascii: "-") || last == UInt8(ascii: ",") {
            return line.utf8.count * 2 > width
        }
        // A word may be divided behind its hyphen.
        let word = next.utf8.prefix { $0 != 0x20 && $0 != UInt8(ascii: "-") }.count
        return line.utf8.count + 1 + word > width
    }
}
