public import Wording

extension ClusterAnswer {
    /// The document `trends.clustering/1`.
    ///
    /// - Parameter all: whether the group of every paper is told too.
    public func json(all: Bool) -> JSONText {
        var members: [JSONText.Member] = [
            .init("schema", "trends.clustering/1"), .init("k", .integer(clustering.clusters.count)),
            .init(
                "clusters",
                .array(
                    clustering.clusters.enumerated().map { index, cluster in
                        [
                            "cluster": .integer(index), "name": .string(names[index]), "terms": JSONText(cluster.terms),
                            "papers": .integer(cluster.members.count),
                            "nearest": .array(cluster.members.prefix(5).map { JSONText(papers[$0].id) }),
                        ]
                    })),
        ]
        if all {
            let assignments = zip(papers, clustering.assignments).map { paper, cluster -> JSONText in
                ["id": JSONText(paper.id), "cluster": .integer(cluster)]
            }
            members.append(.init("assignments", .array(assignments)))
        }
        return .object(members)
    }
}
