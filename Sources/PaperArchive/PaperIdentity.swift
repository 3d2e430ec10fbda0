import Papers

/// The identifiers of one paper, in one form and a fixed order: arXiv's number first, then those of
/// other collections, then those that belong to a listing; and digital object identifiers.
struct PaperIdentity: Hashable {
    /// The first is the paper's own.
    private(set) var ids: [ScopedIdentifier]
    /// The first is the paper's own.
    private(set) var dois: [String]

    init(ids: [ScopedIdentifier] = [], dois: [String] = []) {
        self.ids = Self.ordered(ids)
        self.dois = dois.count < 2 ? dois : Set(dois).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The identifiers that a listing gives. A DOI that arXiv itself assigned says the arXiv
    /// number, and an identifier that is a DOI counts as both.
    init(_ paper: Paper) {
        var ids: [ScopedIdentifier] = []
        if let id = paper.id, !id.isEmpty {
            ids.append(ScopedIdentifier(id.withoutNulls, scope: paper.idScope?.withoutNulls))
        }
        if let history = paper.history { ids += history.otherIDs.map { ScopedIdentifier($0) } + history.otherScopedIDs }
        var dois: [String] = []
        let written = ids.lazy.map(\.id).filter(Self.mayHoldDOI)
        for text in [paper.doi].compactMap({ $0 }) + written + (paper.history?.otherDOIs ?? []) {
            guard let doi = DOI(text) else { continue }
            if let number = doi.arXiv?.number { ids.append(ScopedIdentifier(number)) } else { dois.append(doi.name) }
        }
        let isNumbered = ids.contains { PaperIdentifier.isArXiv($0.id) }
        self.init(ids: isNumbered ? ids.filter { DOI($0.id)?.arXiv == nil } : ids, dois: dois)
    }

    /// Whether a text holds `10.`, with which every DOI begins.
    private static func mayHoldDOI(_ text: String) -> Bool {
        let bytes = text.utf8.span
        for index in 0..<max(0, bytes.count - 2) where bytes[index] == UInt8(ascii: "1") {
            if bytes[index + 1] == UInt8(ascii: "0"), bytes[index + 2] == UInt8(ascii: ".") { return true }
        }
        return false
    }

    /// arXiv's number.
    var arXiv: ArXivIdentifier? { ids.first.flatMap { ArXivIdentifier($0.id) } }

    /// Identifiers other than arXiv's.
    var others: ArraySlice<ScopedIdentifier> { arXiv == nil ? ids[...] : ids.dropFirst() }

    /// All identifiers of both: commutative, associative and idempotent.
    func merged(with other: PaperIdentity) -> PaperIdentity {
        if self == other { return self }
        return PaperIdentity(ids: ids + other.ids, dois: dois + other.dois)
    }

    /// The same with what belongs to a listing put into the scope of the one from which it comes.
    func scoped(to scope: String) -> PaperIdentity {
        guard ids.contains(where: { $0.scope == nil && $0.isLocal }) else { return self }
        return PaperIdentity(ids: ids.map { $0.scope == nil ? ScopedIdentifier($0.id, scope: scope) : $0 }, dois: dois)
    }

    /// The same without some identifiers.
    func removing(_ isUnwanted: (ScopedIdentifier) -> Bool) -> PaperIdentity {
        guard ids.contains(where: isUnwanted) else { return self }
        return PaperIdentity(ids: ids.filter { !isUnwanted($0) }, dois: dois)
    }
}

// MARK: - Order

extension PaperIdentity {
    private static func ordered(_ ids: [ScopedIdentifier]) -> [ScopedIdentifier] {
        if ids.count < 2 { return ids }
        let ranked = Set(ids).map { (rank: rank($0), id: $0) }
            .sorted { $0.rank == $1.rank ? $0.id.precedes($1.id) : $0.rank < $1.rank }
        return withoutRepetitions(ranked.map(\.id))
    }

    private static func rank(_ id: ScopedIdentifier) -> Int { PaperIdentifier.isArXiv(id.id) ? 0 : id.isLocal ? 2 : 1 }

    /// Of numbers of arXiv that differ in their subject class or in case the first alone, and of
    /// identifiers with and without scope those with.
    private static func withoutRepetitions(_ ids: [ScopedIdentifier]) -> [ScopedIdentifier] {
        var keys: Set<String> = []
        let scoped = Set(ids.lazy.filter { $0.scope != nil }.map(\.id))
        return ids.filter { id in
            if let number = ArXivIdentifier(id.id) { return keys.insert(number.key).inserted }
            return id.scope != nil || !scoped.contains(id.id)
        }
    }
}

extension ScopedIdentifier {
    /// By bytes, so that the order is the same on every machine; a number of arXiv that is not
    /// written as arXiv writes it comes after others.
    fileprivate func precedes(_ other: ScopedIdentifier) -> Bool {
        if id == other.id { return (scope ?? "").utf8.lexicographicallyPrecedes((other.scope ?? "").utf8) }
        if isUsual != other.isUsual { return isUsual }
        return id.utf8.lexicographicallyPrecedes(other.id.utf8)
    }

    private var isUsual: Bool { ArXivIdentifier(id).map { $0.number == id } ?? true }
}
