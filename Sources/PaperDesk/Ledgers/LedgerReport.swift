import Ledger
import PaperArchive
import Papers
import ReadableText
import Reporter
import Themes
import Timelines

/// Puts a report together from a ledger: the same figures as of the papers that it counts.
struct LedgerReport: ReportMaking {
    let ledger: LedgerFile
    let request: ReportRequest
    let today: CalendarDay
    let span = ReportSpan()

    var topics: [String] { ledger.head.model.topics.map(\.slug) }

    func report() throws -> Report {
        let counted = try counted()
        let kind = counted.wanted.dateKind
        var timeline = try made(counted.wanted, counted.counts)
        try checkComparison(timeline)
        let lacking = try addTerms(to: &timeline, by: kind)
        let remarks = [Self.leftOut] + labels(drift(by: kind)) + lacking + twice
        var report = report(on: timeline, basis: basis(notes(counted, timeline) + remarks))
        if counted.counts.undated > 0 {
            report.otherwiseDated = ledger.head.undated(by: kind) - ledger.head.undated
            if report.otherwiseDated > 0 { report.basis.notes.append(report.otherwiseDatedSentence) }
        }
        report.comparedWith = request.comparison
        if request.tellsEarlier { report.earlier = try earlier(than: timeline, counted.wanted, counted.counts) }
        return report
    }

    /// What no ledger holds.
    static let leftOut =
        "made from a ledger, which holds no list of papers worth opening with their authors, no themes, no watches and "
        + "no word of a person: these are left out"

    /// What there is to say of papers that stand in two parts.
    private var twice: [String] { SharedPapers(ledger.overlaps).map { [$0.description] } ?? [] }

    /// What there is to say where the texts do not reach back far enough.
    private static func termsLeftOut(_ window: TextWindow) -> String {
        "the terms that rose and fell are left out: the ledger holds texts of all days from \(window.from) on, and of whole "
            + "months from \(window.monthsFrom) on"
    }

    func dayCounts(by kind: DateKind) -> DatedCounts {
        DatedCounts(days: ledger.days(by: kind), undated: ledger.head.undated(by: kind))
    }

    func listedThrough() -> CalendarDay? { ledger.head.listedThrough }

    func unsettledDays() -> Set<CalendarDay> { [] }

    /// Of ledgers of the same papers, and of an archive with their labels, it is the same: months come in order, and the
    /// sums of each are whole numbers.
    func drift(by kind: DateKind) -> CalibrationDrift? {
        CalibrationDrift.estimated(from: ledger.labelled(by: kind).map { LabelledPeriod(topic: $0.topic, $0.tally) })
    }

    /// What there is to say of the papers with labels, where these were looked for.
    private func labels(_ drift: CalibrationDrift?) -> [String] {
        guard let papers = ledger.head.labelled else { return [] }
        let words = "the ledger counts \(papers) labelled \(papers == 1 ? "paper" : "papers")"
        return [
            drift == nil
                ? "\(words), and is not corrected by what the model gets wrong in them: \(DeskError.labelsSayNothing)"
                : "\(words): shares are corrected by what the model gets wrong in them"
        ]
    }

    func report(onPast timeline: Timeline) -> Report { report(on: timeline, basis: ReportBasis()) }

    private func report(on timeline: Timeline, basis: ReportBasis) -> Report {
        let evidence = ledger.evidence(by: timeline.dateKind, where: timeline.counts)
        return Report(
            timeline: timeline,
            taxonomy: Taxonomy(topics: ledger.head.model.topics.map { Topic(slug: $0.slug, name: $0.name) }),
            evidence: evidence.mapValues { $0.map { EvidencePaper($0.paper, $0.date) } },
            rejected: ledger.head.rejected, basis: basis, evidenceLimit: LedgerEvidence.papers, made: today)
    }

    /// Adds the terms that rose and fell; returns what there is to say where the ledger does not hold the texts.
    private func addTerms(to timeline: inout Timeline, by kind: DateKind) throws -> [String] {
        guard let spans = TermSpans(timeline), let window = ledger.head.texts(by: kind),
            let first = ledger.days(by: kind).map(\.day).min()
        else { return [] }
        let all = [spans.period, spans.earlier] + spans.baseline
        guard all.allSatisfy({ window.holds($0.days, firstDay: first) }) else { return [Self.termsLeftOut(window)] }
        let samples = try ledger.texts(
            by: kind,
            [
                .init(atMost: TopicPhrases.periodPapers) { spans.period.holds($0) },
                .init(atMost: TopicPhrases.baselinePapers) { date in spans.baseline.contains { $0.holds(date) } },
                .init(atMost: TopicPhrases.earlierPapers) { spans.earlier.holds($0) },
            ]
        ).map { $0.map(ClassifiedPaper.init) }
        timeline.take(TopicPhrases(period: samples[0], baseline: samples[1], earlier: samples[2]))
        return []
    }

    /// What there is to say of the parts, of which there may be thousands.
    private var partNotes: [String] {
        let notes = ledger.head.parts.flatMap(\.notes)
        let more = notes.count - Self.mostNotes
        if more <= 1 { return notes }
        return notes.prefix(Self.mostNotes) + ["the ledger has \(more) more notes on its parts"]
    }

    /// So many notes on parts are told.
    private static let mostNotes = 20

    private func basis(_ notes: [String]) -> ReportBasis {
        let head = ledger.head
        return ReportBasis(
            model: nil, fingerprint: head.model.fingerprint, trained: head.model.trained,
            trainedOn: head.model.trainedOn, sources: head.parts.map { $0.name ?? "standard input" },
            notes: partNotes + notes, files: [ledger.path])
    }
}

extension EvidencePaper {
    fileprivate init(_ paper: LedgerEvidence, _ date: PaperDate) {
        self.init(
            title: paper.title, id: paper.id, probability: paper.probability, primary: paper.primary,
            upvotes: paper.upvotes, date: date)
    }
}

extension ClassifiedPaper {
    /// As much of a paper as terms are found in.
    fileprivate init(_ text: LedgerText) {
        self.init(
            paper: Paper(id: text.id, title: text.title, abstract: text.abstract),
            classification: Classification(
                topics: text.topics.map {
                    TopicProbability(topic: $0.slug, probability: $0.probability, assigned: true)
                }, primary: nil))
    }
}

/// What a report on a ledger cannot be asked for.
public enum LedgerLack: Hashable, Sendable {
    /// All papers of the period.
    case allPapers
    /// Papers that a query finds.
    case query
    /// What came since the last report.
    case sinceLast
    /// A correction by labelled papers.
    case labels
    /// A report on listings, or on other ledgers, besides.
    case otherListings

    var words: String {
        switch self {
        case .allPapers: "all papers of a period"
        case .query: "what a query finds"
        case .sinceLast: "what came since the last report"
        case .labels: "the probabilities of labelled papers"
        case .otherListings: "other listings"
        }
    }
}

extension Desk {
    /// The ledger among listings; nil where none is one.
    ///
    /// - Throws: `DeskError.notOfLedger` where there is one, and the request asks for what it cannot answer.
    func ledger(of request: ReportRequest) throws -> LedgerFile? {
        guard let path = request.listings.first(where: LedgerFile.begins) else { return nil }
        let lacks: [(LedgerLack, Bool)] = [
            (.otherListings, request.listings.count > 1), (.allPapers, request.listsAllPapers),
            (.query, request.query != nil), (.sinceLast, request.sinceLast), (.labels, !request.labelFiles.isEmpty),
        ]
        if let lack = lacks.first(where: \.1) { throw DeskError.notOfLedger(path, lack.0) }
        let ledger = try LedgerFile(path)
        guard let named = request.model else { return ledger }
        let (model, modelPath) = try places.model(named)
        guard model.fingerprint == ledger.head.model.fingerprint else {
            throw LedgerError.otherModel(
                file: path, fingerprint: ledger.head.model.fingerprint, other: modelPath,
                otherFingerprint: model.fingerprint)
        }
        return ledger
    }

    func report(on ledger: LedgerFile, _ request: ReportRequest) throws -> ReportAnswer {
        let names = TopicNames(
            ledger.head.model.topics.map { ($0.slug, $0.name) }, aliases: places.topicAliases())
        let shown = try request.topics.map { try shownTopics($0, of: names) }
        let report = try LedgerReport(ledger: ledger, request: request, today: today).report()
        return ReportAnswer(report: shown.map { report.limited(to: $0) } ?? report, intake: IntakeSummary(), told: nil)
    }
}
