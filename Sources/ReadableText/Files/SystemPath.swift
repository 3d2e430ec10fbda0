/// Names of files between the system's bytes and text, without loss.
///
/// The system's names are bytes, and need be no UTF-8. As text they are what they are in UTF-8; a byte that belongs to
/// no character stands as one of the private characters U+10FF80 to U+10FFFF, whose last two digits are its own. Where
/// a name has one of those characters itself, each of its bytes is written so, so that two names are never one text
/// and each text is one name.
///
///     SystemPath.text([0x63, 0xE9])       // "c\u{10FFE9}"
///     SystemPath.bytes("c\u{10FFE9}")     // [0x63, 0xE9]
public enum SystemPath {
    private static let single: ClosedRange<UInt32> = 0x10_FF80...0x10_FFFF

    /// The text of a name.
    public static func text(_ name: some Collection<UInt8>) -> String {
        let bytes = Array(name)
        var text = String.UnicodeScalarView()
        text.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            let length = bytes[place] < 0x80 ? 1 : UTF8Check.sequenceLength(bytes.span, place, bytes.count) ?? 0
            let scalar = String(decoding: bytes[place..<place + length], as: UTF8.self).unicodeScalars.first
            if let scalar, !single.contains(scalar.value) {
                text.append(scalar)
                place += length
                continue
            }
            for byte in bytes[place..<place + max(length, 1)] {
                if let escape = Unicode.Scalar(0x10_FF00 + UInt32(byte)) { text.append(escape) }
            }
            place += max(length, 1)
        }
        return String(text)
    }

    /// The name that a text stands for.
    public static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if single.contains(scalar.value) {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return bytes
    }

    /// The path of the folder that holds what a path leads to; `.` where the path names none.
    public static func folder(_ path: String) -> String { FilePath(path).withoutEnd.folder.withoutEnd.text }

    /// The last name of a path.
    public static func name(_ path: String) -> String { text(FilePath(path).withoutEnd.name) }

    /// Whether two texts are the same name: by their bytes, not by what they look like.
    public static func isSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }
}
