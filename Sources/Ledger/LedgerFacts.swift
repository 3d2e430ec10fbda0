public import Papers

/// The facts of a report, as they are gathered from papers: a commutative monoid, whose sum over parts in any order is
/// that of all their papers, each paper in one part.
///
///     var facts = LedgerFacts(model: model, part: LedgerPart(name: "part_0000.gz"))
///     for paper in papers { facts.count(paper, named: paper.paper.nameInArchive) }
///     facts.keepsTexts(from: nil, today: today)
///     for paper in papers { facts.draw(paper, named: paper.paper.nameInArchive) }
///     try facts.write { … }
///
/// All sums are of whole numbers, the evidence is the best of a total order, and the texts are those with the lowest
/// hashes: none of that depends on an order. Not idempotent, hence the names of the parts.
public struct LedgerFacts {
    /// What is said of all papers.
    public private(set) var head: LedgerHead
    private var dates: [LedgerDate: DateFacts] = [:]
    private var texts = DrawnTexts()
    private let numbers: [String: Int]
    /// The topics by slug, as rows are ordered.
    private let ordered: [(slug: String, number: Int)]

    /// What the papers of a date add; topics in the model's order.
    private struct DateFacts {
        var tally = DateTally()
        var topics: [TopicTally]
        var evidence: [[LedgerEvidence]]

        init(topics: Int) {
            self.topics = [TopicTally](repeating: TopicTally(), count: topics)
            evidence = [[LedgerEvidence]](repeating: [], count: topics)
        }
    }

    /// Nothing yet, of a part or of none.
    public init(model: LedgerModel, part: LedgerPart? = nil) {
        head = LedgerHead(model: model)
        head.parts = part.map { [$0] } ?? []
        let slugs = model.topics.enumerated().map { (slug: $1.slug, number: $0) }
        numbers = Dictionary(slugs.map { ($0.slug, $0.number) }, uniquingKeysWith: { first, _ in first })
        ordered = slugs.sorted { $0.slug < $1.slug }
    }

    /// Notes what came of the reading of the part.
    public mutating func note(read: Int, rejected: Int, listedThrough: CalendarDay?, notes: [String]) {
        (head.read, head.rejected, head.listedThrough) = (read, rejected, listedThrough)
        if !head.parts.isEmpty { head.parts[0].notes = notes }
    }

    /// Counts a paper of the part.
    ///
    /// - Parameters:
    ///   - entry: the paper with the model's word on it.
    ///   - name: its name in an archive.
    public mutating func count(_ entry: ClassifiedPaper, named name: String) {
        let paper = entry.paper
        if !head.parts.isEmpty {
            head.parts[0].papers += 1
            head.parts[0].fingerprint &+= Self.fingerprint(paper, name)
        }
        if paper.listed == nil { head.unlisted += 1 }
        if paper.published == nil { head.unpublished += 1 }
        if paper.listed == nil, paper.published == nil { head.undated += 1 }
        for kind in DateKind.allCases {
            if let date = paper.date(kind) { count(entry, LedgerDate(kind, date), date.provenance) }
        }
    }

    private static func fingerprint(_ paper: Paper, _ name: String) -> UInt64 {
        var hash = FNV1a()
        for text in [name, paper.title, paper.listed?.description ?? "", paper.published?.description ?? ""] {
            hash.add(text.utf8)
            // No text holds this byte.
            hash.add(0xFF)
        }
        return SplitMix.mixed(hash.value &+ SplitMix.increment)
    }

    private mutating func count(_ entry: ClassifiedPaper, _ date: LedgerDate, _ provenance: Provenance) {
        var facts = dates.removeValue(forKey: date) ?? DateFacts(topics: ordered.count)
        defer { dates[date] = facts }
        facts.tally.papers += 1
        facts.tally.inferred += provenance == .stated ? 0 : 1
        var isAnyAssigned = false
        for topic in entry.classification.topics {
            guard let number = numbers[topic.topic] else { continue }
            facts.topics[number].add(probability: topic.probability, assigned: topic.assigned)
            guard topic.assigned else { continue }
            isAnyAssigned = true
            Self.keep(
                LedgerEvidence(
                    title: entry.paper.title, id: entry.paper.id, probability: topic.probability,
                    primary: entry.classification.primary == topic.topic, upvotes: entry.paper.upvotes,
                    isInferred: provenance != .stated), in: &facts.evidence[number])
        }
        if !isAnyAssigned { facts.tally.untagged += 1 }
    }

    /// Adds a paper to the best ones.
    private static func keep(_ paper: LedgerEvidence, in best: inout [LedgerEvidence]) {
        if best.count == LedgerEvidence.papers, let last = best.last, !LedgerEvidence.comesFirst(paper, last) { return }
        let place = best.firstIndex { LedgerEvidence.comesFirst(paper, $0) } ?? best.count
        best.insert(paper, at: place)
        if best.count > LedgerEvidence.papers { best.removeLast() }
    }

    /// Decides which texts are kept, once all papers are counted: those from a day on, or, where none is named, the
    /// usual ones before the newest day that is not after today.
    public mutating func keepsTexts(from day: CalendarDay?, today: CalendarDay) {
        func window(_ kind: DateKind) -> TextWindow? {
            let days = dates.keys.lazy.filter { $0.kind == kind }.map(\.day)
            guard let newest = days.filter({ $0 <= today }).max() ?? days.min() else { return nil }
            return day.map(TextWindow.init(from:)) ?? TextWindow(newest: newest)
        }
        (head.listedTexts, head.publishedTexts) = (window(.listed), window(.published))
    }

    /// Whether the text of any paper with these dates is kept.
    public func wantsText(of paper: Paper) -> Bool {
        DateKind.allCases.contains { kind in
            paper.date(kind).map { head.texts(by: kind)?.pool(of: LedgerDate(kind, $0)) != nil } ?? false
        }
    }

    /// Adds a paper to the sample of texts.
    public mutating func draw(_ entry: ClassifiedPaper, named name: String) {
        guard wantsText(of: entry.paper) else { return }
        let text = LedgerText(
            hash: LowestHashes<LedgerText>.scattered(name), id: entry.paper.id, title: entry.paper.title,
            abstract: entry.paper.abstract,
            topics: entry.classification.assigned.map {
                LedgerText.Topic(slug: $0.topic, probability: $0.probability)
            })
        for kind in DateKind.allCases {
            guard let date = entry.paper.date(kind) else { continue }
            texts.add(text, of: LedgerDate(kind, date), in: head.texts(by: kind))
        }
    }
}

extension LedgerFacts {
    /// Adds the facts of other parts, which messages call `file`.
    ///
    /// - Throws: `LedgerError` for another model, and for a part that is counted already. Nothing is added then.
    public mutating func add(_ other: LedgerFacts, of file: String) throws(LedgerError) {
        do throws(LedgerMismatch) {
            try add(other)
        } catch {
            throw LedgerError(error, file: file, other: file)
        }
    }

    private mutating func add(_ other: LedgerFacts) throws(LedgerMismatch) {
        var sum = self
        try sum.head.add(other.head)
        for (date, facts) in other.dates {
            var own = sum.dates.removeValue(forKey: date) ?? DateFacts(topics: ordered.count)
            try own.tally.add(facts.tally)
            for number in facts.topics.indices {
                try own.topics[number].checkedAdd(facts.topics[number])
                for paper in facts.evidence[number] { Self.keep(paper, in: &own.evidence[number]) }
            }
            sum.dates[date] = own
        }
        let windowsMoved =
            sum.head.listedTexts != head.listedTexts || sum.head.publishedTexts != head.publishedTexts
        // A later window keeps less, and draws it together otherwise.
        if windowsMoved { sum.texts = DrawnTexts() }
        for row in (windowsMoved ? texts.rows : []) + other.texts.rows {
            if case .text(let date, let text) = row { sum.texts.add(text, of: date, in: sum.head.texts(by: date.kind)) }
        }
        self = sum
    }

    /// The rows in the order of a ledger.
    var rows: [LedgerRow] {
        let dates = dates.sorted { $0.key < $1.key }
        var rows = dates.map { LedgerRow.date($0.key, $0.value.tally) }
        for (date, facts) in dates {
            for (slug, number) in ordered where facts.topics[number] != TopicTally() {
                rows.append(.topic(date, slug, facts.topics[number]))
            }
        }
        for (date, facts) in dates {
            for (slug, number) in ordered { rows += facts.evidence[number].map { .evidence(date, slug, $0) } }
        }
        return rows + texts.rows
    }

    /// Writes the ledger, a piece of about a mebibyte at a time.
    public func write(_ write: @escaping ([UInt8]) throws -> Void) throws {
        var writer = LedgerWriter(head, write)
        for row in rows { try writer.add(row) }
        try writer.finish()
    }
}

extension LedgerError {
    /// What two ledgers do not agree in.
    init(_ mismatch: LedgerMismatch, file: String, other: String) {
        switch mismatch {
        case .model(let otherOne, let one):
            self = .otherModel(file: file, fingerprint: one, other: other, otherFingerprint: otherOne)
        case .part(let part, let known): self = .samePart(file: file, part: part, other: other, otherPart: known)
        case .tooLarge: self = .tooLarge(file: file)
        }
    }
}
