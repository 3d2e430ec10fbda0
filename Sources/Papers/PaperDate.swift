/// How a date came to be known.
public enum Provenance: String, Sendable, Hashable, CaseIterable {
    /// The listing says it, year included.
    case stated
    /// Some of it (the year, as a rule) was concluded from the rest of the listing.
    case inferred
}

/// How much of a date is known, the finest first.
public enum DatePrecision: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// Year, month and day.
    case day = 0
    /// Year and month.
    case month = 1
    /// The year alone.
    case year = 2

    /// Finer ones come first.
    public static func < (left: DatePrecision, right: DatePrecision) -> Bool { left.rawValue < right.rawValue }
}

/// A date as far as it is known, and how it is known; one that is not known at all is nil where it is used.
///
/// A date is a day, or a month or a year of which no day is known: then it stands for all of its days, and none of them
/// is meant. It counts in whatever holds all of them: see ``lies(in:)``.
public struct PaperDate: Hashable, Sendable, CustomStringConvertible {
    /// The day, or the first day of the month or year.
    public let day: CalendarDay
    /// Whether the listing states it or it was concluded.
    public var provenance: Provenance
    /// How much of it is known.
    public let precision: DatePrecision

    /// A date with its provenance.
    ///
    /// - Parameters:
    ///   - day: the day, or any day of the month or year.
    ///   - provenance: how it is known.
    ///   - precision: how much of it is known.
    public init(_ day: CalendarDay, _ provenance: Provenance, _ precision: DatePrecision = .day) {
        self.day = day.first(of: precision)
        self.provenance = provenance
        self.precision = precision
    }

    /// Reads `2025-12-11`, `2025-12` or `2025`, as ISO 8601 writes dates of reduced precision; a time behind a day is
    /// ignored. Nil for anything else.
    public init?(iso text: some StringProtocol, _ provenance: Provenance = .stated) {
        if let day = CalendarDay(iso: text) {
            self.init(day, provenance)
            return
        }
        let length = text.utf8.count
        guard length == 4 || length == 7, let day = CalendarDay(iso: text + (length == 4 ? "-01-01" : "-01")) else {
            return nil
        }
        self.init(day, provenance, length == 4 ? .year : .month)
    }

    /// The day, or the last day of the month or year.
    public var lastDay: CalendarDay {
        precision == .day ? day : day.firstOfNext(precision).adding(days: -1)
    }

    /// The days that it may be.
    public var days: ClosedRange<CalendarDay> { day...lastDay }

    /// Whether it lies in a span of days for certain: with all of its days.
    public func lies(in span: ClosedRange<CalendarDay>) -> Bool {
        span.lowerBound <= day && (precision == .day ? day : lastDay) <= span.upperBound
    }

    /// The other date, where it says more and the same: a day of this month, a month of this year; else this one.
    public func completed(by other: PaperDate?) -> PaperDate {
        guard let other, other.precision < precision, other.lies(in: days) else { return self }
        return other
    }

    /// `2025-12-11`, `2025-12` or `2025`.
    public var description: String {
        let text = day.description
        return switch precision {
        case .day: text
        case .month: String(text.dropLast(3))
        case .year: String(text.dropLast(6))
        }
    }
}

extension CalendarDay {
    /// The first day of the month or year that holds the day; the day itself for a day.
    package func first(of precision: DatePrecision) -> CalendarDay {
        switch precision {
        case .day: self
        case .month: CalendarDay(ofYear: civil.year, month: civil.month, day: 1)
        case .year: CalendarDay(ofYear: civil.year, month: 1, day: 1)
        }
    }

    /// The first day behind the month or year that holds the day; the next day for a day.
    package func firstOfNext(_ precision: DatePrecision) -> CalendarDay {
        let (year, month, _) = civil
        return switch precision {
        case .day: adding(days: 1)
        case .month: CalendarDay(ofYear: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
        case .year: CalendarDay(ofYear: year + 1, month: 1, day: 1)
        }
    }

    /// The first day of the last month or year that ends by this day; the day itself for a day.
    package func lastBeginning(of precision: DatePrecision) -> CalendarDay {
        adding(days: 1).first(of: precision).adding(days: -1).first(of: precision)
    }
}
