/// A day of the proleptic Gregorian calendar, without time or zone.
///
/// Stored as days since 1970-01-01, so that differences are subtractions and a day fits an integer column.
///
///     CalendarDay(iso: "2025-12-11")?.adding(days: 1).description   // "2025-12-12"
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The days that are written as year, month and day: those of the years 1 to 9999.
    package static let written =
        CalendarDay(ofYear: 1, month: 1, day: 1)...CalendarDay(ofYear: 9999, month: 12, day: 31)

    /// Days since 1970-01-01; negative before.
    public let daysSinceEpoch: Int

    /// The day so many days after 1970-01-01.
    public init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

    /// The day of a civil date, or nil where no such day exists (month 13, 30 February, year outside 1...9999).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= Self.length(ofMonth: month, year: year) else { return nil }
        self.init(ofYear: year, month: month, day: day)
    }

    /// The day of a civil date of any year, year 0 and those before it among them; month and day must be
    /// those of a date.
    ///
    /// Method: `days_from_civil` of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
    package init(ofYear year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2025-12-11`; a time behind it (`2025-12-11T…` or `2025-12-11 …`) is ignored. Nil for anything else.
    public init?(iso text: some StringProtocol) { self.init(isoBytes: Array(text.utf8.prefix(11))[...]) }

    /// Reads the same from UTF-8.
    package init?(isoBytes text: ArraySlice<UInt8>) {
        let start = text.startIndex
        func byte(_ place: Int) -> UInt8 { text[start + place] }
        guard text.count >= 10, byte(4) == UInt8(ascii: "-"), byte(7) == UInt8(ascii: "-") else { return nil }
        if text.count > 10, byte(10) != UInt8(ascii: "T"), byte(10) != UInt8(ascii: " ") { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for place in range {
                guard (48...57).contains(byte(place)) else { return nil }
                value = value * 10 + Int(byte(place) - 48)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month (1...12) and day of the month (1...31).
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The year of the day.
    public var year: Int { civil.year }

    /// The ISO weekday: 1 for Monday to 7 for Sunday.
    public var weekday: Int {
        let remainder = (daysSinceEpoch + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    /// The day so many days later (earlier where negative).
    public func adding(days: Int) -> CalendarDay { CalendarDay(daysSinceEpoch: daysSinceEpoch + days) }

    /// `2025-12-11`.
    public var description: String {
        let (year, month, day) = civil
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Earlier days come first.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

    /// The number of days of a month (1...12).
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
