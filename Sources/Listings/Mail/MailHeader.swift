import ReadableText

/// The header of a mail: fields with their values, folded lines made whole (RFC 5322, section 2.2,
/// https://www.rfc-editor.org/rfc/rfc5322).
struct MailHeader {
    /// The values by name in lower case; of a field that comes twice, the first.
    private var values: [String: String] = [:]
    /// The fields in order, for what begins like a header and is none.
    private(set) var names: [String] = []

    /// An empty header.
    init() {}

    /// Takes the header off a text; nil where it does not begin with one. The empty line behind it goes with it.
    init?(_ lines: inout ArraySlice<TextLine>) {
        var rest = lines
        var name: String?
        while let line = rest.first, !line.isBlank {
            if let last = name, line.bytes.first == 0x20 || line.bytes.first == 0x09 {
                append(Spacing.singleSpaced(line.bytes[...]), to: last)
            } else if let field = Self.field(line.bytes) {
                name = field.name
                if values[field.name] == nil { values[field.name] = field.value }
                names.append(field.name)
            } else {
                return nil
            }
            rest = rest.dropFirst()
        }
        guard !names.isEmpty else { return nil }
        lines = rest.dropFirst()
    }

    /// The value of a field, whatever the case of its name.
    subscript(name: String) -> String? { values[name.lowercased()] }

    /// Adds a folded line; a field may begin on its second line.
    private mutating func append(_ text: String, to name: String) {
        // In place: a field of many lines is not copied for each of them.
        values[name, default: ""] += values[name, default: ""].isEmpty ? text : " " + text
    }

    /// `Name: value`; a name has neither spaces nor control characters.
    private static func field(_ bytes: [UInt8]) -> (name: String, value: String)? {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon <= 77 else { return nil }
        guard bytes[..<colon].allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        return (
            String(decoding: bytes[..<colon], as: UTF8.self).lowercased(), Spacing.singleSpaced(bytes[(colon + 1)...])
        )
    }
}

/// The type of a body, and its parameters: `text/plain; charset="utf-8"` (RFC 2045, section 5,
/// https://www.rfc-editor.org/rfc/rfc2045).
struct ContentType {
    /// The type in lower case; `text/plain` where none is stated.
    let type: String
    private var parameters: [String: String] = [:]

    /// Reads the value of the field.
    init(_ value: String?) {
        let parts = (value ?? "text/plain").bytes.split(
            separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        type = Spacing.singleSpaced(parts[0]).lowercased()
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = Spacing.singleSpaced(part[..<equals]).lowercased()
            parameters[name] = Spacing.singleSpaced(part[(equals + 1)...].filter { $0 != UInt8(ascii: "\"") }[...])
        }
    }

    /// A parameter by its name in lower case.
    subscript(name: String) -> String? { parameters[name] }
}
