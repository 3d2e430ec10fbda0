import Timelines
public import Wording

/// What a report says to one reader alone, as members of its document: there are none where nothing is followed, marked
/// or asked for.
enum JSONFollowed {
    static func members(of report: Report) -> [JSONText.Member] {
        var members = report.extent.map(extent) ?? []
        if !report.watches.isEmpty {
            members.append(.init("watches", .array(report.watches.map { .object(watch($0)) })))
        }
        if let ranking = report.ranking { members.append(.init("ranking", self.ranking(ranking))) }
        return members
    }

    /// A query that the reader follows.
    static func watch(_ watch: ReportWatch) -> [JSONText.Member] {
        let movement = watch.topic.movement
        return [
            .init("name", .string(watch.name)), .init("query", .string(watch.query)),
            .init("papers", .integer(movement.papers)), .init("share", JSONText(movement.share)),
            .init("interval", JSONRenderer.interval(movement.interval)),
            .init("baseline", JSONText(movement.baseline)),
            .init("baseline_papers", .integer(movement.baselinePapers)), .init("change", JSONText(movement.change)),
            .init("change_interval", movement.changeInterval.map { [.number($0.low), .number($0.high)] } ?? .null),
            .init("p_value", JSONText(movement.pValue)), .init("p_adjusted", JSONText(movement.adjustedPValue)),
            .init("significant", .bool(movement.significant)),
            .init(
                "rise",
                watch.longRise.map { rise, isSignificant in
                    [
                        "weeks": .integer(rise.weeks), "papers": .integer(rise.papers), "of": .integer(rise.of),
                        "baseline_papers": .integer(rise.baselinePapers), "baseline_of": .integer(rise.baselineOf),
                        "p_value": .number(rise.pValue), "significant": .bool(isSignificant),
                    ]
                } ?? .null),
            .init("history", .array(movement.history.map(JSONRenderer.point))),
            .init("evidence", JSONText(watch.topic.evidence.compactMap(\.id))),
        ]
    }

    /// How a paper ranks, and the terms that decided.
    static func taste(_ taste: ReadingTaste?) -> [JSONText.Member] {
        guard let taste else { return [] }
        return [.init("rank_score", .number(taste.score)), .init("terms", terms(taste.terms))]
    }

    private static func terms(_ terms: [ReadingTerm]) -> JSONText {
        .array(terms.map { ["term": .string($0.term), "weight": .number($0.weight)] })
    }

    private static func ranking(_ ranking: ReadingRanking) -> JSONText {
        [
            "good": .integer(ranking.good), "bad": .integer(ranking.bad), "needed": .integer(ranking.needed),
            "active": .bool(ranking.isActive), "for": terms(ranking.forTerms), "against": terms(ranking.againstTerms),
            "read": .integer(ranking.read),
        ]
    }

    private static func extent(_ extent: ReportExtent) -> [JSONText.Member] {
        switch extent {
        case .query(let query, let papers): [.init("query", ["text": .string(query), "papers": .integer(papers)])]
        case .since(let day, let papers, let undated):
            [
                .init(
                    "since",
                    ["day": .string(day.description), "papers": .integer(papers), "undated": .integer(undated)])
            ]
        case .firstOfItsKind: [.init("since", ["day": .null, "papers": .null, "undated": .null])]
        }
    }
}

extension JSONRenderer {
    /// The members of a query that a reader follows, for documents of their own.
    public static func members(of watch: ReportWatch) -> [JSONText.Member] { JSONFollowed.watch(watch) }
}
