internal import Foundation
public import Papers

/// A service that lists papers by day, and how it wants to be asked.
///
///     ListingService.dailyPapers.request(for: day, page: 0)
///     // https://huggingface.co/api/daily_papers?date=2025-12-11&limit=100&p=0
public struct ListingService: Hashable, Sendable {
    /// Which service it is. The raw values are the names that people give.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        /// The Daily Papers of Hugging Face.
        case dailyPapers = "daily-papers"
        /// The search interface of arXiv.
        case arXiv = "arxiv"
    }

    /// Which service it is.
    public let name: Name
    /// The arXiv categories asked for, sorted, each once; empty for all, and always for Daily Papers.
    public let categories: [String]
    let address: ServiceAddress
    /// The least time between the beginnings of two requests. arXiv asks for one request in three
    /// seconds over one connection (https://info.arxiv.org/help/api/tou.html#rate-limits); Hugging
    /// Face names no such limit, and one a second is slow enough to be no burden.
    private(set) var pace: Duration

    private init(name: Name, categories: [String], address: ServiceAddress) {
        (self.name, self.categories, self.address) = (name, categories, address)
        pace =
            switch name {
            case .dailyPapers: .seconds(1)
            case .arXiv: .seconds(3)
            }
    }

    /// The Daily Papers of Hugging Face: one answer has the papers listed on one day.
    ///
    /// Described at https://huggingface.co/docs/hub/api#get-apidailypapers : `date` takes a day,
    /// `limit` (at most 100) and `p` (from 0) a page; a `Link` header with `rel="next"` says that
    /// there is another page.
    public static let dailyPapers = ListingService(
        name: .dailyPapers, categories: [], address: .https("huggingface.co"))

    /// The search interface of arXiv: one answer has the papers first submitted on one day (GMT),
    /// of all categories where none is named.
    ///
    /// The interface for harvesting, OAI-PMH, is no substitute: its days are those of the last
    /// change to a record, and selecting by day of submission is not offered there
    /// (https://info.arxiv.org/help/oa/index.html, "Datestamps"). The search interface has
    /// `submittedDate` (https://info.arxiv.org/help/api/user-manual.html, 5.1). A name without a
    /// dot, such as `cs`, stands for all its categories.
    ///
    /// Throws ``FetchError/badCategory(_:)`` or ``FetchError/tooManyCategories(count:limit:)``.
    public static func arXiv(categories: [String] = []) throws(FetchError) -> ListingService {
        for category in categories where category.wholeMatch(of: /[a-z][a-z-]{1,9}(\.[A-Za-z][A-Za-z-]{1,9})?/) == nil {
            throw .badCategory(category)
        }
        let sorted = Set(categories).sorted()
        guard sorted.count <= mostCategories else {
            throw .tooManyCategories(count: sorted.count, limit: mostCategories)
        }
        return ListingService(name: .arXiv, categories: sorted, address: .https("export.arxiv.org"))
    }

    /// The same service played by a server on this machine, for tests; a pace of its own spares them the waiting.
    public func served(at loopback: LoopbackAddress, pace: Duration? = nil) -> ListingService {
        var service = ListingService(name: name, categories: categories, address: loopback.address)
        service.pace = pace ?? self.pace
        return service
    }

    /// More categories than these make a file name longer than file systems take.
    private static let mostCategories = 8

    /// Entries asked for at a time. arXiv allows 2,000, but leaves entries out of large answers more often.
    var pageSize: Int {
        switch name {
        case .dailyPapers: 100
        case .arXiv: 500
        }
    }

    /// Pages of a day at most: arXiv answers no query beyond 30,000 results.
    var mostPages: Int { name == .arXiv ? 60 : 20 }

    /// Whether a day's list changes no more: whether it was asked for after the day was over.
    ///
    /// A day of the services begins and ends at different hours, so that it is over everywhere only when two days have
    /// gone by at Greenwich. Daily Papers have no list on most weekends; one of a weekday that is still empty may be
    /// late, and is asked for for a week. arXiv announces a paper up to some days after its submission, later around
    /// weekends, and takes a pause at the end of the year (https://info.arxiv.org/help/availability.html).
    ///
    /// - Parameters:
    ///   - day: the day of the list.
    ///   - askedOn: the day at Greenwich on which it was asked for.
    ///   - papers: how many papers came.
    public func isSettled(_ day: CalendarDay, askedOn: CalendarDay, papers: Int) -> Bool {
        let (_, month, dayOfMonth) = day.civil
        let wait =
            switch name {
            case .dailyPapers: papers > 0 || day.weekday > 5 ? 2 : 7
            case .arXiv: (month, dayOfMonth) >= (12, 20) || (month, dayOfMonth) == (1, 1) ? 14 : 7
            }
        return askedOn >= day.adding(days: wait)
    }

    /// Whether an answer without papers is asked for again before it is believed. arXiv is known to
    /// answer so by mistake.
    var doubtsEmptyAnswers: Bool { name == .arXiv }

    /// What the answers are to be.
    var mediaType: String { name == .arXiv ? "application/atom+xml" : "application/json" }

    /// The name of a page's file: `daily-papers-2025-12-11.json`,
    /// `arxiv-cs.CL+cs.LG-2025-12-11.xml`, from the second page on `…-2025-12-11.2.json`.
    func fileName(for day: CalendarDay, page: Int) -> String {
        "\(series)-\(day)\(page == 0 ? "" : ".\(page + 1)").\(name == .arXiv ? "xml" : "json")"
    }

    /// What the files of one question have in common: the service, and the categories.
    public var series: String {
        ([name.rawValue] + (categories.isEmpty ? [] : [categories.joined(separator: "+")])).joined(separator: "-")
    }

    /// The address of a page, counted from 0, of a day's list.
    public func request(for day: CalendarDay, page: Int = 0) -> String {
        switch name {
        case .dailyPapers: "\(address)/api/daily_papers?date=\(day)&limit=\(pageSize)&p=\(page)"
        case .arXiv:
            "\(address)/api/query?search_query=\(query(for: day))&start=\(page * pageSize)&max_results=\(pageSize)"
                + "&sortBy=submittedDate&sortOrder=ascending"
        }
    }

    private func query(for day: CalendarDay) -> String {
        let digits = day.description.replacing("-", with: "")
        let span = "submittedDate:%5B\(digits)0000+TO+\(digits)2359%5D"
        if categories.isEmpty { return span }
        let wanted = categories.flatMap { $0.contains(".") ? ["cat:\($0)"] : ["cat:\($0)", "cat:\($0).*"] }
        return "%28\(wanted.joined(separator: "+OR+"))%29+AND+\(span)"
    }
}
