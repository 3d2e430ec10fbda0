internal import Foundation

/// An identifier with what it belongs to, where it does not say that itself.
///
/// An identifier of an ``IdentifierScheme`` names one paper wherever it stands. Any other, `17` or
/// `paper-17`, names one within its listing: the same one in another listing may be any other
/// paper. Some, as those of OpenReview, name one within a collection, but do not look like it:
/// where a listing says that they are of it, that is their scope.
public struct ScopedIdentifier: Hashable, Sendable {
    /// The identifier, as the listing has it.
    public let id: String
    /// The collection (`openreview:`) or the listing (`papers.csv#`). Nil for an identifier of a
    /// scheme, and where an older archive did not write it down.
    public let scope: String?

    /// An identifier; one of a scheme takes no scope.
    public init(_ id: String, scope: String? = nil) {
        self.id = id
        self.scope = scope == nil || IdentifierScheme(id) != nil ? nil : scope
    }

    /// The scope of OpenReview's identifiers.
    public static let openReview = "openreview:"

    /// The scope of a listing's identifiers: the name of its file, without folder and without the
    /// ending of a compressed one. So a table that grows, or that lies in another folder tomorrow,
    /// is the same one.
    ///
    ///     ScopedIdentifier.scope(ofListing: "lists/papers.csv.gz")   // "papers.csv#"
    public static func scope(ofListing source: String) -> String {
        var name = source.split(separator: "/").last.map(String.init) ?? source
        for ending in [".gz", ".zst", ".gzip"] where name.hasSuffix(ending) && name.count > ending.count {
            name.removeLast(ending.count)
        }
        return name + mark(of: name) + "#"
    }

    /// What tells a name from others that look the same: nothing for one in the usual form (NFC), else a number made of
    /// its bytes.
    private static func mark(of name: String) -> String {
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return "" }
        if name.precomposedStringWithCanonicalMapping.utf8.elementsEqual(name.utf8) { return "" }
        return "~" + FNV1a.of(name).hexDigits.prefix(8)
    }

    /// Whether it belongs to a listing, known or not: then it is no proof without a title.
    public var isLocal: Bool { scope != Self.openReview && IdentifierScheme(id) == nil }

    /// The identifier behind its scope, which tells it from all others: `papers.csv#17`.
    public var name: String { (scope ?? "") + id }

    private static let mostMarks = 100

    /// What a name may be: the identifier alone, and for each way to part it an identifier in a scope.
    public static func readings(of name: String) -> [ScopedIdentifier] {
        let bytes = Array(name.utf8)
        let text = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
        // A file's name may have the mark, too, but hardly more often than this.
        let marks = bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "#") }.prefix(mostMarks)
        let scoped = marks.map { ScopedIdentifier(text($0 + 1..<bytes.count), scope: text(0..<$0 + 1)) }
        let collection =
            bytes.starts(with: openReview.utf8)
            ? [ScopedIdentifier(text(openReview.utf8.count..<bytes.count), scope: openReview)] : []
        return [ScopedIdentifier(name)] + collection + scoped.filter { !$0.id.isEmpty && $0.scope != nil }
    }
}
