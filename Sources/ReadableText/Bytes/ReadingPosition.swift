/// How far the reading of a file has come, in bytes as they lie there, compressed or not. Shared by
/// the stream that reads and whoever shows the progress.
package final class ReadingPosition {
    /// The bytes read so far.
    private(set) var bytes = 0
    /// The size of the file; nil where the input is none, as a pipe.
    var size: Int?

    /// Counts bytes that were read.
    func advance(by count: Int) { bytes += count }

    /// The part read, 0...1; nil where the size is unknown.
    package var fraction: Double? { size.map { $0 > 0 ? min(1, Double(bytes) / Double($0)) : 1 } }
}
