public import Papers
public import Timelines

extension Report {
    /// Puts a report together.
    ///
    /// - Parameters:
    ///   - timeline: The figures.
    ///   - taxonomy: Where topics get their names; a slug that it does not know is its own name.
    ///   - papers: The papers to choose the evidence and the reading list from; those outside the period are passed
    ///     over.
    ///   - rejected: How many records of the listings could not be read as papers.
    ///   - basis: What the figures come from.
    ///   - evidenceLimit: How many papers to keep for a topic at most.
    ///   - made: The day on which the report is made.
    ///   - readings: What the reader's marks say of each of the papers, in their order; empty where nothing is marked.
    ///
    /// Gaps before the first period with data are left out of the histories, but for the last twelve
    /// periods. A window is shown whole.
    public init(
        timeline: Timeline, taxonomy: Taxonomy, papers: [ClassifiedPaper], rejected: Int = 0,
        basis: ReportBasis = ReportBasis(),
        evidenceLimit: Int = 5, made: CalendarDay? = nil, readings: [PaperReading] = []
    ) {
        let evidence = EvidencePaper.best(
            of: papers, in: timeline, topics: timeline.topics.map(\.topic),
            limit: max(evidenceLimit, ReadingPaper.limit + timeline.topics.count + 1))
        self.init(
            timeline, taxonomy, best: evidence, rejected: rejected, basis: basis, evidenceLimit: evidenceLimit,
            made: made)
        readingCandidates = ReadingPaper.candidates(
            of: papers, in: timeline, topics: topics, readings: readings)
        read = Set(
            zip(papers, readings).filter(\.1.isRead).map { PaperName(title: $0.0.paper.title, id: $0.0.paper.id) })
    }

    /// Puts a report together whose papers are known no further than as evidence: it has no reading list.
    ///
    /// - Parameters:
    ///   - timeline: The figures.
    ///   - taxonomy: Where topics get their names.
    ///   - evidence: By topic the papers of the period to choose the evidence from, in any order.
    ///   - rejected: How many records of the listings could not be read as papers.
    ///   - basis: What the figures come from.
    ///   - evidenceLimit: How many papers to keep for a topic at most.
    ///   - made: The day on which the report is made.
    public init(
        timeline: Timeline, taxonomy: Taxonomy, evidence: [String: [EvidencePaper]], rejected: Int = 0,
        basis: ReportBasis = ReportBasis(), evidenceLimit: Int = 5, made: CalendarDay? = nil
    ) {
        self.init(
            timeline, taxonomy, best: evidence.mapValues { $0.sorted(by: EvidencePaper.isBetter) },
            rejected: rejected, basis: basis, evidenceLimit: evidenceLimit, made: made)
        for place in topics.indices { topics[place].further = [] }
    }

    private init(
        _ timeline: Timeline, _ taxonomy: Taxonomy, best evidence: [String: [EvidencePaper]], rejected: Int,
        basis: ReportBasis, evidenceLimit: Int, made: CalendarDay?
    ) {
        let names = Dictionary(uniqueKeysWithValues: taxonomy.topics.map { ($0.slug, $0.name) })
        self.init(
            period: timeline.period, choice: timeline.choice, dateKind: timeline.dateKind, partial: timeline.partial,
            papers: Reconciliation(
                counted: timeline.papers, outside: timeline.outside, undated: timeline.undated, rejected: rejected,
                coarse: timeline.coarseDates.leftOut.total),
            untagged: timeline.untagged, inferred: timeline.inferred, inferredOfAll: timeline.inferredOfAll,
            coverage: timeline.coverage, baseline: timeline.baseline, falseDiscoveryRate: timeline.falseDiscoveryRate,
            topics: timeline.topics.map { movement in
                ReportTopic(
                    name: names[movement.topic] ?? movement.topic,
                    movement: timeline.window == nil ? movement.withoutLeadingGaps : movement,
                    evidence: Array(evidence[movement.topic, default: []].prefix(evidenceLimit)),
                    further: Array(evidence[movement.topic, default: []].dropFirst(evidenceLimit)))
            },
            summary: timeline.summary, historyCoverage: timeline.historyCoverage, made: made, window: timeline.window,
            basis: basis)
        year = timeline.year
        coarseDates = timeline.coarseDates
    }
}

extension TopicMovement {
    /// The least number of periods that a history shows.
    private static let leastHistory = 12

    /// The movement with a history that begins with the data, or twelve periods back where the data are younger.
    var withoutLeadingGaps: TopicMovement {
        let gaps = min(history.prefix(while: \.missing).count, max(0, history.count - Self.leastHistory))
        var movement = self
        movement.history.removeFirst(gaps)
        return movement
    }
}
