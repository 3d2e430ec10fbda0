import Featurizer
import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite("Papers that together teach most") struct ReviewDesignTests {
    private func candidates(_ firsts: [Int]) -> [ReviewCandidate] {
        firsts.enumerated().compactMap { place, first in
            let probabilities = (0...(firsts.max() ?? 0)).map { $0 == first ? 0.5 : 0.1 }
            return ReviewCandidate(
                name: "p\(place)",
                NumberedClassification(
                    probabilities: probabilities, isAssigned: probabilities.map { $0 >= 0.5 }, primary: nil,
                    abstention: nil))
        }
    }

    private func matrix(_ rows: [[Float]]) -> Matrix {
        Matrix(rows: rows.count, columns: rows[0].count, storage: rows.flatMap { $0 })
    }

    private func places(
        _ rows: [[Float]], doubts: [Double]? = nil, firsts: [Int]? = nil, limit: Int, threads: Int = 1
    ) -> [ReviewCandidate] {
        ReviewDesign(
            matrix(rows), doubts: doubts ?? rows.map { _ in 1 }, workers: Workers(threads: threads)
        ).papers(candidates(firsts ?? rows.map { _ in 0 }), limit: limit)
    }

    @Test("one of many alike comes first, then one of another kind") func kinds() {
        let rows: [[Float]] =
            [[1, 0, 0]] + Array(repeating: [0, 1, 0], count: 3) + Array(repeating: [0, 0, 1], count: 6)
        // 6 · 1² / (1 + 1); 3 · 1² / (1 + 1); then of the six what is left, 6 · (1/2)² / (1 + 1/2); the odd one 1/2.
        #expect(places(rows, limit: 3).map(\.name) == ["p4", "p1", "p5"])
        // Six alike, of which the label takes half away: 6 · 1² / (1 + 1) of 10.
        #expect(abs(places(rows, limit: 1)[0].worth - 0.3) < 1e-6)
        // Where nothing is in doubt about the many, they teach nothing.
        let doubts = [1.0] + Array(repeating: 1, count: 3) + Array(repeating: 0, count: 6)
        #expect(places(rows, doubts: doubts, limit: 1).map(\.name) == ["p1"])
    }

    @Test("each topic has its share, and no paper comes twice") func share() {
        // Nine of one topic are worth more than three of others.
        let rows: [[Float]] = (0..<9).map { [10, Float($0)] } + [[0.1, 0], [0, 0.1], [0.2, 0]]
        let firsts = Array(repeating: 0, count: 9) + [1, 2, 1]
        let all = places(rows, firsts: firsts, limit: 99)
        #expect(all.map(\.first) == [0, 2, 1, 0, 1] + Array(repeating: 0, count: 7))
        #expect(Set(all.map(\.name)).count == 12 && all[2].name == "p11")
        #expect(
            places(rows, firsts: firsts, limit: 0).isEmpty
                && places(rows, firsts: firsts, limit: 3) == Array(all.prefix(3)))
    }

    @Test("the order is that of a plain reckoning, at any number of threads", arguments: [1, 2, 3]) func twin(
        seed: UInt64
    ) {
        var random = SeededGenerator(seed: seed)
        let rows = (0..<40).map { _ in (0..<5).map { _ in Float(random.index(below: 2_000)) / 1_000 - 1 } }
        let doubts = (0..<40).map { _ in Double(random.index(below: 100)) / 50 }
        let found = places(rows, doubts: doubts, limit: 12)
        // The naive twin keeps all covariances.
        var covariance = rows.map { one in
            rows.map { other in zip(one, other).reduce(0.0) { $0 + Double($1.0 * $1.1) } }
        }
        let all = rows.indices.reduce(0) { $0 + doubts[$1] * covariance[$1][$1] }
        var taken: [Int] = []
        for step in 0..<12 {
            let gains = rows.indices.map { paper in
                taken.contains(paper)
                    ? -1
                    : rows.indices.reduce(0) { $0 + doubts[$1] * covariance[$1][paper] * covariance[$1][paper] }
                        / (1 + covariance[paper][paper])
            }
            guard let best = gains.indices.max(by: { gains[$0] < gains[$1] }) else { return }
            #expect(found[step].name == "p\(best)")
            #expect(abs(found[step].worth - gains[best] / all) < 1e-4)
            taken.append(best)
            let column = covariance.map { $0[best] }
            let length = 1 + column[best]
            for row in rows.indices {
                for other in rows.indices { covariance[row][other] -= column[row] * column[other] / length }
            }
        }
        #expect(places(rows, doubts: doubts, limit: 12, threads: 3) == found)
    }

    @Test("what labelled papers tell is known already") func knowing() throws {
        let model = try TopicModel.learn(
            from: SyntheticCorpus.trainingSet(), origin: SyntheticCorpus.origin, options: SyntheticCorpus.options,
            workers: Workers(threads: 2)
        ).model
        let documents = SyntheticCorpus.documents(120, seed: 31)
        let texts = documents.map(\.text)
        let plain = try ReviewPoints(texts, model: model, workers: Workers(threads: 1)).points
        func square(_ matrix: Matrix, _ row: Int) -> Double { matrix.row(row).reduce(0) { $0 + Double($1 * $1) } }
        let mean = (0..<plain.rows).reduce(0) { $0 + square(plain, $1) } / Double(plain.rows)
        #expect(plain.rows == 120 && abs(mean - 1) < 1e-4)
        let known = Array(texts.prefix(60))
        let turned = try ReviewPoints(texts, labelled: known, model: model, workers: Workers(threads: 2)).points
        let left = (0..<plain.rows).map { square(turned, $0) / square(plain, $0) }
        #expect(left.allSatisfy { $0 > 0 && $0 < 1 })
        let (seen, unseen) = (left.prefix(60).reduce(0, +) / 60, left.suffix(60).reduce(0, +) / 60)
        #expect(seen < unseen, "papers that are labelled are known better than others: \(seen), \(unseen)")
        // The same from the counts of their terms.
        var reader = TermReader(model.text)
        let rows = known.map { text -> LabelledRow in
            reader.read(text.title.utf8.span)
            reader.read(text.abstract.utf8.span)
            reader.finish()
            return LabelledRow(
                id: text.id, label: TrainingLabel(topics: []), fold: 0,
                terms: .init(text: reader.counts, title: .init()),
                answer: HeldOutAnswer(scores: [], primaryScores: [], probabilities: [], isAssigned: []))
        }
        let counted = try ReviewPoints(texts, rows: rows, model: model, workers: Workers(threads: 1)).points
        #expect(zip(counted.storage, turned.storage).allSatisfy { abs($0 - $1) < 1e-3 })
        #expect(try ReviewPoints([texts[0]], model: model, workers: Workers(threads: 1)).points.rows == 1)
    }
}
