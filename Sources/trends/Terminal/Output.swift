import Foundation
import ReadableText
import Wording

/// Where results go.
enum Output {
    /// Writes text to a file, whole or not at all, or to standard output for `-` and nil.
    static func write(_ text: String, to path: String?) throws {
        try ResultFile(path: path).finish(with: text)
    }

    /// Writes text to standard output.
    static func standard(_ text: String) throws { try standard(Array(text.utf8)) }

    /// Writes bytes to standard output: as they are, but to a terminal nothing that could harm it.
    static func standard(_ bytes: [UInt8]) throws {
        let bytes = Console.outputIsTerminal ? TerminalText.shown(bytes) : bytes
        var written = 0
        while written < bytes.count {
            // Safe: at most the bytes that are left are read, while `bytes` is alive.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                return unsafe Foundation.write(STDOUT_FILENO, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw Failure(
                    .readOrWriteFailed,
                    "standard output could not be written: \(FileError(path: "-", code: errno).reason)")
            }
            written += count
        }
    }

    static func cannotCreate(_ path: String, _ error: FileError, _ option: String) -> Failure {
        Failure(.cannotCreate, "\(path) could not be written: \(error.reason); name another file with \(option)")
    }
}
