/// An input whose bytes can be read at any place, again and again: for formats with an index at their end.
///
/// A regular file that is not compressed is one, and so is memory; pipes, standard input and
/// compressed data, which come once and in order, are not. Reading here leaves the stream where it
/// stands that reads the same input from its beginning.
public struct RandomAccessFile: Sendable {
    private enum Source: Sendable {
        case file(OpenFile)
        case memory([UInt8])
    }

    /// What errors call the input.
    public let name: String
    /// Its size in bytes, when it was opened.
    public let size: Int
    private let source: Source

    /// A file that was opened; nil for one without a size.
    init?(_ file: OpenFile) {
        guard let size = file.size else { return nil }
        (name, self.size, source) = (file.name, size, .file(file))
    }

    /// Memory.
    init(_ bytes: [UInt8], name: String) { (self.name, size, source) = (name, bytes.count, .memory(bytes)) }

    /// So many bytes from an offset on, or those of them that the input has: an index may be wrong,
    /// so that its reader has to look at what came.
    ///
    /// Takes no more memory than that, and none for what lies outside of the input.
    public func read(at offset: Int, count: Int) throws(InputError) -> [UInt8] {
        guard offset >= 0, offset < size, count > 0 else { return [] }
        let count = min(count, size - offset)
        switch source {
        case .memory(let bytes): return Array(bytes[offset..<offset + count])
        case .file(let file):
            var bytes = [UInt8](repeating: 0, count: count)
            var filled = 0
            while filled < count {
                let received = try file.read(at: offset + filled, into: &bytes, from: filled)
                if received == 0 { break }
                filled += received
            }
            bytes.removeSubrange(filled...)
            return bytes
        }
    }
}
