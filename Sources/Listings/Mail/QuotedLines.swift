/// Takes away what stands before every line of a copied mail: the signs of a quotation (`> `), or an indentation.
enum QuotedLines {
    /// Longer beginnings are no quotation.
    private static let longest = 40

    /// The lines without it. It is what stands before the first line `\\\\` of an entry of arXiv's; lines that do not
    /// begin with it stay as they are.
    static func undone(_ lines: [TextLine]) -> [TextLine] {
        guard let prefix = prefix(lines), !prefix.isEmpty else { return lines }
        let bare = Array(prefix.reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed())
        return lines.map { line in
            if line.bytes.starts(with: prefix) {
                return TextLine(number: line.number, bytes: Array(line.bytes.dropFirst(prefix.count)))
            }
            // Programs leave out the space at the end of a line that is empty.
            let rest = line.bytes.dropFirst(bare.count)
            guard line.bytes.starts(with: bare), rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return line }
            return TextLine(number: line.number, bytes: [])
        }
    }

    private static func prefix(_ lines: [TextLine]) -> [UInt8]? {
        for line in lines {
            let start = line.bytes.prefix { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
            let rest = line.bytes.dropFirst(start.count)
            guard start.count <= longest, rest.starts(with: #"\\"#.utf8) else { continue }
            if rest.dropFirst(2).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return Array(start) }
        }
        return nil
    }
}
