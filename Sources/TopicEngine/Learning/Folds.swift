import LinearAlgebra

/// The parts of a cross-validation.
enum Folds {
    /// The part of each text: parts of equal size, by a hash of the ids, so that neither order nor neighbours matter.
    static func assign(_ ids: [String], parts: Int, seed: UInt64) -> [Int] {
        let order = ids.indices.sorted { (hash(ids[$0], seed), ids[$0]) < (hash(ids[$1], seed), ids[$1]) }
        var folds = [Int](repeating: 0, count: ids.count)
        for (place, index) in order.enumerated() { folds[index] = place % parts }
        return folds
    }

    /// A hash of which every bit depends on every letter, so that its order is a random one.
    static func scattered(_ id: String) -> UInt64 {
        var generator = SeededGenerator(seed: hash(id, 0))
        return generator.next()
    }

    /// FNV-1a (Fowler, Noll & Vo), 64 bits, begun at a seed.
    private static func hash(_ id: String, _ seed: UInt64) -> UInt64 {
        id.utf8.reduce(0xCBF2_9CE4_8422_2325 ^ seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
