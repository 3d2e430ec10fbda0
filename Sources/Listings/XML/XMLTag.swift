/// A tag of XML that was cleaned, taken apart.
struct XMLTag {
    /// The name with its prefix, as it is written.
    let name: String
    /// The attributes in order, their names with prefixes, their values with references resolved; no name twice.
    let attributes: [(name: String, value: String)]
    /// Whether it is an element without content: `<a/>`.
    let isEmpty: Bool

    /// Takes apart what stands between `<` and `>` of a start tag.
    ///
    /// Throws ``XMLFault/malformed(_:)`` for what XML does not allow there (https://www.w3.org/TR/xml/#sec-starttags).
    init(start bytes: ArraySlice<UInt8>) throws(XMLFault) {
        isEmpty = bytes.last == UInt8(ascii: "/")
        var rest = isEmpty ? bytes.dropLast() : bytes
        guard let name = Self.name(&rest) else { throw .wronglyWrittenTag }
        self.name = name
        var attributes: [(name: String, value: String)] = []
        while !rest.isEmpty {
            guard Self.skipSpace(&rest) else { throw .wronglyWrittenTag }
            if rest.isEmpty { break }
            let attribute = try Self.attribute(&rest)
            guard !attributes.contains(where: { $0.name == attribute.name }) else { throw .wronglyWrittenAttribute }
            attributes.append(attribute)
            // Those that declare namespaces are among them, so that twice as many may stand there.
            if attributes.count > 2 * XMLRecords.mostAttributes {
                throw .tooManyAttributes(limit: XMLRecords.mostAttributes)
            }
        }
        self.attributes = attributes
    }

    /// The name in an end tag, of which the bytes between `</` and `>` are given; nil where they are no name.
    static func name(end bytes: ArraySlice<UInt8>) -> String? {
        var rest = bytes
        let name = name(&rest)
        _ = skipSpace(&rest)
        return rest.isEmpty ? name : nil
    }

    private static func attribute(_ rest: inout ArraySlice<UInt8>) throws(XMLFault) -> (name: String, value: String) {
        guard let name = name(&rest) else { throw .wronglyWrittenTag }
        _ = skipSpace(&rest)
        guard rest.popFirst() == UInt8(ascii: "=") else { throw .wronglyWrittenAttribute }
        _ = skipSpace(&rest)
        guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            let end = rest.firstIndex(of: quote)
        else { throw .wronglyWrittenAttribute }
        defer { rest = rest[(end + 1)...] }
        return (name, XMLText.attribute(rest[..<end]))
    }

    /// Takes a name. Beyond ASCII any character may stand in one, which is more than XML allows.
    private static func name(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let first = rest.first, isNameByte(first), !isOnlyInside(first) else { return nil }
        let name = rest.prefix(while: isNameByte)
        rest = rest[name.endIndex...]
        return String(decoding: name, as: UTF8.self)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
            || isOnlyInside(byte)
    }

    /// Whether a byte may stand in a name, but not at its beginning.
    private static func isOnlyInside(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// Steps over white space, and says whether there was any.
    private static func skipSpace(_ rest: inout ArraySlice<UInt8>) -> Bool {
        let count = rest.count
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        return rest.count < count
    }
}
