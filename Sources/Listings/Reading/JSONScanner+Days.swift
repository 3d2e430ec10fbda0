import Papers
import ReadableText

extension JSONScanner {
    /// Takes the text of a day, such as `2025-12-11`, with or without a time behind it; anything else is none.
    mutating func readDayIfAny() throws(JSONError) -> CalendarDay? {
        try readTextIfAny().flatMap { CalendarDay(written: $0) }
    }
}
