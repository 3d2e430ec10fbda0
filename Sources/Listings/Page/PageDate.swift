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

    /// Whether a word names a day of the week, with or without a comma.
    static func isWeekday(_ word: String) -> Bool {
        let name = (word.hasSuffix(",") ? String(word.dropLast()) : word).lowercased()
        return weekdays.contains { $0 == name || $0.prefix(3) == name }
    }

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
