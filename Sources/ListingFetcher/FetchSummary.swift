public import Papers

/// What came of a fetch: days asked = fetched + already here + empty + not reached.
public struct FetchSummary: Hashable, Sendable {
    /// Days asked for.
    public internal(set) var asked = 0
    /// Days whose papers were fetched now.
    public internal(set) var fetched = 0
    /// Days whose papers were here.
    public internal(set) var here = 0
    /// Days without papers.
    public internal(set) var empty = 0
    /// Papers in the pages fetched now.
    public internal(set) var papers = 0
    /// Requests made, repeated and redirected ones included.
    public internal(set) var requests = 0
    /// The files of the days asked for, as far as they are here, in no particular order.
    public internal(set) var files: [String] = []

    /// Days that were not reached.
    public var missing: Int { asked - fetched - here - empty }

    /// `12 days asked · 9 fetched · 2 already here · 1 empty`, and ` · 3 missing` where that is so.
    public var sentence: String {
        "\(asked) \(asked == 1 ? "day" : "days") asked · \(fetched) fetched · \(here) already here · \(empty) empty"
            + (missing == 0 ? "" : " · \(missing) missing")
    }
}

/// What a fetch is at.
public enum FetchEvent: Hashable, Sendable {
    /// A day is asked for; so many are left, this one included.
    case asking(CalendarDay, left: Int)
    /// A page of a day came, with so many papers.
    case took(CalendarDay, page: Int, papers: Int)
    /// An attempt failed; the next one begins after the wait.
    case waiting(CalendarDay, PassingFault, attempt: Int, of: Int, wait: Duration)
}
