import Papers
import ReadableText

/// The listing day of a mail, and how it was found.
///
/// The header states it; that of the mail inside goes before it, where one was forwarded or quoted. Where neither is
/// there, the text says until when the papers were received; they are announced on the next working day
/// (https://info.arxiv.org/help/availability.html). A header much later than that is of somebody who sent the text on.
struct MailDay {
    /// The day, if it could be found.
    private(set) var listed: PaperDate?
    /// What to tell of it.
    private(set) var notes: [ListingNote.Kind] = []

    /// So many days after the announcement at most a mail arrives: mail servers give up sooner.
    private static let latestArrival = 7

    /// Finds the day; `given` comes from outside and goes before an inferred one.
    init(_ message: MailMessage, given: CalendarDay?) {
        let announced = Self.lastReceived(message).map { last in
            (last: last, day: last.adding(days: last.weekday < 5 ? 1 : 8 - last.weekday))
        }
        func isLate(_ day: CalendarDay) -> Bool {
            announced.map { $0.day.adding(days: Self.latestArrival) < day } ?? false
        }
        if let day = Self.forwardedDay(message), !isLate(day) {
            listed = PaperDate(day, .stated)
            return
        }
        if let date = message.header["date"] {
            let day = CalendarDay(written: date)
            if let day, !isLate(day) {
                listed = PaperDate(day, .stated)
                return
            }
            if day == nil { notes.append(.badDate(date)) }
        }
        if let given {
            listed = PaperDate(given, .stated)
        } else if let announced {
            listed = PaperDate(announced.day, .inferred)
            notes.append(
                .dayInferred(
                    announced.day,
                    because: "the papers were received until \(announced.last), and are announced on the next working "
                        + "day"))
        } else if message.body.contains(where: ArXivMail.isMark) {
            notes.append(.noListingDay)
        }
    }

    /// The day of the mail inside: of a message that is forwarded whole, else of the lines that mail programs put
    /// before a text that they forward or quote.
    ///
    ///     Date: Thu, Nov 7, 2024 at 5:00 AM
    ///     Gesendet: Donnerstag, 7. November 2024 05:00
    ///     On Thu, Nov 7, 2024 at 5:00 AM <no-reply@arxiv.org> wrote:
    private static func forwardedDay(_ message: MailMessage) -> CalendarDay? {
        if let day = message.forwarded?["date"].flatMap({ CalendarDay(written: $0) }) { return day }
        // The last of several was written first: a mail that was forwarded twice.
        var found: CalendarDay?
        for line in message.body.prefix(200) {
            if ArXivMail.isMark(line) { break }
            guard line.bytes.count <= 200 else { continue }
            // Whoever quotes the text only may leave the lines above it as they are.
            let text = Spacing.singleSpaced(line.bytes.drop { " >*".utf8.contains($0) })
            found = day(ofLine: text) ?? found
        }
        return found
    }

    private static func day(ofLine text: String) -> CalendarDay? {
        let lowered = text.lowercased()
        guard dateMarks.contains(where: lowered.hasPrefix) || lowered.hasPrefix("on ") && lowered.contains("wrote")
        else { return nil }
        let words = text.split(separator: " ").prefix(12).map(String.init)
        for start in words.indices.dropFirst() {
            var rest = words[start...]
            guard let date = PageDate.take(&rest), date.year != nil else { continue }
            return date.day()
        }
        return nil
    }

    /// What mail programs write before the date of the mail that they forward.
    private static let dateMarks = [
        "date:", "sent:", "gesendet:", "datum:", "envoyé :", "envoyé:", "date :", "enviado:", "enviado el:", "fecha:",
        "inviato:", "data:", "verzonden:", "发送时间:", "日期:", "送信日時:", "日付:",
    ]

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
