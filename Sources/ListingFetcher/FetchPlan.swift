public import Papers
import ReadableText

/// Which days have to be fetched, and which are here already.
public struct FetchPlan: Hashable, Sendable {
    /// The service asked.
    public let service: ListingService
    /// The span of the days.
    public let span: DaySpan
    /// Where the listings are kept.
    public let folder: ListingFolder
    /// The days that are wanted, in order; those before the span were asked for before, too early.
    public let wanted: [CalendarDay]
    /// The days to fetch, in order.
    public let days: [CalendarDay]
    /// Days that are here with papers.
    public let here: [CalendarDay]
    /// The files of those days.
    public let files: [String]
    /// Days known to have no papers.
    public let empty: [CalendarDay]
    /// The first day from which on nothing is to be left out, where this plan is to note it.
    let beginning: CalendarDay?

    /// The days of a span. A day is fetched again where its list could still change when it was
    /// asked for last, where one of its files is missing, and with `refresh` in any case.
    ///
    /// - Parameters:
    ///   - service: who is asked.
    ///   - span: the days.
    ///   - folder: where the listings are kept.
    ///   - refresh: whether days that are here are fetched again.
    ///   - includingUnsettled: whether days before the span that were asked for too early are wanted too.
    /// - Throws: ``FetchError/cannotRead(path:reason:)``.
    public init(
        _ service: ListingService, _ span: DaySpan, in folder: ListingFolder, refresh: Bool = false,
        includingUnsettled: Bool = false
    ) throws(FetchError) {
        let record = try folder.record()
        let earlier = includingUnsettled ? Self.unsettled(service, record).filter { $0 < span.from } : []
        self.init(service, span, earlier + span.days, record, folder, refresh: refresh, beginning: nil)
    }

    /// Whatever is not settled: all days that were asked for too early, however long ago, and all from the first day
    /// of the first such plan to today that were never asked for.
    ///
    /// - Parameters:
    ///   - service: who is asked.
    ///   - today: the day at Greenwich.
    ///   - folder: where the listings are kept.
    /// - Throws: ``FetchError/cannotRead(path:reason:)``.
    public init(unsettledOf service: ListingService, today: CalendarDay, in folder: ListingFolder) throws(FetchError) {
        let record = try folder.record()
        let known = record.beginning(service.series)
        let latest = try DaySpan(today: today)
        let first = min(known ?? latest.from, latest.from)
        // More than can be asked for at a time is what nobody waits for: the last ones count.
        let span = try DaySpan(
            from: max(first, today.adding(days: 1 - DaySpan.mostDays)), today: today)
        let earlier = Self.unsettled(service, record).filter { $0 < span.from }
        self.init(
            service, span, earlier + span.days, record, folder, refresh: false,
            beginning: known == nil ? latest.from : nil)
    }

    private init(
        _ service: ListingService, _ span: DaySpan, _ wanted: [CalendarDay], _ record: FetchRecord,
        _ folder: ListingFolder, refresh: Bool, beginning: CalendarDay?
    ) {
        (self.service, self.span, self.folder) = (service, span, folder)
        (self.wanted, self.beginning) = (wanted, beginning)
        var (days, here, empty) = ([CalendarDay](), [CalendarDay](), [CalendarDay]())
        var files: [String] = []
        for day in wanted {
            guard let entry = record.entry(service.series, day) else {
                days.append(day)
                continue
            }
            let names = (0..<entry.pages).map { service.fileName(for: day, page: $0) }
            if refresh || !service.isSettled(entry) || !names.allSatisfy(folder.holds) {
                days.append(day)
            } else if names.isEmpty {
                empty.append(day)
            } else {
                here.append(day)
                files += names.map(folder.path)
            }
        }
        (self.days, self.here, self.empty, self.files) = (days, here, empty, files)
    }

    private static func unsettled(_ service: ListingService, _ record: FetchRecord) -> [CalendarDay] {
        record.entries(service.series).filter { !service.isSettled($0) }.map(\.day)
    }

    /// The first request of each day that is to be fetched.
    public var requests: [String] { days.map { service.request(for: $0) } }
}

extension ListingService {
    /// Whether a day changes no more since it was asked for.
    func isSettled(_ entry: FetchRecord.Entry) -> Bool {
        isSettled(entry.day, askedOn: entry.askedOn, papers: entry.papers)
    }
}
