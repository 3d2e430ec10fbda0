import Featurizer
import Papers

/// The words by which texts are known to be about a topic before anybody labelled one: its name, its cue phrases and
/// its definition, as columns of a vectorizer.
///
/// A phrase of several words is its pairs of neighbours: `retrieval augmented generation` stands where `retrieval
/// augmented` and `augmented generation` do. Phrases that the vectorizer does not know stand in too few texts to say
/// anything, and are left out.
struct TopicWords: Sendable {
    /// A phrase that speaks for a topic.
    struct Phrase: Sendable, Hashable {
        /// The place of the topic.
        var topic: Int
        /// The columns that a text with the phrase has; never empty.
        var columns: [Int32]
        /// What the phrase counts beside a name or a cue, which count 1.
        var weight: Float
    }

    /// The phrases, topic by topic, none twice in a topic.
    let phrases: [Phrase]

    /// What a single word of a name counts, and a term of a definition: it was not chosen to tell this topic from others.
    private static let (partWeight, definitionWeight): (Float, Float) = (0.5, 0.25)
    /// With fewer cues the words of name and definition are needed as well.
    private static let fewCues = 3

    /// Reads names, cues and definitions.
    ///
    /// Single words of names, and the terms of definitions, count only where a topic has few cues, and where no other
    /// topic's name or definition has them: they tell topics apart by chance else.
    init(_ topics: [Topic], _ vectorizer: TFIDFVectorizer) {
        var reader = PhraseColumns(vectorizer)
        let names = topics.map { topic in Self.parts(of: topic.name).map { reader.phrase($0) } }
        let parts = names.map { phrases in Set(phrases.flatMap(\.terms)) }
        let definitions = topics.map { Set(reader.phrase($0.definition).terms) }
        let uses = Dictionary(zip(parts, definitions).flatMap { $0.union($1) }.map { ($0, 1) }, uniquingKeysWith: +)
        phrases = topics.indices.flatMap { place -> [Phrase] in
            var found: [[Int32]: Float] = [:]
            let cues = topics[place].cues.map { reader.phrase($0).columns }
            for columns in names[place].map(\.columns) + cues { found[columns] = 1 }
            if cues.count < Self.fewCues {
                for (terms, weight) in [(parts[place], Self.partWeight), (definitions[place], Self.definitionWeight)] {
                    for term in terms where uses[term] == 1 && found[[term]] == nil { found[[term]] = weight }
                }
            }
            found[[]] = nil
            return found.map { Phrase(topic: place, columns: $0, weight: $1) }
                .sorted { $0.columns.lexicographicallyPrecedes($1.columns) }
        }
    }

    /// The things that a name names: `Science and health` is two.
    private static func parts(of name: String) -> [String] {
        var parts = [""]
        for word in name.split(whereSeparator: \.isWhitespace) {
            let isJoint = ["and", "or", "&", "/"].contains(word.lowercased())
            if isJoint { parts.append("") } else { parts[parts.count - 1] += " " + word }
            if word.hasSuffix(",") || word.hasSuffix(";") { parts.append("") }
        }
        return parts.flatMap { $0.split(separator: "/").map(String.init) }.filter { !$0.isEmpty }
    }
}

/// Reads phrases as columns of a vectorizer.
private struct PhraseColumns {
    private var reader: TermReader
    private let tokens: Int

    init(_ vectorizer: TFIDFVectorizer) {
        reader = TermReader(vectorizer)
        tokens = vectorizer.vocabulary.tokenCount
    }

    /// The columns that stand for a phrase as a whole, empty where the vectorizer does not know it; and all its terms.
    mutating func phrase(_ text: String) -> (columns: [Int32], terms: [Int32]) {
        reader.read(text.utf8.span)
        reader.finish()
        let (terms, familiarity) = (reader.counts.columns, reader.vector.familiarity)
        let isKnown =
            familiarity.tokens > 0 && familiarity.knownTokens == familiarity.tokens
            && familiarity.knownPairs == familiarity.pairs
        guard isKnown else { return ([], terms) }
        let pairs = terms.filter { Int($0) >= tokens }
        return (pairs.isEmpty ? terms : pairs, terms)
    }
}
