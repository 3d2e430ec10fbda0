/// How values become bytes.
extension JSONText {
    private static let lineWidth = 180

    /// Appends the value in its compact form.
    public func append(to bytes: inout [UInt8]) { write(to: &bytes) }

    func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .rawNumber(let digits): bytes.append(contentsOf: digits.utf8)
        case .number(let value): bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
        case .string(let value): JSONWriter.append(value, escaping: .harmful, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONWriter.append(member.key, escaping: .harmful, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    func write(to bytes: inout [UInt8], depth: Int, column: Int = 0) {
        let start = bytes.count
        write(to: &bytes)
        let isSmall = 2 * depth + column + bytes.count - start < Self.lineWidth
        if isSmall && depth > 0 || !hasParts { return }
        bytes.removeSubrange(start...)
        switch self {
        case .array(let values):
            write(parts: values, open: "[", close: "]", depth: depth, to: &bytes) { value, bytes in
                value.write(to: &bytes, depth: depth + 1)
            }
        case .object(let members):
            write(parts: members, open: "{", close: "}", depth: depth, to: &bytes) { member, bytes in
                let keyStart = bytes.count
                JSONWriter.append(member.key, escaping: .harmful, to: &bytes)
                bytes.append(contentsOf: ": ".utf8)
                member.value.write(to: &bytes, depth: depth + 1, column: bytes.count - keyStart)
            }
        default: preconditionFailure("only lists and objects have parts")
        }
    }

    private var hasParts: Bool {
        switch self {
        case .array(let values): !values.isEmpty
        case .object(let members): !members.isEmpty
        default: false
        }
    }

    private func write<Part>(
        parts: [Part], open: Unicode.Scalar, close: Unicode.Scalar, depth: Int, to bytes: inout [UInt8],
        each: (Part, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.breakLine(depth: depth + 1, in: &bytes)
            each(part, &bytes)
        }
        Self.breakLine(depth: depth, in: &bytes)
        bytes.append(UInt8(ascii: close))
    }

    private static func breakLine(depth: Int, in bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }
}
