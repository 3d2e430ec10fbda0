internal import Papers

/// The times of HTTP headers (RFC 9110, 5.6.7), in each of the three forms that a recipient has to read.
enum HTTPDate {
    /// Seconds since 1970-01-01 00:00 UTC; nil for what is no such time.
    static func seconds(_ text: String) -> Int? {
        let form = text.split { " ,-".contains($0) }
        switch form.count {
        // `Sun, 06 Nov 1994 08:49:37 GMT` and `Sunday, 06-Nov-94 08:49:37 GMT`
        case 6 where form[5] == "GMT": return seconds(day: form[1], month: form[2], year: form[3], time: form[4])
        // `Sun Nov  6 08:49:37 1994`
        case 5: return seconds(day: form[2], month: form[1], year: form[4], time: form[3])
        default: return nil
        }
    }

    private static func seconds(day: Substring, month: Substring, year: Substring, time: Substring) -> Int? {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard let month = MonthName.number(short: month.utf8), let day = Int(day), let year = Int(year),
            clock.count == 3,
            (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2]),
            let date = CalendarDay(
                year: year < 70 ? year + 2000 : year < 100 ? year + 1900 : year, month: month, day: day)
        else { return nil }
        return date.daysSinceEpoch * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
    }
}
