import Listings
public import Papers

/// A taxonomy of the topics that labels name is wanted.
public struct TopicsFromLabelsRequest: Hashable, Sendable {
    /// Files of labels; `-` is standard input.
    public var files: [String]

    /// A request.
    public init(_ files: [String]) { self.files = files }
}

/// The topics that labels name.
public struct TopicsFromLabelsAnswer: Hashable, Sendable {
    /// The topics in the order of their slugs, which their names give; neither definitions nor cues.
    public let taxonomy: Taxonomy
    /// How many papers have each topic, by slug.
    public let papersOfTopic: [String: Int]
    /// How many labels there are.
    public let labels: Int
}

extension Desk {
    /// Makes a taxonomy of the topics of labels. Lines that cannot be read are told of.
    ///
    /// Throws `LabelError`, `TrainingError.unusableTopic`, `DeskError.namesOfOneSlug`, and `DeskError.noTopicNamed` where the labels name none.
    public func topics(_ request: TopicsFromLabelsRequest) throws -> TopicsFromLabelsAnswer {
        let labelled = try request.files.flatMap { file in
            let labels = try LabelReader.read(file)
            tell(labels.rejections, of: labels.rejectionCount)
            return labels.papers
        }
        let named = try NamedTopics(labelled, wordsStay: false)
        if named.taxonomy.topics.isEmpty { throw DeskError.noTopicNamed(file: request.files.first ?? "-") }
        return TopicsFromLabelsAnswer(taxonomy: named.taxonomy, papersOfTopic: named.papers, labels: labelled.count)
    }
}
