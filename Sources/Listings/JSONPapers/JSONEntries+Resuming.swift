import Papers
import ReadableText

/// Where reading goes on behind a fault.
extension JSONEntries {
    /// So many faults are stepped over; behind more of them the document is given up.
    static let mostFaults = 1_000
    /// So many places are tried, and as much of each is looked at, so that no document takes for ever.
    static let mostTries = 4_000
    private static let longestTry = 256 << 10

    /// The offset of the next entry at or behind another: an object with a paper's text that stands
    /// behind another object, or at the beginning of a line. Objects within entries, such as
    /// authors, have no such text.
    static func nextEntry(_ scanner: JSONScanner, from offset: Int, tries: inout Int) -> Int? {
        let bytes = scanner.bytes
        var index = offset
        while tries > 0, index < scanner.end, let open = bytes[index..<scanner.end].firstIndex(of: UInt8(ascii: "{")) {
            index = open + 1
            guard canBegin(bytes, at: open) else { continue }
            tries -= 1
            if isEntry(JSONScanner(bytes, open..<min(scanner.end, open + longestTry))) { return open }
        }
        return nil
    }

    /// Whether an object stands behind another one's end, with a comma or without, or at the
    /// beginning of a line.
    private static func canBegin(_ bytes: [UInt8], at open: Int) -> Bool {
        var before = bytes[..<open]
        while let last = before.last, last == 0x20 || last == 0x09 { before.removeLast() }
        guard let last = before.last, last != 0x0A, last != 0x0D else { return true }
        if last == UInt8(ascii: ",") { before.removeLast() }
        while let last = before.last, last == 0x20 || (0x09...0x0D).contains(last) { before.removeLast() }
        return before.last == UInt8(ascii: "}")
    }

    private static func isEntry(_ object: JSONScanner) -> Bool {
        var whole = object
        do throws(JSONError) { try whole.skipValue() } catch { return false }
        let shape = JSONShape.of(object)
        return shape.hasPaper || shape.own > .none
    }
}
