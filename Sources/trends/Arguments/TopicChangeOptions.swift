import ArgumentParser
import PaperDesk
import Wording

/// What the commands that change the taxonomy take.
struct TopicChangeOptions: ParsableArguments {
    @Flag(name: .long, help: "Tell what would change, and change nothing.")
    var dryRun = false

    @Flag(name: .long, help: "Take back the last change of the taxonomy, which must be of this kind.")
    var undo = false

    @Option(name: .long, help: .taxonomy)
    var topics: String?

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    /// Asks for the undoing of a change, or for a change, and tells what changes before it does.
    func run(
        _ kind: TopicChangeKind, _ topic: String?,
        _ change: (_ announced: (TopicChangePlan) throws -> Void) throws -> TopicChangeAnswer
    ) throws {
        try TopicChangeRun(
            isDryRun: dryRun, undo: undo, topics: topics, wait: place.wait, isJSON: format.isJSON, output: output,
            common: common
        ).run(kind, topic, change)
    }

    /// Checks that a change names all that it needs, and an undoing no more than a topic.
    func check(_ needed: [(name: String, isThere: Bool)], _ others: [(name: String, isThere: Bool)] = []) throws {
        if undo {
            let given = (needed.dropFirst() + others).filter(\.isThere).map(\.name)
            if !given.isEmpty {
                throw ValidationError("--undo takes at most a topic; leave out \(given.joined(separator: " and "))")
            }
        } else if let missing = needed.first(where: { !$0.isThere }) {
            throw ValidationError("name \(missing.name)")
        }
    }
}

/// A change of the taxonomy as a command makes it, whatever its options are called.
struct TopicChangeRun {
    let isDryRun: Bool
    let undo: Bool
    let topics: String?
    let wait: Double
    let isJSON: Bool
    let output: OutputOptions
    let common: RunOptions

    /// Asks for the undoing of a change, or for a change, and tells what changes before it does.
    func run(
        _ kind: TopicChangeKind, _ topic: String?,
        _ change: (_ announced: (TopicChangePlan) throws -> Void) throws -> TopicChangeAnswer
    ) throws {
        // What goes to a file is written whole.
        let tellsFirst = !isJSON && (output.output ?? "-") == "-"
        let announced = { (plan: TopicChangePlan) in
            if tellsFirst { try Output.standard(Self.text(TopicChangeText.lines(plan))) }
        }
        let answer =
            undo
            ? try common.desk.undo(
                TopicUndoRequest(kind, topic: topic, taxonomy: topics, wait: wait, isDryRun: isDryRun),
                announced: announced)
            : try change(announced)
        if let path = answer.overriding { common.note(ModelWords.overriding(path)) }
        if isJSON { return try output.write(answer.json.document) }
        let told = tellsFirst ? [] : TopicChangeText.lines(answer.plan)
        try output.write(Self.text(told + TopicChangeText.lines(answer)))
    }

    private static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
