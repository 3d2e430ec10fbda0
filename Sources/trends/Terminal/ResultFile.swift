import ReadableText

/// A result that is written as it grows: to standard output at once, to a file whole or not at all.
final class ResultFile {
    private let path: String?
    private let file: AtomicFile?
    /// The option that names the file.
    private let option: String

    /// Opens the output: a path, or `-` or nil for standard output.
    init(path: String?, option: String = "--output") throws {
        self.option = option
        guard let path, path != "-" else {
            (self.path, file) = (nil, nil)
            return
        }
        guard !path.isEmpty else { throw Failure(.usage, "\(option) needs the name of a file, or -") }
        self.path = path
        do { file = try AtomicFile(path: path) } catch {
            throw Output.cannotCreate(path, error, option)
        }
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws {
        guard let file else { return try Output.standard(bytes) }
        do { try file.write(bytes) } catch { throw Output.cannotCreate(path ?? "", error, option) }
    }

    /// Writes a text and ends the result.
    func finish(with text: String) throws {
        try write(Array(text.utf8))
        try finish()
    }

    /// Ends the result; a file appears under its name now.
    func finish() throws {
        do { try file?.finish() } catch { throw Output.cannotCreate(path ?? "", error, option) }
    }
}
