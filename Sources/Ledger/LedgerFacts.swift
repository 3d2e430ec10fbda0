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
    private var names = DrawnNames()
    /// Labelled papers by month.
    private var labelled: [LedgerDate: LabelledMonth] = [:]
    private let numbers: [String: Int]
    /// The topics by slug, as rows are ordered.
    private let ordered: [(slug: String, number: Int)]

    /// Nothing yet, of a part or of none; `isLabelled` where labels are looked for.
    public init(model: LedgerModel, part: LedgerPart? = nil, isLabelled: Bool = false) {
        head = LedgerHead(model: model)
        head.labelled = isLabelled ? 0 : nil
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
    ///   - label: what a person said of it; nil for nothing.
    public mutating func count(_ entry: ClassifiedPaper, named name: String, label: LedgerLabel? = nil) {
        var word = NumberedClassification(
            probabilities: [Double](repeating: 0, count: ordered.count),
            isAssigned: [Bool](repeating: false, count: ordered.count),
            primary: entry.classification.primary.flatMap { numbers[$0] },
            abstention: entry.classification.abstention)
        for topic in entry.classification.topics {
            guard let number = numbers[topic.topic] else { continue }
            (word.probabilities[number], word.isAssigned[number]) = (topic.probability, topic.assigned)
        }
        count(entry.paper, word, named: name, label: label)
    }

    /// Counts a paper of the part.
    ///
    /// - Parameters:
    ///   - paper: the paper.
    ///   - word: the model's word on it, topics in the order of the ledger's model, or none at all.
    ///   - name: its name in an archive.
    ///   - label: what a person said of it; nil for nothing.
    public mutating func count(
        _ paper: Paper, _ word: NumberedClassification, named name: String, label: LedgerLabel? = nil
    ) {
        if !head.parts.isEmpty {
            head.parts[0].papers += 1
            head.parts[0].fingerprint &+= Self.fingerprint(paper, name)
            names.add(LedgerName(hash: LowestHashes<LedgerName>.scattered(name), part: 0))
        }
        if paper.listed == nil { head.unlisted += 1 }
        if paper.published == nil { head.unpublished += 1 }
        if paper.listed == nil, paper.published == nil { head.undated += 1 }
        for kind in DateKind.allCases {
            if let date = paper.date(kind) { count(paper, word, LedgerDate(kind, date), date.provenance) }
        }
        if let label { count(paper, word, label) }
    }

    private mutating func count(_ paper: Paper, _ word: NumberedClassification, _ label: LedgerLabel) {
        head.labelled = (head.labelled ?? 0) + 1
        let slugs = head.model.topics.map(\.slug)
        // A year tells no month.
        for kind in DateKind.allCases {
            guard let date = paper.date(kind), date.precision != .year else { continue }
            labelled[LedgerDate(kind, date.day, .month), default: LabelledMonth(topics: slugs.count)]
                .add(word.probabilities, label, slugs: slugs)
        }
    }

    private static func fingerprint(_ paper: Paper, _ name: String) -> UInt64 {
        var hash = FNV1a()
        for text in [name, paper.title, paper.listed?.description ?? "", paper.published?.description ?? ""] {
            hash.add(text)
            // No text holds this byte.
            hash.add(0xFF)
        }
        return SplitMix.mixed(hash.value &+ SplitMix.increment)
    }

    private mutating func count(
        _ paper: Paper, _ word: NumberedClassification, _ date: LedgerDate, _ provenance: Provenance
    ) {
        let (isInferred, topics) = (provenance != .stated, ordered.count)
        dates[date, default: DateFacts(topics: topics)].count(word, isInferred: isInferred) { number in
            LedgerEvidence(
                title: paper.title, id: paper.id, probability: word.probabilities[number],
                primary: word.primary == number, upvotes: paper.upvotes, isInferred: isInferred)
        }
    }

    /// Decides which texts are kept, once all papers are counted: those from a day on, or, where none is named, the
    /// usual ones before the newest day that is not after today.
    public mutating func keepsTexts(from day: CalendarDay?, today: CalendarDay) {
        func window(_ kind: DateKind) -> TextWindow? {
            let days = dates.keys.lazy.filter { $0.kind == kind }.map(\.day)
            // Where all papers are said to come yet, they move no window beyond what a report of today needs.
            guard let newest = days.filter({ $0 <= today }).max() ?? (days.isEmpty ? nil : today) else { return nil }
            return day.map(TextWindow.init(from:)) ?? TextWindow(newest: newest)
        }
        (head.listedTexts, head.publishedTexts) = (window(.listed), window(.published))
    }

    /// Of papers all of whose days are before this one no text is kept; nil where none is of any.
    public var textsFrom: CalendarDay? { [head.listedTexts, head.publishedTexts].compactMap(\.?.monthsFrom).min() }

    /// Adds a paper to the sample of texts, where those of its dates are kept.
    public mutating func draw(_ entry: ClassifiedPaper, named name: String) {
        draw(entry.paper, named: name) {
            entry.classification.assigned.map { LedgerText.Topic(slug: $0.topic, probability: $0.probability) }
        }
    }

    /// Adds a paper to the sample of texts, where those of its dates are kept; with the model's word on it, topics in the
    /// order of the ledger's model.
    public mutating func draw(_ paper: Paper, _ word: NumberedClassification, named name: String) {
        let ordered = ordered
        draw(paper, named: name) {
            ordered.filter { $0.number < word.isAssigned.count && word.isAssigned[$0.number] }
                .map { LedgerText.Topic(slug: $0.slug, probability: word.probabilities[$0.number]) }
                .sorted { $0.probability != $1.probability ? $0.probability > $1.probability : $0.slug < $1.slug }
        }
    }

    private mutating func draw(_ paper: Paper, named name: String, _ topics: () -> [LedgerText.Topic]) {
        var text: LedgerText?
        for kind in DateKind.allCases {
            guard let date = paper.date(kind).map({ LedgerDate(kind, $0) }),
                let pool = head.texts(by: kind)?.pool(of: date)
            else { continue }
            let drawn =
                text
                ?? LedgerText(
                    hash: LowestHashes<LedgerText>.scattered(name), id: paper.id, title: paper.title,
                    abstract: paper.abstract, topics: topics())
            texts.add(drawn, of: date, to: pool)
            text = drawn
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
        var sum = head
        try sum.add(other.head)
        // Before anything is added: what is in the sum already is not copied for the case that a number is too large.
        for (date, facts) in other.dates { try dates[date]?.checkSum(with: facts) }
        let topics = ordered.count
        var labels = labelled
        for (month, papers) in other.labelled {
            try labels[month, default: LabelledMonth(topics: topics)].checkedAdd(papers)
        }
        labelled = labels
        for (date, facts) in other.dates { dates[date, default: DateFacts(topics: topics)].add(facts) }
        if sum.listedTexts != head.listedTexts || sum.publishedTexts != head.publishedTexts {
            texts.move(from: head, to: sum)
        }
        texts.add(other.texts, drawn: other.head, to: sum)
        names.move(to: head.places(in: sum))
        names.add(other.names, places: other.head.places(in: sum))
        head = sum
    }

    /// Calls `body` with the rows in the order of a ledger.
    func forEachRow(_ body: (LedgerRow) throws -> Void) rethrows {
        let dates = dates.sorted { $0.key < $1.key }
        for (date, facts) in dates { try body(.date(date, facts.tally)) }
        for (date, facts) in dates {
            for (slug, number) in ordered where facts.topics[number] != TopicTally() {
                try body(.topic(date, slug, facts.topics[number]))
            }
        }
        for (month, papers) in labelled.sorted(by: { $0.key < $1.key }) {
            for (slug, number) in ordered where papers.topics[number].papers > 0 {
                try body(.labelled(month, slug, papers.topics[number]))
            }
        }
        for (date, facts) in dates {
            for (slug, number) in ordered {
                for paper in facts.evidence[number] { try body(.evidence(date, slug, paper)) }
            }
        }
        try texts.forEach { try body(.text($0, $1)) }
        for name in names.names { try body(.name(name)) }
    }

    /// The rows in the order of a ledger.
    var rows: [LedgerRow] {
        var rows: [LedgerRow] = []
        forEachRow { rows.append($0) }
        return rows
    }

    /// The parts that hold papers of the same names, as far as these were drawn.
    public var overlaps: [PartOverlap] {
        var count = OverlapCount()
        for name in names.names { count.add(name) }
        return count.overlaps(of: head)
    }

    /// Writes the ledger, a piece of about a mebibyte at a time.
    public func write(_ write: @escaping ([UInt8]) throws -> Void) throws {
        var writer = try LedgerWriter(head, write)
        try forEachRow { try writer.add($0) }
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
