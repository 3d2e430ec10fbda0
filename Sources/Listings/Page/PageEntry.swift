/// A paper as a page has it: its paragraphs, and the line with authors and date where there is one.
struct PageEntry {
    let title: PageParagraph
    let abstract: [PageParagraph]
    var ending: PageEnding?
    /// The paper's identifier, where a link says it.
    var id: String?
    /// What stands directly before the title: a number, or the dash in its place.
    var votes: PageVotes?

    /// What the paragraphs between two lines with authors and date come to.
    ///
    /// As a rule it is one entry. But some entries have no such line: then a paragraph within is
    /// the title of the next one, told by being short, not ending like a sentence, and standing
    /// before an abstract.
    static func entries(of paragraphs: [PageParagraph]) -> (entries: [PageEntry], leftOver: [PageParagraph]) {
        guard let first = paragraphs.first else { return ([], []) }
        var starts = paragraphs.indices.dropFirst().filter { isStart($0, paragraphs) }
        var leftOver: ArraySlice<PageParagraph> = []
        let next = starts.first ?? paragraphs.count
        let leadsAbstract =
            next > 1
            && (paragraphs[1].isAbstract || starts.isEmpty || paragraphs[1..<next].contains(where: \.isAbstract))
        if !first.isLong, leadsAbstract || starts.isEmpty {
            starts.insert(0, at: 0)
        } else {
            leftOver = paragraphs[..<next]
        }
        let ends = starts.dropFirst() + [paragraphs.count]
        let entries = zip(starts, ends).map { start, end in
            PageEntry(title: paragraphs[start], abstract: Array(paragraphs[(start + 1)..<end]))
        }
        return (entries, Array(leftOver))
    }

    private static func isStart(_ index: Int, _ paragraphs: [PageParagraph]) -> Bool {
        paragraphs[index].isTitle && index + 1 < paragraphs.count && paragraphs[index + 1].isAbstract
    }
}

/// What a page says about the votes for a paper: their number, or that there is none to show.
struct PageVotes: Hashable {
    let number: Int?
}
