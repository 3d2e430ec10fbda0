/// Kinds of ASCII bytes.
package enum ASCII {
    package static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    static func isUppercase(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    static func isLowercase(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    package static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    package static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    /// Some ASCII characters, asked for often: two words of bits.
    package struct Characters {
        private let low: UInt64
        private let high: UInt64

        /// The characters of a text.
        package init(_ text: String) {
            var (low, high): (UInt64, UInt64) = (0, 0)
            for byte in text.utf8 {
                precondition(byte < 0x80, "byte \(byte) is beyond ASCII")
                if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
            }
            (self.low, self.high) = (low, high)
        }

        /// Whether a byte is one of them.
        package func contains(_ byte: UInt8) -> Bool {
            byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
        }
    }
}
