extension ReadableText {
    /// Names that may have been meant by one that there is not: those that a few slips of the keyboard away are, the
    /// nearest first; where there are none, those that hold it or begin with its first three letters, in their order.
    ///
    /// A slip is a letter too many, too few, another one, or two exchanged (Damerau, "A technique for computer
    /// detection and correction of spelling errors", 1964); of three letters of the name one may be so. Capitals do
    /// not count, and no more than 64 bytes of a name are looked at.
    ///
    /// - Parameters:
    ///   - name: the name that there is not; of any length.
    ///   - names: those that there are.
    package static func alike(_ name: String, among names: [String]) -> [String] {
        let wanted = lowered(name)
        if wanted.isEmpty { return names }
        let most = max(1, wanted.count / 3)
        let near = names.map { (name: $0, slips: slips(wanted, lowered($0))) }.filter { $0.slips <= most }
        if let least = near.map(\.slips).min() { return near.filter { $0.slips == least }.map(\.name) }
        return names.filter { other in
            let bytes = lowered(other)
            let begins = wanted.count >= 3 && bytes.starts(with: wanted.prefix(3))
            return begins || bytes.indices.contains { bytes[$0...].starts(with: wanted) }
        }
    }

    private static func lowered(_ name: String) -> [UInt8] {
        name.utf8.prefix(64).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    /// The number of slips between two names, where no letter is touched twice.
    private static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var rows = [Array(0...right.count)]
        for (row, letter) in left.enumerated() {
            var line = [row + 1]
            for (column, other) in right.enumerated() {
                var least = min(rows[row][column + 1], line[column]) + 1
                least = min(least, rows[row][column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    least = min(least, rows[row - 1][column - 1] + 1)
                }
                line.append(least)
            }
            rows.append(line)
        }
        return rows[left.count][right.count]
    }
}
