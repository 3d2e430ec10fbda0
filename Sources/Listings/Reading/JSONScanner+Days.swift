import Papers
import ReadableText

extension JSONScanner {
    /// Takes a day such as `2025-12-11`, with or without a time behind it; anything else is none.
    mutating func readDayIfAny() throws(JSONError) -> CalendarDay? { try readDay().day }

    /// Takes a day as above; where there is something else than a day, null or an empty text, what it is.
    mutating func readDay() throws(JSONError) -> (day: CalendarDay?, bad: String?) {
        let kind = try peekKind()
        let begin = position
        if kind == .string {
            let text = try readSingleSpaced()
            let day = CalendarDay(iso: text)
            return (day, day == nil && !text.isEmpty ? text : nil)
        }
        try skipValue()
        // Enough for a message, which shows even less.
        return (nil, kind == .null ? nil : String(decoding: bytes[begin..<min(position, begin + 256)], as: UTF8.self))
    }
}
