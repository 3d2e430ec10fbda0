import ArgumentParser

/// The engine's parts by themselves, for `Tests/Benchmarks/compare.py`: each reads a prepared
/// input, does one piece of work, says on standard output how long that took, and writes the result
/// where it is asked to.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Benchmarks",
        abstract: "One piece of the engine's work on prepared input, timed.",
        subcommands: [
            FitTFIDFCommand.self, OneVsRestCommand.self, SVDCommand.self, KMeansCommand.self, LayoutCommand.self,
        ])
}

/// What every command takes.
struct WorkOptions: ParsableArguments {
    @Argument(help: "The prepared input.")
    var input: String

    @Option(name: .long, help: "Threads to work with.")
    var threads = 1

    @Option(name: .long, help: ArgumentHelp("Where to write the result. Default: nowhere.", valueName: "file"))
    var output: String?

    @Option(name: .long, help: ArgumentHelp("Where the random numbers begin.", valueName: "n"))
    var seed: UInt64 = 1

    func validate() throws {
        if threads < 1 { throw ValidationError("--threads must be at least 1, but is \(threads)") }
    }
}
