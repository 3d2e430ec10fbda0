import Foundation

/// A run that is written to and read from while it goes on.
final class Conversation {
    private let process: Process
    private let input = Pipe()
    private let output = Pipe()
    private var unread: [UInt8] = []

    /// Starts a run. It is ended after 30 seconds, so that an answer that never comes is read as the end.
    ///
    /// - Parameters:
    ///   - command: the run.
    ///   - hearsErrors: whether the answers are what it says on standard error, instead of its output.
    init(_ command: TrendsCommand, hearsErrors: Bool = false) throws {
        process = try command.process()
        // Handles and not pipes: this end for reading stays open, so that a run that ended early
        // cannot end the tests by SIGPIPE.
        process.standardInput = input.fileHandleForReading
        process.standardOutput = hearsErrors ? FileHandle.nullDevice : output.fileHandleForWriting
        process.standardError = hearsErrors ? output.fileHandleForWriting : FileHandle.nullDevice
        try process.run()
        try output.fileHandleForWriting.close()
        let started = process
        DispatchQueue.global().asyncAfter(deadline: .now() + 30) { if started.isRunning { started.terminate() } }
    }

    /// Says a line.
    func say(_ line: String) throws { try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8)) }

    /// Waits for the next whole line; nil at the end.
    func answer() throws -> String? {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread.removeSubrange(...end) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            unread += more
        }
    }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Sends a signal, and returns the number of the one that ended the run; nil where it ended in another way.
    func end(by signal: Int32) throws -> Int32? {
        send(signal)
        process.waitUntilExit()
        try input.fileHandleForWriting.close()
        try input.fileHandleForReading.close()
        return process.terminationReason == .uncaughtSignal ? process.terminationStatus : nil
    }

    /// Sends a signal, and returns the exit code with which the run ended itself; nil where the signal ended it.
    func code(after signal: Int32) throws -> Int32? {
        try end(by: signal) == nil ? process.terminationStatus : nil
    }

    /// Says that there is no more, and returns the exit code.
    func end() throws -> Int32 {
        try input.fileHandleForWriting.close()
        try input.fileHandleForReading.close()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
