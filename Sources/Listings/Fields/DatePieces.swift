import Papers
import ReadableText

/// The numbers and words of a date, up to the time or the remark behind them.
struct DatePieces {
    enum Kind: Hashable {
        case number(Int, width: Int)
        case word(String)
    }

    struct Piece: Hashable {
        var kind: Kind
        /// The one byte between the piece before and this one; nil where there are none or several.
        var separator: UInt8?
    }

    /// Two numbers, of which either may be the day, and a year behind them: `12/11/2025`.
    struct DayAndMonth {
        var first: Int
        var second: Int
        var year: Int
        var separator: UInt8
    }

    /// So many pieces are looked at: no date has more, but for spans.
    private static let most = 12

    private(set) var pieces: [Piece] = []

    /// The pieces of a text.
    init(_ bytes: [UInt8]) {
        var place = 0
        var between: [UInt8] = []
        while place < bytes.count, pieces.count < Self.most {
            let start = place
            if ASCII.isDigit(bytes[place]) {
                place = bytes[place...].firstIndex { !ASCII.isDigit($0) } ?? bytes.count
                // A time, and all that stands behind it.
                if place < bytes.count, bytes[place] == UInt8(ascii: ":") { return }
                let digits = bytes[start..<place]
                let value = digits.count > 9 ? 0 : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
                add(.number(value, width: digits.count), &between)
            } else if Self.isLetter(bytes, place) {
                while place < bytes.count, Self.isLetter(bytes, place) { place += 1 }
                let word = String(decoding: bytes[start..<place], as: UTF8.self)
                // Before a time, or the zone of a day.
                if word == "T" || word == "Z", start > 0, ASCII.isDigit(bytes[start - 1]) { return }
                // Full stops of abbreviations.
                if place < bytes.count, bytes[place] == UInt8(ascii: ".") { place += 1 }
                add(.word(word), &between)
            } else {
                // A remark, or a second thing.
                if "([;".utf8.contains(bytes[place]) { return }
                if bytes[place] >= 0x80 {
                    between.append(UInt8(ascii: "-"))
                    place += 3
                } else {
                    between.append(bytes[place])
                    place += 1
                }
            }
        }
    }

    private mutating func add(_ kind: Kind, _ between: inout [UInt8]) {
        let marks = between.filter { $0 != 0x20 }
        pieces.append(Piece(kind: kind, separator: between.count == 1 ? between[0] : marks.count == 1 ? marks[0] : nil))
        between.removeAll()
    }

    /// Letters, also of other scripts; a dash (U+2010 to U+2015) is none.
    private static func isLetter(_ bytes: [UInt8], _ place: Int) -> Bool {
        if bytes[place] < 0x80 { return ASCII.isLetter(bytes[place]) }
        guard bytes[place] == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80 else { return true }
        return !(0x90...0x95).contains(bytes[place + 2])
    }

    /// Whether there are any words.
    var hasWords: Bool {
        pieces.contains { if case .word = $0.kind { true } else { false } }
    }

    /// The numbers, up to one behind which something is left out: `2020//15` is 2020.
    var numbers: [(value: Int, width: Int)] {
        var numbers: [(value: Int, width: Int)] = []
        for piece in pieces {
            guard case .number(let value, let width) = piece.kind, numbers.isEmpty || piece.separator != nil else {
                break
            }
            numbers.append((value, width))
        }
        return numbers
    }

    /// Whether a day, a month in English and a year stand at the beginning, as in mail, behind a day of the week or not.
    var isMail: Bool {
        let kinds = pieces.prefix(4).map(\.kind)
        let start = if case .word? = kinds.first { 1 } else { 0 }
        guard kinds.count >= start + 3, case .number(_, 1...2) = kinds[start], case .word(let word) = kinds[start + 1],
            case .number(_, let width) = kinds[start + 2]
        else { return false }
        return (width == 2 || width == 4) && MonthName.number(word: word) != nil
    }

    /// The two numbers before a year of four digits.
    var dayAndMonth: DayAndMonth? {
        let numbers = numbers
        guard pieces.count >= 3, numbers.count >= 3, numbers[0].width <= 2, numbers[1].width <= 2,
            numbers[2].width == 4, let separator = pieces[1].separator, pieces[2].separator == separator
        else { return nil }
        return DayAndMonth(
            first: numbers[0].value, second: numbers[1].value, year: numbers[2].value, separator: separator)
    }
}
