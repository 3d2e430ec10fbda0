import Papers
import Reporter
import Timelines
public import Wording

extension WatchList {
    /// The document `trends.watches/1`.
    public var json: JSONText {
        ["schema": "trends.watches/1", "watches": .array(watches.map { .object($0.jsonMembers) })]
    }
}

extension WatchAddition {
    /// The document `trends.watches/1` of the one that was added.
    public var json: JSONText {
        [
            "schema": "trends.watches/1", "added": .bool(!wasThere), "papers": .integer(papers),
            "watches": .array([.object(watch.jsonMembers)]),
        ]
    }
}

extension WatchAnswer {
    /// The document `trends.watch/1`: the watch as a report shows it, its period, and how many papers it finds in all.
    public var json: JSONText {
        let period: JSONText = [
            "label": .string(timeline.period.description), "first": .string(timeline.period.first.description),
            "last": .string(timeline.period.last.description), "partial": .bool(timeline.partial),
            "date": .string(timeline.dateKind.rawValue), "papers": .integer(timeline.papers),
        ]
        let head: [JSONText.Member] = [
            .init("schema", "trends.watch/1"), .init("since", .string(watch.madeOn.description)),
            .init("found", .integer(papers.count)), .init("period", period),
            .init("baseline_periods", JSONText(timeline.baseline.periods.map(\.description))),
        ]
        return .object(head + JSONRenderer.members(of: shown))
    }
}

extension Watch {
    fileprivate var jsonMembers: [JSONText.Member] {
        [
            .init("name", .string(name)), .init("query", .string(query)),
            .init("since", .string(madeOn.description)),
        ]
    }
}
