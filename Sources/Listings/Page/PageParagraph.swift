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

    private static func joined(_ parts: ArraySlice<PageParagraph>) -> PageParagraph {
        PageParagraph(line: parts.first?.line ?? 0, text: parts.map(\.text).joined(separator: " "))
    }
}
