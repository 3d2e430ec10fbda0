import Papers

/// The listing day of a mail, and how it was found.
///
/// The header states it. Where it is missing, the text says until when the papers were received;
/// they are announced on the next working day (https://info.arxiv.org/help/availability.html).
struct MailDay {
    /// The day, if it could be found.
    private(set) var listed: PaperDate?
    /// What to tell of it.
    private(set) var notes: [ListingNote.Kind] = []

    /// Finds the day; `given` comes from outside and goes before an inferred one.
    init(_ message: MailMessage, given: CalendarDay?) {
        if let date = message.header["date"] {
            listed = CalendarDay(written: date).map { PaperDate($0, .stated) }
            if listed != nil { return }
            notes.append(.badDate(date))
        }
        if let given {
            listed = PaperDate(given, .stated)
        } else if let last = Self.lastReceived(message) {
            let day = last.adding(days: last.weekday < 5 ? 1 : 8 - last.weekday)
            listed = PaperDate(day, .inferred)
            notes.append(
                .dayInferred(
                    day, because: "the papers were received until \(last), and are announced on the next working day"))
        } else if message.body.contains(where: ArXivMail.isMark) {
            notes.append(.noListingDay)
        }
    }

    /// The second day of
    /// ` received from  Tue  5 Nov 24 19:00:00 GMT  to  Wed  6 Nov 24 19:00:00 GMT`, which stands
    /// before the entries.
    private static func lastReceived(_ message: MailMessage) -> CalendarDay? {
        for line in message.body.prefix(100) {
            let text = line.text.bytes
            guard text.starts(with: "received from".utf8), let mark = text.firstRange(ofMark: " to ".utf8) else {
                continue
            }
            return CalendarDay(written: String(decoding: text[mark.upperBound...], as: UTF8.self))
        }
        return nil
    }
}
