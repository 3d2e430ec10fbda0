internal import Papers

/// What a folder says of earlier runs: when each day was asked for, and how many papers and pages came.
///
/// One line a day asked for, the last one counts: `daily-papers 2025-12-11 2025-12-14 32 1`. The first line of the
/// form `daily-papers since 2025-12-05` names the day from which on nothing is to be left out. Lines
/// are only added, so that two runs in one folder do not undo each other's; a line that cannot be
/// read, such as one that a crash cut, is as good as none, and its day is fetched again.
struct FetchRecord: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let series: String
        let day: CalendarDay
        let askedOn: CalendarDay
        let papers: Int
        let pages: Int

        var line: String { "\(series) \(day) \(askedOn) \(papers) \(pages)\n" }

        init(series: String, day: CalendarDay, askedOn: CalendarDay, papers: Int, pages: Int) {
            (self.series, self.day, self.askedOn, self.papers, self.pages) = (series, day, askedOn, papers, pages)
        }

        init?(line: some StringProtocol) {
            let fields = line.split(separator: " ", omittingEmptySubsequences: false)
            guard fields.count == 5, let day = CalendarDay(iso: fields[1]), let askedOn = CalendarDay(iso: fields[2]),
                let papers = Int(fields[3]), let pages = Int(fields[4]), papers >= 0, (0...1_000).contains(pages)
            else { return nil }
            self.init(series: String(fields[0]), day: day, askedOn: askedOn, papers: papers, pages: pages)
        }
    }

    private struct Key: Hashable {
        let series: String
        let day: CalendarDay
    }

    private var entries: [Key: Entry] = [:]
    private var beginnings: [String: CalendarDay] = [:]

    init(_ text: String) {
        for line in text.split(separator: "\n") {
            if let entry = Entry(line: line) {
                entries[Key(series: entry.series, day: entry.day)] = entry
            } else if let (series, day) = Self.beginning(line), beginnings[series] == nil {
                beginnings[series] = day
            }
        }
    }

    /// The line that says from which day on nothing is to be left out.
    static func line(of series: String, since day: CalendarDay) -> String { "\(series) since \(day)\n" }

    private static func beginning(_ line: some StringProtocol) -> (String, CalendarDay)? {
        let fields = line.split(separator: " ", omittingEmptySubsequences: false)
        guard fields.count == 3, fields[1] == "since", let day = CalendarDay(iso: fields[2]) else { return nil }
        return (String(fields[0]), day)
    }

    /// The day from which on nothing is to be left out, where one was noted.
    func beginning(_ series: String) -> CalendarDay? { beginnings[series] }

    /// All days of a series that were asked for, in order.
    func entries(_ series: String) -> [Entry] {
        entries.values.filter { $0.series == series }.sorted { $0.day < $1.day }
    }

    /// What is known of a day's list.
    func entry(_ series: String, _ day: CalendarDay) -> Entry? { entries[Key(series: series, day: day)] }
}
