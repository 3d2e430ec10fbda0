import Timelines
import Wording

/// Why a topic moved and where it is going, as members of the JSON document.
enum JSONFacts {
    /// A paper of the reading list; its topics are slugs.
    static func reading(_ paper: ReadingPaper) -> JSONText {
        let members: [JSONText.Member] = [
            .init("id", JSONText(paper.id)), .init("title", .string(paper.title)), .init("url", JSONText(paper.url)),
            .init("authors", JSONText(paper.authors)), .init("author_count", JSONText(paper.authorCount)),
            .init("day", .string(paper.date.description)), .init("topics", JSONText(paper.topics.map(\.slug))),
            .init("upvotes", JSONText(paper.upvotes)), .init("reason", .string(ReadingWords.reason(paper.reason))),
            .init("sentence", .string(paper.sentence)),
        ]
        return .object(members + JSONFollowed.taste(paper.taste))
    }

    /// What a year of such reports comes to.
    static func year(_ year: YearAccount) -> JSONText {
        [
            "periods": .integer(year.periods), "last": .string(year.last.description),
            "arrows": .integer(year.arrows), "expected_false": .number(year.expectedFalse),
        ]
    }

    static func split(_ split: ChangeSplit?) -> JSONText {
        guard let split else { return .null }
        return [
            "papers": .number(split.papers), "others": .number(split.others),
            "baseline_papers": .number(split.baselinePapers),
            "baseline_others": .number(split.baselineOthers), "from_topic": .number(split.fromTopic),
            "from_others": .number(split.fromOthers),
        ]
    }

    static func slope(_ slope: TopicSlope?) -> JSONText {
        guard let slope else { return .null }
        return [
            "per_period": .number(slope.perPeriod), "first_share": .number(slope.firstShare),
            "last_share": .number(slope.lastShare), "earliest_share": .number(slope.earliestShare),
            "latest_share": .number(slope.latestShare), "end_periods": .integer(slope.endPeriods),
            "span": .integer(slope.span),
            "periods": .integer(slope.periods), "tau": .number(slope.tau), "p_value": .number(slope.pValue),
            "p_adjusted": JSONText(slope.adjustedPValue), "significant": .bool(slope.significant),
        ]
    }

    static func burst(_ burst: Burst) -> JSONText {
        [
            "first": .string(burst.first.description), "last": .string(burst.last.description),
            "weight": .number(burst.weight), "p_value": JSONText(burst.pValue),
            "p_adjusted": JSONText(burst.adjustedPValue), "significant": .bool(burst.significant),
        ]
    }

    static func term(_ term: TermMovement) -> JSONText {
        [
            "term": .string(term.term), "papers": .integer(term.papers), "of": .integer(term.of),
            "baseline_papers": .integer(term.baselinePapers), "baseline_of": .integer(term.baselineOf),
            "log_odds_ratio": .number(term.logOddsRatio), "z_score": .number(term.zScore),
            "p_value": .number(term.pValue),
            "carriers": .array(term.carriers.map { ["id": JSONText($0.id), "title": .string($0.title)] }),
        ]
    }

    /// A forecast, or why there is none; null where none was asked for.
    static func forecast(_ outcome: ForecastOutcome?) -> JSONText {
        switch outcome {
        case .forecast(let forecast):
            [
                "period": .string(forecast.period.description), "share": .number(forecast.share),
                "interval": JSONRenderer.interval(forecast.interval), "past": record(forecast.past), "reason": .null,
            ]
        case .noBetterThanLastTime(let past): none("no-better-than-last-time", past: record(past))
        case .tooFewPeriods: none("too-few-periods", past: .null)
        case .periodNotComplete: none("period-not-complete", past: .null)
        case nil: .null
        }
    }

    private static func none(_ reason: String, past: JSONText) -> JSONText {
        ["period": .null, "share": .null, "interval": .null, "past": past, "reason": .string(reason)]
    }

    private static func record(_ record: ForecastRecord) -> JSONText {
        [
            "periods": .integer(record.periods), "error": .number(record.error),
            "error_of_last_time": .number(record.errorOfLastTime),
        ]
    }
}
