public import Papers

/// Gathers the texts without label from which vocabulary and latent directions are learned: all of
/// them, and of very many a sample (`LowestHashes` of their ids).
///
///     var background = BackgroundTexts()
///     for paper in papers { background.add(PaperText(id: paper.id, title: paper.title, abstract: paper.abstract)) }
///     let set = try TrainingSet(topics: topics, labelled: labelled, unlabelled: background.texts)
public struct BackgroundTexts: Sendable {
    private var sample: LowestHashes<PaperText>

    /// With 100,000 abstracts terms of three papers in a million are still found, and more have not
    /// made a model better.
    public static let usualLimit = 100_000

    /// No texts yet.
    ///
    /// - Parameter limit: how many texts are kept at most; at least 1.
    public init(limit: Int = BackgroundTexts.usualLimit) { sample = LowestHashes(limit: limit) }

    /// How many texts are kept at most.
    public var limit: Int { sample.limit }

    /// How many texts with different ids have come; an estimate where not all are kept, since the
    /// ids of the others are forgotten.
    public var count: Int { sample.count }

    /// The texts kept, in no particular order.
    public var texts: [PaperText] { sample.elements }

    /// Adds a text; of several with one id the first counts.
    public mutating func add(_ text: PaperText) { sample.add(text, named: text.id) }
}
