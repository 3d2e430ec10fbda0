/// The outermost list of a JSON document, as far as brackets and commas tell: whether the document
/// is whole, and how many elements the list has.
///
/// This is no reader of JSON and does not check it; the readers of listings do. It tells a document
/// that lost its end from a whole one, in one pass without recursion.
struct JSONList: Hashable, Sendable {
    /// The elements of the first list that is the document itself or a member of it; nil where there is none.
    let count: Int?

    /// Nil where the document is not whole: brackets that do not close, or none.
    init?(_ bytes: [UInt8]) {
        var scan = Scan()
        for byte in bytes where !scan.take(byte) { return nil }
        guard scan.isWhole else { return nil }
        count = scan.count
    }

    private struct Scan {
        /// The brackets that are open.
        private var open: [UInt8] = []
        private var inString = false
        private var escaped = false
        private var ended = false
        /// How deep the list's elements lie; 0 before the list.
        private var listDepth = 0
        private var commas = 0
        private var isEmpty = true
        private(set) var count: Int?

        var isWhole: Bool { ended }

        /// Takes the next byte; false where it cannot follow.
        mutating func take(_ byte: UInt8) -> Bool {
            if inString {
                takeOfString(byte)
                return true
            }
            if byte == 0x20 || (0x09...0x0D).contains(byte)
                || open.isEmpty && !ended && [0xEF, 0xBB, 0xBF].contains(byte)
            {
                return true
            }
            if ended { return false }
            if count == nil, listDepth > 0, open.count == listDepth, byte != UInt8(ascii: "]") { isEmpty = false }
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                open.append(byte)
                if byte == UInt8(ascii: "["), listDepth == 0, count == nil, open.count <= 2 { listDepth = open.count }
            case UInt8(ascii: "]"), UInt8(ascii: "}"): return close(byte)
            case UInt8(ascii: "\""): inString = true
            case UInt8(ascii: ",") where listDepth > 0 && open.count == listDepth: commas += 1
            default: break
            }
            return !open.isEmpty
        }

        private mutating func takeOfString(_ byte: UInt8) {
            if escaped {
                escaped = false
            } else if byte == UInt8(ascii: "\\") {
                escaped = true
            } else if byte == UInt8(ascii: "\"") {
                inString = false
            }
        }

        private mutating func close(_ byte: UInt8) -> Bool {
            // In ASCII a closing bracket is two after the opening one.
            guard let last = open.popLast(), last + 2 == byte else { return false }
            if listDepth > 0, open.count == listDepth - 1, count == nil { count = isEmpty ? 0 : commas + 1 }
            ended = open.isEmpty
            return true
        }
    }
}
