/// What a model says of itself, as JSON at the head of its file.
public struct ModelHeader: Sendable, Hashable, Encodable {
    /// A topic as the model knows it.
    public struct TopicName: Sendable, Hashable, Encodable {
        /// The permanent slug.
        public var slug: String
        /// The name for people.
        public var name: String

        /// A topic's slug and name.
        public init(slug: String, name: String) {
            self.slug = slug
            self.name = name
        }
    }

    /// A figure of the cross-validation.
    public struct Scores: Sendable, Hashable, Encodable {
        /// How the papers that were judged had been held out.
        public var method: String
        /// The number of papers judged.
        public var papers: Int
        /// See ``Evaluation/microF1``.
        public var microF1: Double
        /// See ``Evaluation/macroF1``.
        public var macroF1: Double?
        /// See ``Evaluation/primary``.
        public var primary: Double?
        /// See ``Evaluation/accuracy``.
        public var accuracy: Double?
        /// See ``Evaluation/brier``.
        public var brier: Double
        /// See ``Evaluation/calibrationError``.
        public var calibrationError: Double
        /// See ``Evaluation/untagged``.
        public var untagged: Double
        /// F1 and certain papers of each topic.
        public var topics: [TopicScore]
        /// See ``Evaluation/likelyError``; like all that follows nil in files of programs that did not measure it.
        public var likelyError: Double?
        /// See ``Evaluation/middle``.
        public var middle: Reliability?
        /// See ``Evaluation/reliability``.
        public var reliability: [Reliability]?
        /// The 95 % intervals of the figures.
        public var intervals: Intervals?
        /// The pairs of topics most often confused, at most ``ConfusedPair/mostNamed``.
        public var confusions: [Confusion]?
    }

    /// Two topics of which one was said where the other is true.
    public struct Confusion: Sendable, Hashable, Encodable {
        /// The slug of the topic that was missed.
        public var truth: String
        /// The slug of the one that was given.
        public var said: String
        /// How many papers.
        public var papers: Int
        /// All papers that certainly have the first topic.
        public var of: Int
        /// The names of some papers.
        public var examples: [String]

        private enum CodingKeys: String, CodingKey {
            case truth = "true"
            case said, papers, of, examples
        }
    }

    /// How often what was said with about the same probability was true.
    public struct Reliability: Sendable, Hashable, Encodable {
        /// The mean probability; 0 where there are no pairs.
        public var said: Double
        /// The share that is true; 0 where there are no pairs.
        public var share: Double
        /// The number of (paper, topic) pairs.
        public var pairs: Int

        private enum CodingKeys: String, CodingKey {
            case said
            case share = "true"
            case pairs
        }
    }

    /// The ends of a 95 % bootstrap interval.
    public struct Interval: Sendable, Hashable, Encodable {
        /// The lower end.
        public var low: Double
        /// The upper end.
        public var high: Double
    }

    /// The intervals of the figures that have one.
    public struct Intervals: Sendable, Hashable, Encodable {
        /// That of ``Evaluation/microF1``.
        public var microF1: Interval?
        /// That of ``Evaluation/macroF1``.
        public var macroF1: Interval?
        /// That of ``Evaluation/primary``.
        public var primary: Interval?
        /// That of ``Evaluation/accuracy``.
        public var accuracy: Interval?
        /// That of ``Evaluation/brier``.
        public var brier: Interval?
        /// That of ``Evaluation/calibrationError``.
        public var calibrationError: Interval?
        /// That of ``Evaluation/likelyError``.
        public var likelyError: Interval?
    }

    /// A topic's figures in the cross-validation.
    public struct TopicScore: Sendable, Hashable, Encodable {
        /// The slug.
        public var topic: String
        /// The certain papers that have it.
        public var papers: Int
        /// Its precision.
        public var precision: Double
        /// Its recall.
        public var recall: Double
        /// Its F1.
        public var f1: Double
    }

    /// The day on which the model was made.
    public var made: String
    /// The texts that vocabulary and latent directions were learned from.
    public var papers: Int
    /// The texts with labels.
    public var labelledPapers: Int
    /// The first and the last day of those texts, where dated.
    public var firstDay: String?
    /// See `firstDay`.
    public var lastDay: String?
    /// How it was learned, the seed included.
    public var options: LearningOptions
    /// The rule by which text becomes tokens.
    public var tokenRule: String
    /// The fingerprint of the taxonomy, or of the labels' own topics.
    public var taxonomy: String
    /// The topics, in the order of the decision functions.
    public var topics: [TopicName]
    /// Whether every paper has exactly one topic, as it was in the labels.
    public var assignsOne: Bool
    /// The cross-validated figures; nil also where nobody labelled a paper.
    public var scores: Scores?
    /// Whether it was learned from the names of its topics, without a label; nil for "no", as in files of programs that
    /// could not.
    public var fromNames: Bool?
}
