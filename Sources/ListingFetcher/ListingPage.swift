internal import Papers

/// A page of a day's list: the bytes as they came, and what they say of themselves.
struct ListingPage: Hashable, Sendable {
    let bytes: [UInt8]
    /// Papers in it.
    let entries: Int
    /// Whether there is another page after it.
    let hasNext: Bool

    /// Reads as much of an answer as tells whether it is the page that was asked for.
    ///
    /// Throws a ``FetchError`` for what is none and will be none next time, a ``PassingFault`` for
    /// one that lost its end or its entries.
    init(_ answer: HTTPAnswer, of day: CalendarDay, page: Int, from service: ListingService) throws {
        bytes = answer.body
        let type = answer.header("content-type") ?? ""
        let head = String(decoding: bytes.prefix(512), as: UTF8.self).trimmingPrefix {
            $0.isWhitespace || $0 == "\u{FEFF}"
        }.lowercased()
        if type.lowercased().hasPrefix("text/html") || head.hasPrefix("<!doctype html") || head.hasPrefix("<html") {
            throw FetchError.webPage(day: day)
        }
        guard let first = head.unicodeScalars.first else { throw PassingFault.cut }
        func unexpected() -> FetchError {
            .notAListing(
                day: day,
                found: FetchError.quote(type.isEmpty ? "it begins with '\(head.prefix(20))'" : "its type is \(type)"))
        }
        switch service.name {
        case .dailyPapers:
            guard first == "[" || first == "{" else { throw unexpected() }
            guard let list = JSONList(bytes) else { throw PassingFault.cut }
            guard let count = list.count else { throw FetchError.notAListing(day: day, found: "it has no list") }
            entries = count
            let saysSo = answer.headers("link").contains { $0.firstMatch(of: /rel\s*=\s*"?next\b/) != nil }
            hasNext = count > 0 && (saysSo || count >= service.pageSize)
        case .arXiv:
            guard first == "<", head.contains("<feed") else { throw unexpected() }
            let feed = AtomOutline(bytes)
            guard feed.isWhole else { throw PassingFault.cut }
            if let complaint = feed.complaint { throw FetchError.complaint(day: day, FetchError.quote(complaint)) }
            entries = feed.entries
            let start = page * service.pageSize
            let total = feed.total ?? start + entries
            let promised = min(service.pageSize, max(0, total - start))
            if entries < promised { throw PassingFault.entriesMissing(found: entries, of: promised) }
            hasNext = entries > 0 && start + entries < total
        }
    }
}
