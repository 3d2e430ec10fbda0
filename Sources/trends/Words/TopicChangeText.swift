import PaperDesk
import Papers
import Wording

/// What changes of the taxonomy, in words: before it does, and afterwards.
enum TopicChangeText {
    /// What will change.
    static func lines(_ plan: TopicChangePlan) -> [String] {
        let head = plan.isUndo ? ["Taken back: \(plan.kind.rawValue) \(list(plan.topics))."] : sentences(plan)
        let first = plan.takesBackInterrupted ? ["What an interrupted run of this left is taken back first."] : []
        return first + head + plan.proposals.map(sentence) + plan.passedOver.map(sentence) + ends(plan)
    }

    /// What came of it.
    static func lines(_ answer: TopicChangeAnswer) -> [String] {
        if answer.isDryRun { return ["Nothing was changed (--dry-run)."] }
        let plan = answer.plan
        if plan.isUndo {
            return answer.restoredModel.map { ["The model \($0) is in force again."] } ?? []
        }
        var lines: [String] = []
        if let training = answer.training {
            let header = training.model.header
            lines.append(
                "Learned: \(header.topics.count) topics from \(header.labelledPapers) labelled of \(header.papers) papers, "
                    + "micro-F1 \(Figures.score(header.scores?.microF1)).")
        }
        if let given = answer.given {
            lines.append("\(list(plan.topics)): \(given.papers) of \(Figures.count(given.of, "paper")) have it.")
        }
        if answer.training == nil, plan.kind != .rename {
            lines.append("The model in force is as it was: 'trends retrain' makes one with these topics.")
        }
        return lines + ["'\(undoing(plan.kind))' takes it back."]
    }

    /// The command that takes a change back.
    static func undoing(_ kind: TopicChangeKind) -> String {
        kind == .propose ? "trends cluster --propose --undo" : "trends topics \(kind.rawValue) --undo"
    }

    private static func sentence(_ group: PassedGroup) -> String { "  Passed over: \(SafeText.line(group.sentence))." }

    private static func sentences(_ plan: TopicChangePlan) -> [String] {
        let slug = plan.topics.first ?? ""
        let after = plan.after[slug]
        switch plan.kind {
        case .adopt, .add: return ["\(named(after, slug)) becomes a topic."] + evidence(after)
        case .propose:
            return plan.topics.flatMap { ["\(named(plan.after[$0], $0)) becomes a topic."] + evidence(plan.after[$0]) }
        case .rename:
            let (old, new) = (plan.before[slug]?.name ?? "", after?.name ?? "")
            return ["\(slug) is called \(quoted(new)) instead of \(quoted(old)); the slug stays."]
        case .merge:
            let whole = plan.topics.last ?? ""
            return [
                "\(named(plan.before[slug], slug)) becomes part of \(named(plan.after[whole], whole)).",
                "  What was said of \(slug) counts for \(whole), which is called so too; its cues come along.",
            ]
        case .split:
            let parts = plan.topics.dropFirst().flatMap { part in
                ["\(named(plan.after[part], part)) becomes a topic."] + evidence(plan.after[part])
            }
            return parts + (after == nil ? [retired(plan.before[slug], slug)] : ["\(named(after, slug)) stays."])
        case .retire: return [retired(plan.before[slug], slug)]
        }
    }

    private static func evidence(_ topic: Topic?) -> [String] {
        guard let topic else { return [] }
        return (topic.definition.isEmpty ? [] : ["  \(SafeText.line(topic.definition))"])
            + (topic.cues.isEmpty ? [] : ["  Cues: \(topic.cues.map(SafeText.line).joined(separator: ", "))"])
    }

    private static func retired(_ topic: Topic?, _ slug: String) -> String {
        "\(named(topic, slug)) is retired: it is learned and given no more, and its slug goes to no other topic."
    }

    private static func sentence(_ proposal: ProposedTopic) -> String {
        "  Proposed: of \(Figures.count(proposal.papers, "paper")) \(proposal.about) are about \(proposal.topic), "
            + "\(proposal.notAbout) are not; a person's word stands before it."
    }

    /// What is written and learned.
    private static func ends(_ plan: TopicChangePlan) -> [String] {
        var lines: [String] = []
        if plan.withdrawn > 0 { lines.append("  \(Figures.count(plan.withdrawn, "proposal")) withdrawn.") }
        let path = SafeText.line(plan.path)
        if plan.removesFile {
            lines.append("  \(path) goes: the taxonomy that comes with the program is in force again.")
        } else if let source = plan.copyOf {
            lines.append("  Written to \(path), a copy of \(SafeText.line(source)), which stays as it is.")
        } else {
            lines.append("  Written to \(path).")
        }
        if plan.modelStays { lines.append("  Another model was put in force since, and stays.") }
        if plan.changesModel, !plan.isUndo {
            lines.append("  Then a model is learned, and the archive is classified anew.")
        }
        return lines
    }

    private static func named(_ topic: Topic?, _ slug: String) -> String {
        topic.map { "\(slug) (\(SafeText.line($0.name)))" } ?? slug
    }

    private static func quoted(_ name: String) -> String { "\"\(SafeText.line(name))\"" }

    private static func list(_ slugs: [String]) -> String { slugs.map(SafeText.line).joined(separator: ", ") }
}
