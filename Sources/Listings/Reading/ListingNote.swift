public import Papers
public import ReadableText

/// Something that a person should know about a listing whose papers were read.
public struct ListingNote: Hashable, Sendable, CustomStringConvertible {
    /// What there is to know: what formats share, or a fact of one of them.
    public enum Kind: Hashable, Sendable {
        /// The listing's year was concluded; the text says from what.
        case yearInferred(CalendarDay, because: String)
        /// The listing's day was concluded; the text says from what.
        case dayInferred(CalendarDay, because: String)
        /// So many papers without any date have numbers of arXiv that are as new as the day in the
        /// file's name, and that day for their listing day.
        case dayOfFileName(CalendarDay, papers: Int)
        /// The inferred day lies after today.
        case inFuture(CalendarDay)
        /// The listing has no day, and none was given.
        case noListingDay
        /// A date that does not exist or cannot be understood.
        case badDate(String)
        /// A month or a year where a listing's day should be.
        case noDay(String)
        /// So many dates such as this one have two numbers that can each be the month, and nothing in the listing tells
        /// which is.
        case ambiguousDates(String, count: Int)
        /// The listing is whole and has no entries; the text says why that may be.
        case noEntries(because: String)
        /// So many entries are new versions of papers that came out before; they have no listing day.
        case replacements(Int)
        /// Text that belongs to no entry, though it looks like a part of one.
        case strayText(String)
        /// The text is in another encoding than UTF-8.
        case encoding(Encoding)
        /// What only one format knows.
        case ofFormat(AnyFormatFact)

        /// A fact of one format.
        public static func ofFormat(_ fact: some FormatFact) -> Kind { .ofFormat(AnyFormatFact(fact)) }
    }

    /// An encoding that was made UTF-8.
    public enum Encoding: Hashable, Sendable {
        /// UTF-16, told by its byte order mark.
        case utf16
        /// Windows-1252, for so many bytes that are no UTF-8.
        case windows1252(bytes: Int)
    }

    /// What a person can do about a note.
    public enum Remedy: Hashable, Sendable {
        /// To state the listing's day; it may be this one.
        case stateDay(CalendarDay?)
        /// To state the right day of the listing, since the one concluded cannot be.
        case stateRightDay
    }

    /// The file, or `standard input`.
    public var file: String
    /// The 1-based line, where it is about one.
    public var line: Int?
    /// What there is to know.
    public var kind: Kind

    /// A note.
    public init(file: String, line: Int? = nil, kind: Kind) {
        self.file = file
        self.line = line
        self.kind = kind
    }

    /// One sentence with file and line.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(kind)"
    }

    /// What can be done about it, where there is something.
    public var remedy: Remedy? {
        switch kind {
        case .yearInferred(let day, _): .stateDay(day)
        case .dayInferred, .dayOfFileName, .noListingDay: .stateDay(nil)
        case .inFuture: .stateRightDay
        default: nil
        }
    }
}

extension ListingNote.Kind: CustomStringConvertible {
    /// What there is to know, without the place.
    public var description: String {
        switch self {
        case .yearInferred(let day, let because): "listing year \(day.year) inferred: \(because)"
        case .dayInferred(let day, let because): "listing day \(day) inferred: \(because)"
        case .dayOfFileName(let day, let papers):
            "listing day \(day) inferred from the file's name for \(papers) \(papers == 1 ? "paper" : "papers") "
                + "without any date"
        case .inFuture(let day): "the inferred listing day \(day) lies in the future"
        case .noListingDay: "the listing states no day of its own"
        case .badDate(let text): "'\(ReadableText.shortened(text))' is no date that exists: it is left open"
        case .noDay(let text): "'\(ReadableText.shortened(text))' is no day: the listing day is left open"
        case .ambiguousDates(let text, let count):
            "'\(ReadableText.shortened(text))' "
                + (count == 1 ? "" : "and \(count - 1) more \(count == 2 ? "date" : "dates") like it ")
                + "may be two days, and no other date in the column tells which: no day is taken"
        case .noEntries(let because): "there are no papers in it: \(because)"
        case .replacements(let count):
            "\(count) \(count == 1 ? "entry is a new version" : "entries are new versions") of papers that came "
                + "out before: without a listing day"
        case .strayText(let text): "'\(ReadableText.shortened(text))' belongs to no entry, and was passed over"
        case .encoding(.utf16): "is text in UTF-16, and was read as such"
        case .encoding(.windows1252(let bytes)):
            "\(bytes) \(bytes == 1 ? "byte is" : "bytes are") no UTF-8, and \(bytes == 1 ? "was" : "were") read as "
                + "Windows-1252"
        case .ofFormat(let fact): fact.description
        }
    }
}
