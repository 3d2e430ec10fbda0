import Papers
import ReadableText

/// The day that a tagged bibliography states: the one place that reads its dates.
enum TaggedDate {
    /// The day in the texts of a record's date fields, the most telling first; nil where they state a year or a month
    /// alone, a season, or a span of days.
    ///
    /// Forms: `2020/03/15/`, `2020/03//` and `2020///other` of RIS; `20200315` and `2020 Mar 15` of MEDLINE; `MAR 15`
    /// beside a year; `15 March 2020`, `2020-03-15`.
    static func day(_ texts: [String], year: String?) -> CalendarDay? {
        texts.lazy.compactMap { day($0, year: year) }.first
    }

    private static func day(_ text: String, year: String?) -> CalendarDay? {
        let bytes = text.bytes
        if bytes.contains(UInt8(ascii: "/")) { return parted(bytes) }
        if bytes.count == 8, bytes.allSatisfy(ASCII.isDigit) { return number(bytes) }
        if let day = CalendarDay(iso: text) ?? CalendarDay(mailDate: bytes[...]) { return day }
        let runs = bytes.split { !ASCII.isDigit($0) }
        if let own = runs.first(where: { $0.count == 4 }) {
            // What is written around the year is the month and the day.
            let rest = [bytes[..<own.startIndex], bytes[own.endIndex...]].map { String(decoding: $0, as: UTF8.self) }
            return BibTeXDate.day([
                "year": String(decoding: own, as: UTF8.self), "month": rest.joined(separator: " "),
            ])
        }
        return year.flatMap(Self.year).flatMap { BibTeXDate.day(["year": $0, "month": text]) }
    }

    /// `2020/3/15/other`.
    private static func parted(_ bytes: ArraySlice<UInt8>) -> CalendarDay? {
        let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).prefix(3).map {
            Int(Spacing.singleSpaced($0))
        }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], year > 999 else {
            return nil
        }
        return CalendarDay(year: year, month: month, day: day)
    }

    /// `20200315`.
    private static func number(_ bytes: ArraySlice<UInt8>) -> CalendarDay? {
        let digits = Array(bytes).map { Int($0) - 0x30 }
        func value(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        return CalendarDay(year: value(0..<4), month: value(4..<6), day: value(6..<8))
    }

    /// The year with which a text begins.
    static func year(_ text: String) -> String? {
        let digits = text.utf8.prefix(while: ASCII.isDigit)
        return digits.count == 4 ? String(decoding: digits, as: UTF8.self) : nil
    }
}
