import Papers
public import Wording

extension TopicChangeAnswer {
    /// The document `trends.topics-change/1`.
    public var json: JSONText {
        .object([
            .init("schema", "trends.topics-change/1"), .init("change", .string(plan.kind.rawValue)),
            .init("undo", .bool(plan.isUndo)), .init("dry_run", .bool(isDryRun)), .init("number", JSONText(number)),
            .init("topics", JSONText(plan.topics)), .init("taxonomy", .string(plan.path)),
            .init("copy_of", JSONText(plan.copyOf)), .init("removed", .bool(plan.removesFile)),
            .init("before", plan.before.change(from: plan.after)), .init("after", plan.after.change(from: plan.before)),
            .init("proposed", .array(plan.proposals.map(\.json))), .init("withdrawn", .integer(plan.withdrawn)),
            .init(
                "passed_over",
                .array(
                    plan.passedOver.map {
                        ["group": .integer($0.number), "name": .string($0.name), "reason": .string($0.reason.rawValue)]
                    })),
            .init("training", training?.json ?? .null),
            .init(
                "given",
                given.map { ["papers": .integer($0.papers), "of": .integer($0.of)] } ?? .null),
            .init("model_restored", JSONText(restoredModel)), .init("model_stays", .bool(plan.modelStays)),
            .init("interrupted_taken_back", .bool(plan.takesBackInterrupted)),
        ])
    }
}

extension Taxonomy {
    /// The topics that are not so in another taxonomy.
    fileprivate func change(from other: Taxonomy) -> JSONText {
        let (own, others) = (Set(other.topics), Set(other.retired))
        return [
            "topics": .array(topics.filter { !own.contains($0) }.map(\.json)),
            "retired": .array(retired.filter { !others.contains($0) }.map(\.json)),
        ]
    }
}

extension ProposedTopic {
    fileprivate var json: JSONText {
        [
            "topic": .string(topic), "about": .integer(about), "not_about": .integer(notAbout),
            "papers": .integer(papers),
        ]
    }
}
