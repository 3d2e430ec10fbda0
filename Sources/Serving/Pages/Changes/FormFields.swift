/// The fields of a form, as browsers send them (`application/x-www-form-urlencoded`).
struct FormFields {
    private let fields: [String: String]

    init(_ request: HTTPRequest) { self.init(request.body) }

    /// Fields of a body; of several of one name the last. What is no UTF-8 is left out.
    init(_ body: [UInt8]) {
        var fields: [String: String] = [:]
        for pair in body.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first.flatMap(Self.decoded) else { continue }
            fields[name] = parts.count == 2 ? Self.decoded(parts[1]) : ""
        }
        self.fields = fields
    }

    /// What a field says; nil where it is empty or not there.
    subscript(_ name: String) -> String? {
        guard let value = fields[name], !value.isEmpty else { return nil }
        return value
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var (result, place) = ([UInt8](), bytes.startIndex)
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == UInt8(ascii: "%"), place + 2 < bytes.endIndex,
                let high = digit(bytes[place + 1]), let low = digit(bytes[place + 2])
            {
                result.append(high << 4 | low)
                place += 3
            } else {
                result.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                place += 1
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        default: nil
        }
    }
}
