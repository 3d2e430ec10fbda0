import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The one topic of each text, where each has one: from the names of the topics to groups of texts.
///
/// Method: the texts that name a topic are its centre in latent space; the surest half of those nearest to each centre
/// moves it, once (X-Class does so with contextual vectors: Wang, Mekala & Shang, "X-Class: text classification with
/// extremely weak supervision", NAACL 2021); from the surest two thirds naive Bayes goes on over all terms by
/// expectation and maximization (Nigam, McCallum, Thrun & Mitchell, "Text classification from labeled and unlabeled
/// documents using EM", Machine Learning 39, 2000). It stops after three rounds: each makes large topics larger.
struct OneNamedTopic: Sendable {
    /// The topic of each text on which the latent view and naive Bayes agree; nil where they do not.
    let topics: [Int?]

    private static let (moving, beginning, rounds) = (0.5, 2.0 / 3, 3)
    private static let smoothing: Float = 0.01

    init(_ evidence: NamedEvidence, _ view: LatentView, _ rows: SparseMatrix, workers: Workers) {
        let named = view.centres(Self.weights(evidence), workers: workers)
        var cosines = view.cosines(with: named, workers: workers)
        var centres = view.centres(Self.surest(Self.moving, of: cosines), workers: workers)
        for index in centres.storage.indices { centres.storage[index] += named.storage[index] }
        cosines = view.cosines(with: centres.normalizingRows(), workers: workers)
        var posteriors = Self.surest(Self.beginning, of: cosines)
        for _ in 0..<Self.rounds { posteriors = Self.posteriors(posteriors, rows, workers) }
        let (latent, terms) = (cosines.largest, posteriors.largest)
        topics = zip(latent, terms).map { $0 == $1 ? $0 : nil }
    }

    /// What each text tells of each topic's centre: its evidence, and that the more the fewer others it names.
    static func weights(_ evidence: NamedEvidence) -> Matrix {
        var weights = evidence.strengths
        for row in 0..<weights.rows {
            let sum = weights.row(row).reduce(0, +)
            guard sum > 0 else { continue }
            for column in 0..<weights.columns { weights[row, column] *= weights[row, column] / sum }
        }
        return weights
    }

    /// 1 for the topic of each of a part of the texts, those with the largest lead of the first over the second topic
    /// among the texts with the same first: texts × topics.
    private static func surest(_ part: Double, of scores: Matrix) -> Matrix {
        let first = scores.largest
        let leads = (0..<scores.rows).map { row in
            let sorted = scores.row(row).sorted(by: >)
            return sorted[0] - (sorted.count > 1 ? sorted[1] : 0)
        }
        var result = Matrix(rows: scores.rows, columns: scores.columns)
        for (topic, texts) in Dictionary(grouping: first.indices, by: { first[$0] }) {
            let count = max(1, Int(Double(texts.count) * part))
            for text in texts.sorted(by: { (-leads[$0], $0) < (-leads[$1], $1) }).prefix(count) {
                result[text, topic] = 1
            }
        }
        return result
    }

    /// A round of naive Bayes: terms and shares of the topics by what was believed, then what is believed by them.
    private static func posteriors(_ beliefs: Matrix, _ rows: SparseMatrix, _ workers: Workers) -> Matrix {
        var weights = rows.transposedTimes(beliefs, workers: workers)
        for topic in 0..<beliefs.columns {
            let sum = (0..<weights.rows).reduce(Float(0)) { $0 + weights[$1, topic] + smoothing }
            for term in 0..<weights.rows { weights[term, topic] = logf((weights[term, topic] + smoothing) / sum) }
        }
        let counts = (0..<beliefs.columns).map { topic in
            (0..<beliefs.rows).reduce(Float(0)) { $0 + beliefs[$1, topic] }
        }
        let all = counts.reduce(0, +) + Float(counts.count)
        var scores = rows.times(weights, workers: workers)
        for row in 0..<scores.rows {
            for topic in counts.indices { scores[row, topic] += logf((counts[topic] + 1) / all) }
            let most = scores.row(row).max() ?? 0
            let sum = scores.row(row).reduce(Float(0)) { $0 + expf($1 - most) }
            for topic in counts.indices { scores[row, topic] = expf(scores[row, topic] - most) / sum }
        }
        return scores
    }
}

extension Matrix {
    /// The column of the largest element of each row, the first of equals.
    fileprivate var largest: [Int] {
        (0..<rows).map { row in
            (0..<columns).max { (self[row, $0], $1) < (self[row, $1], $0) } ?? 0
        }
    }
}
