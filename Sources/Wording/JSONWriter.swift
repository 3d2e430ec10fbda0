/// Writes JSON (RFC 8259) as bytes, compact and always the same for the same values.
package struct JSONWriter {
    /// Which characters of a string are written as `\u` escapes besides those that JSON demands.
    package enum Escapes: Sendable {
        /// Control characters alone: for files that programs read back.
        case controls
        /// Whatever could harm a terminal or hide text: for what a person may look at.
        case harmful
    }

    package init() {}

    package private(set) var bytes: [UInt8] = []
    private var isFirst = true

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    package mutating func beginArray() { open(UInt8(ascii: "[")) }
    package mutating func endArray() { close(UInt8(ascii: "]")) }
    package mutating func endLine() {
        bytes.append(0x0A)
        isFirst = true
    }

    /// A key, followed by its value; made of letters, digits and underscores alone.
    package mutating func key(_ key: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: key.utf8)
        bytes.append(contentsOf: "\":".utf8)
        isFirst = true
    }

    package mutating func string(_ text: String) {
        separate()
        Self.append(text, escaping: .controls, to: &bytes)
    }

    package mutating func integer(_ value: Int) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    package mutating func boolean(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// An array of strings.
    package mutating func list(_ texts: [String]) {
        beginArray()
        for text in texts { string(text) }
        endArray()
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private mutating func open(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        isFirst = true
    }

    private mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        isFirst = false
    }
}

// MARK: - Strings

extension JSONWriter {
    /// Appends a text as a JSON string, quotes included.
    package static func append(_ text: String, escaping escapes: Escapes, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        switch escapes {
        case .controls: for byte in text.utf8 { append(byte, to: &bytes) }
        case .harmful: appendSafely(text, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends runs of ASCII that needs no escape as they are, and character by character what is between them.
    private static func appendSafely(_ text: String, to bytes: inout [UInt8]) {
        let all = Array(text.utf8)
        var start = 0
        while start < all.count {
            var end = start
            while end < all.count, isPlain(all[end]) { end += 1 }
            bytes += all[start..<end]
            start = end
            while end < all.count, !isPlain(all[end]) { end += 1 }
            for scalar in String(decoding: all[start..<end], as: UTF8.self).unicodeScalars {
                append(scalar, to: &bytes)
            }
            start = end
        }
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        0x20 <= byte && byte <= 0x7E && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
        case 0..<0x20, 0x7F: escape(UInt16(byte), to: &bytes)
        default: bytes.append(byte)
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "\"": bytes.append(contentsOf: "\\\"".utf8)
        case "\\": bytes.append(contentsOf: "\\\\".utf8)
        case "\n": bytes.append(contentsOf: "\\n".utf8)
        case "\r": bytes.append(contentsOf: "\\r".utf8)
        case "\t": bytes.append(contentsOf: "\\t".utf8)
        case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        default:
            if SafeText.isHarmful(scalar) {
                escape(scalar, to: &bytes)
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
            }
        }
    }

    /// Appends a character as one `\\u` escape or two.
    static func escape(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        for unit in UTF16.encode(scalar) ?? .init() { escape(unit, to: &bytes) }
    }

    private static func escape(_ unit: UInt16, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "\\u".utf8)
        for shift in [12, 8, 4, 0] {
            let digit = UInt8(truncatingIfNeeded: (unit >> UInt16(shift)) & 15)
            bytes.append(digit < 10 ? 48 + digit : 87 + digit)
        }
    }
}
