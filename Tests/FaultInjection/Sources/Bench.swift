import Foundation

/// Why the tracer gave no result.
enum TracerError: Error, CustomStringConvertible {
    /// The system does not let programs be traced.
    case skipped(String)
    case broken(String)

    var description: String {
        switch self {
        case .skipped(let reason): reason
        case .broken(let reason): "the tracer failed: \(reason)"
        }
    }
}

/// How a program ended.
enum Ending: Hashable, Sendable {
    case exit(Int)
    case signal(Int)
    case hung
}

/// What a run left besides its files.
struct Run: Sendable {
    let ending: Ending
    let output: String
    let errors: String
    /// The calls that were counted; the one that was disturbed.
    let calls: [Call]
}

/// Runs the program in folders of its own.
final class Bench: Sendable {
    /// Where all folders lie.
    let root: String
    private let program: String
    private let tracer: String
    private let environment: [String: String]

    init(program: String) throws {
        let path = URL(fileURLWithPath: program).standardizedFileURL.path
        guard FileManager.default.isExecutableFile(atPath: path) else { throw TracerError.broken("no program \(path)") }
        let own = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        tracer = own.deletingLastPathComponent().appendingPathComponent("FaultTracer").path
        self.program = path
        // In memory where that can be had: every run is synced to its disk many times.
        let memory = "/dev/shm"
        let base = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        root = base + "/faults-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "TRENDS_MODEL": Self.projectFile("Models/topics.model"), "LC_ALL": "C.UTF-8",
            "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    private static func projectFile(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../" + name)
            .standardizedFileURL.path
    }

    /// Removes all folders.
    func clear() { try? FileManager.default.removeItem(atPath: root) }

    /// A path that nothing has yet.
    func place() -> String { root + "/" + UUID().uuidString }

    /// Runs the program in a folder, by itself.
    func run(_ arguments: [String], in folder: String) throws -> Run {
        let (ending, output, errors) = try start(program, arguments, in: folder)
        return Run(ending: ending, output: output, errors: errors, calls: [])
    }

    /// Runs it under the tracer.
    func trace(_ arguments: [String], in folder: String, _ disturbance: Disturbance? = nil) throws -> Run {
        let report = place()
        defer { try? FileManager.default.removeItem(atPath: report) }
        let options = ["--report", report, "--seconds", "60"] + (disturbance?.options ?? [])
        let (ending, output, errors) = try start(tracer, options + ["--", program] + arguments, in: folder)
        if ending == .exit(77) { throw TracerError.skipped(errors.trimmingCharacters(in: .newlines)) }
        guard ending == .exit(0) else { throw TracerError.broken("\(ending): \(errors)") }
        var calls: [Call] = []
        var end: Ending?
        for line in String(decoding: try Data(contentsOf: URL(fileURLWithPath: report)), as: UTF8.self).split(
            separator: "\n")
        {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            switch fields[0] {
            case "call" where fields.count == 4, "injected" where fields.count == 4:
                calls.append(Call(kind: fields[1], number: Int(fields[2]) ?? 0, target: fields[3]))
            case "exit" where fields.count == 2: end = .exit(Int(fields[1]) ?? -1)
            case "signal" where fields.count == 2: end = .signal(Int(fields[1]) ?? -1)
            case "hung": end = .hung
            default: throw TracerError.broken("its report says \(line)")
            }
        }
        guard let end else { throw TracerError.broken("its report has no end") }
        return Run(ending: end, output: output, errors: errors, calls: calls)
    }

    private func start(
        _ executable: String, _ arguments: [String], in folder: String
    ) throws -> (Ending, String, String) {
        let streams = (output: place(), errors: place())
        defer { for path in [streams.output, streams.errors] { try? FileManager.default.removeItem(atPath: path) } }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = environment.merging(["HOME": folder, "XDG_DATA_HOME": folder + "/data"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        let handles = try [streams.output, streams.errors].map { path in
            try Data().write(to: URL(fileURLWithPath: path))
            return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        }
        (process.standardOutput, process.standardError) = (handles[0], handles[1])
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        ended.wait()
        for handle in handles { try handle.close() }
        let code = Int(process.terminationStatus)
        return (
            process.terminationReason == .exit ? .exit(code) : .signal(code),
            // Each run has a folder of its own, which some results name.
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: streams.output)), as: UTF8.self)
                .replacingOccurrences(of: folder, with: "FOLDER"),
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: streams.errors)), as: UTF8.self)
        )
    }
}
