internal import Papers

/// What a folder says of earlier runs: when each day was asked for, and how many papers and pages came.
///
/// One line a day asked for, the last one counts: `daily-papers 2025-12-11 2025-12-14 32 1`. Lines
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

    init(_ text: String) {
        for entry in text.split(separator: "\n").compactMap(Entry.init(line:)) {
            entries[Key(series: entry.series, day: entry.day)] = entry
        }
    }

    /// What is known of a day's list.
    func entry(_ series: String, _ day: CalendarDay) -> Entry? { entries[Key(series: series, day: day)] }
}
