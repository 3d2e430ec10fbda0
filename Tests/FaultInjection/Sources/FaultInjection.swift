import ArgumentParser
import Foundation

/// Runs commands of the program again and again, each time with another call of the system that fails, is cut short,
/// or is where the program is killed, and holds what comes of it against the undisturbed run.
@main
struct FaultInjection: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "FaultInjection",
        abstract: "Fails every system call of some commands once, in turn.",
        discussion: "Exits with 0 where all held, also where the system lets nothing be traced, which is said.")

    @Argument(help: "The program.")
    var program: String

    @Option(name: .customLong("case"), help: "A case to run; may be repeated. Default: all.")
    var cases: [String] = []

    @Option(name: .long, help: "Try one in so many disturbances of each case.")
    var every = 1

    @Option(name: .long, help: "Begin with this one of them, counted from 0.")
    var from = 0

    @Option(name: .long, help: "Disturb calls of this kind alone (open, read, write, kill, …).")
    var kind: String?

    @Option(name: .long, help: "How many runs at a time.")
    var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)

    @Flag(name: .long, help: "Say of each disturbance what came of it.")
    var verbose = false

    @Flag(name: .long, help: "Name the cases.")
    var list = false

    func validate() throws {
        if every < 1 || from < 0 || jobs < 1 { throw ValidationError("--every and --jobs are at least 1, --from 0") }
    }

    func run() async throws {
        let service = try await ListingServer()
        let all = Case.all(service: service.url)
        if list {
            print(all.map(\.name).joined(separator: "\n"))
            return
        }
        let unknown = Set(cases).subtracting(all.map(\.name))
        guard unknown.isEmpty else { throw ValidationError("no such case: \(unknown.sorted())") }
        let bench = try Bench(program: program)
        defer { bench.clear() }
        var failures = 0
        for one in all where cases.isEmpty || cases.contains(one.name) {
            do {
                let trial = try Trial(one, on: bench)
                failures += trial.run(try plan(trial.calls), jobs: jobs, verbose: verbose)
            } catch TracerError.skipped(let reason) {
                print("skipped: \(reason)")
                break
            }
        }
        try await service.stop()
        if failures > 0 { throw ExitCode.failure }
    }

    /// The disturbances to try.
    private func plan(_ calls: [Call]) throws -> [Disturbance] {
        let all = Disturbance.all(of: calls).filter { kind == nil || $0.kind == kind }
        return stride(from: from, to: all.count, by: every).map { all[$0] }
    }
}
