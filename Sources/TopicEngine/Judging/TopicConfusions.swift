import Papers

/// What papers that have a topic were given instead of it.
///
/// Where each paper has one label, a paper's most probable topic stands for what it was given, and these are the rows of
/// the confusion matrix. Among papers of several topics a topic is missed where it is not assigned; what was given
/// instead are the topics that the same paper was assigned and does not have. A paper counts once for each of these, so
/// that they may be more than the papers that missed the topic. Topics that nobody knows of a paper count for nothing.
public struct TopicConfusions: Sendable, Hashable {
    /// A topic that was given in another's place.
    public struct Instead: Sendable, Hashable {
        /// The slug.
        public var topic: String
        /// How many papers missed the topic and were given this one, which they do not have.
        public var papers: Int
        /// The names of at most ``TopicConfusions/mostExamples`` of them: those in which the model was surest of this
        /// topic, ties by name. Papers without a name are left out.
        public var examples: [String]
    }

    /// The most papers that are named of a pair.
    public static let mostExamples = 3

    /// The slug of the topic that the papers have.
    public var topic: String
    /// The papers that certainly have it.
    public var papers: Int
    /// Those that were given it.
    public var found: Int
    /// What those that missed it were given, the most frequent first, ties by slug.
    public var instead: [Instead]
    /// Those that missed it and were given nothing in its place.
    public var withoutAnother: Int

    /// The papers that were not given it.
    public var missed: Int { papers - found }

    /// The confusions of each topic of a list, in its order.
    static func of(_ judged: [JudgedPaper], topics: [String], isSingleLabel: Bool) -> [TopicConfusions] {
        let place = Dictionary(uniqueKeysWithValues: zip(topics, 0...))
        var rows = topics.map { TopicConfusions(topic: $0, papers: 0, found: 0, instead: [], withoutAnother: 0) }
        var counts = [[Int]](repeating: [Int](repeating: 0, count: topics.count), count: topics.count)
        var examples: [Place: [Example]] = [:]
        for paper in judged {
            let given = isSingleLabel ? paper.classification.top.map { [$0] } ?? [] : paper.classification.given
            let wrong = given.filter { !paper.label.topics.contains($0) && !paper.label.isOpen($0) }
                .compactMap { place[$0] }
            for topic in paper.label.topics where !paper.label.isOpen(topic) {
                guard let row = place[topic] else { continue }
                rows[row].papers += 1
                if given.contains(topic) {
                    rows[row].found += 1
                } else if wrong.isEmpty {
                    rows[row].withoutAnother += 1
                } else {
                    for column in wrong {
                        counts[row][column] += 1
                        guard let id = paper.id else { continue }
                        let said = paper.classification.topics.first { $0.topic == topics[column] }?.probability ?? 0
                        examples[Place(row: row, column: column), default: []].append(Example(id: id, said: said))
                    }
                }
            }
        }
        for row in rows.indices {
            rows[row].instead = topics.indices.filter { counts[row][$0] > 0 }.map { column in
                Instead(
                    topic: topics[column], papers: counts[row][column],
                    examples: Example.first(examples[Place(row: row, column: column)] ?? []))
            }.sorted { ($1.papers, $0.topic) < ($0.papers, $1.topic) }
        }
        return rows
    }

    /// A topic that was missed and one that was given.
    private struct Place: Hashable { var row: Int; var column: Int }

    /// A paper that was given a wrong topic, and with which probability.
    private struct Example {
        var id: String
        var said: Double

        /// The names of those told of, each once.
        static func first(_ examples: [Example]) -> [String] {
            var seen: Set<String> = []
            let sorted = examples.sorted { ($1.said, $0.id) < ($0.said, $1.id) }
            return Array(sorted.map(\.id).filter { seen.insert($0).inserted }.prefix(mostExamples))
        }
    }
}

extension Classification {
    /// The most probable topic; none where the model abstains, which names no topic though it lists them all.
    var top: String? { abstention == nil ? topics.first?.topic : nil }

    /// The topics that are assigned.
    fileprivate var given: [String] { assigned.map(\.topic) }
}
