import Papers
import ReadableText

extension CalendarDay {
    /// The day of a date as feeds and mails write it, as it stands there, in its own time zone: ISO
    /// 8601 (`2025-08-20T00:00:00-04:00`), or the form of mail (`Wed, 20 Aug 2025 00:00:00 -0400`).
    /// Nil for anything else.
    ///
    /// A listing's day is a day of who made the listing, so that no zone is converted: arXiv
    /// announces at midnight of New York.
    init?(written text: String) {
        let line = Spacing.singleSpaced(text)
        guard let day = CalendarDay(iso: line) ?? CalendarDay(mailDate: Array(line.utf8)[...]) else { return nil }
        self = day
    }
}
