/// One compressed stream being expanded, piece by piece.
protocol Decompressor: AnyObject {
    /// Expands from a part of `input` into `output` from `offset` to its end.
    func expand(_ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], from offset: Int) -> Expansion
    /// Makes ready for the next member of a concatenation; false if what begins with these bytes is none.
    func restart(before bytes: ArraySlice<UInt8>) -> Bool
}

/// What one step of expanding did.
struct Expansion: Equatable {
    enum Status: Equatable {
        /// More input or more room for output is needed.
        case running
        /// The end of a member was read, and its checksum where it has one.
        case ended
        /// The data contradict themselves.
        case damaged(String)
    }

    let consumed: Int
    let produced: Int
    let status: Status
}

/// A kind of compression, told by the first bytes of a file.
enum Compression: Equatable {
    case gzip
    case zstandard
    /// One that is not read, with what unpacks it.
    case foreign(name: String, tool: String)

    /// How many of the first bytes are needed to tell.
    static let headSize = 6

    /// The kind that begins with these bytes; nil for what is not compressed.
    ///
    /// Magic numbers: RFC 1952 (gzip), RFC 8878 section 3.1.1 and 3.1.2 (zstd and its skippable
    /// frames), bzip2, xz and lz4 by their file formats.
    init?(_ head: ArraySlice<UInt8>) {
        if head.starts(with: Self.gzipMark) {
            self = .gzip
        } else if Self.isZstandard(head) {
            self = .zstandard
        } else if head.starts(with: Self.bzip2Mark), head.count > 3, (0x31...0x39).contains(head[head.startIndex + 3]) {
            self = .foreign(name: "bzip2", tool: "bunzip2 -k")
        } else if let known = Self.foreignMarks.first(where: { head.starts(with: $0.mark) }) {
            self = .foreign(name: known.name, tool: known.tool)
        } else {
            return nil
        }
    }

    /// Whether a file of which these bytes are the first may be compressed, as far as they tell.
    static func mayBegin(_ head: ArraySlice<UInt8>) -> Bool {
        let marks = [gzipMark, zstandardMark, bzip2Mark] + foreignMarks.map(\.mark)
        if marks.contains(where: { mark in zip(mark, head).allSatisfy { $0 == $1 } }) { return true }
        guard let first = head.first, first & 0xF0 == skippableMark[0] else { return false }
        return zip(skippableMark, head).dropFirst().allSatisfy { $0 == $1 }
    }

    private static let gzipMark: [UInt8] = [0x1F, 0x8B]
    private static let zstandardMark: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
    /// The last four bits of the first byte may be any.
    private static let skippableMark: [UInt8] = [0x50, 0x2A, 0x4D, 0x18]
    /// A digit follows.
    private static let bzip2Mark = Array("BZh".utf8)
    private static let foreignMarks: [(mark: [UInt8], name: String, tool: String)] = [
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz", "unxz -k"), ([0x04, 0x22, 0x4D, 0x18], "lz4", "unlz4 -k"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip", "7z x"), ([0x50, 0x4B, 0x03, 0x04], "zip", "unzip"),
    ]

    /// Whether a frame of zstd begins, or one that its readers step over.
    static func isZstandard(_ head: ArraySlice<UInt8>) -> Bool {
        guard head.count >= 4 else { return false }
        let magic = head.prefix(4).reversed().reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        return magic == 0xFD2F_B528 || magic & 0xFFFF_FFF0 == 0x184D_2A50
    }
}
