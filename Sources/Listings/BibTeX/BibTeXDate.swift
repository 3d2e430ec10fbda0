import Papers
import ReadableText

/// The day of an entry of a bibliography, where it states one.
enum BibTeXDate {
    /// The day of `date = {2024-05-17}`, or of `year` and `month` with a day in `day` or in the
    /// month (`dec # "~15"`); nil where only the year or the month is known, and for spans of days.
    static func day(_ fields: [String: String]) -> CalendarDay? {
        if let date = (fields["date"] ?? fields["year"]).map({ Spacing.singleSpaced($0) }), !date.contains("/"),
            let day = CalendarDay(iso: date)
        {
            return day
        }
        guard let year = fields["year"].flatMap(number), let text = fields["month"] else { return nil }
        let words = words(text)
        let numbers = words.compactMap { Int($0) }
        let named = words.lazy.compactMap { MonthName.number(short: $0.utf8.prefix(3)) }.first
        guard let month = named ?? numbers.first else { return nil }
        let days = named == nil ? Array(numbers.dropFirst()) : numbers
        guard days.count <= 1, let day = days.first ?? fields["day"].flatMap(number) else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }

    /// Runs of letters and runs of digits.
    private static func words(_ text: String) -> [String] {
        var words: [[UInt8]] = []
        var previous: UInt8 = 0x20
        for byte in text.utf8 where byte < 0x80 {
            let (isLetter, isDigit) = (ASCII.isLetter(byte), ASCII.isDigit(byte))
            if isLetter && ASCII.isLetter(previous) || isDigit && ASCII.isDigit(previous) {
                words[words.count - 1].append(byte)
            } else if isLetter || isDigit {
                words.append([byte])
            }
            previous = byte
        }
        return words.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func number(_ text: String) -> Int? {
        Int(String(decoding: text.utf8.filter(ASCII.isDigit), as: UTF8.self))
    }
}
