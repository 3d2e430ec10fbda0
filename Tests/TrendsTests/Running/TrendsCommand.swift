import Foundation
import Testing

/// One run of the real program, as a shell would start it: with a folder to work in and an environment of its own.
struct TrendsCommand {
    /// Where the program may put its files.
    let folder: String
    var arguments: [String]
    var input: [UInt8] = []
    /// What is set beside, or instead of, the clean environment.
    var environment: [String: String] = [:]
    /// The program to start; another one only to put the program into a pipeline.
    var program: String?

    /// How long a run may take.
    private static let timeout = 600.0

    /// Runs to the end.
    ///
    /// The streams are files, not pipes: nothing blocks however much is written, and no other run
    /// can keep an end of them open.
    func run() throws -> Outcome {
        let streams = URL(fileURLWithPath: folder).appendingPathComponent("streams-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: streams) }
        let (given, output) = (streams.appendingPathComponent("input"), streams.appendingPathComponent("output"))
        let errors = streams.appendingPathComponent("errors")
        for (file, content) in [(given, Data(input)), (output, Data()), (errors, Data())] {
            try content.write(to: file)
        }
        let process = try process()
        let handles = try [
            FileHandle(forReadingFrom: given), FileHandle(forWritingTo: output), FileHandle(forWritingTo: errors),
        ]
        // A process keeps its handles for as long as the tests go on: thousands of them, by the end.
        defer { for handle in handles { try? handle.close() } }
        process.standardInput = handles[0]
        process.standardOutput = handles[1]
        process.standardError = handles[2]
        try Self.finish(process)
        return Outcome(
            status: Self.status(process), outputBytes: [UInt8](try Data(contentsOf: output)),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// The process, not yet started.
    func process() throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try program ?? TrendsBinary.path())
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = try Self.cleanEnvironment(folder).merging(environment) { $1 }
        return process
    }

    private static func cleanEnvironment(_ folder: String) throws -> [String: String] {
        var environment = [
            "HOME": folder, "XDG_DATA_HOME": folder + "/data", "TMPDIR": folder + "/tmp",
            "TRENDS": try TrendsBinary.path(),
            "TRENDS_MODEL": TrendsBinary.repositoryPath("Models/topics.model"),
        ]
        // Without the first two the shell finds no tools, and the program perhaps not the Swift libraries.
        for name in ["PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
            environment[name] = ProcessInfo.processInfo.environment[name]
        }
        return environment
    }

    private static func finish(_ process: Process) throws {
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + timeout) == .success { return }
        process.terminate()
        throw TimedOut(arguments: process.arguments ?? [])
    }

    private static func status(_ process: Process) -> Int32 {
        process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
    }

    /// A run did not end.
    struct TimedOut: Error, CustomStringConvertible {
        let arguments: [String]
        var description: String {
            "trends \(arguments.joined(separator: " ")) did not end within \(TrendsCommand.timeout) seconds"
        }
    }
}
