import Papers
import ReadableText

/// A date as listings write it: the one reader of dates for all formats.
///
/// Read are, with or without a time behind a day:
///
/// - ISO 8601: `2025-12-11`, `2025-12`, `2025`; with slashes, dots or spaces between the parts, and without any
///   (`20251211`); with zeros for what is not known (`2025-12-00`); spans as `2024-05/2024-06` (ISO 8601-2);
/// - words: `Dec 11, 2025`, `11 December 2025`, `11. Dez. 2025`, `2025 Dec 11`, `December 2025`, with the names of
///   months of many languages; `2025年12月11日`; the form of mail (`Wed, 20 Aug 2025 00:00:00 -0400`);
/// - `11.12.2025`, of which the day is first everywhere; `13/12/2025` and `12/13/2025`, which can only be one day;
///   `12/11/2025` where somebody knows the order of the listing, else it is ``Reading/ambiguous(_:)``;
/// - `12/2025`, and without a year, where that is known from elsewhere, `DEC 11` and `DEC`;
/// - of several months (`NOV-DEC 2025`, `2024-05/2024-06`), of a season and of a quarter the year is what is known.
///
/// No day is ever made up: a month stays a month and a year a year. The day is taken as it is written, whatever the
/// zone: a listing's day is a day of who made the listing, and arXiv announces at midnight of New York.
enum WrittenDate {
    /// What a text says.
    enum Reading: Hashable {
        case date(PaperDate)
        /// Day and month, each of which may be the other; the year is certain.
        case ambiguous(PaperDate)
        /// No date, or none that exists.
        case none
    }

    /// In which order a listing writes day and month where both are numbers.
    enum Order: Hashable {
        case dayFirst, monthFirst
    }

    /// The years that a number of four digits can be.
    private static let years = 1_000...2_999
    /// So much of a text is looked at; no date is longer.
    private static let longest = 80

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: the text, in UTF-8.
    ///   - year: the year that another field states, for a text without one.
    ///   - order: the order of day and month, where the listing settles it.
    static func read(_ text: some Collection<UInt8>, year: Int? = nil, order: Order? = nil) -> Reading {
        let bytes = Array(text.drop { $0 <= 0x20 }.prefix(longest))
        if let day = CalendarDay(isoBytes: bytes[...]) { return .date(PaperDate(day, .stated)) }
        // A year before the common era: `-2024-01-01`.
        if bytes.count > 1, bytes[0] == UInt8(ascii: "-"), ASCII.isDigit(bytes[1]) { return .none }
        if bytes.count > 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), bytes[10] == 0x20 {
            // With zeros in it, and in other words behind: `2024-05-00 May 2024`.
            return read(bytes.prefix(10))
        }
        if let span = span(bytes) { return span }
        let pieces = DatePieces(bytes)
        if pieces.isMail, let day = CalendarDay(mailDate: bytes[...]) { return .date(PaperDate(day, .stated)) }
        return pieces.hasWords ? named(pieces, year) : numbered(pieces, order)
    }

    /// The order that a text shows: only one of its two numbers can be a month. Nil for any other text.
    static func order(of text: some Collection<UInt8>) -> Order? {
        let pieces = DatePieces(Array(text.drop { $0 <= 0x20 }.prefix(longest)))
        guard let parts = pieces.dayAndMonth, parts.separator != UInt8(ascii: ".") else { return nil }
        let (one, other) = (parts.first, parts.second)
        return switch ((1...12).contains(one), (1...12).contains(other)) {
        case (true, false): .monthFirst
        case (false, true): .dayFirst
        default: nil
        }
    }

    /// Reads `YYYY/MM/DD/other`, the form of dates in RIS, of which all but the year may be empty.
    static func ris(_ text: some Collection<UInt8>) -> PaperDate? {
        var parts: [Int] = []
        for part in Array(text.prefix(longest)).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            let digits = part.drop { $0 <= 0x20 }.prefix(while: ASCII.isDigit)
            guard parts.count < 3, digits.count <= 4 else { break }
            parts.append(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        return parts.first.flatMap { date($0, parts.dropFirst().first ?? 0, parts.count > 2 ? parts[2] : 0) }
    }

    /// The date of fields of its own for year, month and day, of which each may say more than its name tells:
    /// `month = dec # "~15"`.
    static func parts(year: String, month: String?, day: String? = nil) -> PaperDate? {
        guard case .date(let date) = read(year.utf8) else { return nil }
        guard date.precision == .year, let month else { return date }
        let number = date.day.year
        let pieces = DatePieces(Array(month.utf8.prefix(longest)))
        if !pieces.hasWords, let month = pieces.numbers.first {
            let behind = pieces.numbers.dropFirst().first?.value
            let day = behind ?? day.map { Int(Spacing.singleSpaced($0)) ?? -1 } ?? 0
            return Self.date(number, month.value, day) ?? Self.date(number, month.value) ?? date
        }
        let whole = [month, day].compactMap { $0 }.joined(separator: " ")
        for text in [whole, month] {
            if case .date(let found) = read(text.utf8, year: number) { return date.completed(by: found) }
        }
        return date
    }

    /// The date of numbers, zero for what is not known; nil where there is no such date.
    static func date(_ year: Int, _ month: Int = 0, _ day: Int = 0) -> PaperDate? {
        guard years.contains(year), (0...12).contains(month), month > 0 || day == 0 else { return nil }
        guard let found = CalendarDay(year: year, month: max(1, month), day: max(1, day)), day >= 0 else { return nil }
        return PaperDate(found, .stated, month == 0 ? .year : day == 0 ? .month : .day)
    }

    // MARK: - Numbers

    private static func numbered(_ pieces: DatePieces, _ order: Order?) -> Reading {
        let numbers = pieces.numbers
        guard let first = numbers.first else { return .none }
        if let parts = pieces.dayAndMonth { return twoNumbers(parts, order) }
        var found: PaperDate?
        switch (first.width, numbers.count) {
        case (8, 1): found = date(first.value / 10_000, first.value / 100 % 100, first.value % 100)
        case (4, 1): found = date(first.value)
        case (4, 2) where numbers[1].width <= 2: found = date(first.value, numbers[1].value)
        case (4, 3...) where numbers[1].width <= 2 && numbers[2].width <= 2:
            found = date(first.value, numbers[1].value, numbers[2].value)
        case (1...2, 2) where numbers[1].width == 4: found = date(numbers[1].value, first.value)
        default: break
        }
        return found.map { .date($0) } ?? .none
    }

    private static func twoNumbers(_ parts: DatePieces.DayAndMonth, _ order: Order?) -> Reading {
        let (one, other) = (parts.first, parts.second)
        let dayFirst = date(parts.year, other, one)
        let monthFirst = date(parts.year, one, other)
        if one == 0 || other == 0 { return .none }
        if parts.separator == UInt8(ascii: ".") { return dayFirst.map { .date($0) } ?? .none }
        switch (dayFirst, monthFirst) {
        case (let one?, let other?):
            if one == other { return .date(one) }
            return order.map { .date($0 == .dayFirst ? one : other) }
                ?? .ambiguous(PaperDate(one.day, .stated, .year))
        case (let one, let other): return (one ?? other).map { .date($0) } ?? .none
        }
    }

    /// What `2024-05/2024-06` holds both ends of; nil where the text is no span.
    private static func span(_ bytes: [UInt8]) -> Reading? {
        let halves = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard halves.count == 2, let first = PaperDate(iso: String(decoding: halves[0], as: UTF8.self)),
            halves[1].count >= 4
        else { return nil }
        guard let last = PaperDate(iso: String(decoding: halves[1], as: UTF8.self)) else { return Reading.none }
        return whole(first, last).map { .date($0) } ?? Reading.none
    }

    /// The day, month or year that holds two dates; nil where none does.
    static func whole(_ first: PaperDate, _ last: PaperDate) -> PaperDate? {
        DatePrecision.allCases.lazy.filter { $0 >= max(first.precision, last.precision) }
            .map { PaperDate(first.day, .stated, $0) }.first { last.lies(in: $0.days) }
    }

    // MARK: - Words

    private static func named(_ pieces: DatePieces, _ year: Int?) -> Reading {
        var (months, days, years) = ([Int](), [Int](), [Int]())
        var isPartOfYear = false
        for (place, piece) in pieces.pieces.enumerated() {
            switch piece.kind {
            case .number(let value, let width):
                if width == 4, Self.years.contains(value) {
                    years.append(value)
                } else if width <= 2 {
                    days.append(value)
                } else {
                    return .none
                }
            case .word(let word):
                if let month = MonthName.number(wordOfAnyLanguage: word) {
                    months.append(month)
                } else if partsOfYear.contains(word.lowercased()) {
                    isPartOfYear = true
                } else if !(place == 0 && PageDate.isWeekday(word)) && !wordsBetween.contains(word.lowercased()) {
                    return signed(pieces)
                }
            }
        }
        guard years.count <= 1, let year = years.first ?? year else { return .none }
        if isPartOfYear { return months.isEmpty ? date(year).map { .date($0) } ?? .none : .none }
        switch (months.count, days.count) {
        case (1, 0): return date(year, months[0]).map { .date($0) } ?? .none
        case (1, 1): return date(year, months[0], days[0]).map { .date($0) } ?? .none
        // From one day to another.
        case (1, 2) where days.allSatisfy { date(year, months[0], $0) != nil && $0 > 0 }:
            return date(year, months[0]).map { .date($0) } ?? .none
        case (2, 0...2): return date(year).map { .date($0) } ?? .none
        default: return .none
        }
    }

    /// `2025年12月11日`, `2025年12月`, `2025년`.
    private static func signed(_ pieces: DatePieces) -> Reading {
        var numbers: [Int] = []
        for (place, piece) in pieces.pieces.enumerated() {
            switch (piece.kind, place % 2) {
            case (.number(let value, _), 0): numbers.append(value)
            case (.word(let sign), 1) where place / 2 < signs.count && signs[place / 2].contains(sign): break
            default: return .none
            }
        }
        guard pieces.pieces.count == numbers.count * 2, let year = numbers.first else { return .none }
        guard !numbers.dropFirst().contains(0) else { return .none }
        return date(year, numbers.count > 1 ? numbers[1] : 0, numbers.count > 2 ? numbers[2] : 0).map { .date($0) }
            ?? .none
    }

    private static let signs: [Set<String>] = [["年", "년"], ["月", "월"], ["日", "号", "일"]]

    /// Words that say when in a year, but no month.
    private static let partsOfYear: Set<String> = [
        "spr", "sum", "fal", "win", "spring", "summer", "autumn", "fall", "winter", "quarter", "q", "trimester",
        "frühling", "frühjahr", "sommer", "herbst", "été", "automne", "hiver", "printemps",
    ]

    /// Words between the parts of a date, and signs of ordinals.
    private static let wordsBetween: Set<String> = ["of", "de", "del", "the", "st", "nd", "rd", "th", "er", "º", "г"]
}

extension PaperDate {
    /// The date that a text states; nil where it is none, or may be two.
    init?(written text: some StringProtocol, year: Int? = nil) {
        guard case .date(let date) = WrittenDate.read(text.utf8, year: year) else { return nil }
        self = date
    }
}

extension CalendarDay {
    /// The day that a text states, as feeds and mails date listings; nil for anything else, and for a month or year.
    init?(written text: some StringProtocol) {
        guard let date = PaperDate(written: text), date.precision == .day else { return nil }
        self = date.day
    }
}
