import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct TextMapTests {
    private let texts = SyntheticCorpus.documents(90, seed: 4).filter { $0.topics.count == 1 }.map(\.text)

    private func map(_ texts: [PaperText], threads: Int = 1) throws -> TextMap {
        var options = Clustering.Options(groups: 4)
        options.latentRank = 6
        return try TextMap(texts, options: options, workers: Workers(threads: threads))
    }

    @Test("neither threads nor the order of the texts move one, and the groups are those of a clustering")
    func order() throws {
        let straight = try map(texts)
        let threaded = try map(texts, threads: 2)
        #expect(threaded.places == straight.places && threaded.height == straight.height)
        var generator = SeededGenerator(seed: 8)
        let order = generator.permutation(of: texts.count)
        let shuffled = try map(order.map { texts[$0] })
        #expect(shuffled.places == order.map { straight.places[$0] })
        var options = Clustering.Options(groups: 4)
        options.latentRank = 6
        let clustering = try Clustering(texts, options: options, workers: Workers(threads: 1))
        #expect(straight.clustering.assignments == clustering.assignments)
    }

    @Test("texts of a group lie together") func together() throws {
        let map = try map(texts)
        #expect(map.places.allSatisfy { (0...1).contains($0.x) && $0.y >= 0 && $0.y <= map.height })
        var same = 0
        for text in texts.indices {
            let nearest = texts.indices.filter { $0 != text }.min {
                distance(map.places[text], map.places[$0]) < distance(map.places[text], map.places[$1])
            }
            if map.clustering.assignments[text] == nearest.map({ map.clustering.assignments[$0] }) { same += 1 }
        }
        #expect(Double(same) > 0.9 * Double(texts.count))
    }

    @Test("the heart of a group lies where most of its texts do") func heart() throws {
        let map = try map(texts)
        for cluster in map.clustering.clusters {
            let heart = map.heart(of: cluster)
            let nearest = texts.indices.min { distance(map.places[$0], heart) < distance(map.places[$1], heart) }
            #expect(nearest.map(cluster.members.contains) == true)
        }
        #expect(map.heart(of: Clustering.Cluster(terms: [], members: [])) == .zero)
    }

    private func distance(_ one: SIMD2<Float>, _ other: SIMD2<Float>) -> Float { ((one - other) * (one - other)).sum() }

    @Test("fewer texts than groups are refused") func few() {
        #expect(throws: TrainingError.tooFewTexts(count: 3, groups: 4)) { try map(Array(texts.prefix(3))) }
    }
}
