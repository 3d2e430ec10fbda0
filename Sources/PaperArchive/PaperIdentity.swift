import Papers

/// The identifiers of one paper, in one form and a fixed order: arXiv's number first, then those of other collections; and
/// digital object identifiers.
struct PaperIdentity: Hashable {
    /// The first is the paper's own.
    private(set) var ids: [String]
    /// The first is the paper's own.
    private(set) var dois: [String]

    init(ids: [String] = [], dois: [String] = []) {
        self.ids = Self.ordered(ids)
        self.dois = dois.count < 2 ? dois : Set(dois).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The identifiers that a listing gives. A DOI that arXiv itself assigned says the arXiv number, and an identifier that is a DOI counts as both.
    init(_ paper: Paper) {
        var ids = [paper.id].compactMap { $0.flatMap { $0.isEmpty ? nil : $0.withoutNulls } } + (paper.history?.otherIDs ?? [])
        var dois: [String] = []
        for text in [paper.doi].compactMap({ $0 }) + ids.filter({ $0.contains("10.") }) + (paper.history?.otherDOIs ?? []) {
            guard let doi = DOI(text) else { continue }
            if let number = doi.arXiv?.number { ids.append(number) } else { dois.append(doi.name) }
        }
        let isNumbered = ids.contains(where: PaperIdentifier.isArXiv)
        self.init(ids: isNumbered ? ids.filter { DOI($0)?.arXiv == nil } : ids, dois: dois)
    }

    /// arXiv's number.
    var arXiv: String? { ids.first.flatMap { PaperIdentifier.isArXiv($0) ? $0 : nil } }

    /// Identifiers other than arXiv's.
    var others: ArraySlice<String> { arXiv == nil ? ids[...] : ids.dropFirst() }

    /// All identifiers of both: commutative, associative and idempotent.
    func merged(with other: PaperIdentity) -> PaperIdentity {
        if self == other { return self }
        return PaperIdentity(ids: ids + other.ids, dois: dois + other.dois)
    }

    /// Whether both can belong to one paper that is known by a DOI: two numbers of arXiv are two papers.
    func canShareDOI(with other: PaperIdentity) -> Bool {
        guard let one = arXiv, let another = other.arXiv else { return true }
        return one == another
    }

    /// Whether both can belong to one paper that is known by its text: neither two numbers of arXiv nor two identifiers of other collections.
    func canShareText(with other: PaperIdentity) -> Bool {
        guard canShareDOI(with: other) else { return false }
        return others.isEmpty || other.others.isEmpty || !Set(others).isDisjoint(with: other.others)
    }

    private static func ordered(_ ids: [String]) -> [String] {
        if ids.count < 2 { return ids }
        return Set(ids).map { (isArXiv: PaperIdentifier.isArXiv($0), id: $0) }
            .sorted { left, right in
                left.isArXiv != right.isArXiv ? left.isArXiv : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
            }
            .map(\.id)
    }
}
