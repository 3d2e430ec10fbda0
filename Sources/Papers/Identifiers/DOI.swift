/// A digital object identifier in its one form: without address, the letters of ASCII in lower
/// case, since it is read in any case.
///
/// Grammar: `10.`, a registrant of digits and points, a slash, and a name of any printable
/// characters: commas, semicolons and brackets among them, as in
/// `10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o`. So a comma or a semicolon ends
/// it only where nothing, white space or another identifier follows.
///
/// Source: DOI Handbook, <https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html>.
///
///     DOI("https://doi.org/10.1103/PhysRevD.76.013009")?.name   // "10.1103/physrevd.76.013009"
public struct DOI: Hashable, Sendable {
    /// The identifier: `10.1103/physrevd.76.013009`.
    public let name: String

    /// The identifier in a text that begins with one, alone or as address; of several the first.
    /// Nil where there is none.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)[...]
        // Whatever it is written behind, there is a slash in it, which is quickly told.
        guard bytes.contains(UInt8(ascii: "/")) else { return nil }
        let name = Self.firstName(Self.withoutAddress(bytes))
        guard Self.isName(name) else { return nil }
        self.name = String(decoding: IdentifierText.lowered(name), as: UTF8.self)
    }

    /// The paper of arXiv of which this is arXiv's own DOI
    /// (<https://info.arxiv.org/help/doi.html>); nil for other publishers'.
    public var arXiv: ArXivIdentifier? {
        guard name.utf8.starts(with: Self.arXivPrefix) else { return nil }
        return ArXivIdentifier(String(name.dropFirst(Self.arXivPrefix.count)))
    }

    /// Whether this may be another DOI that was cut: archives up to schema 2 hold them up to their
    /// first comma or semicolon.
    public func isCut(of other: DOI) -> Bool {
        let (short, long) = (Array(name.utf8), Array(other.name.utf8))
        return long.count > short.count && long.starts(with: short) && ",;".utf8.contains(long[short.count])
    }
}

// MARK: - Grammar

extension DOI {
    /// The beginning of the DOIs that arXiv assigns, in lower case.
    static let arXivPrefix = Array("10.48550/arxiv.".utf8)

    private static let hosts = ["doi.org/", "dx.doi.org/", "www.doi.org/"].map { Array($0.utf8) }
    private static let schemes = ["https://", "http://"].map { Array($0.utf8) }
    private static let labels = ["doi:", "urn:doi:", "info:doi/"].map { Array($0.utf8) }

    /// The text behind what stands before a DOI: an address, `doi:`, or one after the other.
    static func withoutAddress(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes.drop { $0 <= 0x20 }
        if rest.first == UInt8(ascii: "1") { return rest }
        for prefixes in [schemes, hosts, labels] {
            let start = IdentifierText.lowered(rest.prefix(16))
            if let prefix = prefixes.first(where: { start.starts(with: $0) }) { rest = rest.dropFirst(prefix.count) }
        }
        return rest.drop { $0 <= 0x20 }
    }

    /// What stands before white space, and before a separator with which the identifier ends.
    private static func firstName(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var name = bytes.prefix { $0 > 0x20 }
        if let end = name.indices.first(where: { isSeparator(name[$0]) && beginsAnother(name[($0 + 1)...]) }) {
            name = name[..<end]
        }
        while let last = name.last, isSeparator(last) { name.removeLast() }
        return name
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") }

    private static func beginsAnother(_ bytes: ArraySlice<UInt8>) -> Bool {
        let name = withoutAddress(bytes)
        return name.startIndex > bytes.startIndex || isName(name)
    }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: "10.".utf8) else { return false }
        let registrant = bytes.dropFirst(3).prefix { IdentifierText.isDigit($0) || $0 == UInt8(ascii: ".") }
        guard let first = registrant.first, first != UInt8(ascii: ".") else { return false }
        let slash = registrant.endIndex
        return slash + 1 < bytes.endIndex && bytes[slash] == UInt8(ascii: "/")
    }
}
