/// A page of a file: its heading's date and its entries.
struct PageSection {
    var date: PageDate?
    var badDate: String?
    var dateLine: Int?
    var entries: [PageEntry] = []
    /// Paragraphs that belong to no entry.
    var leftOver: [PageParagraph] = []
    /// Lines with authors for which there is no entry.
    var stray: [(line: Int, text: String)] = []
    /// Whether the last entry lacks the line with authors and date.
    var endsInEntry: Bool { entries.last.map { $0.ending == nil } ?? false }

    var isEmpty: Bool { entries.isEmpty && leftOver.isEmpty && stray.isEmpty }
    var hasDay: Bool { date != nil || badDate != nil }
}

/// Puts the lines of a file together to pages and their entries.
struct PageSections {
    private(set) var finished: [PageSection] = []
    private var current = PageSection()
    private var isInHeader = true
    private var groups: [[PageLine]] = []
    private var ending: PageEnding?
    private var isAdjacent = false

    /// The pages of a text, in order; those without anything in them are left out.
    static func sections(of lines: [PageLine]) -> [PageSection] {
        var state = PageSections()
        for line in lines { state.add(line) }
        state.closePage()
        return state.finished
    }

    private mutating func add(_ line: PageLine) {
        switch line.kind {
        case .blank: isAdjacent = false
        case .frame: isAdjacent = false
        case .heading: beginPage()
        case .ending(var found):
            found.dateLine = found.hasDate ? line.number : nil
            if found.authors != nil, groups.isEmpty || ending?.authors != nil {
                current.stray.append((line.number, line.text))
            }
            addEnding(found)
        case .text: addText(line)
        }
    }

    private mutating func beginPage() {
        // The site's own menu can say `Daily Papers` before the heading does.
        closeEntries()
        if !current.isEmpty { closePage() }
        isInHeader = true
    }

    private mutating func addText(_ line: PageLine) {
        if ending != nil { closeEntries() }
        isInHeader = false
        if isAdjacent, !groups.isEmpty { groups[groups.count - 1].append(line) } else { groups.append([line]) }
        isAdjacent = true
    }

    private mutating func addEnding(_ found: PageEnding) {
        isAdjacent = false
        if groups.isEmpty {
            guard isInHeader, found.authors == nil, !current.hasDay else { return }
            current.date = found.date
            current.badDate = found.badDate
            current.dateLine = found.dateLine
        } else if var known = ending {
            known.merge(found)
            ending = known
        } else {
            ending = found
        }
    }

    private mutating func closeEntries() {
        var paragraphs: [PageParagraph] = []
        for group in groups { paragraphs += PageParagraph.paragraphs(of: group, isFirst: paragraphs.isEmpty) }
        var (entries, leftOver) = PageEntry.entries(of: paragraphs)
        if !entries.isEmpty { entries[entries.count - 1].ending = ending }
        current.entries += entries
        current.leftOver += leftOver
        groups = []
        ending = nil
        isAdjacent = false
    }

    private mutating func closePage() {
        closeEntries()
        if !current.isEmpty { finished.append(current) }
        current = PageSection()
    }
}
