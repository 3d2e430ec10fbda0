extension CalendarDay {
    /// The day of a date as feeds and mails write it, as it stands there, in its own time zone: ISO 8601 (`2025-08-20T00:00:00-04:00`), or the
    /// form of mail (RFC 5322, section 3.3: `Wed, 20 Aug 2025 00:00:00 -0400`), the weekday, the comma and the time left out or not. Nil for
    /// anything else.
    ///
    /// A listing's day is a day of who made the listing, so that no zone is converted: arXiv announces at midnight of New York.
    init?(written text: String) {
        let line = PaperText.singleSpaced(text)
        if let day = CalendarDay(iso: line) {
            self = day
            return
        }
        var words = line.split { $0 == " " || $0 == "," }
        if let first = words.first, PageDate.isWeekday(String(first)) { words.removeFirst() }
        guard words.count >= 3, let day = Int(words[0]), let month = PageDate.month(String(words[1])) else { return nil }
        guard words[2].utf8.count >= 2, words[2].utf8.count <= 4, let number = Int(words[2]), number >= 0 else { return nil }
        // Years of two and three digits: RFC 5322, section 4.3.
        let year = words[2].utf8.count == 4 ? number : words[2].utf8.count == 2 && number < 50 ? number + 2000 : number + 1900
        self.init(year: year, month: month, day: day)
    }
}
