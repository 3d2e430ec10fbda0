public import Papers
import ReadableText

/// A ledger in a file, as a report asks it: the counts and the evidence in memory, the texts read when they are asked
/// for.
///
///     let ledger = try LedgerFile("papers.ledger.gz")
///     ledger.days(by: .published).count   // 3001
public struct LedgerFile: Sendable {
    /// The file.
    public let path: String
    /// What is said of all papers.
    public let head: LedgerHead
    private var dates: [LedgerDate: DayCount] = [:]
    private var evidence: [LedgerDate: [(topic: String, paper: LedgerEvidence)]] = [:]
    private var labelled: [(month: LedgerDate, topic: String, tally: LabelledTally)] = []
    /// The parts that hold papers of the same names, as far as these were drawn.
    public private(set) var overlaps: [PartOverlap] = []
    /// The texts, where they come once: from standard input.
    private var texts: [LedgerRow]?

    /// Reads the counts and the evidence of a file, or of standard input for `-`, and sees that all lines are sound.
    public init(_ path: String) throws(LedgerError) {
        self.path = path
        var reader = try LedgerReader(path: path)
        head = reader.head
        do throws(LedgerMismatch) { try head.checkParts() } catch {
            throw LedgerError(error, file: reader.name, other: reader.name)
        }
        if path == "-" { texts = [] }
        var names = OverlapCount()
        while let row = try reader.next() {
            add(row)
            if case .name(let name) = row { names.add(name) }
        }
        overlaps = names.overlaps(of: head)
        try check(reader.name)
    }

    /// Sees that no date has more papers of a topic than papers.
    private func check(_ name: String) throws(LedgerError) {
        for (date, count) in dates {
            guard let topic = count.topics.first(where: { !$0.value.isPossible(of: count.papers) }) else { continue }
            let fault = RecordFault.ledger(
                "papers", "of '\(topic.key)' on \(date.text) are more than that date has")
            throw .damaged(fault.rejection(file: name, line: nil))
        }
    }

    /// Whether a regular file, or standard input for `-`, begins as a ledger does; false for what cannot be read. Of
    /// standard input nothing is taken away.
    public static func begins(_ path: String) -> Bool {
        if path == "-" {
            var stream = ByteStream(bytes: (try? StandardInput.head()) ?? [], name: "standard input")
            return (try? stream.peek(64)).map(LedgerReader.begins) ?? false
        }
        guard var stream = try? ByteStream(regularFileAt: path), let head = try? stream.peek(64) else { return false }
        return LedgerReader.begins(head)
    }

    private mutating func add(_ row: LedgerRow) {
        switch row {
        case .date(let date, let tally):
            dates[date, default: Self.count(date)].papers += tally.papers
            dates[date, default: Self.count(date)].inferred += tally.inferred
            dates[date, default: Self.count(date)].untagged += tally.untagged
        case .topic(let date, let topic, let tally):
            dates[date, default: Self.count(date)].topics[topic] = tally
        case .labelled(let month, let topic, let tally): labelled.append((month, topic, tally))
        case .evidence(let date, let topic, let paper): evidence[date, default: []].append((topic, paper))
        case .text: texts?.append(row)
        case .name: break
        }
    }

    private static func count(_ date: LedgerDate) -> DayCount { DayCount(day: date.day, precision: date.precision) }

    /// The counts by one of the papers' dates, in order; months and years stand at their first days, behind these.
    public func days(by kind: DateKind) -> [DayCount] {
        dates.filter { $0.key.kind == kind }.map(\.value)
            .sorted { ($0.day, $0.precision) < ($1.day, $1.precision) }
    }

    /// What the labelled papers of each month say of each topic, by months in order, by one of the papers' dates.
    public func labelled(by kind: DateKind) -> [(month: CalendarDay, topic: String, tally: LabelledTally)] {
        labelled.filter { $0.month.kind == kind }.map { ($0.month.day, $0.topic, $0.tally) }
    }

    /// The papers that show topics, by topic, with their dates: of each date the best few.
    ///
    /// - Parameters:
    ///   - kind: by which date.
    ///   - counts: whether papers of a date are wanted.
    public func evidence(
        by kind: DateKind, where counts: (PaperDate) -> Bool
    ) -> [String: [(date: PaperDate, paper: LedgerEvidence)]] {
        var found: [String: [(date: PaperDate, paper: LedgerEvidence)]] = [:]
        for (date, papers) in evidence.sorted(by: { $0.key < $1.key }) where date.kind == kind {
            guard counts(date.date(.stated)) else { continue }
            for (topic, paper) in papers {
                found[topic, default: []].append((date.date(paper.isInferred ? .inferred : .stated), paper))
            }
        }
        return found
    }

    /// Texts that are wanted.
    public struct Wanted: Sendable {
        /// Whether papers of a date are among those that are drawn from.
        public var isAmong: @Sendable (PaperDate) -> Bool
        /// How many at most.
        public var limit: Int

        /// Texts of papers with such dates.
        public init(atMost limit: Int, among isAmong: @escaping @Sendable (PaperDate) -> Bool) {
            (self.limit, self.isAmong) = (limit, isAmong)
        }
    }

    /// Samples of papers with their texts, those with the lowest hashes: for each wish one, in one reading.
    public func texts(by kind: DateKind, _ wanted: [Wanted]) throws(LedgerError) -> [[LedgerText]] {
        var samples = wanted.map { LowestHashes<LedgerText>(limit: $0.limit) }
        func take(_ row: LedgerRow) {
            guard case .text(let date, let text) = row, date.kind == kind else { return }
            for (number, wish) in wanted.enumerated() where wish.isAmong(date.date(.stated)) {
                samples[number].add(text, at: text.hash, goesBefore: LedgerText.isKept(_:before:))
            }
        }
        if let texts {
            texts.forEach(take)
        } else {
            var reader = try LedgerReader(path: path)
            while let row = try reader.next() { take(row) }
        }
        return samples.map(\.elements)
    }
}
