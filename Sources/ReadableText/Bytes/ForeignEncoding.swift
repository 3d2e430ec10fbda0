/// An encoding of another script that is not read, told by how its bytes come: read as Windows-1252 it would be junk
/// that no message tells.
///
/// In texts of Western languages bytes beyond ASCII stand alone between letters; in those of other scripts they come in
/// runs, or in pairs that stand for certain characters: kana, punctuation, frequent signs.
///
/// Source: WHATWG, Encoding Standard, sections 9 to 13, <https://encoding.spec.whatwg.org/>.
public enum ForeignEncoding: String, Hashable, Sendable, CaseIterable {
    /// Chinese: GB 18030 with GBK and GB 2312.
    case gb18030 = "GB18030"
    /// Chinese in traditional signs.
    case big5 = "BIG5"
    /// Japanese: Shift JIS as Windows has it.
    case shiftJIS = "CP932"
    /// Japanese.
    case eucJP = "EUC-JP"
    /// Korean, as Windows has it.
    case eucKR = "CP949"
    /// Cyrillic letters, as Windows has them.
    case windows1251 = "WINDOWS-1251"
    /// Greek letters, as Windows has them.
    case windows1253 = "WINDOWS-1253"
    /// Cyrillic letters.
    case koi8R = "KOI8-R"

    /// The name by which `iconv` knows it.
    public var name: String { rawValue }

    /// With what it is, for messages.
    public var title: String {
        switch self {
        case .gb18030: "Chinese text in GBK or GB18030"
        case .big5: "Chinese text in Big5"
        case .shiftJIS: "Japanese text in Shift-JIS"
        case .eucJP: "Japanese text in EUC-JP"
        case .eucKR: "Korean text in EUC-KR"
        case .windows1251: "Cyrillic text in Windows-1251"
        case .windows1253: "Greek text in Windows-1253"
        case .koi8R: "Cyrillic text in KOI8-R"
        }
    }

    /// Fewer characters tell nothing.
    private static let fewest = 2

    /// The encoding of a text's beginning, which may be cut within a character; nil for UTF-8, for what can be
    /// Windows-1252, and where it is not to be told.
    package init?(_ head: [UInt8]) {
        let bytes = UTF8Check.cutCharacter(head).map { Array(head[..<$0]) } ?? head
        guard UTF8Check.firstInvalid(bytes, bytes.indices) != nil else { return nil }
        if let found = Self.letters(bytes) ?? Self.pairs(bytes) { self = found } else { return nil }
    }

    // MARK: Pairs

    private struct Pairs {
        /// Bytes beyond ASCII at which a pair begins, and at which none can.
        var count = 0
        var broken = 0
        /// Pairs that texts of the language are full of.
        var typical = 0
        /// Whether nearly all are pairs, and enough of them typical.
        var isCertain: Bool { count >= fewest && broken * 50 <= count && typical * 4 >= count }
    }

    private static func pairs(_ bytes: [UInt8]) -> ForeignEncoding? {
        let japanese = count(bytes, lead: isLeadOfShiftJIS, trail: isTrailOfShiftJIS) { lead, trail in
            switch lead {
            case 0x82: (0x9F...0xF1).contains(trail)
            case 0x83: (0x40...0x96).contains(trail)
            case 0x81: trail == 0x41 || trail == 0x42 || trail == 0x5B
            default: false
            }
        }
        if japanese.isCertain, japanese.typical > 2 { return .shiftJIS }
        guard hasRuns(bytes) else { return nil }
        let kana = count(bytes, lead: isHigh, trail: isHigh) { lead, _ in lead == 0xA4 || lead == 0xA5 }
        if kana.isCertain, kana.typical > 2 { return .eucJP }
        // Korean signs lie close together, and words are parted by spaces.
        let hangul = count(bytes, lead: isHigh, trail: isHigh) { lead, _ in (0xB0...0xC8).contains(lead) }
        if hangul.isCertain, hangul.typical * 100 >= hangul.count * 97, hangul.count >= 8 { return .eucKR }
        let traditional = count(bytes, lead: isHigh, trail: isTrailOfBig5) { lead, _ in (0xA4...0xC6).contains(lead) }
        let simplified = count(bytes, lead: isLeadOfGBK, trail: isTrailOfGBK) { lead, trail in
            (0xB0...0xF7).contains(lead) && isHigh(trail)
        }
        if traditional.isCertain, traditional.typical * simplified.count > simplified.typical * traditional.count {
            return .big5
        }
        return simplified.isCertain ? .gb18030 : nil
    }

    private static func count(
        _ bytes: [UInt8], lead: (UInt8) -> Bool, trail: (UInt8) -> Bool, typical: (UInt8, UInt8) -> Bool
    ) -> Pairs {
        var pairs = Pairs()
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte >= 0x80 else { continue }
            // The last one may be cut.
            guard index < bytes.count else { break }
            guard lead(byte), trail(bytes[index]) else {
                pairs.broken += 1
                continue
            }
            pairs.count += 1
            if typical(byte, bytes[index]) { pairs.typical += 1 }
            index += 1
        }
        return pairs
    }

    private static func isHigh(_ byte: UInt8) -> Bool { (0xA1...0xFE).contains(byte) }
    private static func isLeadOfGBK(_ byte: UInt8) -> Bool { (0x81...0xFE).contains(byte) }
    /// The second byte of two, or one of a digit in the four of a rare sign.
    private static func isTrailOfGBK(_ byte: UInt8) -> Bool {
        (0x40...0xFE).contains(byte) && byte != 0x7F || ASCII.isDigit(byte)
    }
    private static func isTrailOfBig5(_ byte: UInt8) -> Bool { (0x40...0x7E).contains(byte) || isHigh(byte) }
    private static func isLeadOfShiftJIS(_ byte: UInt8) -> Bool {
        (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte)
    }
    private static func isTrailOfShiftJIS(_ byte: UInt8) -> Bool { (0x40...0xFC).contains(byte) && byte != 0x7F }

    // MARK: Runs

    /// Whether a third of the bytes beyond ASCII stand in runs of four and more, that are not one sign again and again.
    private static func hasRuns(_ bytes: [UInt8]) -> Bool {
        var (high, inRuns) = (0, 0)
        for run in bytes.split(whereSeparator: { $0 < 0x80 }) {
            high += run.count
            if run.count >= 4, run.contains(where: { $0 != run[run.startIndex] }) { inRuns += run.count }
        }
        return inRuns >= 2 * fewest && inRuns * 3 >= high
    }

    /// Cyrillic or Greek letters, one byte each: words that go on in the lower case, as no pairs do. Of Greek letters
    /// those with accents are where Windows has capitals in Cyrillic.
    private static func letters(_ bytes: [UInt8]) -> ForeignEncoding? {
        guard hasRuns(bytes) else { return nil }
        let inside = bytes.indices.dropFirst().filter { bytes[$0] >= 0x80 && bytes[$0 - 1] >= 0x80 }.map { bytes[$0] }
        let accents = inside.count { (0xDC...0xDF).contains($0) }
        let (late, early) = (inside.count { $0 >= 0xDC }, inside.count { (0xC0...0xDF).contains($0) })
        guard inside.count >= 6 else { return nil }
        if late * 100 >= inside.count * 85 { return accents * 25 >= inside.count ? .windows1253 : .windows1251 }
        return early * 100 >= inside.count * 85 ? .koi8R : nil
    }
}
