import Papers

/// The parts of a cross-validation.
enum Folds {
    /// The part of each text: parts of equal size, by a hash of the ids, so that neither order nor neighbours matter.
    static func assign(_ ids: [String], parts: Int, seed: UInt64) -> [Int] {
        let order = ids.indices.sorted {
            (FNV1a.of(ids[$0], seed: seed), ids[$0]) < (FNV1a.of(ids[$1], seed: seed), ids[$1])
        }
        var folds = [Int](repeating: 0, count: ids.count)
        for (place, index) in order.enumerated() { folds[index] = place % parts }
        return folds
    }
}
