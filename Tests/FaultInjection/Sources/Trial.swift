import Foundation
import Synchronization

/// A case, its undisturbed run, and the disturbed ones held against it.
final class Trial: Sendable {
    private let one: Case
    private let bench: Bench
    /// The folder as every run finds it.
    private let template: String
    private let before: FolderContent
    /// The run that all others are held against, and its calls.
    private let whole: Whole
    /// What comes of another run behind it: a log has another entry then.
    private let twice: Whole
    /// The calls of the undisturbed run, in their order.
    let calls: [Call]
    /// Folders from which a plain run was seen to give the whole result.
    private let mended = Mutex<Set<FolderContent>>([])

    /// All that a run gives.
    private struct Whole: Equatable {
        var output: String
        var names: Set<String>
        var files: [String: Data?]
        var archive: String?
    }

    init(_ one: Case, on bench: Bench) throws {
        (self.one, self.bench) = (one, bench)
        template = bench.place()
        try FileManager.default.createDirectory(atPath: template, withIntermediateDirectories: true)
        for (name, text) in one.files {
            let file = URL(fileURLWithPath: template + "/" + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        for arguments in one.preparations {
            let run = try bench.run(arguments, in: template)
            guard run.ending == .exit(0) else { throw TracerError.broken("\(arguments): \(run.ending) \(run.errors)") }
        }
        before = try FolderContent(template)
        let folder = try Self.copy(of: template, on: bench)
        let run = try bench.trace(one.arguments, in: folder)
        guard run.ending == .exit(0) else { throw TracerError.broken("\(one.name): \(run.ending) \(run.errors)") }
        calls = run.calls
        whole = try Self.result(of: one, run.output, in: folder, on: bench)
        let again = try bench.run(one.arguments, in: folder)
        guard again.ending == .exit(0) else { throw TracerError.broken("\(one.name) again: \(again.errors)") }
        twice = try Self.result(of: one, run.output, in: folder, on: bench)
        try FileManager.default.removeItem(atPath: folder)
    }

    private static func copy(of template: String, on bench: Bench) throws -> String {
        let folder = bench.place()
        try FileManager.default.copyItem(atPath: template, toPath: folder)
        return folder
    }

    private static func result(of one: Case, _ output: String, in folder: String, on bench: Bench) throws -> Whole {
        let content = try FolderContent(folder)
        var archive: String?
        if let path = one.archive, content.files[path] != nil {
            archive = try bench.run(["archive", "export", "--quiet", "--archive", path], in: folder).output
        }
        // How often was asked is told, and may differ: what did not come is asked for again.
        let steady = output.split(separator: "\n").filter { !$0.contains("\"requests\":") }.joined(separator: "\n")
        return Whole(output: steady, names: content.names, files: content.comparable, archive: archive)
    }

    /// Tries disturbances, prints a line for each that the program did not stand and one for all, and returns how many
    /// there were.
    func run(_ plan: [Disturbance], jobs: Int, verbose: Bool) -> Int {
        let next = Atomic(0)
        let found = Mutex<[String]>([])
        let endings = Mutex<[String: Int]>([:])
        DispatchQueue.concurrentPerform(iterations: jobs) { _ in
            while true {
                let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard place < plan.count else { return }
                let faults: [String]
                do {
                    let (run, words) = try judge(plan[place])
                    faults = words
                    endings.withLock { $0["\(run.ending)", default: 0] += 1 }
                    if verbose {
                        let target = run.calls.first?.target ?? ""
                        Self.say("\(one.name) \(plan[place]) \(target): \(run.ending) \(run.errors.suffix(300))")
                    }
                } catch {
                    faults = ["\(error)"]
                }
                for fault in faults {
                    Self.say("\(one.name) \(plan[place]): \(fault)")
                    found.withLock { $0.append(fault) }
                }
            }
        }
        let count = found.withLock { $0.count }
        let ends = endings.withLock { $0.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" } }
        let summary = "\(calls.count) calls, \(plan.count) disturbed, \(count) not stood"
        Self.say("\(one.name): \(summary) (\(ends.joined(separator: ", ")))")
        return count
    }

    /// Prints a line at once, however the output is read.
    private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    /// The exit codes of a run that could not do its work.
    private static let honest: Set<Int> = [65, 66, 73, 74, 75, 78]

    /// Runs the command disturbed, and says what is wrong with what comes of it.
    private func judge(_ disturbance: Disturbance) throws -> (Run, [String]) {
        let folder = try Self.copy(of: template, on: bench)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try bench.trace(one.arguments, in: folder, disturbance)
        let content = try FolderContent(folder)
        var faults: [String] = []
        let target = run.calls.first.map { " (\($0.target.replacing(bench.root, with: "")))" } ?? ""
        func say(_ fault: String) {
            faults.append(fault + target + ": " + run.errors.trimmingCharacters(in: .newlines).suffix(300))
        }
        switch run.ending {
        case .exit(0):
            let result = try Self.result(of: one, run.output, in: folder, on: bench)
            if result != whole { say("exits with 0 and \(difference(result))") }
            return (run, faults)
        case .exit(let code):
            if !mayFail(disturbance) { say("exits with \(code), and should have gone on") }
            if !Self.honest.contains(code) { say("exits with \(code)") }
            if run.errors.isEmpty { say("exits with \(code) and no word") }
            if code == 70 || run.errors.contains("please report") { say("is called a defect") }
            let left = content.names.subtracting(whole.names).subtracting(before.names)
            if !left.isEmpty { say("leaves \(left.sorted().joined(separator: ", "))") }
        case .signal(let number):
            if !mayDie(disturbance, number) { say("ends by signal \(number)") }
        case .hung: say("hangs")
        }
        faults += try mend(folder, content).map { "after \(run.ending)\(target): \($0)" }
        return (run, faults)
    }

    /// Whether a disturbed run need not give the whole result.
    private func mayFail(_ disturbance: Disturbance) -> Bool {
        switch disturbance {
        case .failure, .kill: true
        case .interruption, .cut: false
        }
    }

    /// Whether a signal is what was asked for. Where there is no memory, Swift ends the program, as it must; and so
    /// does libdispatch where it cannot have the events that it counts its threads with.
    private func mayDie(_ disturbance: Disturbance, _ number: Int) -> Bool {
        switch disturbance {
        case .kill: number == 9
        case .failure(let call, _): call.kind == "memory" || call.kind == "event"
        case .interruption, .cut: false
        }
    }

    /// Whether what a run left is whole, and another, undisturbed one completes it.
    private func mend(_ folder: String, _ content: FolderContent) throws -> [String] {
        if content == before || mended.withLock({ $0.contains(content) }) { return [] }
        var faults: [String] = []
        if let archive = one.archive, content.files[archive] != nil {
            let doctor = try bench.run(["archive", "doctor", "--archive", archive], in: folder)
            // One that was begun and holds nothing yet is no archive, where there was none before.
            let isBegun = doctor.ending == .exit(66) && before.files[archive] == nil
            if doctor.ending != .exit(0), !isBegun {
                faults.append("the doctor says \(doctor.ending) \(doctor.errors.trimmingCharacters(in: .newlines))")
            }
        }
        let again = try bench.run(one.arguments, in: folder)
        if again.ending == .exit(0) {
            // What a second run says may differ: what the first one added is known to it.
            let result = try Self.result(of: one, whole.output, in: folder, on: bench)
            if result != whole, result != twice { faults.append("a plain run after it: \(difference(result))") }
        } else {
            faults.append("a plain run after it: \(again.ending) \(again.errors.trimmingCharacters(in: .newlines))")
        }
        if faults.isEmpty { _ = mended.withLock { $0.insert(content) } }
        return faults
    }

    private func difference(_ result: Whole) -> String {
        if result.output != whole.output {
            return "another output of \(result.output.utf8.count) bytes instead of \(whole.output.utf8.count)"
        }
        if result.names != whole.names {
            let (more, less) = (result.names.subtracting(whole.names), whole.names.subtracting(result.names))
            return "more files: \(more.sorted()), fewer: \(less.sorted())"
        }
        if result.archive != whole.archive { return "another content of the archive" }
        let differing = whole.files.filter { result.files[$0.key] != $0.value }.keys.sorted()
        return "another content of \(differing.joined(separator: ", "))"
    }
}
