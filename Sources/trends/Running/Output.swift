import Foundation

/// Where results go.
enum Output {
    /// Writes text to a file, whole or not at all, or to standard output for `-` and nil.
    static func write(_ text: String, to path: String?) throws {
        guard let path, path != "-" else { return try standard(text) }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(.cannotCreate, "\(path) could not be written: \(reason(error)); name another file with --output")
        }
    }

    /// Writes text to standard output.
    static func standard(_ text: String) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            throw Failure(.readOrWriteFailed, "standard output could not be written: \(reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        return (underlying ?? error).localizedDescription
    }
}
