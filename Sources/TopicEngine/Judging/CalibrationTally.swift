/// What each paper adds to Brier score and calibration error: its squared errors, and its
/// probabilities and hits in ten bins of equal width.
struct CalibrationTally: Sendable {
    /// The number of bins.
    static let bins = 10

    /// Pairs of one paper that lie in one bin.
    private struct Part {
        var bin: Int
        var pairs = 0
        var probability = 0.0
        var hits = 0
    }

    private let parts: [[Part]]
    private let squares: [Double]

    init(_ judged: [JudgedPaper]) {
        var (parts, squares): ([[Part]], [Double]) = ([], [])
        for paper in judged {
            var (sum, row) = (0.0, [Part?](repeating: nil, count: Self.bins))
            for topic in paper.classification.topics where !paper.label.uncertain.contains(topic.topic) {
                let truth = paper.label.topics.contains(topic.topic)
                sum += (topic.probability - (truth ? 1 : 0)) * (topic.probability - (truth ? 1 : 0))
                let bin = min(Self.bins - 1, Int(topic.probability * Double(Self.bins)))
                var part = row[bin] ?? Part(bin: bin)
                part.pairs += 1
                part.probability += topic.probability
                part.hits += truth ? 1 : 0
                row[bin] = part
            }
            parts.append(row.compactMap { $0 })
            squares.append(sum)
        }
        (self.parts, self.squares) = (parts, squares)
    }

    private func sums(of papers: [Int]) -> [Part] {
        var sums = (0..<Self.bins).map { Part(bin: $0) }
        for paper in papers {
            for part in parts[paper] {
                sums[part.bin].pairs += part.pairs
                sums[part.bin].probability += part.probability
                sums[part.bin].hits += part.hits
            }
        }
        return sums
    }

    /// Brier score and expected calibration error of a sample of papers; 0 where there is nothing to judge.
    func figures(of papers: [Int]) -> (brier: Double, calibrationError: Double) {
        let sums = sums(of: papers)
        let pairs = Double(sums.reduce(0) { $0 + $1.pairs })
        guard pairs > 0 else { return (0, 0) }
        let error = sums.reduce(0) { $0 + abs($1.probability - Double($1.hits)) }
        return (papers.reduce(0) { $0 + squares[$1] } / pairs, error / pairs)
    }

    /// The reliability table of all papers; empty where there is nothing to judge.
    var table: [ReliabilityBin] {
        let sums = sums(of: Array(parts.indices))
        guard sums.contains(where: { $0.pairs > 0 }) else { return [] }
        return sums.map { ReliabilityBin(pairs: $0.pairs, probabilitySum: $0.probability, hits: $0.hits) }
    }
}
