import LinearAlgebra

/// Which texts are about none of the topics, where these are only a part of what the texts are about.
///
/// A text is strange where its centred latent vector points along none of those of the texts that name a topic: its
/// cosine with each topic's centre is below ``leastCosine``. Where topics cover a field, hardly any text is; where
/// they do not, more than ``leastShare`` are. Both were chosen by leaving topics out. On 1,600 abstracts of machine
/// learning by cues of 2 of 23 topics 65 to 79 % are strange (71 to 90 % of those that are about neither, 3 to 7 % of
/// those that are), by cues of all 23 none; on 2,225 articles of the news by two words of 2 or 3 of 5 classes 34 to 56 %,
/// by those of all 5 classes 5 %; on 5,485 of an agency by words of all 8 classes 11 %.
struct StrangeTexts: Sendable {
    /// Whether each text is strange.
    let isStrange: [Bool]

    static let leastCosine: Float = 0.1
    static let leastShare = 0.2

    /// Compares texts with those that name topics; `view` is centred.
    init(_ evidence: NamedEvidence, _ view: LatentView, workers: Workers) {
        let centres = view.centres(OneNamedTopic.weights(evidence), workers: workers)
        let cosines = view.cosines(with: centres, workers: workers)
        isStrange = (0..<cosines.rows).map { row in cosines.row(row).allSatisfy { $0 < Self.leastCosine } }
    }

    /// How many there are.
    var count: Int { isStrange.count { $0 } }

    /// Whether there are so many that the topics are only a part of what the texts are about.
    static func areMany(_ count: Int, of texts: Int) -> Bool { Double(count) >= leastShare * Double(texts) }
}
