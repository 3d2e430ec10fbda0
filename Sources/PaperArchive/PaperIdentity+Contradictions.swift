import Papers

/// What speaks against two papers being one.
extension PaperIdentity {
    /// Whether both can belong to one paper that is known by a DOI: two numbers of arXiv are two papers.
    func canShareDOI(with other: PaperIdentity) -> Bool {
        guard let one = arXiv, let another = other.arXiv else { return true }
        return one.key == another.key
    }

    /// Whether both can belong to one paper that is known by its text: neither two numbers of
    /// arXiv, nor two publishers' DOIs, nor two identifiers of one collection or one listing.
    /// Identifiers of two collections, or of two listings, say nothing of each other.
    func canShareText(with other: PaperIdentity) -> Bool {
        canShareDOI(with: other) && hasLikeDOIs(other) && !hasOtherIDs(than: other)
    }

    /// Whether a DOI of both is the same, or may have been before it was cut, or one of them has
    /// none. arXiv's own are not among them.
    private func hasLikeDOIs(_ other: PaperIdentity) -> Bool {
        if dois.isEmpty || other.dois.isEmpty || !Set(dois).isDisjoint(with: other.dois) { return true }
        let (left, right) = (dois.compactMap { DOI($0) }, other.dois.compactMap { DOI($0) })
        return left.contains { one in right.contains { one.isCut(of: $0) || $0.isCut(of: one) } }
    }

    private func hasOtherIDs(than other: PaperIdentity) -> Bool {
        if others.isEmpty || other.others.isEmpty || ids == other.ids { return false }
        let (left, right) = (Self.byRealm(others), Self.byRealm(other.others))
        if left.contains(where: { realm, ids in right[realm].map { ids.isDisjoint(with: $0) } ?? false }) {
            return true
        }
        return Self.hasUnknown(left, otherThan: right) || Self.hasUnknown(right, otherThan: left)
    }

    /// Where an identifier of an older archive comes from is not known: any listing's other
    /// identifier may contradict it.
    private static func hasUnknown(_ ids: [Realm: Set<String>], otherThan others: [Realm: Set<String>]) -> Bool {
        guard let unknown = ids[.listing(nil)] else { return false }
        let local = others.filter { if case .listing = $0.key { true } else { false } }.values
        return !local.isEmpty && local.allSatisfy { unknown.isDisjoint(with: $0) }
    }

    /// Within what two identifiers are two papers.
    enum Realm: Hashable, Sendable {
        case scheme(IdentifierScheme)
        /// A host of the web: a paper may have an address on each.
        case host(Substring)
        case listing(String?)
    }

    private static func byRealm(_ ids: ArraySlice<ScopedIdentifier>) -> [Realm: Set<String>] {
        var result: [Realm: Set<String>] = [:]
        for id in ids {
            if let realm = realm(of: id) { result[realm, default: []].insert(id.id) }
        }
        return result
    }

    /// The realm of an identifier; none for a DOI, which is compared as one.
    static func realm(of id: ScopedIdentifier) -> Realm? {
        switch IdentifierScheme(id.id) {
        case .doi?: nil
        case .address?:
            .host(
                id.id.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2).dropFirst().first.map { Substring($0) }
                    ?? "")
        case let scheme?: .scheme(scheme)
        case nil: .listing(id.scope)
        }
    }
}
