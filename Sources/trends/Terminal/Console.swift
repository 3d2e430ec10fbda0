import Foundation
import Wording

/// What goes to standard error, and what the terminal is like.
enum Console {
    /// The longest line that is said, in columns: enough for two paths of the greatest length.
    private static let longestLine = 10_000
    /// The same of lines that are laid out, which hold an argument at most.
    private static let longestLaidOut = 1_000
    /// The most columns that anything is fitted to.
    private static let mostColumns = 1_000

    /// A sentence for the person at the terminal, made harmless: on one line, since the name of a file may have a line
    /// feed in it, and what follows would look like another sentence.
    static func say(_ text: String) { write(DisplayWidth.fitted(SafeText.line(text), to: longestLine) + "\n") }

    /// Lines for the person at the terminal that were laid out, as the parser of arguments does, made harmless.
    static func block(_ text: String) { write(TerminalText.block(text, limit: longestLaidOut) + "\n") }

    /// Draws the line that tells how far work is instead of the one before, made harmless and cut to one line.
    static func draw(_ text: String) {
        write("\r\u{1B}[K" + DisplayWidth.fitted(SafeText.line(text), to: max(1, columns(STDERR_FILENO) ?? 80) - 1))
    }

    /// Takes that line away.
    static func erase() { write("\r\u{1B}[K") }

    /// Where standard error is gone there is nobody to tell.
    private static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// The columns of the terminal; 80 where the output is none.
    static func width(_ environment: [String: String]) -> Int {
        if let columns = environment["COLUMNS"].flatMap(Int.init), columns > 0 { return min(columns, mostColumns) }
        return min(columns(STDOUT_FILENO) ?? 80, mostColumns)
    }

    /// The columns of the terminal that a stream leads to; nil where it leads to none.
    private static func columns(_ stream: Int32) -> Int? {
        var size = winsize()
        // Safe: the call fills `size`, which outlives it.
        guard isatty(stream) == 1, unsafe ioctl(stream, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}
