public import Papers
import ReadableText

/// Which days of a span have to be fetched, and which are here already.
public struct FetchPlan: Hashable, Sendable {
    /// The service asked.
    public let service: ListingService
    /// The days asked for.
    public let span: DaySpan
    /// Where the listings are kept.
    public let folder: ListingFolder
    /// The days to fetch, in order.
    public let days: [CalendarDay]
    /// Days that are here with papers.
    public let here: [CalendarDay]
    /// The files of those days.
    public let files: [String]
    /// Days known to have no papers.
    public let empty: [CalendarDay]

    /// Looks up what is here. A day is fetched again where its list could still change when it was
    /// asked for last, where one of its files is missing, and with `refresh` in any case.
    ///
    /// Throws ``FetchError/cannotRead(path:reason:)``.
    public init(_ service: ListingService, _ span: DaySpan, in folder: ListingFolder, refresh: Bool = false)
        throws(FetchError)
    {
        let record = try folder.record()
        (self.service, self.span, self.folder) = (service, span, folder)
        var (days, here, empty) = ([CalendarDay](), [CalendarDay](), [CalendarDay]())
        var files: [String] = []
        for day in span.days {
            guard !refresh, let entry = record.entry(service.series, day),
                entry.askedOn >= day.adding(days: service.settlingDays)
            else {
                days.append(day)
                continue
            }
            let names = (0..<entry.pages).map { service.fileName(for: day, page: $0) }
            if names.isEmpty {
                empty.append(day)
            } else if names.allSatisfy(folder.holds) {
                here.append(day)
                files += names.map(folder.path)
            } else {
                days.append(day)
            }
        }
        (self.days, self.here, self.empty, self.files) = (days, here, empty, files)
    }

    /// The first request of each day that is to be fetched.
    public var requests: [String] { days.map { service.request(for: $0) } }
}
