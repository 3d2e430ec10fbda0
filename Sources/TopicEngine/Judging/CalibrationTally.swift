/// What each paper adds to Brier score and calibration errors: its squared errors, its probabilities
/// and hits in ten bins of equal width, and those of its pairs that were said to be likely.
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

    /// The parts of each paper, paper after paper.
    private let parts: [Part]
    /// Where each paper's parts begin, and where the last ones end.
    private let starts: [Int]
    private let squares: [Double]
    /// The pairs said to have at least a tenth, in order of probability, false ones first among equals.
    private let likely: [(paper: Int, probability: Double, truth: Bool)]
    private let middleBin: Part

    /// From which probability on a pair counts in the calibration error where it matters.
    static let likelyFrom = 0.1
    /// The probabilities that are neither nearly no nor nearly yes.
    static let middleRange = 0.4..<0.9

    init(_ judged: [JudgedPaper]) {
        var (parts, starts, squares): ([Part], [Int], [Double]) = ([], [0], [])
        var likely: [(paper: Int, probability: Double, truth: Bool)] = []
        var middleBin = Part(bin: 0)
        for (number, paper) in judged.enumerated() {
            var (sum, row) = (0.0, [Part?](repeating: nil, count: Self.bins))
            for topic in paper.classification.topics where !paper.label.isOpen(topic.topic) {
                let truth = paper.label.topics.contains(topic.topic)
                sum += (topic.probability - (truth ? 1 : 0)) * (topic.probability - (truth ? 1 : 0))
                let bin = min(Self.bins - 1, Int(topic.probability * Double(Self.bins)))
                var part = row[bin] ?? Part(bin: bin)
                part.pairs += 1
                part.probability += topic.probability
                part.hits += truth ? 1 : 0
                row[bin] = part
                if topic.probability >= Self.likelyFrom { likely.append((number, topic.probability, truth)) }
                if Self.middleRange.contains(topic.probability) {
                    middleBin.pairs += 1
                    middleBin.probability += topic.probability
                    middleBin.hits += truth ? 1 : 0
                }
            }
            parts += row.compactMap { $0 }
            starts.append(parts.count)
            squares.append(sum)
        }
        (self.parts, self.starts, self.squares, self.middleBin) = (parts, starts, squares, middleBin)
        self.likely = likely.sorted { ($0.probability, $0.truth ? 1 : 0) < ($1.probability, $1.truth ? 1 : 0) }
    }

    private func sums(of papers: [Int]) -> [Part] {
        var sums = (0..<Self.bins).map { Part(bin: $0) }
        let (starts, parts) = (starts.span, parts.span)
        for paper in papers {
            for place in starts[paper]..<starts[paper + 1] {
                let part = parts[place]
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

    /// The calibration error where it matters, of a sample of papers: that over the pairs said to have
    /// at least 10 %, in ten bins of equally many; 0 where there are none.
    ///
    /// Of n pairs in order of probability bin i holds those from ⌊i·n/10⌋ to ⌊(i+1)·n/10⌋, without the
    /// last. O(pairs): they are sorted once for all samples.
    func likelyError(of papers: [Int]) -> Double {
        var times = [Int](repeating: 0, count: squares.count)
        for paper in papers { times[paper] += 1 }
        let count = likely.reduce(0) { $0 + times[$1.paper] }
        guard count > 0 else { return 0 }
        var (error, sum, place, bin) = (0.0, 0.0, 0, 0)
        for pair in likely {
            for _ in 0..<times[pair.paper] {
                while place == (bin + 1) * count / Self.bins {
                    error += abs(sum)
                    (sum, bin) = (0, bin + 1)
                }
                sum += pair.probability - (pair.truth ? 1 : 0)
                place += 1
            }
        }
        return (error + abs(sum)) / Double(count)
    }

    /// The pairs of all papers said to have 40 to 90 %.
    var middle: ReliabilityBin {
        ReliabilityBin(pairs: middleBin.pairs, probabilitySum: middleBin.probability, hits: middleBin.hits)
    }

    /// The reliability table of all papers; empty where there is nothing to judge.
    var table: [ReliabilityBin] {
        let sums = sums(of: Array(squares.indices))
        guard sums.contains(where: { $0.pairs > 0 }) else { return [] }
        return sums.map { ReliabilityBin(pairs: $0.pairs, probabilitySum: $0.probability, hits: $0.hits) }
    }
}
