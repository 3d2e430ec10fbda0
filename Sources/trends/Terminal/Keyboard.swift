import ArgumentParser
import Foundation
import ReadableText

/// A command that may read standard input.
protocol InputReading: ParsableCommand {
    /// What it reads there, in words: `an abstract`.
    var awaited: String { get }
    /// What every command takes.
    var common: RunOptions { get }
}

/// Who types what a command reads.
enum Keyboard {
    /// Says what a command waits for at the moment in which it begins to read standard input, where that is a terminal:
    /// nothing would show that it waits.
    static func tell(of command: any ParsableCommand) {
        guard isatty(STDIN_FILENO) == 1, let reader = command as? any InputReading, !reader.common.quiet else { return }
        let line = "reading \(reader.awaited) from the keyboard; Control-D ends it"
        StandardInput.beforeReading { Console.say(line) }
    }
}
