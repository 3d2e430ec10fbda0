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

// MARK: - The ways to write one

extension PageDate {
    /// Takes the date with which a line begins: `2024-10-23`, `Oct 23, 2024`, `23. Okt. 2024`, `23 de octubre de
    /// 2024` or `2024年10月23日`, the year optional in all but the first. Nil where there is none, and the words stay.
    static func take(_ words: inout ArraySlice<String>) -> PageDate? {
        guard let first = words.first else { return nil }
        if let iso = CalendarDay(iso: first) {
            words.removeFirst()
            return PageDate(month: iso.civil.month, day: iso.civil.day, year: iso.year)
        }
        return takeMonthFirst(&words) ?? takeDayFirst(&words) ?? takeSigns(&words)
    }

    /// `Oct 23, 2024`: in English alone. Without comma a number of four digits can still only be a year: no paper has
    /// a thousand comments.
    private static func takeMonthFirst(_ words: inout ArraySlice<String>) -> PageDate? {
        guard words.count >= 2, let first = words.first, let month = MonthName.number(word: first) else { return nil }
        let second = words[words.startIndex + 1]
        let hasComma = second.hasSuffix(",")
        guard let day = dayNumber(hasComma ? second.dropLast() : second[...]) else { return nil }
        let rest = words.dropFirst(2)
        guard let year = rest.first.flatMap(yearNumber) else {
            if hasComma { return nil }
            words = rest
            return PageDate(month: month, day: day, year: nil)
        }
        words = rest.dropFirst()
        return PageDate(month: month, day: day, year: year)
    }

    /// `23 Oct 2024`, `23. Okt. 2024`, `1er août`, `23 de octubre de 2024`, `23 окт. 2024 г.`
    private static func takeDayFirst(_ words: inout ArraySlice<String>) -> PageDate? {
        guard words.count >= 2, let first = words.first, let day = dayNumber(ordinal(first)) else { return nil }
        var rest = words.dropFirst()
        if rest.first.map(isOf) == true { rest.removeFirst() }
        guard let name = rest.popFirst() else { return nil }
        let plain = name.utf8.last == UInt8(ascii: ",") ? name.dropLast() : name[...]
        guard let month = MonthName.number(wordOfAnyLanguage: plain) else { return nil }
        var year: Int?
        let behind = rest.first.map(isOf) == true ? rest.dropFirst() : rest
        if let word = behind.first, let found = yearNumber(word) {
            year = found
            rest = behind.dropFirst()
            if rest.first == "г." || rest.first == "г" { rest.removeFirst() }
        }
        words = rest
        return PageDate(month: month, day: day, year: year)
    }

    /// `2024年10月23日`, `8月31日`, `2024년 10월 23일`, with spaces between the parts or without.
    private static func takeSigns(_ words: inout ArraySlice<String>) -> PageDate? {
        guard let first = words.first?.unicodeScalars.first, (0x30...0x39).contains(first.value) else { return nil }
        var numbers: [Unicode.Scalar: Int] = [:]
        var number: Int?
        var rest = words
        // A date has at most three numbers and three signs.
        for _ in 0..<6 {
            guard let word = rest.popFirst(), word.utf8.count <= 24 else { return nil }
            for scalar in word.unicodeScalars {
                if (0x30...0x39).contains(scalar.value) {
                    number = (number ?? 0) * 10 + Int(scalar.value) - 0x30
                    if number ?? 0 > 9999 { return nil }
                } else if let sign = signs[scalar], let value = number, numbers[sign] == nil {
                    numbers[sign] = value
                    number = nil
                } else {
                    return nil
                }
            }
            guard let day = numbers["日"] else { continue }
            let year = numbers["年"]
            guard number == nil, let month = numbers["月"], (1...12).contains(month), (1...31).contains(day),
                year.map((1900...2199).contains) ?? true
            else { return nil }
            words = rest
            return PageDate(month: month, day: day, year: year)
        }
        return nil
    }

    private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
        "年": "年", "月": "月", "日": "日", "号": "日", "년": "年", "월": "月", "일": "日",
    ]

    /// What stands between the parts of a date in Romance languages, and in English.
    private static func isOf(_ word: String) -> Bool { ["de", "of", "del"].contains(word.lowercased()) }

    /// A day's number without the sign of an ordinal: `1er`, `23.`, `1º`, `23rd`.
    private static func ordinal(_ word: String) -> Substring {
        let digits = word.utf8.prefix { (0x30...0x39).contains($0) }.count
        let end = word.utf8.index(word.startIndex, offsetBy: digits)
        return ["", ".", "er", "º", "st", "nd", "rd", "th"].contains(String(word[end...])) ? word[..<end] : ""
    }

    private static func dayNumber(_ word: Substring) -> Int? {
        guard (1...2).contains(word.utf8.count), word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(word).flatMap { (1...31).contains($0) ? $0 : nil }
    }

    private static func yearNumber(_ word: String) -> Int? {
        let digits = word.utf8.last == UInt8(ascii: ",") ? word.dropLast() : word[...]
        guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits).flatMap { (1900...2199).contains($0) ? $0 : nil }
    }
}
