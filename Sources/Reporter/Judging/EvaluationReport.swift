/// How well a model does on labelled papers, as plain values for ``EvaluationPage``.
public struct EvaluationReport: Hashable, Sendable {
    /// One topic.
    public struct Topic: Hashable, Sendable {
        /// A topic that was given in this one's place.
        public struct Instead: Hashable, Sendable {
            /// Its slug.
            public var slug: String
            /// The papers that missed the one and were given the other.
            public var papers: Int
            /// The names of some of these.
            public var examples: [String]

            /// A topic with its papers.
            public init(slug: String, papers: Int, examples: [String] = []) {
                (self.slug, self.papers, self.examples) = (slug, papers, examples)
            }
        }

        /// The slug.
        public var slug: String
        /// The name for people.
        public var name: String
        /// The papers that certainly have it.
        public var papers: Int
        /// The share of those that were given it that have it.
        public var precision: Estimate
        /// The share of those that have it that were given it.
        public var recall: Estimate
        /// The harmonic mean of both.
        public var f1: Estimate
        /// Its papers that were given it.
        public var found: Int
        /// What its other papers were given wrongly, the most frequent first.
        public var instead: [Instead]
        /// Its other papers that were given nothing wrongly.
        public var withoutAnother: Int

        /// A topic.
        public init(
            slug: String, name: String, papers: Int, precision: Estimate, recall: Estimate, f1: Estimate, found: Int,
            instead: [Instead], withoutAnother: Int
        ) {
            (self.slug, self.name, self.papers) = (slug, name, papers)
            (self.precision, self.recall, self.f1) = (precision, recall, f1)
            (self.found, self.instead, self.withoutAnother) = (found, instead, withoutAnother)
        }
    }

    /// Pairs of paper and topic that were given about the same probability.
    public struct Reliability: Hashable, Sendable {
        /// How many there are.
        public var pairs: Int
        /// Their mean probability, 0...1; without pairs of no meaning.
        public var said: Double
        /// The share of them that is true, with its interval.
        public var share: Estimate

        /// Pairs.
        public init(pairs: Int, said: Double, share: Estimate) {
            (self.pairs, self.said, self.share) = (pairs, said, share)
        }
    }

    /// The model: the beginning of its fingerprint.
    public var model: String
    /// The day on which it was made.
    public var made: String
    /// Where the labelled papers are from: a path, of which the page tells the last part.
    public var source: String
    /// The papers.
    public var papers: Int
    /// Lines that could not be read.
    public var rejected: Int
    /// Whether each paper has one label: then confusions are those of the most probable topic.
    public var isSingleLabel: Bool
    /// The figures between 0 and 1 of which more is better, the most important first.
    public var scores: [NamedEstimate]
    /// Those of which less is better.
    public var errors: [NamedEstimate]
    /// The share of papers without any topic.
    public var untagged: Double
    /// The ten tenths of probability, the lowest first; empty where there is nothing to judge.
    public var reliability: [Reliability]
    /// The pairs said to have 40 to 90 %.
    public var middle: Reliability
    /// The topics that occur.
    public var topics: [Topic]
    /// The bootstrap samples that the intervals rest on.
    public var samples: Int

    /// A report.
    public init(
        model: String, made: String, source: String, papers: Int, rejected: Int, isSingleLabel: Bool,
        scores: [NamedEstimate], errors: [NamedEstimate], untagged: Double, reliability: [Reliability],
        middle: Reliability, topics: [Topic], samples: Int
    ) {
        (self.model, self.made, self.source) = (model, made, source)
        (self.papers, self.rejected, self.isSingleLabel) = (papers, rejected, isSingleLabel)
        (self.scores, self.errors, self.untagged) = (scores, errors, untagged)
        (self.reliability, self.middle) = (reliability, middle)
        (self.topics, self.samples) = (topics, samples)
    }
}
