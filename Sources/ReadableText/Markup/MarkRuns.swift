/// Keeps runs of combining marks as short as programs can bear: to compare or to hash two texts, the
/// marks of a run are put in order, and the time of that grows with the square of the run.
///
/// Behind thirty marks a combining grapheme joiner is put, which shows nothing and begins another run:
/// Unicode Standard Annex 15, section 13, "Stream-Safe Text Format"
/// (https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format). No language has such runs.
enum MarkRuns {
    private static let longest = 30
    /// A mark takes two bytes at least.
    private static let shortestBytes = 2 * (longest + 1)

    /// The bytes with every run of marks bounded; nil where they are so as they stand, which is
    /// nearly always told from a few of them.
    static func bounded(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard mayHaveLongRun(bytes.span) else { return nil }
        var result: [UInt8] = []
        var (run, isChanged) = (0, false)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            run = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : run + 1
            if run > longest {
                result.append(contentsOf: "\u{34F}".utf8)
                (run, isChanged) = (1, true)
            }
            result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return isChanged ? result : nil
    }

    /// Whether so many bytes beyond ASCII may stand in a row as a long run takes.
    private static func mayHaveLongRun(_ span: Span<UInt8>) -> Bool {
        var index = shortestBytes - 1
        while index < span.count {
            if span[index] >= 0x80 { return true }
            index += shortestBytes
        }
        return false
    }
}
