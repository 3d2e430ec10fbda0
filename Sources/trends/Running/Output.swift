import Foundation

/// Where results go.
enum Output {
    /// Writes text to a file, whole or not at all, or to standard output for `-` and nil.
    static func write(_ text: String, to path: String?) throws {
        guard let path, path != "-" else { return try standard(text) }
        guard !path.isEmpty else { throw Failure(.usage, "--output needs the name of a file, or -") }
        // A link stays a link, and what it leads to is replaced.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        do {
            if isSpecial(file.path) {
                let handle = try FileHandle(forWritingTo: file)
                try handle.write(contentsOf: Data(text.utf8))
                try handle.close()
            } else {
                try Data(text.utf8).write(to: file, options: .atomic)
            }
        } catch {
            throw cannotCreate(path, error)
        }
    }

    /// Whether something that is no regular file stands at a path: a device or a pipe is written to, never replaced.
    static func isSpecial(_ path: String) -> Bool {
        guard let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType else { return false }
        return type != .typeRegular && type != .typeDirectory
    }

    /// Writes text to standard output.
    static func standard(_ text: String) throws { try standard(Array(text.utf8)) }

    /// Writes bytes to standard output.
    static func standard(_ bytes: [UInt8]) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw cannotWrite(error)
        }
    }

    static func cannotCreate(_ path: String, _ error: any Error) -> Failure {
        Failure(.cannotCreate, "\(path) could not be written: \(reason(error)); name another file with --output")
    }

    static func cannotWrite(_ error: any Error) -> Failure {
        Failure(.readOrWriteFailed, "standard output could not be written: \(reason(error))")
    }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        return (underlying ?? error).localizedDescription
    }
}
