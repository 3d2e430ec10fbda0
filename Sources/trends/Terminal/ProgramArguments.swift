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
            unsafe Array(
                UnsafeRawBufferPointer(start: cprocess_argument(index), count: strlen(cprocess_argument(index))))
        }
    }()

    /// The arguments as text, in which U+FFFD stands for what is no UTF-8.
    static let texts = bytes.map { String(decoding: $0, as: UTF8.self) }

    /// The bytes of the arguments, or of the values behind an option's `=`, that became a text: one, or several that
    /// differ in what is no UTF-8, in their order.
    static func bytes(of text: String) -> [[UInt8]] {
        let own = Array(text.utf8)
        return bytes.flatMap { argument in
            [argument[...], argument.firstIndex(of: UInt8(ascii: "=")).map { argument[($0 + 1)...] } ?? argument[...]]
        }
        .filter { String(decoding: $0, as: UTF8.self).utf8.elementsEqual(own) }
        .reduce(into: []) { if !$0.contains(Array($1)) { $0.append(Array($1)) } }
    }

    /// The path that a text of the command line means. Where several arguments became this text, and only by what is
    /// no UTF-8 in them, none can be told from the other, and it is the text's own bytes.
    static func path(_ text: String) -> [UInt8] {
        guard text.unicodeScalars.contains("\u{FFFD}") else { return Array(text.utf8) }
        let found = bytes(of: text)
        return found.count == 1 ? found[0] : Array(text.utf8)
    }
}
