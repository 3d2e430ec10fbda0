/// What was found of a text's encoding while it was read.
///
/// Unchecked, since who reads and who asks are one thread: the one asks when the other is done.
package final class FoundEncoding: @unchecked Sendable {
    /// Whether the text was UTF-16.
    package internal(set) var isUTF16 = false
    /// So many bytes were no UTF-8, and were taken for Windows-1252.
    package internal(set) var foreignBytes = 0
}
