import Foundation

/// A result that is written as it grows: to standard output at once, to a file whole or not at all.
///
/// A file's bytes go to a new file beside it, which takes its place when the result is complete; what is not completed leaves nothing behind.
final class GrowingOutput {
    private let handle: FileHandle
    private let path: String
    /// The new file and the one that it replaces; nil for standard output and for devices.
    private var replacement: (new: URL, old: URL)?

    /// Opens the output: a path, or `-` or nil for standard output.
    init(path: String?) throws {
        self.path = path ?? "-"
        guard let path, path != "-" else {
            handle = .standardOutput
            return
        }
        guard !path.isEmpty else { throw Failure(.usage, "--output needs the name of a file, or -") }
        // A link stays a link, and what it leads to is replaced.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        do {
            if Output.isSpecial(file.path) {
                handle = try FileHandle(forWritingTo: file)
            } else {
                let new = file.deletingLastPathComponent()
                    .appending(path: ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp")
                try Data().write(to: new)
                handle = try FileHandle(forWritingTo: new)
                replacement = (new, file)
            }
        } catch {
            throw Output.cannotCreate(path, error)
        }
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws {
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch {
            throw path == "-" ? Output.cannotWrite(error) : Output.cannotCreate(path, error)
        }
    }

    /// Ends the result; a file appears under its name now.
    func finish() throws {
        guard let replacement else { return }
        do {
            try handle.synchronize()
            try handle.close()
        } catch {
            throw Output.cannotCreate(path, error)
        }
        // Safe: both paths are C strings for the length of the call.
        guard unsafe rename(replacement.new.path, replacement.old.path) == 0 else {
            throw Output.cannotCreate(path, POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO))
        }
        self.replacement = nil
    }

    deinit {
        // Only what was not completed is still here.
        if let replacement { try? FileManager.default.removeItem(at: replacement.new) }
    }
}
