/// The encodings in which listings of the outside come, besides UTF-16, which ``ByteStream`` tells by its byte order
/// mark and makes UTF-8.
package enum TextEncoding: Sendable, Hashable {
    case utf8
    /// ISO 8859-1 as it is meant: what calls itself so has Windows' quotation marks and dashes
    /// where the standard has control characters (WHATWG, Encoding Standard, section 4.2,
    /// https://encoding.spec.whatwg.org/#names-and-labels).
    case windows1252

    /// The encoding of a name as XML declarations and mail headers have it; nil for others.
    package init?(label: some StringProtocol) {
        switch label.lowercased() {
        // Who reads the label has read it as ASCII, so that a document that says UTF-16 is none.
        case "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "utf-16": self = .utf8
        case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "windows-1252", "cp1252":
            self = .windows1252
        default: return nil
        }
    }

    /// The bytes as UTF-8; ill-formed bytes become U+FFFD.
    package func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .utf8:
            let whole = Array(bytes)
            return UTF8Check.firstInvalid(whole, whole.indices) == nil
                ? whole : Array(String(decoding: whole, as: UTF8.self).utf8)
        case .windows1252:
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count)
            for byte in bytes { Self.append(windows1252: byte, to: &result) }
            return result
        }
    }

    /// Appends the character of a byte of Windows-1252 in UTF-8.
    package static func append(windows1252 byte: UInt8, to result: inout [UInt8]) {
        if byte < 0x80 { return result.append(byte) }
        let value = byte < 0xA0 ? high[Int(byte) - 0x80] : UInt16(byte)
        if value < 0x800 {
            result += [0xC0 | UInt8(value >> 6), 0x80 | UInt8(value & 0x3F)]
        } else {
            result += [0xE0 | UInt8(value >> 12), 0x80 | UInt8(value >> 6 & 0x3F), 0x80 | UInt8(value & 0x3F)]
        }
    }

    /// The characters of 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt).
    private static let high: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F,
        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D,
        0x017E, 0x0178,
    ]
}
