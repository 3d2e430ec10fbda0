import Papers

/// The day of a page, and how it was found.
///
/// The site leaves the year out where it is the current one. So the year of a page that states none
/// is later than every year stated in it, and the first such year is taken.
struct PageDay {
    /// The first day of Daily Papers.
    private static let beginning = 2023 * 10_000 + 5 * 100 + 4

    /// The day, if it could be found.
    private(set) var listed: PaperDate?
    /// The year of dates without one, and how it is known.
    private(set) var year: (value: Int, provenance: Provenance)?
    /// What to tell of it.
    private(set) var notes: [ListingNote.Kind] = []

    /// Finds the day of a section. What its heading says goes before a day given from outside,
    /// which fills in what the heading leaves out. `isOnlyPage` says that the given day was meant
    /// for this page, and a contradiction is worth a note.
    init(_ section: PageSection, _ settings: ListingSettings, isOnlyPage: Bool) {
        if let given = settings.listedDay {
            take(given: given, section, isOnlyPage: isOnlyPage)
        } else if let stated = section.date?.day() {
            set(stated, .stated)
        } else if let heading = section.date, let copied = section.copied {
            take(heading, latestBy: copied, section, "in which the page's day does not lie after that of the copy")
        } else if let heading = section.date {
            infer(heading, section, today: settings.today)
        } else {
            inferYearAlone(section)
        }
    }

    private mutating func set(_ day: CalendarDay, _ provenance: Provenance) {
        listed = PaperDate(day, provenance)
        year = (day.year, provenance)
    }

    private mutating func take(given: CalendarDay, _ section: PageSection, isOnlyPage: Bool) {
        guard let heading = section.date else { return set(given, .stated) }
        let agrees =
            (heading.month, heading.day) == (given.civil.month, given.civil.day)
            && (heading.year ?? given.year) == given.year
        if agrees { return set(given, .stated) }
        // Of several pages the day can fit one at most, so that nothing is amiss with the others.
        if isOnlyPage { notes.append(.dayContradicted(given: given, heading: heading.text)) }
        if let stated = heading.day() { return set(stated, .stated) }
        if isOnlyPage {
            return take(heading, latestBy: given, section, "in which the page's day does not lie after the given one")
        }
        // One of several pages: its own day in the year that brings it nearest to the day that was given.
        let years = [given.year - 1, given.year, given.year + 1]
        let days = years.compactMap { heading.day(inYear: $0) }
        guard let nearest = days.min(by: { given.distance(to: $0) < given.distance(to: $1) }) else {
            return inferYearAlone(section)
        }
        set(nearest, .stated)
    }

    /// A day that says no more than by when the page was there: one that was given and contradicts the page, or that
    /// on which it was copied. `reason` says why the year is the last one.
    private mutating func take(
        _ heading: PageDate, latestBy given: CalendarDay, _ section: PageSection, _ reason: String
    ) {
        // Only 29 February has to wait for its year, eight of them at most.
        let days = (0...8).lazy.compactMap { heading.day(inYear: given.year - $0) }
        guard let latest = days.first(where: { $0 <= given }) else { return inferYearAlone(section) }
        set(latest, .inferred)
        notes.append(.yearInferred(latest, because: "it is the last year \(reason)"))
    }

    private mutating func infer(_ heading: PageDate, _ section: PageSection, today: CalendarDay?) {
        let latest = Self.latestStatedYear(section)
        let isBeforeBeginning = 2023 * 10_000 + heading.month * 100 + heading.day < Self.beginning
        let first = max((latest ?? 0) + 1, isBeforeBeginning ? 2024 : 2023)
        // Only 29 February has to wait for its year, eight of them at most.
        let number = Self.latestNumber(section)
        let days = (first...first + 8 + (number.map { max(0, $0.year - first) } ?? 0)).lazy.compactMap {
            heading.day(inYear: $0)
        }
        guard let earliest = days.first, let day = days.first(where: { $0 >= number ?? earliest }) else {
            return inferYearAlone(section)
        }
        set(day, .inferred)
        let stated = latest.map { "its entries state years up to \($0), and the site leaves out the current one" }
        let reason =
            (day > earliest ? number.map { "it has papers of \($0.year), and it is the first behind them" } : stated)
            ?? "its entries state no year, and it is the first in which the site had this day"
        notes.append(.yearInferred(day, because: reason))
        if let today, day > today { notes.append(.inFuture(day)) }
    }

    /// Without a day, the entries alone say which year is left out, if they state any.
    private mutating func inferYearAlone(_ section: PageSection) {
        notes.append(.noListingDay)
        if let latest = Self.latestStatedYear(section) { year = (max(latest + 1, 2023), .inferred) }
    }

    /// The month of the newest of the entries' numbers of arXiv, which begin with it: `2512.00001`.
    private static func latestNumber(_ section: PageSection) -> CalendarDay? {
        section.entries.compactMap { entry in
            let digits = entry.id.map {
                $0.utf8.prefix(4).compactMap { (0x30...0x39).contains($0) ? Int($0) - 0x30 : nil }
            }
            guard let digits, digits.count == 4 else { return nil }
            return CalendarDay(year: 2000 + digits[0] * 10 + digits[1], month: digits[2] * 10 + digits[3], day: 1)
        }.max()
    }

    private static func latestStatedYear(_ section: PageSection) -> Int? {
        section.entries.compactMap { $0.ending?.date?.year }.max()
    }
}

extension PageDate {
    /// As the page writes it, for messages.
    var text: String {
        "\(MonthName.short[month - 1]) \(day)" + (year.map { ", \($0)" } ?? "")
    }
}

extension CalendarDay {
    fileprivate func distance(to other: CalendarDay) -> Int { abs(other.daysSinceEpoch - daysSinceEpoch) }
}
