import Featurizer
public import LinearAlgebra
public import Papers

extension TrainingSet {
    /// What is learned from names alone: texts that nobody labelled, with the topics whose names, cues and definitions
    /// they and their neighbours have.
    ///
    /// Where the texts name about one topic each, each gets one (`OneNamedTopic`), else several
    /// (`SeveralNamedTopics`). Where many texts are about none of the topics (`StrangeTexts`), these get none, unless each
    /// is said to have one. These labels are guesses: nothing that is measured on them judges a model.
    ///
    /// - Parameters:
    ///   - topics: at least two, with their words.
    ///   - texts: in any order; of several with one id the first counts.
    ///   - assignsOne: whether each text has one topic; nil for what the texts themselves say.
    ///   - seed: where all random numbers begin.
    ///   - workers: never changes the result.
    ///   - progress: told what is being done.
    /// - Throws: ``TrainingError``, also where topics have words that hardly any text has.
    public static func named(
        topics: [Topic], texts: [PaperText], assignsOne: Bool? = nil, seed: UInt64, workers: Workers,
        progress: (String) -> Void = { _ in }
    ) throws(TrainingError) -> TrainingSet {
        guard topics.count > 1 else { throw .tooFewTopics(count: topics.count) }
        let topics = topics.sorted { $0.slug < $1.slug }
        let texts = unique(texts)
        guard texts.count >= fewestTexts else { throw .tooFewPapers(count: texts.count, needed: fewestTexts) }
        progress("reading \(texts.count) texts for the words of \(topics.count) topics")
        let minimum = texts.count < manyTexts ? 1 : 3
        let fitted = try TFIDFVectorizer.fit(texts, minimumDocumentFrequency: minimum, workers: workers)
        guard fitted.rows.columns > 0 else { throw .noVocabulary(minimumDocumentFrequency: minimum) }
        let words = TopicWords(topics, fitted.vectorizer)
        let evidence = NamedEvidence(
            words, topics: topics.count, texts: texts, fitted.vectorizer, workers: workers)
        try check(evidence, topics)
        let one = assignsOne ?? evidence.namesOne
        progress("finding what texts of \(topics.count) topics have in common")
        let view = try LatentView(fitted.rows, isCentred: one, seed: seed, workers: workers)
        if one {
            let strange = StrangeTexts(evidence, view, workers: workers)
            let areMany = StrangeTexts.areMany(strange.count, of: texts.count)
            let labels =
                areMany && assignsOne == nil
                ? labels(of: topics, evidence, view, fitted.rows, strange, workers)
                : labels(OneNamedTopic(evidence, view, fitted.rows, workers: workers), topics)
            var result = try set(topics, texts, labels)
            result.strangers = areMany ? strange.count : 0
            return result
        }
        let found = SeveralNamedTopics(evidence, view, seed: seed, workers: workers)
        var result = try set(topics, texts, labels(found, topics))
        // Every text has a label, so that both are in the order of the ids.
        result.witnesses = texts.indices.map { text in found.named.map { $0[text] } }
        let strangers = found.first.count { $0 == nil }
        result.strangers = StrangeTexts.areMany(strangers, of: texts.count) ? strangers : 0
        return result
    }

    private static func set(
        _ topics: [Topic], _ texts: [PaperText], _ labels: [TrainingLabel?]
    ) throws(TrainingError) -> TrainingSet {
        let labelled = zip(texts, labels).compactMap { text, label in label.map { (text: text, label: $0) } }
        return try TrainingSet(topics: topics.map(\.slug), labelled: labelled, unlabelled: texts)
    }

    /// The fewest texts that can be learned from, and from how many on a term must stand in three of them.
    private static let (fewestTexts, manyTexts) = (20, 1_000)

    private static func unique(_ texts: [PaperText]) -> [PaperText] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
    }

    /// The fewest texts that must name a topic.
    private static let fewestNamed = 3

    private static func check(_ evidence: NamedEvidence, _ topics: [Topic]) throws(TrainingError) {
        let silent = topics.indices.filter { topic in
            (0..<evidence.strengths.rows).count { evidence.strengths[$0, topic] > 0 } < fewestNamed
        }
        if !silent.isEmpty { throw .unnamedTopics(silent.map { topics[$0].slug }, needed: fewestNamed) }
    }

    private static func labels(_ found: OneNamedTopic, _ topics: [Topic]) -> [TrainingLabel?] {
        found.topics.map { $0.map { TrainingLabel(topics: [topics[$0].slug]) } }
    }

    /// The one topic of each text that is not strange; none for those that are, unless they name one all the same: then
    /// nothing is said of them.
    private static func labels(
        of topics: [Topic], _ evidence: NamedEvidence, _ view: LatentView, _ rows: SparseMatrix,
        _ strange: StrangeTexts,
        _ workers: Workers
    ) -> [TrainingLabel?] {
        let fitting = strange.isStrange.indices.filter { !strange.isStrange[$0] }
        let found = OneNamedTopic(
            evidence.selecting(fitting), view.selecting(fitting), rows.selecting(rows: fitting), workers: workers)
        let none = TrainingLabel(topics: [], denied: Set(topics.map(\.slug)))
        var labels = strange.isStrange.indices.map { text -> TrainingLabel? in
            strange.isStrange[text] && evidence.namesNothing(text) ? none : nil
        }
        for (text, topic) in zip(fitting, found.topics) {
            labels[text] = topic.map { TrainingLabel(topics: [topics[$0].slug], primary: [topics[$0].slug]) }
        }
        return labels
    }

    private static func labels(_ found: SeveralNamedTopics, _ topics: [Topic]) -> [TrainingLabel?] {
        found.first.indices.map { text in
            func slugs(_ decision: Bool?) -> Set<String> {
                Set(topics.indices.filter { found.decisions[$0][text] == decision }.map { topics[$0].slug })
            }
            return TrainingLabel(
                topics: slugs(true), uncertain: slugs(nil),
                primary: Set([found.first[text].map { topics[$0].slug }].compactMap { $0 }))
        }
    }
}

extension NamedEvidence {
    /// How many topics a text may name in the mean where each has one.
    private static let mostOfOne = 1.5

    /// Whether the texts that name any topic name about one each.
    var namesOne: Bool {
        let shares = clear.partsOfLargest
        let counts = (0..<shares.rows).map { row in shares.row(row).count { $0 >= HeldShares.leastShare } }
        return Double(counts.reduce(0, +)) < Self.mostOfOne * Double(max(1, counts.count { $0 > 0 }))
    }
}
