public import LinearAlgebra
public import Papers

/// Texts laid out in two dimensions such that neighbours stay neighbours, with their groups.
///
/// The groups are those of ``Clustering`` with the same options; places come from the same points, by
/// `NeighbourLayout`. The same texts have the same map, in any order and at any number of threads.
public struct TextMap: Sendable {
    /// The groups.
    public let clustering: Clustering
    /// The place of each text of the input: x in 0...1, y in 0...`height`.
    public let places: [SIMD2<Float>]
    /// The largest y.
    public let height: Float

    /// Lays texts out.
    ///
    /// - Throws: ``TrainingError`` where there are fewer texts than groups, or no term occurs in two of them.
    public init(_ texts: [PaperText], options: Clustering.Options, workers: Workers) throws(TrainingError) {
        let groups = options.groups ?? Clustering.suitableGroups(for: texts.count)
        guard texts.count >= max(2, groups) else { throw .tooFewTexts(count: texts.count, groups: groups) }
        let rank = options.latentRank ?? Clustering.suitableRank(for: groups)
        let latent = try LatentTexts(texts, rank: rank, seed: options.seed, workers: workers)
        clustering = try Clustering(latent, options: options, workers: workers)
        let layout: NeighbourLayout
        do {
            layout = try NeighbourLayout(of: latent.points, workers: workers)
        } catch {
            throw TrainingError(error)
        }
        var places = [SIMD2<Float>](repeating: .zero, count: texts.count)
        for (place, text) in zip(layout.places, latent.order) { places[text] = place }
        (self.places, height) = (places, layout.height)
    }

    /// How far around a text others count as near, as a part of the map's width.
    private static let reach: Float = 0.05
    /// How many texts of a group are asked where most are near.
    private static let asked = 400

    /// Where a group is densest: the mean of the texts near the one that has the most near it. A group may lie in
    /// several pieces, and the middle of all of them where none is.
    public func heart(of cluster: Clustering.Cluster) -> SIMD2<Float> {
        let sample = cluster.members.prefix(Self.asked).map { places[$0] }
        func near(_ place: SIMD2<Float>) -> [SIMD2<Float>] {
            sample.filter { other in
                let from = other - place
                return from.x * from.x + from.y * from.y <= Self.reach * Self.reach
            }
        }
        let counts = sample.map { near($0).count }
        guard let most = counts.max(), let best = counts.firstIndex(of: most) else { return .zero }
        return near(sample[best]).reduce(.zero, +) / Float(most)
    }
}
