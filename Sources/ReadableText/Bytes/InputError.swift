/// Why bytes could not be had from a file or from standard input.
public enum InputError: InputFault, Hashable {
    /// No file of that name.
    case notFound(file: String)
    /// A folder stands where a file was expected.
    case isFolder(file: String)
    /// A pipe, a socket or a device stands where a file was expected.
    case isNoFile(file: String)
    /// The file exists but may not be opened.
    case permissionDenied(file: String)
    /// The system failed to open or read; the reason is its own.
    case readFailed(file: String, reason: String)
    /// The compressed stream ends before its end mark.
    case compressionCut(file: String)
    /// The compressed stream contradicts itself.
    case compressionDamaged(file: String, reason: String)
    /// The compressed stream expands to more than so many times its size.
    case expandsTooMuch(file: String, ratio: Int)
    /// A zstd stream, and no library to expand it.
    case zstandardMissing(file: String)
    /// Another compression or archive, with the tool that unpacks it.
    case foreignCompression(file: String, compression: String, tool: String)
    /// A file of a known kind that holds no text to be read.
    case foreignFile(file: String, kind: ForeignFile)
    /// A text in an encoding of another script.
    case foreignEncoding(file: String, encoding: ForeignEncoding)
    /// NUL bytes: no text file.
    case binary(file: String, offset: Int)
    /// Bytes that are no UTF-8, by 1-based line and 0-based offset in the (inflated) file.
    case invalidUTF8(file: String, line: Int, offset: Int)
    /// A document that has to be held whole and exceeds the limit, in bytes.
    case tooLarge(file: String, limit: Int)

    /// The kind of the trouble.
    public var failure: InputFailure {
        switch self {
        case .notFound, .isFolder: .missing
        case .isNoFile: .unusable
        case .permissionDenied, .readFailed: .unreadable
        case .compressionCut, .compressionDamaged, .expandsTooMuch, .zstandardMissing, .foreignCompression: .unusable
        case .foreignFile, .foreignEncoding, .binary, .invalidUTF8, .tooLarge: .unusable
        }
    }

    /// One sentence with the file, the place, the reason and what helps.
    public var description: String {
        switch self {
        case .notFound(let file): "\(file): no such file"
        case .isFolder(let file): "\(file): is a folder, not a file"
        case .isNoFile(let file): "\(file): is a pipe, a socket or a device, not a file"
        case .permissionDenied(let file): "\(file): permission denied; check who may read it"
        case .readFailed(let file, let reason): "\(file): cannot be read: \(reason)"
        case .compressionCut(let file): "\(file): the compressed data end in the middle; fetch or copy the file again"
        case .compressionDamaged(let file, let reason):
            "\(file): the compressed data are damaged (\(reason)); fetch or copy the file again"
        case .expandsTooMuch(let file, let ratio):
            "\(file): expands to more than \(ratio) times its size, as no listing does; if it is one, unpack it first"
        case .zstandardMissing(let file):
            "\(file): is compressed with zstd, and libzstd is missing: install libzstd1, or unpack it with 'unzstd'"
        case .foreignCompression(let file, let compression, _):
            "\(file): is compressed with \(compression), which is not read; unpack it first"
        case .binary(let file, let offset): "\(file): is no text: it has a NUL byte at offset \(offset)"
        case .foreignFile(let file, let kind): "\(file): is \(kind.title), which is not read"
        case .foreignEncoding(let file, let encoding):
            "\(file): is \(encoding.title), which is not read; make it UTF-8"
        case .invalidUTF8(let file, let line, let offset):
            "\(file):\(line): is no valid UTF-8 (at byte \(offset) of the file); save it as UTF-8"
        case .tooLarge(let file, let limit):
            "\(file): is larger than \(limit >> 20) MiB and has to be held whole; split it, or use JSON Lines, "
                + "which is read in pieces"
        }
    }
}
