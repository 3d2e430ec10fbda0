extension XMLItem {
    /// The categories of an entry of Atom or an item of RSS, the one that arXiv calls primary first.
    var categories: [String] {
        let primary = first("primary_category", in: XMLSpace.arXiv)?.attributes["term"]
        let named = all("category").compactMap { $0.attributes["term"] ?? $0.singleLine }
        var result: [String] = []
        for name in [primary].compactMap({ $0 }) + named where !name.isEmpty && !result.contains(name) { result.append(name) }
        return result
    }
}

extension ListingSink {
    /// The day that an element states; a text that is no date is noted.
    mutating func date(_ item: XMLItem?) -> PaperDate? {
        guard let item, !item.singleLine.isEmpty else { return nil }
        if let day = CalendarDay(written: item.text) { return PaperDate(day, .stated) }
        note(line: item.line, .badDate(item.singleLine))
        return nil
    }
}

extension Paper {
    /// Sets the names of the authors, and their number.
    mutating func setAuthors(_ names: [String]) {
        authors = names
        authorCount = names.isEmpty ? nil : names.count
    }
}
