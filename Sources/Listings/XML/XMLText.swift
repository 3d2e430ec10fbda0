/// Resolves the references in texts of XML that was cleaned.
enum XMLText {
    /// The value of an attribute: white space in it is a space, unless it was written as a reference
    /// (https://www.w3.org/TR/xml/#AVNormalize).
    static func attribute(_ bytes: ArraySlice<UInt8>) -> String {
        resolved(bytes) { $0 == 0x09 || $0 == 0x0A ? 0x20 : $0 }
    }

    /// The text between tags.
    static func content(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.contains(UInt8(ascii: "&")) ? resolved(bytes) { $0 } : String(decoding: bytes, as: UTF8.self)
    }

    private static func resolved(_ bytes: ArraySlice<UInt8>, _ plain: (UInt8) -> UInt8) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "&"), let end = rest.firstIndex(of: UInt8(ascii: ";")) {
                append(reference: rest[..<end], to: &result)
                rest = rest[(end + 1)...]
            } else {
                result.append(plain(byte))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Appends what a reference stands for: a character by its number, or one of the five that have names.
    private static func append(reference name: ArraySlice<UInt8>, to result: inout [UInt8]) {
        if let character = XMLCharacters.named.first(where: { name.elementsEqual($0.name.utf8) })?.character {
            result.append(character)
        } else {
            // The cleaner lets no others pass.
            let scalar = XMLCharacters.scalar(name.dropFirst()).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
            result += Array(String(Character(scalar)).utf8)
        }
    }
}
