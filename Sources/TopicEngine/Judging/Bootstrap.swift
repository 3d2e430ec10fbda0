import LinearAlgebra

/// Samples of papers, each as large as all of them and drawn with replacement (Efron 1979), which threads share out.
///
/// A sample's papers are the next ones of one sequence of random numbers, whoever draws them.
struct Bootstrap: Sendable {
    /// The number of papers.
    let papers: Int
    /// Where the random numbers begin.
    let seed: UInt64
    let workers: Workers

    /// What some figures are on each of so many samples, in order; none where there are no papers.
    func map<Figures: Sendable>(_ samples: Int, _ figures: @Sendable ([Int]) -> Figures) -> [Figures] {
        guard papers > 0 else { return [] }
        return workers.mapBlocks(of: samples, size: 16) { range in
            var generator = SeededGenerator(seed: seed)
            generator.skip(range.lowerBound * papers)
            return range.map { _ in figures((0..<papers).map { _ in generator.index(below: papers) }) }
        }.flatMap { $0 }
    }
}
