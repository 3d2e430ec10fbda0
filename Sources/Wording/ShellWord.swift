/// A word of a command that one may copy into a shell.
package enum ShellWord {
    /// The longest word that is shown, in bytes: what is cut would be another word.
    private static let longest = 1_000

    /// A path as one word of a POSIX shell, which takes it as it is; nil where it cannot be shown as it is, because it is
    /// empty or too long, or holds what ``SafeText/line(_:)`` would change.
    ///
    ///     ShellWord.quoted("a b.zip")     // 'a b.zip'
    ///     ShellWord.quoted("it's.zip")    // 'it'\\''s.zip'
    ///     ShellWord.quoted("-r")          // ./-r
    package static func quoted(_ path: String) -> String? {
        guard !path.isEmpty, path.utf8.count <= longest, SafeText.line(path) == path, !path.contains("\u{FFFD}") else {
            return nil
        }
        // An option begins with a hyphen.
        let word = path.utf8.first == UInt8(ascii: "-") ? "./" + path : path
        if word.utf8.allSatisfy(isPlain) { return word }
        return "'" + word.replacing("'", with: "'\\''") + "'"
    }

    /// Whether a shell gives a byte no meaning of its own, wherever it stands.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: byte < 0x80 && "_./:@%+,-".utf8.contains(byte)
        }
    }
}
