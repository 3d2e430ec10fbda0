import CProcess
import Foundation
import ReadableText

/// The command line as C's `main` got it. Swift's own list comes from a file of the system, which need not be there.
enum ProgramArguments {
    /// The arguments behind the program's name, byte by byte: one may name a file whose name is no UTF-8.
    static let bytes: [[UInt8]] = {
        let count = cprocess_argument_count()
        guard count >= 0 else { return CommandLine.arguments.dropFirst().map { Array($0.utf8) } }
        return (1..<max(1, count)).map { index in
            // Safe: the system's own copy lives as long as the process, and ends with a null.
            unsafe Array(
                UnsafeRawBufferPointer(start: cprocess_argument(index), count: strlen(cprocess_argument(index))))
        }
    }()

    /// The arguments as text, in which each byte that is no UTF-8 has a character of its own (`SystemPath`).
    static let texts = bytes.map { SystemPath.text($0) }
}
