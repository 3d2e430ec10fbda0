import Papers
import Wording

extension JSONText {
    /// The members that mark what a person said on a day; none where the model alone speaks.
    static func person(_ day: CalendarDay?) -> [Member] {
        day.map { [.init("by", "person"), .init("said_on", .string($0.description))] } ?? []
    }
}

extension PaperTopics {
    /// The topics of a paper in a document that lists some: `topics` that are assigned, the `primary` one, and, where
    /// there are any, those that a person `denied`.
    var jsonMembers: [JSONText.Member] {
        let members: [JSONText.Member] = [
            .init("topics", .array(assigned.map { Self.json($0, isAssigned: true) })),
            .init("primary", JSONText(primary)),
        ]
        return denied.isEmpty
            ? members : members + [.init("denied", .array(denied.map { Self.json($0, isAssigned: false) }))]
    }

    private static func json(_ topic: Topic, isAssigned: Bool) -> JSONText {
        .object(
            [
                .init("topic", .string(topic.slug)), .init("name", .string(topic.name)),
                .init("probability", .number(topic.probability)), .init("assigned", .bool(isAssigned)),
            ] + JSONText.person(topic.saidOn))
    }
}
