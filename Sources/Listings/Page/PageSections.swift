import Papers

/// A page of a file: its heading's date and its entries.
struct PageSection {
    var date: PageDate?
    var badDate: String?
    var dateLine: Int?
    /// The day on which the page was copied, where the copy says it.
    var copied: CalendarDay?
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
    /// Lines between two blank ones.
    private struct Group {
        var lines: [PageLine]
        /// Whether nothing but the edge of printed paper stands before it.
        let isBehindEdge: Bool
        /// The number, or its dash, directly before it.
        let votes: PageVotes?
    }

    private(set) var finished: [PageSection] = []
    private var current = PageSection()
    private var isInHeader = true
    private var groups: [Group] = []
    private var ending: PageEnding?
    private var isAdjacent = false
    /// The title that a link marks, with what stood before it.
    private var linked: (title: PageLine, id: String, votes: PageVotes?)?
    /// Whether links mark the titles of this file.
    private let isLinked: Bool
    private let copied: CalendarDay?
    private var votes: PageVotes?
    private var isAtEdge = false
    /// Whether a sign alone stands behind the last text.
    private var hasMark = false

    private init(isLinked: Bool, copied: CalendarDay?) { (self.isLinked, self.copied) = (isLinked, copied) }

    /// The pages of a text, in order; those without anything in them are left out.
    ///
    /// - Parameters:
    ///   - lines: The text's lines.
    ///   - copied: The day on which the text was copied, where it says so.
    static func sections(of lines: [PageLine], copied: CalendarDay? = nil) -> [PageSection] {
        let isLinked = lines.contains(where: \.isLinkedTitle)
        var state = PageSections(isLinked: isLinked, copied: copied)
        for line in lines { state.add(line) }
        state.closePage()
        return state.finished
    }

    private mutating func add(_ line: PageLine) {
        switch line.kind {
        case .blank: isAdjacent = false
        case .pageBreak:
            isAdjacent = false
            isAtEdge = true
        case .frame: isAdjacent = false
        case .mark:
            isAdjacent = false
            hasMark = !groups.isEmpty
        case .count(let number):
            isAdjacent = false
            votes = PageVotes(number: number)
        case .heading: beginPage()
        case .title(let id):
            closeEntries()
            linked = (line, id, takeVotes())
            isInHeader = false
        case .ending(var found):
            found.dateLine = found.hasDate ? line.number : nil
            if found.authors != nil, groups.isEmpty && linked == nil || ending?.authors != nil {
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
        let votes = takeVotes()
        if isAdjacent, !groups.isEmpty {
            groups[groups.count - 1].lines.append(line)
        } else {
            groups.append(Group(lines: [line], isBehindEdge: isAtEdge && !hasMark && votes == nil, votes: votes))
        }
        isAdjacent = true
        isAtEdge = false
        hasMark = false
    }

    private mutating func takeVotes() -> PageVotes? {
        defer { votes = nil }
        return votes
    }

    private mutating func addEnding(_ found: PageEnding) {
        isAdjacent = false
        votes = nil
        if groups.isEmpty, linked == nil {
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
        joinAtEdges()
        let votes = Dictionary(
            groups.compactMap { group in group.votes.map { (group.lines[0].number, $0) } }, uniquingKeysWith: { $1 })
        var paragraphs: [PageParagraph] = []
        for group in groups {
            let isFirst = paragraphs.isEmpty && linked == nil
            paragraphs += PageParagraph.paragraphs(of: group.lines, isFirst: isFirst)
        }
        dropByline(&paragraphs)
        if let linked {
            let title = PageParagraph(line: linked.title.number, text: linked.title.text)
            current.entries.append(
                PageEntry(title: title, abstract: paragraphs, ending: ending, id: linked.id, votes: linked.votes))
        } else if isLinked {
            current.leftOver += paragraphs
        } else {
            var (entries, leftOver) = PageEntry.entries(of: paragraphs)
            if !entries.isEmpty { entries[entries.count - 1].ending = ending }
            for index in entries.indices { entries[index].votes = votes[entries[index].title.line] }
            current.entries += entries
            current.leftOver += leftOver
        }
        linked = nil
        groups = []
        ending = nil
        isAdjacent = false
        isAtEdge = false
        hasMark = false
    }

    /// Joins a paragraph that goes on behind the edge of printed paper.
    private mutating func joinAtEdges() {
        guard groups.contains(where: \.isBehindEdge) else { return }
        var joined: [Group] = []
        var width = 0
        for (index, group) in groups.enumerated() {
            let own = group.lines.lazy.map(\.text.utf8.count).max() ?? 0
            if group.isBehindEdge, goesOn(joined, group, width: max(width, own), isLast: index + 1 == groups.count) {
                joined[joined.count - 1].lines += group.lines
                width = max(width, own)
            } else {
                joined.append(group)
                width = own
            }
        }
        groups = joined
    }

    /// Whether a group behind an edge goes on with the last of those before it.
    private func goesOn(_ joined: [Group], _ group: Group, width: Int, isLast: Bool) -> Bool {
        guard let line = joined.last?.lines.last?.text, let next = group.lines.first?.text else { return false }
        // A title that fills its line is followed by its abstract.
        let isTitle = joined.count == 1 && joined[0].lines.count <= 3 && linked == nil
        let isLong = group.lines.count > 2 || isLast && ending != nil
        let isAbstract = isLong && next.unicodeScalars.first?.properties.isLowercase == false
        return !(isTitle && isAbstract) && PageParagraph.goesOn(line, next, width: width)
    }

    /// Takes away the organization that some entries name in place of the number of authors.
    private func dropByline(_ paragraphs: inout [PageParagraph]) {
        guard let ending, ending.authors == nil, ending.hasDate, let last = paragraphs.last, last.isByline else {
            return
        }
        let above = paragraphs.count + (linked == nil ? 0 : 1)
        if above > 2 || above == 2 && hasMark && !last.isAbstract { paragraphs.removeLast() }
    }

    private mutating func closePage() {
        closeEntries()
        // A page that has votes has them from its first title on; other numbers count something else.
        if current.entries.first?.votes == nil {
            for index in current.entries.indices { current.entries[index].votes = nil }
        }
        current.copied = copied
        if !current.isEmpty { finished.append(current) }
        current = PageSection()
    }
}
