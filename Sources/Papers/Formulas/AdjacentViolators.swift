/// Isotonic regression: what should ascend and does not is pooled with its neighbour.
///
/// Source: M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid & E. Silverman, "An Empirical Distribution Function
/// for Sampling with Incomplete Information", Annals of Mathematical Statistics 26 (1955), 641–647.
package enum AdjacentViolators {
    /// Merges neighbours until no two are violators. O(blocks).
    @inlinable
    package static func pooled<Block>(
        _ blocks: some Sequence<Block>, violates: (Block, Block) -> Bool, merged: (Block, Block) -> Block
    ) -> [Block] {
        var result: [Block] = []
        for block in blocks {
            result.append(block)
            while result.count > 1, violates(result[result.count - 2], result[result.count - 1]) {
                let last = result.removeLast()
                result[result.count - 1] = merged(result[result.count - 1], last)
            }
        }
        return result
    }
}
