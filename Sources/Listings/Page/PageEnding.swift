import Papers

/// What a line below an abstract says: `• 6 authors`, `Oct 8, 2024 2` (the last number counts
/// comments), or both on one line.
struct PageEnding: Hashable {
    var authors: Int?
    var date: PageDate?
    var comments: Int?
    /// A text that begins like a date but is none, such as `Feb 30` or `Oct 23, 20`.
    var badDate: String?

    /// The line of the first date, good or bad.
    var dateLine: Int?

    /// Whether there is a date, good or bad.
    var hasDate: Bool { date != nil || badDate != nil }

    /// Longer lines are text.
    private static let longest = 80

    /// Reads a line of single-spaced text; nil where it is no such line.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        var words = text.split(separator: " ").map(String.init).filter { !Self.separators.contains($0) }[...]
        authors = Self.takeAuthors(&words)
        if let word = words.first, word.lowercased() == "published" { words.removeFirst() }
        if let word = words.first, word.lowercased() == "on" { words.removeFirst() }
        if let word = words.first, PageDate.isWeekday(word), words.count > 1 { words.removeFirst() }
        let dateWords = words
        date = Self.takeDate(&words)
        if let found = date, !found.exists { date = nil }
        comments = Self.takeComments(&words)
        if !dateWords.isEmpty, date == nil || !words.isEmpty {
            guard Self.beginsLikeDate(dateWords) else { return nil }
            badDate = dateWords.joined(separator: " ")
            date = nil
            comments = nil
        }
        if authors == nil, !hasDate { return nil }
    }

    /// Takes over what another line of the same entry adds.
    mutating func merge(_ other: PageEnding) {
        authors = authors ?? other.authors
        guard !hasDate else { return }
        date = other.date
        badDate = other.badDate
        dateLine = other.dateLine
        comments = other.comments
    }

    /// Signs that stand between the parts.
    static let separators: Set<String> = ["•", "·", "●", "∙", "|", "-", "–", "—", "*", "."]

    private static func number(_ word: String) -> Int? {
        word.utf8.allSatisfy { (48...57).contains($0) } ? Int(word) : nil
    }

    private static func takeAuthors(_ words: inout ArraySlice<String>) -> Int? {
        guard words.count >= 2, let first = words.first,
            let count = number(first.filter { $0 != "," && $0 != "•" && $0 != "·" }),
            ["author", "authors"].contains(words[words.startIndex + 1].lowercased())
        else { return nil }
        words.removeFirst(2)
        return count
    }

    private static func takeDate(_ words: inout ArraySlice<String>) -> PageDate? {
        guard let first = words.first else { return nil }
        if let iso = CalendarDay(iso: first) {
            words.removeFirst()
            return PageDate(month: iso.civil.month, day: iso.civil.day, year: iso.year)
        }
        guard words.count >= 2, let month = MonthName.number(word: first) else { return nil }
        let second = words[words.startIndex + 1]
        let hasComma = second.hasSuffix(",")
        guard let day = number(hasComma ? String(second.dropLast()) : second), (1...31).contains(day) else {
            return nil
        }
        words.removeFirst(2)
        // Without comma a number of four digits can still only be a year: no paper has a thousand comments.
        guard let word = words.first, word.utf8.count == 4, let year = number(word), (1900...2199).contains(year) else {
            return hasComma ? nil : PageDate(month: month, day: day, year: nil)
        }
        words.removeFirst()
        return PageDate(month: month, day: day, year: year)
    }

    private static func takeComments(_ words: inout ArraySlice<String>) -> Int? {
        guard words.count == 1, let word = words.first, let count = number(word) else { return nil }
        words.removeFirst()
        return count
    }

    /// A month's name and a day's number, and no more than a date has: a title begins otherwise.
    private static func beginsLikeDate(_ words: ArraySlice<String>) -> Bool {
        guard (2...4).contains(words.count), let first = words.first, MonthName.number(word: first) != nil else {
            return false
        }
        let second = words[words.startIndex + 1]
        guard let day = number(second.hasSuffix(",") ? String(second.dropLast()) : second), day < 100 else {
            return false
        }
        return words.dropFirst(2).allSatisfy { number($0) != nil }
    }
}
