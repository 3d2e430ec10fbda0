import Foundation

/// A terminal of the tests' own: what is typed here the program reads, and what the program shows can be read here.
final class PseudoTerminal {
    private let keyboard: Int32
    /// The end that the program has.
    let device: FileHandle

    /// A terminal with so many columns.
    init(columns: UInt16 = 80) throws {
        var (keyboard, device): (Int32, Int32) = (-1, -1)
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        // Safe: the call fills the two numbers and reads the size, which all outlive it; a name is not asked for.
        guard unsafe openpty(&keyboard, &device, nil, nil, &size) == 0 else { throw NoTerminal() }
        self.keyboard = keyboard
        self.device = FileHandle(fileDescriptor: device, closeOnDealloc: true)
    }

    deinit { close(keyboard) }

    /// Types a text; `\u{4}` at the beginning of a line is Control-D.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        // Safe: the call reads no more than the bytes that there are.
        _ = unsafe write(keyboard, bytes, bytes.count)
    }

    /// Waits until what is shown, from the last call on, has some text in it, and returns it all, with the line feeds
    /// that the program wrote. Throws after 60 seconds.
    func shown(until text: String) throws -> String {
        var shown: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while !String(decoding: shown, as: UTF8.self).contains(text) {
            var wanted = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
            // Safe: one entry is read and written, and no more bytes than there is room for.
            guard unsafe poll(&wanted, 1, 60_000) > 0 else { throw NothingShown(awaited: text) }
            let count = unsafe read(keyboard, &piece, piece.count)
            guard count > 0 else { throw NothingShown(awaited: text) }
            shown += piece[..<count]
        }
        return String(decoding: shown, as: UTF8.self).replacing("\r\n", with: "\n")
    }

    /// Whether keys come line by line and are shown, as they do where no program changed that.
    var isUsual: Bool {
        // Safe: the call fills the mode, which outlives it.
        var mode = termios()
        guard unsafe tcgetattr(keyboard, &mode) == 0 else { return false }
        let flags = tcflag_t(ICANON) | tcflag_t(ECHO) | tcflag_t(ISIG)
        return mode.c_lflag & flags == flags
    }

    /// What was awaited did not come.
    struct NothingShown: Error { let awaited: String }

    /// What was shown until nobody has the other end any more, with the line feeds that the program wrote.
    func shown() throws -> String {
        try device.close()
        var shown: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while true {
            // Safe: the call writes no more bytes than there is room for.
            let count = unsafe read(keyboard, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return String(decoding: shown, as: UTF8.self).replacing("\r\n", with: "\n") }
            shown += piece[..<count]
        }
    }

    /// The system has no terminal to give.
    struct NoTerminal: Error {}
}

extension TrendsCommand {
    /// Runs with a terminal of so many columns for standard output, and returns what it shows.
    func shown(columns: UInt16) throws -> String {
        let terminal = try PseudoTerminal(columns: columns)
        let process = try process()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = terminal.device
        process.standardError = FileHandle.nullDevice
        try process.run()
        let shown = try terminal.shown()
        process.waitUntilExit()
        return shown
    }

    /// Runs with a terminal for standard input at which nothing is typed until the program has said a line.
    ///
    /// - Returns: the line, what was written, and the exit code. A run that does not end within 60 seconds is ended.
    func typed(_ text: String) throws -> (line: String, output: String, status: Int32) {
        let terminal = try PseudoTerminal()
        let (output, errors) = (Pipe(), Pipe())
        let process = try process()
        process.standardInput = terminal.device
        process.standardOutput = output.fileHandleForWriting
        process.standardError = errors.fileHandleForWriting
        try process.run()
        DispatchQueue.global().asyncAfter(deadline: .now() + 60) { if process.isRunning { process.terminate() } }
        try output.fileHandleForWriting.close()
        try errors.fileHandleForWriting.close()
        var said: [UInt8] = []
        while !said.contains(UInt8(ascii: "\n")) {
            let more = errors.fileHandleForReading.availableData
            if more.isEmpty { break }
            said += more
        }
        terminal.type(text)
        let written = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (
            String(decoding: said.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self),
            String(decoding: written, as: UTF8.self), process.terminationStatus
        )
    }
}
