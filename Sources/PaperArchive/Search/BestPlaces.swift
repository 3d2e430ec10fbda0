/// The best of many places, while they are found in any order, without keeping the others.
struct BestPlaces {
    private let limit: Int
    /// Candidates: all that may be among the best.
    private var kept: [(row: Int64, rank: Double)] = []
    /// When they are so many, they are pruned: twice as many as the last pruning left, so that ties
    /// do not make it a habit.
    private var nextPruning: Int
    /// A rank that so many have reached; what is worse cannot be among them.
    private var bound = Double.infinity
    /// How many were found.
    private(set) var total = 0

    init(_ limit: Int) {
        self.limit = limit
        nextPruning = 2 * limit + 64
    }

    /// Takes a place; a smaller rank is better.
    mutating func add(row: Int64, rank: Double) {
        total += 1
        if rank > bound { return }
        kept.append((row, rank))
        if kept.count >= nextPruning {
            prune()
            nextPruning = max(2 * limit + 64, 2 * kept.count)
        }
    }

    /// Ties at the bound stay: which of them comes first depends on more than the rank.
    private mutating func prune() {
        let ranks = kept.map(\.rank).sorted()
        bound = ranks[limit - 1]
        kept.removeAll { $0.rank > bound }
    }

    /// The places in order, at most so many as wanted.
    mutating func finished(_ facts: (Int64) throws -> (day: Int, id: String?)) rethrows -> [PaperSearch.Place] {
        if kept.count > limit { prune() }
        let places = try kept.map { candidate in
            let (day, id) = try facts(candidate.row)
            return PaperSearch.Place(row: candidate.row, rank: candidate.rank, day: day, id: id)
        }
        return Array(places.sorted(by: PaperSearch.Place.precedes).prefix(limit))
    }
}
