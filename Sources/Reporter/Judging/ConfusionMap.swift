import Wording

/// What the papers of each topic were given: a row a topic, a column each topic that was given, darker where more of
/// the row's papers were.
///
/// Blue cells on the diagonal are papers that were given what they have; vermilion ones lack it and were given the
/// column's topic instead. The last column is for those that were given nothing instead.
struct ConfusionMap {
    /// A topic missed and another given in its place.
    struct Pair: Hashable {
        let missed: EvaluationReport.Topic
        let given: String
        let papers: Int
        /// The names of some of these.
        let examples: [String]

        /// The share of the papers that have the missed topic.
        var share: Double { Double(papers) / Double(max(1, missed.papers)) }
    }

    /// The most topics that a map shows; of more, those with most confusions.
    static let mostTopics = 30

    /// The rows and columns of the map: the largest topics first.
    let topics: [EvaluationReport.Topic]
    /// All pairs, those of most papers first.
    let pairs: [Pair]
    /// How many topics are not in the map.
    let hidden: Int
    private let isSingleLabel: Bool

    init(_ report: EvaluationReport) {
        isSingleLabel = report.isSingleLabel
        let names = Dictionary(report.topics.map { ($0.slug, $0.name) }, uniquingKeysWith: { first, _ in first })
        pairs = report.topics.flatMap { topic in
            topic.instead.map {
                Pair(missed: topic, given: names[$0.slug] ?? $0.slug, papers: $0.papers, examples: $0.examples)
            }
        }.sorted { ($1.papers, $1.share, $0.missed.slug, $0.given) < ($0.papers, $0.share, $1.missed.slug, $1.given) }
        var errors: [String: Int] = [:]
        for topic in report.topics {
            for instead in topic.instead {
                errors[topic.slug, default: 0] += instead.papers
                errors[instead.slug, default: 0] += instead.papers
            }
        }
        let shown = report.topics.sorted { (errors[$1.slug] ?? 0, $0.slug) < (errors[$0.slug] ?? 0, $1.slug) }
            .prefix(Self.mostTopics)
        topics = shown.sorted { ($1.papers, $0.slug) < ($0.papers, $1.slug) }
        hidden = report.topics.count - shown.count
    }

    var html: String {
        let names = zip(1..., topics).map { "<li><span>\($0)</span>\(Markup.text($1.name, limit: 60))</li>" }
        return key
            + "<div class=\"map confusions\"><ul aria-hidden=\"true\">\(names.joined())</ul><div class=\"plot\"><div "
            + "class=\"cells\">\(svg)</div><div class=\"cols\" aria-hidden=\"true\">\(columns)</div></div></div>"
    }

    /// The pairs of most papers, and all of them in a table that opens.
    func tables(shown: Int) -> String {
        let caption = isSingleLabel ? "What was given instead of the label" : "What was given instead of a missed topic"
        let first = table(pairs.prefix(shown), caption + ", most papers first").framed
        guard pairs.count > shown else { return first }
        let most = 500
        let rest = pairs.count > most ? "The first \(most) of \(pairs.count) pairs" : "All \(pairs.count) pairs"
        return first + table(pairs.prefix(most), "\(caption): \(rest.lowercased())").details(rest)
    }

    private func table(_ pairs: some Sequence<Pair>, _ caption: String) -> DataTable {
        DataTable(
            caption: caption,
            head: [
                isSingleLabel ? "Label → given" : "Missed → given", "Papers", "Of all with the first", "For example",
            ],
            rows: pairs.map {
                [
                    "\($0.missed.name) → \($0.given)", String($0.papers),
                    "\(Figures.percent($0.share)) of \($0.missed.papers)",
                    $0.examples.isEmpty ? "–" : $0.examples.joined(separator: ", "),
                ]
            })
    }

    private var key: String {
        let steps = (1...HeatMap.bounds.count).map { shade in
            let label = shade == HeatMap.bounds.count ? "100" : Markup.number(HeatMap.bounds[shade - 1])
            return "<span><i class=\"e\(shade)\"></i>\(label)</span>"
        }
        return
            "<p class=\"key\"><span>given instead:</span> \(steps.joined()) % at most of the row&#39;s papers "
            + "<span><i class=\"k5\"></i>given as it should be, stronger where more were</span> <span>–: nothing instead</span></p>"
    }

    private var columns: String {
        let count = topics.count + 1
        return (0..<count).map { column in
            let place = Markup.number((Double(column) + 0.5) * 100 / Double(count))
            let isLast = column == topics.count
            let style = isLast || (column + 1).isMultiple(of: 5) || column == 0 ? "" : " class=\"other\""
            return "<span\(style) style=\"left:\(place)%\">\(isLast ? "–" : String(column + 1))</span>"
        }.joined()
    }

    private var svg: String {
        let place = Dictionary(zip(topics.map(\.slug), 0...), uniquingKeysWith: { first, _ in first })
        let cells = topics.enumerated().flatMap { row, topic -> [String] in
            let instead = topic.instead.compactMap { instead in
                place[instead.slug].flatMap {
                    cell("e", topic, row, $0, instead.papers, "given \(topics[$0].name) instead")
                }
            }
            return [
                cell("k", topic, row, row, topic.found, "given as it should be"),
                cell("e", topic, row, topics.count, topic.withoutAnother, "given nothing instead"),
            ].compactMap { $0 } + instead
        }
        return Markup.element(
            "svg",
            [
                "class": "heat", "viewBox": "0 0 \(topics.count + 1) \(topics.count)", "preserveAspectRatio": "none",
                "role": "img", "style": "height:\(topics.count * HeatMap.rowHeight)px",
                "aria-labelledby": "confusions-title confusions-desc",
            ],
            "<title id=\"confusions-title\">What the papers of each topic were given</title><desc "
                + "id=\"confusions-desc\">A row for each topic that papers have, a column for each that they were "
                + "given; darker where the share of the row is larger.</desc>\n" + cells.joined())
    }

    private func cell(
        _ style: String, _ topic: EvaluationReport.Topic, _ row: Int, _ column: Int, _ papers: Int, _ words: String
    ) -> String? {
        let share = Double(papers) / Double(max(1, topic.papers))
        // Most of a row stands on the diagonal, where even steps tell more.
        let shade = row == column ? Int((share * Double(HeatMap.bounds.count)).rounded(.up)) : HeatMap.shade(share)
        guard shade > 0 else { return nil }
        let title = Markup.text("\(topic.name): \(papers) of \(Figures.count(topic.papers, "paper")) \(words)")
        return "<path class=\"\(style)\(shade)\" d=\"M\(column) \(row)h1v1h-1z\"><title>\(title)</title></path>"
    }
}
