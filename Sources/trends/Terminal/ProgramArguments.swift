import CProcess
import Foundation

/// The command line as C's `main` got it. Swift's own list comes from a file of the system, which need not be there.
enum ProgramArguments {
    /// The arguments behind the program's name, byte by byte: one may name a file whose name is no UTF-8.
    static let bytes: [[UInt8]] = {
        let count = cprocess_argument_count()
        guard count >= 0 else { return CommandLine.arguments.dropFirst().map { Array($0.utf8) } }
        return (1..<max(1, count)).map { index in
            // Safe: the system's own copy lives as long as the process, and ends with a null.
            unsafe Array(UnsafeRawBufferPointer(start: cprocess_argument(index), count: strlen(cprocess_argument(index))))
        }
    }()

    /// The arguments as text, in which U+FFFD stands for what is no UTF-8.
    static let texts = bytes.map { String(decoding: $0, as: UTF8.self) }

    /// The bytes of the arguments that became a text: one, or several that differ in what is no UTF-8, in their order.
    /// A text that is UTF-8 has its own bytes.
    static func bytes(of text: String) -> [[UInt8]] {
        let own = Array(text.utf8)
        return zip(bytes, texts).filter { $1.utf8.elementsEqual(own) }.map { $0.0 }
    }
}
