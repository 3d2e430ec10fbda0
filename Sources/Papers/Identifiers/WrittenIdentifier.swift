/// What a text of a listing that identifies a paper says: the identifier in its one form, its
/// collection and the version, where it says them.
public struct WrittenIdentifier: Hashable, Sendable {
    /// The identifier as ``PaperIdentifier/normalized(_:)`` has it.
    public let id: String
    /// The collection, where the text says one that the identifier alone does not: see ``ScopedIdentifier``.
    public let scope: String?
    /// The version of the paper, at least 1.
    public let version: Int?

    private init(id: String, scope: String? = nil, version: Int? = nil) {
        (self.id, self.scope, self.version) = (id, scope, version)
    }

    /// Any identifier, in any form; nil where there is nothing.
    ///
    ///     WrittenIdentifier("arXiv:2412.07730v2")   // id "2412.07730", version 2
    public init?(_ text: String) {
        let trimmed = IdentifierText.singleSpaced(text)
        guard !trimmed.isEmpty else { return nil }
        self = Self(arXiv: trimmed) ?? Self(id: trimmed)
    }

    /// A number of arXiv in any form; nil for anything else.
    public init?(arXiv text: String) {
        guard let found = ArXivIdentifier(written: text) else { return nil }
        self.init(id: found.number, version: found.version)
    }

    /// A submission's identifier, where the field says that it is one of OpenReview.
    public init?(submission text: String) {
        guard let id = PaperIdentifier.normalized(text) else { return nil }
        self.init(id: id, scope: ScopedIdentifier.openReview)
    }

    /// An address of arXiv or OpenReview; nil for any other.
    public init?(address text: String) {
        // A number of the one, or the `id=` of the other.
        guard text.utf8.contains(where: { IdentifierText.isDigit($0) || $0 == UInt8(ascii: "=") }) else { return nil }
        if let found = Self(arXiv: text) {
            self = found
        } else {
            guard let id = PaperIdentifier.openReview(text) else { return nil }
            self.init(id: id, scope: ScopedIdentifier.openReview)
        }
    }

    /// The same, completed by what another text says of the same identifier.
    public func completed(by other: WrittenIdentifier?) -> WrittenIdentifier {
        guard let other, other.id == id else { return self }
        return WrittenIdentifier(id: id, scope: scope ?? other.scope, version: version ?? other.version)
    }

    /// The first of some texts that names an arXiv paper, else the first that names any; completed
    /// by the others.
    public static func first(in texts: [String?]) -> WrittenIdentifier? {
        let given = texts.compactMap { $0.flatMap { WrittenIdentifier($0) } }
        guard let best = given.first(where: { PaperIdentifier.isArXiv($0.id) }) ?? given.first else { return nil }
        return given.reduce(best) { $0.completed(by: $1) }
    }
}

extension Paper {
    /// Takes an identifier with all that it says.
    public mutating func identify(by written: WrittenIdentifier?) {
        id = written?.id
        idScope = written?.scope
        version = written?.version ?? version
    }
}
