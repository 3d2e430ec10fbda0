import Testing

@testable import Featurizer

@Suite struct ScalarsTests {
    @Test("every scalar is decoded as the standard library encodes it")
    func everyScalarIsDecodedAsTheStandardLibraryEncodes() {
        // Every 97th scalar and those at the borders of the lengths.
        let values =
            Array(stride(from: UInt32(0), through: 0x10FFFF, by: 97)) + [
                0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF, 0xD7FF, 0xE000,
            ]
        for scalar in values.compactMap(Unicode.Scalar.init) {
            let bytes = Array(String(scalar).utf8)
            guard let decoded = Scalars.decode(bytes.span, at: 0), decoded.scalar == scalar,
                decoded.length == bytes.count
            else {
                Issue.record("U+\(String(scalar.value, radix: 16)) was not decoded")
                continue
            }
        }
    }

    @Test("any two and three bytes are valid exactly where the standard library says so")
    func anyTwoAndThreeBytesAreValidExactlyWhere() {
        for first in UInt8(0xC0)...0xFF {
            for second in stride(from: UInt8(0x40), through: 0xF8, by: 8) {
                for tail in [[], [0x80], [0xBF], [0x80, 0x80], [0x41, 0x80]] as [[UInt8]] {
                    let bytes = [first, second] + tail
                    let expected = String(validating: bytes.prefix(lengthAnnounced(by: first)), as: UTF8.self)?
                        .unicodeScalars
                    let decoded = Scalars.decode(bytes.span, at: 0)
                    if decoded?.scalar != (expected?.count == 1 ? expected?.first : nil) {
                        Issue.record("\(bytes) was judged wrongly")
                    }
                }
            }
        }
    }

    private func lengthAnnounced(by first: UInt8) -> Int { first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }
}
