/// Makes UTF-8 of the bytes of a text in another encoding, piece by piece.
struct TextDecoder {
    /// What is made UTF-8.
    enum Encoding: Hashable {
        case utf16(isBigEndian: Bool)
        /// UTF-8, and what is none in it as Windows-1252.
        case mixed
    }

    private let encoding: Encoding
    private var pending: [UInt8] = []
    private var surrogate: UInt16?
    /// Whether characters were seen that are UTF-8 for certain, and so many bytes that are none.
    private var hasUTF8 = false
    private(set) var foreignBytes = 0
    /// What was made and nobody has taken yet.
    private var output: [UInt8] = []
    private var outputStart = 0

    init(_ encoding: Encoding) { self.encoding = encoding }

    /// The encoding that a byte order mark states; nil where there is none of UTF-16, or that of UTF-32.
    static func utf16(_ head: ArraySlice<UInt8>) -> Encoding? {
        if head.starts(with: [0xFE, 0xFF]) { return .utf16(isBigEndian: true) }
        guard head.starts(with: [0xFF, 0xFE]), !head.dropFirst(2).starts(with: [0, 0]) else { return nil }
        return .utf16(isBigEndian: false)
    }

    /// Whether there is something to take.
    var isReady: Bool { outputStart < output.count }

    /// Whether the next bytes may need no decoding: nothing of those before is left to be taken.
    var mayPass: Bool { encoding == .mixed && pending.isEmpty && !isReady }

    /// Whether the next bytes are UTF-8 as they are, and whole characters; they are then taken as decoded.
    mutating func passes(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        if UTF8Check.isASCII(bytes, range) { return true }
        guard hasUTF8 || foreignBytes == 0, UTF8Check.firstInvalid(bytes, range) == nil else { return false }
        hasUTF8 = true
        return true
    }

    /// Takes what was made, as much as there is room for.
    mutating func take(into buffer: inout [UInt8], from offset: Int) -> Int {
        let count = min(output.count - outputStart, buffer.count - offset)
        buffer.replaceSubrange(offset..<offset + count, with: output[outputStart..<outputStart + count])
        outputStart += count
        return count
    }

    /// Takes the next bytes of the text; `isLast` says that no more follow.
    mutating func add(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
        output.removeAll(keepingCapacity: true)
        outputStart = 0
        switch encoding {
        case .utf16(let isBigEndian): addUTF16(bytes, isBigEndian, isLast)
        case .mixed: addMixed(bytes, isLast)
        }
    }

    // MARK: UTF-16 (RFC 2781, https://www.rfc-editor.org/rfc/rfc2781)

    private mutating func addUTF16(_ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool, _ isLast: Bool) {
        output.reserveCapacity(bytes.count * 3 / 2 + 4)
        for byte in bytes {
            guard let first = pending.popLast() else {
                pending.append(byte)
                continue
            }
            let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
            addUnit(unit)
        }
        guard isLast else { return }
        if surrogate != nil || !pending.isEmpty { append(0xFFFD) }
        (surrogate, pending) = (nil, [])
    }

    private mutating func addUnit(_ unit: UInt16) {
        if let high = surrogate {
            surrogate = nil
            if (0xDC00...0xDFFF).contains(unit) {
                return append(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00)
            }
            append(0xFFFD)
        }
        switch unit {
        case 0xD800...0xDBFF: surrogate = unit
        case 0xDC00...0xDFFF: append(0xFFFD)
        default: append(UInt32(unit))
        }
    }

    private mutating func append(_ scalar: UInt32) {
        switch scalar {
        case 0..<0x80: output.append(UInt8(scalar))
        case 0x80..<0x800: output += [0xC0 | UInt8(scalar >> 6), 0x80 | UInt8(scalar & 0x3F)]
        case 0x800..<0x10000:
            output += [0xE0 | UInt8(scalar >> 12), 0x80 | UInt8(scalar >> 6 & 0x3F), 0x80 | UInt8(scalar & 0x3F)]
        default:
            output += [
                0xF0 | UInt8(scalar >> 18), 0x80 | UInt8(scalar >> 12 & 0x3F), 0x80 | UInt8(scalar >> 6 & 0x3F),
                0x80 | UInt8(scalar & 0x3F),
            ]
        }
    }

    // MARK: UTF-8, else Windows-1252

    private mutating func addMixed(_ bytes: ArraySlice<UInt8>, _ isLast: Bool) {
        let all = pending + bytes
        pending = []
        var index = 0
        output.reserveCapacity(all.count)
        while index < all.count {
            let end = foreignBytes > 0 && !hasUTF8 ? index : UTF8Check.firstInvalid(all, index..<all.count) ?? all.count
            if end > index {
                // Signs of Latin-1 in Windows-1252 are hardly ever pairs that UTF-8 has.
                if !hasUTF8 { hasUTF8 = all[index..<end].contains { $0 >= 0x80 } }
                output += all[index..<end]
                index = end
            }
            guard index < all.count else { break }
            if all[index] < 0x80 {
                let plain = all[index...].firstIndex { $0 >= 0x80 } ?? all.count
                output += all[index..<plain]
                index = plain
                continue
            }
            if !isLast, all.count - index < 4, Self.isCut(all[index...]) {
                pending = Array(all[index...])
                break
            }
            addBeyondASCII(all, &index, isLast)
        }
    }

    private mutating func addBeyondASCII(_ all: [UInt8], _ index: inout Int, _ isLast: Bool) {
        if let length = UTF8Check.sequenceLength(all.span, index, all.count) {
            // `ß“` at the end of a quotation is such a pair of Windows-1252; `Ã©` is none of any language.
            if hasUTF8 || length > 2 || all[index] < 0xC4 {
                hasUTF8 = true
                output += all[index..<index + length]
                index += length
                return
            }
        } else if isLast, foreignBytes == 0, Self.isCut(all[index...]) {
            // The file was cut within a character.
            output += all[index...]
            index = all.count
            return
        }
        if Self.unused.contains(all[index]) {
            // No text in Windows-1252 has it: the record is told as damaged.
            output.append(all[index])
        } else {
            foreignBytes += 1
            TextEncoding.append(windows1252: all[index], to: &output)
        }
        index += 1
    }

    /// The bytes that stand for nothing in Windows-1252.
    private static let unused: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

    /// Whether bytes are the beginning of a character of UTF-8, and not all of it.
    private static func isCut(_ bytes: ArraySlice<UInt8>) -> Bool {
        UTF8Check.cutCharacter(Array(bytes)) == 0
    }
}
