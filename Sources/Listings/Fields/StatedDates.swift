import Papers
import ReadableText

/// What one record says of the day of publication, in fields of several names, while it is read.
///
/// A field of publication goes before `date`, that before the first of several versions, and that before a year of its
/// own; the first of them that is a date counts, and a finer one that agrees with it completes it. Of several
/// fields of publication the finest counts. An update is no publication, and stands for one where nothing else is known
/// and the record does not say that nothing is.
struct StatedDates {
    /// The day of the first of several versions.
    var firstVersion: CalendarDay?
    /// The day of the last change.
    private(set) var updated: CalendarDay?
    /// The day of listing.
    private(set) var listed: PaperDate?
    private var publication: PaperDate?
    private var date: PaperDate?
    private var year: String?
    private var month: String?
    private var day: String?
    /// Texts that are no dates by themselves, with their fields: some lack only the year, which stands elsewhere.
    private var unread: [(field: ListingField, text: String)] = []
    private var ambiguous: [String] = []
    private var noDays: [String] = []
    /// Whether the record says that its date of publication is not known: then an update stands for none.
    private var isUnknown = false
    /// The fields of which it is told where they hold no dates.
    private let told: Set<ListingField>

    init(telling told: Set<ListingField>) { self.told = told }

    /// What stands in place of dates and is none, what may be two, and what is no day and should be.
    struct Faults {
        var bad: [String] = []
        var ambiguous: [String] = []
        var noDays: [String] = []
    }

    /// Takes the text of a field.
    mutating func take(_ text: String, as field: ListingField, order: WrittenDate.Order? = nil) {
        if text.isEmpty { return }
        switch field {
        case .year: year = year ?? text
        case .month: month = month ?? text
        // The number of a day beside its month; a whole date is one like any other.
        case .dayOfMonth where text.utf8.count <= 2: day = day ?? text
        case .dayOfMonth: take(text, as: .date, order: order)
        default:
            switch WrittenDate.read(text.utf8, order: order) {
            case .date(let date): take(date, as: field)
            case .ambiguous(let year):
                ambiguous.append(text)
                if field == .published || field == .date { take(year, as: field) }
            case .none: unread.append((field, text))
            }
        }
    }

    /// Takes the date of a field.
    mutating func take(_ found: PaperDate, as field: ListingField) {
        switch field {
        case .listed where found.precision == .day: listed = listed ?? found
        // A listing is of a day.
        case .listed: noDays.append(found.description)
        case .update: updated = updated ?? (found.precision == .day ? found.day : nil)
        case .date: date = date ?? found
        default: if publication.map({ found.precision < $0.precision }) ?? true { publication = found }
        }
    }

    /// Takes a date of publication that is there and says nothing, as OpenAlex has it, whose updates are of its records.
    mutating func takeNothing() { isUnknown = true }

    /// Takes what stands in place of a date, and is none whatever else is known.
    mutating func takeBad(_ text: String, as field: ListingField) { unread.append((field, text)) }

    /// The date of publication, and what could not be understood; nothing of that where the date is known all the same.
    func published() -> (date: PaperDate?, faults: Faults) {
        let ofYear = year.flatMap { WrittenDate.parts(year: $0, month: month, day: day) }
        var (publication, date) = (publication, date)
        var bad: [String] = []
        for (field, text) in unread {
            let found = ofYear.flatMap { PaperDate(written: text, year: $0.day.year) }
            switch field {
            case .published where found != nil: publication = publication ?? found
            case .date where found != nil: date = date ?? found
            default: if told.contains(field) { bad.append(text) }
            }
        }
        let known = [publication, date, firstVersion.map { PaperDate($0, .stated) }, ofYear].compactMap { $0 }
        let faults = Faults(bad: bad, ambiguous: ambiguous, noDays: noDays)
        guard let first = known.first else {
            return (isUnknown ? nil : updated.map { PaperDate($0, .stated) }, faults)
        }
        let best = known.dropFirst().reduce(first) { $0.completed(by: $1) }
        // What would have told of a publication that is known otherwise is no loss.
        let others = unread.filter { $0.field != .published && $0.field != .date && told.contains($0.field) }.map(
            \.text)
        let open = best.precision == .day ? [] : ambiguous
        return (best, Faults(bad: others, ambiguous: open, noDays: noDays))
    }
}
