public import Wording

extension FetchPlanned {
    /// The document `trends.fetch/1` of what would be asked.
    public var json: JSONText {
        .object(
            head + [
                .init("here", .integer(here)), .init("empty", .integer(empty)), .init("planned", JSONText(requests)),
            ])
    }

    fileprivate var head: [JSONText.Member] {
        [
            .init("schema", "trends.fetch/1"), .init("service", .string(service)),
            .init("from", .string(from.description)),
            .init("to", .string(to.description)), .init("days", .integer(days)),
        ]
    }
}

extension FetchedListings {
    /// The document `trends.fetch/1`, with what came of importing the listings.
    public func json(_ intake: IntakeSummary?) -> JSONText {
        var members =
            plan.head + [
                .init("fetched", .integer(fetched)), .init("here", .integer(here)), .init("empty", .integer(empty)),
                .init("papers", .integer(papers)), .init("requests", .integer(requests)),
                .init("files", JSONText(files)),
            ]
        if let intake {
            let counts: JSONText = [
                "read": .integer(intake.sum(\.read)), "new": .integer(intake.sum(\.new)),
                "known": .integer(intake.sum(\.known)),
                "rejected": .integer(intake.sum(\.rejected)),
            ]
            members.append(.init("import", counts))
        }
        return .object(members)
    }
}
