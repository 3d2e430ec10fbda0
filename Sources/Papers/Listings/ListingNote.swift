/// Something that a person should know about a listing whose papers were read.
public struct ListingNote: Hashable, Sendable, CustomStringConvertible {
    /// What there is to know.
    public enum Kind: Hashable, Sendable {
        /// The listing's year was concluded; the text says from what.
        case yearInferred(CalendarDay, because: String)
        /// The listing's day was concluded; the text says from what.
        case dayInferred(CalendarDay, because: String)
        /// So many papers without any date have numbers of arXiv that are as new as the day in the file's name, and that day for their listing day.
        case dayOfFileName(CalendarDay, papers: Int)
        /// The inferred day lies after today.
        case inFuture(CalendarDay)
        /// The listing has no day, and none was given.
        case noListingDay
        /// The day that was given contradicts the heading's, which is taken.
        case dayContradicted(given: CalendarDay, heading: String)
        /// A publication date without year that lies after the listing's day.
        case dateAfterListing(String, title: String)
        /// A date that does not exist or cannot be understood.
        case badDate(String)
        /// So many entries have no line with authors and date.
        case undated(Int)
        /// The page ends in an entry without authors and date.
        case endsInEntry(title: String)
        /// The listing ends in an entry that lacks the mark at its end.
        case endsWithoutMark(title: String)
        /// So many entries state a year or a month, but no day.
        case withoutDay(Int)
        /// So many submissions were withdrawn or rejected.
        case notAccepted(Int, of: Int)
        /// So many rows of a table whose quotes and delimiters were not marked as such.
        case repairedRows(Int)
        /// Text that was taken for furniture of the page.
        case passedOver(String)
        /// The papers are of many years.
        case searchPage(papers: Int, older: Int)
        /// The listing is whole and has no entries; the text says why that may be.
        case noEntries(because: String)
        /// So many entries are new versions of papers that came out before; they have no listing day.
        case replacements(Int)
        /// So many records say that they were deleted.
        case deletedRecords(Int)
        /// The listing is one part of several; the text says how to get the next one.
        case goesOn(String)
        /// Something is amiss between two entries of a JSON document.
        case damagedJSON(JSONError.Reason)
        /// A member of a JSON document holds what looks like papers, but its name is none under which they are looked for.
        case unreadMember(String)
        /// Text that belongs to no entry, though it looks like a part of one.
        case strayText(String)
        /// An identifier that is no collection's names two papers with unlike titles, which are kept apart.
        case sharedIdentifier(String, title: String, other: String)
        /// So many characters that XML does not allow were mended.
        case mended(Int)
        /// A document type was passed over, with the entities that it may define.
        case documentTypePassedOver
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

    /// A text for a message: at most 60 characters, without control characters.
    static func shortened(_ text: String) -> String {
        let clean = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
        return clean.count > 60 ? clean.prefix(59) + "…" : clean
    }
}

extension ListingNote.Kind: CustomStringConvertible {
    /// What there is to know, without the place.
    public var description: String {
        switch self {
        case .yearInferred(let day, let because): "listing year \(day.year) inferred: \(because); state it with --listed \(day)"
        case .dayInferred(let day, let because): "listing day \(day) inferred: \(because); state it with --listed"
        case .dayOfFileName(let day, let papers):
            "listing day \(day) inferred from the file's name for \(papers) \(papers == 1 ? "paper" : "papers") without any date; state it with --listed"
        case .inFuture(let day): "the inferred listing day \(day) lies in the future; state the right one with --listed"
        case .noListingDay: "the listing states no day of its own; state it with --listed"
        case .dayContradicted(let given, let heading):
            "the listing day was given as \(given), but the page says '\(heading)', which is taken"
        case .dateAfterListing(let date, let title):
            "'\(date)' lies after the listing's day: the date of '\(ListingNote.shortened(title))' is left open"
        case .badDate(let text): "'\(ListingNote.shortened(text))' is no date that exists: it is left open"
        case .undated(let count): "\(count) \(count == 1 ? "entry has" : "entries have") no line with authors and date"
        case .endsInEntry(let title):
            "the page ends in the entry '\(ListingNote.shortened(title))', without authors and date: it may be cut there"
        case .endsWithoutMark(let title):
            "the listing ends in the entry '\(ListingNote.shortened(title))' without the mark at its end: it may be cut there"
        case .withoutDay(let count):
            "\(count) \(count == 1 ? "entry states" : "entries state") a year or a month, but no day: the publication date is left open"
        case .notAccepted(let count, let all):
            "\(count) of \(all) submissions were withdrawn or rejected: they are kept without a venue"
        case .repairedRows(let count):
            "\(count) \(count == 1 ? "row has" : "rows have") quotes or delimiters in the text that are not marked: read by the likeliest borders"
        case .passedOver(let text): "'\(ListingNote.shortened(text))' was passed over as part of the page's frame"
        case .noEntries(let because): "there are no papers in it: \(because)"
        case .replacements(let count):
            "\(count) \(count == 1 ? "entry is a new version" : "entries are new versions") of papers that came out before: without a listing day"
        case .deletedRecords(let count):
            "\(count) \(count == 1 ? "record says that it was" : "records say that they were") deleted, and \(count == 1 ? "was" : "were") passed over"
        case .goesOn(let how): "this is one part of a longer list: \(how)"
        case .damagedJSON(let reason): "the JSON is damaged here (\(reason)); no entry is lost by it"
        case .unreadMember(let name):
            "'\(ListingNote.shortened(name))' holds what looks like papers, but is no name under which papers are looked for: it was passed over"
        case .strayText(let text): "'\(ListingNote.shortened(text))' belongs to no entry, and was passed over"
        case .sharedIdentifier(let id, let title, let other):
            "'\(ListingNote.shortened(id))' identifies '\(ListingNote.shortened(title))' here and '\(ListingNote.shortened(other))' before: they are kept as two papers"
        case .mended(let count):
            "\(count) \(count == 1 ? "character" : "characters") that XML does not allow (bare '&' or '<', control characters, no UTF-8) mended"
        case .documentTypePassedOver: "its document type was passed over, and the entities that it may define are left as they stand"
        case .searchPage(let papers, let older):
            "a search or trending page: \(older) of \(papers) dated papers are older than 60 days; its day says little, go by publication dates"
        }
    }
}
