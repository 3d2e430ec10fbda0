/// The namespaces that are declared where the reading is (https://www.w3.org/TR/xml-names/).
struct XMLNamespaces {
    private var declared: [(prefix: String, address: String, depth: Int)] = []

    /// The part of a name behind its prefix.
    static func local(_ name: String) -> String {
        name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) } ?? name
    }

    /// Whether an attribute declares a namespace, and for which prefix; the empty one is that of names without prefix.
    static func prefix(declaredBy attribute: String) -> String? {
        guard attribute.utf8.starts(with: "xmlns".utf8) else { return nil }
        let rest = attribute.utf8.dropFirst(5)
        return rest.isEmpty
            ? "" : rest.first == UInt8(ascii: ":") ? String(decoding: rest.dropFirst(), as: UTF8.self) : nil
    }

    /// Takes the declarations of an element at a depth, and forgets those of elements that have ended.
    mutating func enter(_ tag: XMLTag, depth: Int) {
        while let last = declared.last, last.depth >= depth { declared.removeLast() }
        for attribute in tag.attributes {
            if let prefix = Self.prefix(declaredBy: attribute.name) {
                declared.append((prefix, attribute.value, depth))
            }
        }
    }

    /// The address of the namespace of an element's name; empty where there is none, or nobody declared it.
    func address(of name: String) -> String {
        let prefix = name.utf8.firstIndex(of: UInt8(ascii: ":")).map { name[..<$0] } ?? ""
        return declared.last { $0.prefix == prefix }?.address ?? ""
    }
}
