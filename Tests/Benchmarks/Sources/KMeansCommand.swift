import ArgumentParser

/// Dense rows to groups.
struct KMeansCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "k-means", abstract: "Group rows of unit length.")

    @OptionGroup var work: WorkOptions

    @Option(name: .long, help: "The number of groups.")
    var groups = 50

    @Option(name: .long, help: "The largest number of rounds.")
    var rounds = 300

    func run() throws {
        let points = try RawFiles.dense(work.input)
        var stopwatch = Stopwatch()
        let assignments = stopwatch.time {
            Engine.kMeans(points, groups: groups, rounds: rounds, seed: work.seed, threads: work.threads)
        }
        if let output = work.output { try RawFiles.write(assignments, to: output) }
        try stopwatch.report(["groups": Double(Set(assignments).count)])
    }
}
