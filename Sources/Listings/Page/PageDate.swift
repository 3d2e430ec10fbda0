import Papers

/// A date as a page writes it: `Aug 31`, the year left out where it is the current one, or `Oct 23, 2024`.
struct PageDate: Hashable {
    let month: Int
    let day: Int
    let year: Int?

    /// The day in the stated year, or in the one given; nil where there is no such day.
    func day(inYear other: Int? = nil) -> CalendarDay? {
        (year ?? other).flatMap { CalendarDay(year: $0, month: month, day: day) }
    }

    /// Whether some year has such a day.
    var exists: Bool { CalendarDay(year: year ?? 2000, month: month, day: day) != nil }

    /// The number of a month's English name, or of its first three or four letters, with or without a full stop.
    static func month(_ word: String) -> Int? {
        let name = (word.hasSuffix(".") ? String(word.dropLast()) : word).lowercased()
        guard name.count >= 3 else { return nil }
        if name == "sept" { return 9 }
        return months.firstIndex { $0 == name || $0.prefix(3) == name }.map { $0 + 1 }
    }

    /// Whether a text is a month's name of which the end is missing, or a whole one without its day.
    static func isCutMonth(_ text: String) -> Bool {
        let name = text.lowercased()
        return months.contains { $0.hasPrefix(name) }
    }

    /// Whether a word names a day of the week, with or without a comma.
    static func isWeekday(_ word: String) -> Bool {
        let name = (word.hasSuffix(",") ? String(word.dropLast()) : word).lowercased()
        return weekdays.contains { $0 == name || $0.prefix(3) == name }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
