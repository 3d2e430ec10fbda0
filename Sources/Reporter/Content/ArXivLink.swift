/// A link to a paper of arXiv, made only from an identifier that has one of arXiv's two forms.
///
///     ArXivLink("2412.07730")?.url          // "https://arxiv.org/abs/2412.07730"
///     ArXivLink("javascript:alert(1)")      // nil
public struct ArXivLink: Hashable, Sendable {
    /// The identifier, possibly with its version.
    public let id: String

    /// The link of an identifier: `2412.07730`, `2412.07730v2`, `cs/0112017` or `math.GT/0309136`; nil for anything else.
    ///
    /// Source of the forms: "Understanding the arXiv identifier", arxiv.org (since April 2007, and before).
    public init?(_ id: String) {
        let bytes = Self.withoutVersion(Array(id.utf8))
        guard Self.isNew(bytes) || Self.isOld(bytes) else { return nil }
        self.id = id
    }

    /// The address of the abstract page.
    public var url: String { "https://arxiv.org/abs/\(id)" }

    private static func withoutVersion(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard let mark = bytes.lastIndex(of: UInt8(ascii: "v")) else { return bytes[...] }
        let version = bytes[(mark + 1)...]
        guard (1...3).contains(version.count), version.allSatisfy(isDigit), version.first != UInt8(ascii: "0") else { return bytes[...] }
        return bytes[..<mark]
    }

    private static func isNew(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].count == 4 && (4...5).contains(parts[1].count) && parts.allSatisfy { $0.allSatisfy(isDigit) }
    }

    private static func isOld(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 7, parts[1].allSatisfy(isDigit) else { return false }
        let archive = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let name = archive.first, !name.isEmpty, name.allSatisfy({ isLower($0) || $0 == UInt8(ascii: "-") }) else { return false }
        if archive.count == 1 { return true }
        return archive.count == 2 && archive[1].count == 2 && archive[1].allSatisfy { (65...90).contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLower(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
}
