import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The topics of texts that may have several, from two views: what they name, and what their neighbours in latent
/// space name.
///
/// Method: co-training of two views (Blum & Mitchell, "Combining labeled and unlabeled data with co-training", COLT
/// 1998) in one round, with cue phrases in the place of labelled texts and the topics' shares held: what texts name
/// teaches linear functions of their latent vectors; each text is scored by functions that did not see it; the sum
/// of both views decides.
struct SeveralNamedTopics: Sendable {
    /// What each text is about: `[topic][text]`, nil where it is open.
    let decisions: [[Bool?]]
    /// What each text is about by what it names alone: `[topic][text]`. Probabilities are estimated on it: the sum of
    /// both views is made of what is learned, so that it would call everything sure.
    let named: [[Bool?]]
    /// The topic under which each text would be filed.
    let first: [Int?]

    /// How the latent view is learned: the texts whose evidence is in the middle teach nothing.
    private static let (cost, folds, sure, open) = (0.3, 3, 0.6, 1.5)
    /// What a unit of the latent view's margin counts beside the logarithm of the evidence.
    private static let latentWeight: Float = 4
    /// Of what both views say together, so much is left open on either side of the share.
    private static let (sureOfBoth, openOfBoth) = (0.85, 1.2)

    init(_ evidence: NamedEvidence, _ view: LatentView, seed: UInt64, workers: Workers) {
        let shares = evidence.shares
        let held = HeldShares(shares)
        // What is named beside much else is named in passing.
        var named = evidence.strengths
        for index in named.storage.indices { named.storage[index] *= shares.storage[index] }
        let latent = Self.latent(held.decided(named, sure: Self.sure, open: Self.open), view, seed, workers)
        var both = named
        for topic in 0..<named.columns {
            for text in 0..<named.rows {
                both[text, topic] = log1pf(named[text, topic]) + Self.latentWeight * (1 + latent[topic][text])
            }
        }
        decisions = held.decided(both, sure: Self.sureOfBoth, open: Self.openOfBoth)
        self.named = held.decided(named)
        first = Self.first(of: decisions, both)
    }

    /// The cross-validated scores of the latent view: `[topic][text]`.
    private static func latent(
        _ decisions: [[Bool?]], _ view: LatentView, _ seed: UInt64, _ workers: Workers
    ) -> [[Float]] {
        let empty = SparseMatrix(
            columns: 0, rowOffsets: [Int](repeating: 0, count: view.rows.rows + 1), columnIndices: [], values: [])
        let signs = decisions.map {
            $0.map { $0.map { $0 ? DualCoordinateDescent.Sign.positive : .negative } ?? .none }
        }
        var options = LearningOptions()
        options.seed = seed
        return OneVsRest(
            FeatureRows(sparse: empty, dense: view.rows),
            targets: [OneVsRest.Targets(signs: signs, learner: .dual(cost: cost))],
            folds: (0..<view.rows.rows).map { $0 % folds }, foldCount: folds, options: options, workers: workers
        ).heldOut
    }

    /// For each text the topic with the largest score among those that it has.
    private static func first(of decisions: [[Bool?]], _ scores: Matrix) -> [Int?] {
        (0..<scores.rows).map { text in
            decisions.indices.filter { decisions[$0][text] == true }
                .max { (scores[text, $0], $1) < (scores[text, $1], $0) }
        }
    }
}
