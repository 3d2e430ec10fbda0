import ArgumentParser

/// Rows and the class of each to one decision function a class.
struct OneVsRestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "one-vs-rest", abstract: "Learn one decision function a class.")

    @OptionGroup var work: WorkOptions

    @Option(name: .long, help: "The file with the class of each row.")
    var labels: String

    func run() throws {
        let rows = try RawFiles.sparse(work.input)
        let classOfRow = try RawFiles.numbers(labels)
        let classes = (classOfRow.max() ?? -1) + 1
        guard classOfRow.count == rows.rows, classes > 0 else {
            throw ValidationError("\(classOfRow.count) labels for \(rows.rows) rows")
        }
        var stopwatch = Stopwatch()
        let weights = stopwatch.time {
            Engine.oneVsRest(rows, classOfRow: classOfRow, classes: classes, seed: work.seed, threads: work.threads)
        }
        if let output = work.output { try RawFiles.write(weights, to: output) }
        try stopwatch.report(["classes": Double(classes), "columns": Double(weights.columns)])
    }
}
