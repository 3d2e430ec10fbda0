import Foundation
public import Papers

/// What tells a paper without identifier from others: its title and the beginning of its abstract, as one number.
///
/// Both are reduced to letters and digits in lower case, decomposed by compatibility (NFKD) and
/// without marks, so that punctuation, white space, case, accents and ligatures do not matter. Of
/// the abstract the first 100 such characters count: listings cut abstracts off, but not so early.
/// The number is the 64-bit FNV-1a hash of `title|abstract` in UTF-8 (Fowler, Noll, Vo, Eastlake:
/// "The FNV Non-Cryptographic Hash Algorithm", IETF draft), and so the same on every machine. Among
/// 500,000 papers the odds of one accidental equality are about 1 to 150 million.
///
///     PaperFingerprint(title: "Wide Nets!", abstract: "")
///         == PaperFingerprint(title: "wide nets", abstract: " ")   // true
public struct PaperFingerprint: Hashable, Sendable {
    /// The hash of title and beginning of the abstract.
    public let value: UInt64
    /// The hash that the same title has without an abstract.
    public let titleValue: UInt64

    /// One that was stored.
    init(value: UInt64, titleValue: UInt64) { (self.value, self.titleValue) = (value, titleValue) }

    /// The fingerprint of a paper.
    public init(_ paper: Paper) { self.init(title: paper.title, abstract: paper.abstract) }

    /// The fingerprint of a title and an abstract. A title without any letter or digit counts by its bytes.
    public init(title: String, abstract: String) {
        var hash = FNV1a()
        if Self.forEachByte(of: title, limit: .max, { hash.add($0) }) == 0 {
            for byte in title.utf8 { hash.add(byte) }
        }
        hash.add(UInt8(ascii: "|"))
        titleValue = hash.value
        _ = Self.forEachByte(of: abstract, limit: Self.abstractCharacters) { hash.add($0) }
        value = hash.value
    }

    /// Whether there is no abstract, or none with a letter or digit.
    public var isTitleOnly: Bool { value == titleValue }

    /// How many characters of the reduced abstract count.
    static let abstractCharacters = 100

    /// A text reduced to its letters and digits, in UTF-8.
    static func reduced(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        _ = forEachByte(of: text, limit: .max) { bytes.append($0) }
        return bytes
    }

    /// Calls `body` with the UTF-8 bytes of the first `limit` letters and digits of a text,
    /// reduced; returns their number.
    private static func forEachByte(of text: String, limit: Int, _ body: (UInt8) -> Void) -> Int {
        let bytes = text.utf8.span
        var count = 0
        // Most texts are ASCII at their beginning, which is all that is looked at of an abstract.
        for index in bytes.indices {
            if count >= limit { return count }
            guard bytes[index] < 0x80 else {
                let rest = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: index)...]
                return forEachByte(of: rest, from: count, limit: limit, body)
            }
            guard let byte = reducedASCII(bytes[index]) else { continue }
            body(byte)
            count += 1
        }
        return count
    }

    private static func forEachByte(
        of scalars: Substring.UnicodeScalarView, from first: Int, limit: Int, _ body: (UInt8) -> Void
    ) -> Int {
        var count = first
        for scalar in scalars {
            if count >= limit { return count }
            if scalar.isASCII {
                guard let byte = reducedASCII(UInt8(scalar.value)) else { continue }
                body(byte)
                count += 1
            } else {
                let reduced = reducedBeyondASCII(scalar)
                for byte in reduced { body(byte) }
                count += reduced.isEmpty ? 0 : 1
            }
        }
        return count
    }

    private static func reducedASCII(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: nil
        }
    }

    /// Scalar by scalar: the order of marks, the only thing that depends on neighbours in NFKD,
    /// does not matter without marks.
    private static func reducedBeyondASCII(_ scalar: Unicode.Scalar) -> [UInt8] {
        let parts = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars.filter(isLetterOrDigit)
        return parts.flatMap { Array($0.properties.lowercaseMapping.utf8) }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }
}

extension Paper {
    /// What names the paper in an archive: its identifier, or where it has none its fingerprint.
    public var nameInArchive: String { id ?? PaperFingerprint(self).description }
}

extension PaperFingerprint: CustomStringConvertible {
    /// The value as 16 hexadecimal digits.
    public var description: String { value.hexDigits }

    /// The stored value of a written fingerprint: 16 hexadecimal digits; nil for what is none.
    static func value(_ text: String) -> Int64? {
        text.utf8.count == 16 ? UInt64(text, radix: 16).map { Int64(bitPattern: $0) } : nil
    }
}
