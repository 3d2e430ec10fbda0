import Timelines
public import Wording

/// A report as the document `trends.report/1`, for programs. Numbers are not rounded.
///
/// Within the version members are only ever added. What a listing said stands in it unchanged;
/// `JSONText` keeps it harmless.
public struct JSONRenderer: ReportRenderer {
    /// A renderer.
    public init() {}

    /// The whole document.
    public func render(_ report: Report) -> String { Self.json(of: report).document }

    /// The document as a value, for those who put it into another one.
    public static func json(of report: Report) -> JSONText {
        let json = document(of: report)
        guard case .object(let members) = json else { return json }
        let dates = report.coarseDates == CoarseDates() ? [] : coarseDates(report.coarseDates)
        return .object(members + dates + JSONFollowed.members(of: report))
    }

    /// Papers of which a month or a year alone is known; only where there are any.
    private static func coarseDates(_ dates: CoarseDates) -> [JSONText.Member] {
        func numbers(_ numbers: CoarseDates.Numbers) -> JSONText {
            ["months": .integer(numbers.months), "years": .integer(numbers.years)]
        }
        return [.init("coarse_dates", ["counted": numbers(dates.counted), "left_out": numbers(dates.leftOut)])]
    }

    private static func document(of report: Report) -> JSONText {
        [
            "schema": "trends.report/1",
            "period": period(of: report),
            "window": window(report.window),
            "papers": .integer(report.papers.counted),
            "found": .integer(report.papers.found),
            "outside": .integer(report.papers.outside),
            "undated": .integer(report.papers.undated),
            "rejected": .integer(report.papers.rejected),
            "untagged": .integer(report.untagged),
            "years_inferred": .integer(report.inferred),
            "years_inferred_of_all": .integer(report.inferredOfAll),
            "headline": JSONText(ReportProse(report: report).headline),
            "topics": .array(report.topics.map(topic)),
            "themes": JSONThemes.list(report.themes),
            "worth_opening": .array(report.readingList.map(JSONFacts.reading)),
            "baseline": [
                "requested": .integer(report.baseline.requested),
                "periods": JSONText(report.baseline.periods.map(\.description)),
                "papers": .integer(report.baseline.papers),
            ],
            "compared_with": JSONText(report.comparedWith?.description),
            "false_discovery_rate": .number(report.falseDiscoveryRate),
            "summary": [
                "tested": .integer(report.summary.tested),
                "moved": .integer(report.summary.moved),
                "surviving": .integer(report.summary.surviving),
            ],
            "year": report.year.map(JSONFacts.year) ?? .null,
            "coverage": coverage(report.coverage),
            "history_coverage": report.historyCoverage.map(coverage) ?? .null,
            "model": model(report.basis),
            "sources": JSONText(report.basis.sources),
            "notes": JSONText(report.basis.notes),
        ]
    }

    private static func period(of report: Report) -> JSONText {
        [
            "label": .string(report.period.description),
            "by": .string(report.granularity?.rawValue ?? "range"),
            "first": .string(report.period.first.description),
            "last": .string(report.period.last.description),
            "partial": .bool(report.partial),
            "date": .string(report.dateKind.rawValue),
        ]
    }

    private static func window(_ window: TimelineWindow?) -> JSONText {
        guard let window else { return .null }
        return [
            "first": .string(window.days.first.description), "last": .string(window.days.last.description),
            "by": .string(window.granularity.rawValue),
        ]
    }

    private static func coverage(_ coverage: Coverage) -> JSONText {
        [
            "days_expected": JSONText(coverage.daysExpected),
            "days_found": .integer(coverage.daysFound),
            "days_missing": JSONText(coverage.missing.map(\.description)),
            "days_unsettled": JSONText(coverage.unsettled.map(\.description)),
        ]
    }

    private static func topic(_ topic: ReportTopic) -> JSONText {
        let movement = topic.movement
        return [
            "topic": .string(topic.slug),
            "name": .string(topic.name),
            "papers": .integer(movement.papers),
            "share": JSONText(movement.share),
            "interval": interval(movement.interval),
            "listed_interval": interval(movement.listed),
            "baseline": JSONText(movement.baseline),
            "baseline_papers": .integer(movement.baselinePapers),
            "change": JSONText(movement.change),
            "change_interval": movement.changeInterval.map { [.number($0.low), .number($0.high)] } ?? .null,
            "p_value": JSONText(movement.pValue),
            "p_adjusted": JSONText(movement.adjustedPValue),
            "significant": .bool(movement.significant),
            "dispersion": JSONText(movement.dispersion),
            "split": JSONFacts.split(movement.split),
            "slope": JSONFacts.slope(movement.slope),
            "bursts": .array(movement.bursts.map(JSONFacts.burst)),
            "terms": .array(movement.terms.map(JSONFacts.term)),
            "fallen_terms": .array(movement.fallenTerms.map(JSONFacts.term)),
            "forecast": JSONFacts.forecast(movement.forecast),
            "history": .array(movement.history.map(point)),
            "evidence": .array(topic.evidence.map(paper)),
        ]
    }

    static func point(_ point: HistoryPoint) -> JSONText {
        [
            "period": .string(point.period.description),
            "papers": .integer(point.papers),
            "of": .integer(point.of),
            "share": JSONText(point.share),
            "interval": interval(point.interval),
            "listed_interval": interval(point.listed),
            "partial": .bool(point.partial),
            "missing": .bool(point.missing),
        ]
    }

    private static func paper(_ paper: EvidencePaper) -> JSONText {
        let members: [JSONText.Member] = [
            .init("title", .string(paper.title)), .init("id", JSONText(paper.id)), .init("url", JSONText(paper.url)),
            .init("probability", .number(paper.probability)), .init("primary", .bool(paper.primary)),
            .init("upvotes", JSONText(paper.upvotes)), .init("day", .string(paper.date.description)),
        ]
        guard let day = paper.saidOn else { return .object(members) }
        return .object(members + [.init("by", "person"), .init("said_on", .string(day.description))])
    }

    static func interval(_ interval: ShareInterval?) -> JSONText {
        interval.map { [.number($0.low), .number($0.high)] } ?? .null
    }

    private static func model(_ basis: ReportBasis) -> JSONText {
        guard basis.model != nil || basis.fingerprint != nil else { return .null }
        return [
            "name": JSONText(basis.model),
            "fingerprint": JSONText(basis.fingerprint),
            "trained": JSONText(basis.trained?.description),
            "papers": JSONText(basis.trainedOn),
        ]
    }
}
