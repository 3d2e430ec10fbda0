extension CalendarDay {
    /// Reads the day of a date as mail has it (RFC 5322, sections 3.3 and 4.3):
    /// `Mon, 2 Apr 2007 19:18:42 GMT`, `Mon 2 Apr 07`. The weekday, its comma and all that follows
    /// the year may be missing; the day is taken as it is written, whatever the zone. Nil for
    /// anything else.
    package init?(mailDate text: ArraySlice<UInt8>) {
        var rest = text.drop { $0 == 0x20 }
        rest = rest.drop(while: Self.isLetter).drop { $0 == 0x20 || $0 == UInt8(ascii: ",") }
        guard let day = Self.takeNumber(&rest, digits: 1...2), let month = Self.takeMonth(&rest) else { return nil }
        let width = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        guard let year = Self.takeNumber(&rest, digits: 2...4) else { return nil }
        self.init(year: width == 4 ? year : width == 2 && year < 50 ? year + 2000 : year + 1900, month: month, day: day)
    }

    /// Takes a number and the space behind it.
    private static func takeNumber(_ rest: inout ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
        let number = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard digits.contains(number.count) else { return nil }
        rest = rest[number.endIndex...].drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
        return number.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func takeMonth(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard rest.count > 3, let month = MonthName.number(short: rest.prefix(3)) else { return nil }
        rest = rest.dropFirst(3).drop(while: isLetter).drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
        return month
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
