import CProcess
import Foundation

/// A key that a person pressed.
enum Key: Hashable {
    /// A character: a digit, a letter, a sign.
    case character(Character)
    case enter
    case backspace
    /// Something that is no single key here: an arrow, a control character.
    case other
}

/// The keys of the terminal that is standard input, one by one and not shown, as long as this lives.
///
/// However the program ends (at the end of its work, by an error, at a signal), the terminal is as it was before.
struct SingleKeys: ~Copyable {
    /// Nil where standard input is no terminal that can do so.
    init?() {
        guard isatty(STDIN_FILENO) == 1, cprocess_single_keys(STDIN_FILENO) == 0 else { return nil }
    }

    deinit { cprocess_restore_terminal() }

    private var unread: [UInt8] = []

    /// Waits for the next key; nil where there are no more: the terminal is gone, or Control-D was pressed.
    mutating func next() -> Key? {
        if unread.isEmpty { unread = Self.read() }
        return Self.key(&unread)
    }

    /// The bytes that are there, of one key at least.
    private static func read() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 256)
        while true {
            // Safe: the call writes no more bytes than there is room for.
            let count = unsafe Foundation.read(STDIN_FILENO, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            return count > 0 ? Array(bytes[..<count]) : []
        }
    }

    /// Takes the first key from bytes; nil where there are none, and for Control-D.
    static func key(_ bytes: inout [UInt8]) -> Key? {
        guard let first = bytes.first else { return nil }
        bytes.removeFirst()
        switch first {
        case 0x04: return nil
        case 0x0A, 0x0D: return .enter
        case 0x08, 0x7F: return .backspace
        case 0x1B:
            skipSequence(&bytes)
            return .other
        case 0x21..<0x7F: return .character(Character(Unicode.Scalar(first)))
        default: return .other
        }
    }

    /// Leaves out what follows an escape: `[`, or `O`, and all up to a letter or `~` (ECMA-48).
    private static func skipSequence(_ bytes: inout [UInt8]) {
        guard let opening = bytes.first, opening == UInt8(ascii: "[") || opening == UInt8(ascii: "O") else { return }
        bytes.removeFirst()
        let end = bytes.firstIndex { (0x40...0x7E).contains($0) }
        bytes.removeSubrange(..<(end.map { $0 + 1 } ?? bytes.count))
    }
}
