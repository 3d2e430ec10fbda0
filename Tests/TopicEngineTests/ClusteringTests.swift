import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

@Suite struct ClusteringTests {
    /// Papers of one topic each.
    private let documents = SyntheticCorpus.documents(90, seed: 4).filter { $0.topics.count == 1 }

    private func clustering(_ texts: [PaperText], groups: Int? = 4, seed: UInt64 = 1, threads: Int = 1) throws
        -> Clustering
    {
        var options = Clustering.Options(groups: groups, seed: seed)
        options.latentRank = 6
        return try Clustering(texts, options: options, workers: Workers(threads: threads))
    }

    @Test("groups are the topics that the papers were made of") func groupsAreTheTopicsThatThePapersWereMade() throws {
        let clustering = try clustering(documents.map(\.text))
        #expect(clustering.clusters.count == 4)
        for cluster in clustering.clusters {
            let topics = cluster.members.map { documents[$0].topics[0] }
            let main = try #require(
                Set(topics).max { left, right in topics.count { $0 == left } < topics.count { $0 == right } })
            #expect(Double(topics.count { $0 == main }) > 0.9 * Double(topics.count))
        }
    }

    @Test("every text is in the group that lists it, and the largest group comes first")
    func everyTextIsInTheGroupThatListsIt() throws {
        let clustering = try clustering(documents.map(\.text))
        #expect(clustering.clusters.flatMap(\.members).sorted() == Array(documents.indices))
        for (place, cluster) in clustering.clusters.enumerated() {
            #expect(cluster.members.allSatisfy { clustering.assignments[$0] == place })
            #expect(!cluster.terms.isEmpty && cluster.terms.count <= 8)
            #expect(cluster.name == cluster.terms.prefix(3).joined(separator: ", "))
        }
        let sizes = clustering.clusters.map(\.members.count)
        #expect(sizes == sizes.sorted(by: >))
    }

    @Test("neither threads nor the order of the texts change a group") func neitherThreadsNorTheOrderOfTheTextsChange()
        throws
    {
        let straight = try clustering(documents.map(\.text))
        let threaded = try clustering(documents.map(\.text), threads: 2)
        #expect((threaded.clusters, threaded.assignments) == (straight.clusters, straight.assignments))
        var generator = SeededGenerator(seed: 8)
        let order = generator.permutation(of: documents.count)
        let shuffled = try clustering(order.map { documents[$0].text })
        #expect(shuffled.assignments == order.map { straight.assignments[$0] })
        #expect(shuffled.clusters.map(\.terms) == straight.clusters.map(\.terms))
        #expect(shuffled.clusters.map { $0.members.map { order[$0] } } == straight.clusters.map(\.members))
    }

    @Test("fewer texts than groups and texts without a common term are refused")
    func fewerTextsThanGroupsAndTextsWithoutACommon() throws {
        let texts = documents.prefix(3).map(\.text)
        #expect(throws: TrainingError.tooFewTexts(count: 3, groups: 4)) { try clustering(texts) }
        #expect(throws: TrainingError.tooFewTexts(count: 0, groups: 2)) { try clustering([], groups: nil) }
        let strangers = (0..<4).map { PaperText(id: "\($0)", title: "", abstract: "word\($0)") }
        #expect(throws: TrainingError.noVocabulary(minimumDocumentFrequency: 2)) { try clustering(strangers) }
    }

    @Test("the number of groups suits the number of texts") func theNumberOfGroupsSuitsTheNumberOfTexts() {
        #expect([0, 2, 8, 50, 200, 3200, 100_000].map(Clustering.suitableGroups) == [2, 2, 2, 5, 10, 40, 40])
    }
}
