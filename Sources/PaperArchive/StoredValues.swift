import Foundation
import GRDB
import Papers
import ReadableText

/// A row whose values contradict the schema, or mean nothing: only a damaged file, or one that another program
/// changed, holds one.
struct DamagedRow: Error {
    let detail: String

    init(detail: String) { self.detail = detail }

    /// A value of a row: says of which paper it is, where the row tells, and in which column.
    ///
    /// - Parameters:
    ///   - row: the row; of a paper, or of something that belongs to one.
    ///   - index: the number of the column.
    ///   - fault: what is wrong with the value, behind "it holds": "no day".
    init(_ row: Row, _ index: Int, _ fault: String) {
        let names = Array(row.columnNames)
        let key = ["paper", "id"].lazy.compactMap { names.firstIndex(of: $0) }.first
        let number = key.flatMap { Int64.stored(row[$0]) }
        let identifier = names.firstIndex(of: "source_id").flatMap { String.stored(row[$0]) }
        let paper =
            number.map { "paper \($0)" + (identifier.map { " (\(ReadableText.shortened($0)))" } ?? "") } ?? "a row"
        detail = "'\(names[index])' of \(paper) holds \(fault)"
    }
}

/// What a column holds, read as just that: nothing is converted, as SQLite and GRDB would do.
protocol StoredValue {
    /// The value; nil where the column holds another kind.
    static func stored(_ value: DatabaseValue) -> Self?
}

extension Int64: StoredValue {
    static func stored(_ value: DatabaseValue) -> Int64? {
        if case .int64(let number) = value.storage { number } else { nil }
    }
}

extension Int: StoredValue {
    static func stored(_ value: DatabaseValue) -> Int? { Int64.stored(value).flatMap(Int.init(exactly:)) }
}

extension Bool: StoredValue {
    static func stored(_ value: DatabaseValue) -> Bool? {
        switch Int64.stored(value) {
        case 0: false
        case 1: true
        default: nil
        }
    }
}

extension Double: StoredValue {
    static func stored(_ value: DatabaseValue) -> Double? {
        switch value.storage {
        case .double(let number): number
        case .int64(let number): Double(number)
        default: nil
        }
    }
}

extension String: StoredValue {
    static func stored(_ value: DatabaseValue) -> String? {
        if case .string(let text) = value.storage { text } else { nil }
    }
}

extension Data: StoredValue {
    static func stored(_ value: DatabaseValue) -> Data? {
        if case .blob(let bytes) = value.storage { bytes } else { nil }
    }
}

/// The ranges of stored numbers: what lies outside means nothing, or is more than can be counted with.
enum StoredRange {
    /// Counts and versions: whole numbers that every reader of JSON takes as they are.
    static let counts = -(1 << 53)...(1 << 53)
    /// Numbers of rows: the program gives them one after another.
    static let rows: ClosedRange<Int64> = 1...(1 << 53)

    /// A count that can be stored; nil for any other.
    static func count(_ count: Int?) -> Int? { count.flatMap { counts.contains($0) ? $0 : nil } }

    /// A date that can be stored; nil for any other.
    static func date(_ date: PaperDate?) -> PaperDate? {
        date.flatMap { CalendarDay.written.contains($0.day) ? $0 : nil }
    }

    /// A day that can be stored; nil for any other, and for a month or year: no listing has one for its day.
    static func day(_ date: PaperDate?) -> PaperDate? { self.date(date).flatMap { $0.precision == .day ? $0 : nil } }
}

extension Row {
    /// The value of a column that is never null.
    func value<Value: StoredValue>(_ index: Int, as type: Value.Type = Value.self) throws(DamagedRow) -> Value {
        guard let value = try optional(index, as: type) else { throw DamagedRow(self, index, "nothing") }
        return value
    }

    /// The value of a column that may be null. GRDB's own subscript stops the program where a value has the wrong type.
    func optional<Value: StoredValue>(_ index: Int, as type: Value.Type = Value.self) throws(DamagedRow) -> Value? {
        let stored: DatabaseValue = self[index]
        if stored.isNull { return nil }
        guard let value = type.stored(stored) else { throw DamagedRow(self, index, "a value of the wrong kind") }
        return value
    }

    /// The number of a row.
    func rowNumber(_ index: Int) throws(DamagedRow) -> Int64 {
        let number: Int64 = try value(index)
        guard StoredRange.rows.contains(number) else {
            throw DamagedRow(self, index, "a number of a row that the program does not give, \(number)")
        }
        return number
    }

    /// A count or a version, which may be null.
    func count(_ index: Int) throws(DamagedRow) -> Int? {
        guard let count: Int = try optional(index) else { return nil }
        guard StoredRange.counts.contains(count) else {
            throw DamagedRow(self, index, "a number out of range, \(count)")
        }
        return count
    }

    /// A day.
    func day(_ index: Int) throws(DamagedRow) -> CalendarDay {
        guard let day = try optionalDay(index) else { throw DamagedRow(self, index, "nothing") }
        return day
    }

    /// A day, which may be null.
    func optionalDay(_ index: Int) throws(DamagedRow) -> CalendarDay? {
        guard let number: Int = try optional(index) else { return nil }
        let day = CalendarDay(daysSinceEpoch: number)
        guard CalendarDay.written.contains(day) else {
            throw DamagedRow(self, index, "\(number) days after 1970-01-01, which is no day of the calendar")
        }
        return day
    }

    /// A list of texts.
    func texts(_ index: Int) throws(DamagedRow) -> [String] {
        guard let texts = TextList.texts(try optional(index)) else { throw DamagedRow(self, index, "no list of texts") }
        return texts
    }
}
