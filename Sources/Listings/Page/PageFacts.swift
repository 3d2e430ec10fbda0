import Papers
import ReadableText

/// What only a page's text tells.
enum PageFact: FormatFact {
    /// A title at the end of a page, with nothing behind it.
    case titleAlone(String)
    /// The day that was given contradicts the heading's, which is taken.
    case dayContradicted(given: CalendarDay, heading: String)
    /// A publication date without year that lies after the listing's day.
    case dateAfterListing(String, title: String)
    /// So many entries have no line with authors and date.
    case undated(Int)
    /// The page ends in an entry without authors and date.
    case endsInEntry(title: String)
    /// Text that was taken for part of the page's frame.
    case passedOver(String)
    /// A page saved in a form that keeps the site's data and links has neither.
    case savedWithoutPapers(String)
    /// The papers are of many years.
    case searchPage(papers: Int, older: Int)

    var description: String {
        switch self {
        case .titleAlone(let title):
            "'\(ReadableText.shortened(title))' has no abstract, authors or date: the page may be cut here"
        case .dayContradicted(let given, let heading):
            "the listing day was given as \(given), but the page says '\(heading)', which is taken"
        case .dateAfterListing(let date, let title):
            "'\(date)' lies after the listing's day: the date of '\(ReadableText.shortened(title))' is left open"
        case .undated(let count): "\(count) \(count == 1 ? "entry has" : "entries have") no line with authors and date"
        case .endsInEntry(let title):
            "the page ends in the entry '\(ReadableText.shortened(title))', without authors and date: it may be "
                + "cut there"
        case .passedOver(let text): "'\(ReadableText.shortened(text))' was passed over as part of the page's frame"
        case .savedWithoutPapers(let form):
            "the page, saved as \(form), has neither the site's data nor links to papers; copy its text instead"
        case .searchPage(let papers, let older):
            "a search or trending page: \(older) of \(papers) dated papers are older than 60 days; its day says "
                + "little, go by publication dates"
        }
    }
}

/// An abstract before which no title stands: in texts of pages and of lines.
struct AbstractAlone: FormatFact {
    var description: String { "an abstract without a title" }
}

extension RejectionReason {
    static func titleAlone(_ title: String) -> RejectionReason { .ofFormat(PageFact.titleAlone(title)) }
    static func savedWithoutPapers(_ form: String) -> RejectionReason {
        .ofFormat(PageFact.savedWithoutPapers(form))
    }
    static var abstractAlone: RejectionReason { .ofFormat(AbstractAlone()) }
}

extension ListingNote.Kind {
    static func dayContradicted(given: CalendarDay, heading: String) -> Self {
        .ofFormat(PageFact.dayContradicted(given: given, heading: heading))
    }
    static func dateAfterListing(_ date: String, title: String) -> Self {
        .ofFormat(PageFact.dateAfterListing(date, title: title))
    }
    static func undated(_ count: Int) -> Self { .ofFormat(PageFact.undated(count)) }
    static func endsInEntry(title: String) -> Self { .ofFormat(PageFact.endsInEntry(title: title)) }
    static func passedOver(_ text: String) -> Self { .ofFormat(PageFact.passedOver(text)) }
    static func searchPage(papers: Int, older: Int) -> Self {
        .ofFormat(PageFact.searchPage(papers: papers, older: older))
    }
}
