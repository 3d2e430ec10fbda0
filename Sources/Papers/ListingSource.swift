/// Who publishes a listing; each format says it of its own.
public enum ListingSource: Hashable, Sendable, Comparable {
    /// Daily Papers (https://huggingface.co/papers): pages, answers of its interface, feeds.
    case dailyPapers
    /// arXiv: feeds, mails, answers of its interfaces, metadata.
    case arXiv
    /// Another collection, told apart by its format alone.
    case other(format: String)

    /// The name for people.
    public var title: String {
        switch self {
        case .dailyPapers: "Daily Papers"
        case .arXiv: "arXiv"
        case .other(let format): format
        }
    }

    /// Whether the source is expected to publish a listing on a day.
    ///
    /// Daily Papers has one from Monday to Friday; it announces no holidays, and some weekends have
    /// one as well. arXiv announces on the evenings of Sunday to Thursday, Eastern time, which its
    /// feeds and mails date by the next morning, Monday to Friday; after an evening of
    /// `ArXivHolidays` there is none (https://info.arxiv.org/help/availability.html). Other
    /// collections are held to the days of Daily Papers.
    public func publishes(on day: CalendarDay) -> Bool {
        day.weekday <= 5 && !(self == .arXiv && ArXivHolidays.contains(day.adding(days: -1)))
    }
}

/// The evenings on which arXiv announces nothing, every year: those that its lists of 2023 and 2025
/// have in common. Others, which it states from year to year, show as gaps.
enum ArXivHolidays {
    /// New Year's Day, Martin Luther King's, Juneteenth, Independence, Labor, Thanksgiving and Christmas Day.
    static func contains(_ day: CalendarDay) -> Bool {
        let (_, month, dayOfMonth) = day.civil
        let week = (dayOfMonth - 1) / 7 + 1
        return switch (month, dayOfMonth) {
        case (1, 1), (6, 19), (7, 4), (12, 25): true
        case (1, _): day.weekday == 1 && week == 3
        case (9, _): day.weekday == 1 && week == 1
        case (11, _): day.weekday == 4 && week == 4
        default: false
        }
    }
}
