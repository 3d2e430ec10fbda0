public import Papers
public import Themes
public import Timelines

/// A query that the reader follows, as a report shows it: a topic of their own, of which each paper either is or is not.
public struct ReportWatch: Hashable, Sendable {
    /// The query, as it was written.
    public var query: String
    /// Its name, figures and papers; the slug is the name, and the papers are the best few of the period.
    public var topic: ReportTopic

    /// The name.
    public var name: String { topic.name }

    /// Whether its share is a significant rise, against the periods before or against the year before.
    public var isRising: Bool {
        topic.movement.significant && topic.movement.change ?? 0 > 0 || longRise?.isSignificant ?? false
    }

    /// Its rise over four weeks or thirteen against the 52 before, as themes are found by, and whether that is
    /// significant among all watches; nil where the year before has too few papers.
    public var longRise: (rise: LongRise, isSignificant: Bool)? {
        get { rise.map { ($0, isLongRiseSignificant) } }
        set { (rise, isLongRiseSignificant) = (newValue?.rise, newValue?.isSignificant ?? false) }
    }
    private var rise: LongRise?
    private var isLongRiseSignificant = false

    /// A watch as plain values.
    public init(query: String, topic: ReportTopic) { (self.query, self.topic) = (query, topic) }

    /// A watch with its figures, and the best of its papers in the period: those most like the paper that the query
    /// names, those with the most votes, ties by title and identifier.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - movement: the figures; they hold the name.
    ///   - papers: what the query finds, with how like they are, 0 where that does not order them; those outside the
    ///     period are passed over.
    ///   - timeline: where the period and its date are told.
    ///   - limit: how many papers to keep at most.
    public init(
        query: String, movement: TopicMovement, papers: some Sequence<(paper: Paper, likeness: Double)>,
        in timeline: Timeline, limit: Int = 5
    ) {
        let found = papers.compactMap { paper, likeness -> (paper: EvidencePaper, likeness: Double)? in
            guard let date = paper.date(timeline.dateKind), timeline.counts(date) else { return nil }
            let evidence = EvidencePaper(
                title: paper.title, id: paper.id, probability: 1, primary: true, upvotes: paper.upvotes, date: date)
            return (evidence, likeness)
        }
        let best = found.sorted {
            $0.likeness == $1.likeness ? EvidencePaper.isBetter($0.paper, $1.paper) : $1.likeness < $0.likeness
        }
        self.init(
            query: query,
            topic: ReportTopic(
                name: movement.topic, movement: timeline.window == nil ? movement.withoutLeadingGaps : movement,
                evidence: best.prefix(limit).map(\.paper)))
    }
}
