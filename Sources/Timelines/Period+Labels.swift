import Papers

/// The labels of periods: `2025-12-11`, `2025-W50`, `2025-12`, `2025-Q4`, `2025` and `2025-11-01..2025-12-11`.
extension Period: CustomStringConvertible {
    /// The label. Weeks carry the year of their Thursday, as ISO 8601 asks, so that 2024-12-30 lies in `2025-W01`.
    public var description: String {
        let start = first
        switch form {
        case .range: return "\(start)..\(last)"
        case .calendar(.day, _): return start.description
        case .calendar(.week, _):
            let week = weekOfYear
            return "\(Self.padded(week.year, 4))-W\(Self.padded(week.week, 2))"
        case .calendar(.month, _): return "\(Self.padded(start.year, 4))-\(Self.padded(start.civil.month, 2))"
        case .calendar(.quarter, _): return "\(Self.padded(start.year, 4))-Q\((start.civil.month - 1) / 3 + 1)"
        case .calendar(.year, _): return Self.padded(start.year, 4)
        }
    }

    /// Reads any of the labels; nil for anything else, a week or day that does not exist, and a
    /// range that ends before it begins.
    public init?(label: some StringProtocol) {
        if let dots = label.firstRange(of: "..") {
            guard let first = Self.day(label[..<dots.lowerBound]), let last = Self.day(label[dots.upperBound...]),
                first <= last
            else {
                return nil
            }
            self.init(from: first, to: last)
            return
        }
        let bytes = Array(label.utf8)
        guard bytes.count >= 4, let year = Self.number(bytes[..<4]), year >= 1 else { return nil }
        switch bytes.count {
        case 4: self.init(.year, ordinal: year)
        case 7 where bytes[4] == UInt8(ascii: "-"): self.init(year: year, quarterOrMonth: bytes[5...])
        case 8 where bytes[4] == UInt8(ascii: "-") && bytes[5] == UInt8(ascii: "W"):
            self.init(year: year, week: bytes[6...])
        case 10:
            guard let day = Self.day(label) else { return nil }
            self.init(.day, ordinal: day.daysSinceEpoch)
        default: return nil
        }
    }

    /// The ISO year and number (1...53) of the week that holds the period's first day.
    var weekOfYear: (year: Int, week: Int) {
        let monday = Period.containing(first, by: .week).first
        let thursday = monday.adding(days: 3)
        let newYear = Period.containing(thursday, by: .year).first
        return (thursday.year, (thursday.daysSinceEpoch - newYear.daysSinceEpoch) / 7 + 1)
    }

    private init?(year: Int, quarterOrMonth digits: ArraySlice<UInt8>) {
        if digits.first == UInt8(ascii: "Q") {
            guard let quarter = Self.number(digits.dropFirst()), (1...4).contains(quarter) else { return nil }
            self.init(.quarter, ordinal: year * 4 + quarter - 1)
        } else {
            guard let month = Self.number(digits), (1...12).contains(month) else { return nil }
            self.init(.month, ordinal: year * 12 + month - 1)
        }
    }

    private init?(year: Int, week digits: ArraySlice<UInt8>) {
        guard let week = Self.number(digits), (1...53).contains(week) else { return nil }
        // The fourth of January lies in the first week of every year.
        guard let fourth = CalendarDay(year: year, month: 1, day: 4) else { return nil }
        let period = Period.containing(fourth, by: .week).advanced(by: week - 1)
        guard period.weekOfYear == (year, week) else { return nil }
        self = period
    }

    private static func day(_ text: some StringProtocol) -> CalendarDay? {
        text.utf8.count == 10 ? CalendarDay(iso: text) : nil
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in digits {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return digits.isEmpty ? nil : value
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
