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
        var words = text.split(separator: " ").map(String.init).filter { !Self.isSeparator($0) }[...]
        authors = PageAuthors.take(&words)
        if let word = words.first, word.lowercased() == "published" { words.removeFirst() }
        if let word = words.first, word.lowercased() == "on" { words.removeFirst() }
        if let word = words.first, PageDate.isWeekday(word), words.count > 1 { words.removeFirst() }
        let dateWords = words
        let found = PageDate.take(&words)
        date = found.flatMap { $0.exists ? $0 : nil }
        comments = Self.takeComments(&words)
        if !dateWords.isEmpty, date == nil || !words.isEmpty {
            let isDate = found != nil && words.isEmpty
            guard isDate || Self.beginsLikeDate(dateWords) else { return nil }
            badDate = dateWords.joined(separator: " ")
            date = nil
            comments = nil
        }
        if authors == nil, !hasDate { return nil }
    }

    /// An ending of which only the number of comments is known.
    init(comments: Int) { self.comments = comments }

    /// Takes over what another line of the same entry adds.
    mutating func merge(_ other: PageEnding) {
        authors = authors ?? other.authors
        guard !hasDate else {
            // The number of comments may stand on a line of its own.
            if !other.hasDate { comments = comments ?? other.comments }
            return
        }
        date = other.date
        badDate = other.badDate
        dateLine = other.dateLine
        comments = other.comments ?? comments
    }

    /// A sign that stands between the parts, or before them: a bullet of any kind, a dash, a point. Word processors
    /// draw one with the letter `o`.
    private static func isSeparator(_ word: String) -> Bool {
        guard word.utf8.count <= 4, let sign = word.unicodeScalars.first, word.unicodeScalars.dropFirst().isEmpty else {
            return false
        }
        return sign == "o" || !sign.properties.isAlphabetic && !(0x30...0x39).contains(sign.value)
    }

    private static func number(_ word: String) -> Int? {
        word.utf8.allSatisfy { (48...57).contains($0) } ? Int(word) : nil
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
