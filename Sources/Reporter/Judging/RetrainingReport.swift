/// What retraining changed, as plain values for ``RetrainingPage``.
public struct RetrainingReport: Hashable, Sendable {
    /// Why a model counts as worse than the one before.
    public enum Setback: Hashable, Sendable {
        /// It does worse on papers that neither learned from.
        case paired
        /// The cross-validated micro-F1 of the one before lies above its interval.
        case unpaired(before: Double, after: Estimate)
    }

    /// What became of the new model.
    public enum Verdict: Hashable, Sendable {
        /// It was written.
        case written
        /// It was written though it is worse, since that was asked for.
        case forced(Setback)
        /// It was not written, since it is worse.
        case refused(Setback)
    }

    /// A number of both models.
    public struct Count: Hashable, Sendable {
        /// That of the model before; nil where there was none.
        public var before: Int?
        /// That of the new one.
        public var after: Int

        /// A number.
        public init(before: Int?, after: Int) { (self.before, self.after) = (before, after) }

        /// `4320`, `4320, before 4300`.
        var text: String {
            before.map { $0 == after ? "\(after), as before" : "\(after), before \($0)" } ?? String(after)
        }
    }

    /// How the terms of both models differ.
    public struct Vocabulary: Hashable, Sendable {
        /// The terms.
        public var terms: Count
        /// Those that the new model alone knows.
        public var added: Int
        /// Those that the model before alone knew.
        public var removed: Int
        /// Some of those added, those of most texts first.
        public var examples: [String]

        /// A difference.
        public init(terms: Count, added: Int, removed: Int, examples: [String]) {
            (self.terms, self.added, self.removed, self.examples) = (terms, added, removed, examples)
        }
    }

    /// A figure of both models.
    public struct Comparison: Hashable, Sendable {
        /// What it is called.
        public var name: String
        /// That of the model before.
        public var before: Estimate?
        /// That of the new one.
        public var after: Estimate?
        /// After less before, where both are of the same papers.
        public var difference: Estimate?

        /// A figure.
        public init(name: String, before: Estimate?, after: Estimate?, difference: Estimate? = nil) {
            (self.name, self.before, self.after, self.difference) = (name, before, after, difference)
        }
    }

    /// F1 of a topic under both models.
    public struct Topic: Hashable, Sendable {
        /// The slug.
        public var slug: String
        /// The name for people.
        public var name: String
        /// The labelled papers that certainly have it.
        public var papers: Int
        /// F1 of both models.
        public var f1: Comparison

        /// A topic.
        public init(slug: String, name: String, papers: Int, f1: Comparison) {
            (self.slug, self.name, self.papers, self.f1) = (slug, name, papers, f1)
        }
    }

    /// The papers of a topic under both models.
    public struct TopicChange: Hashable, Sendable {
        /// The slug.
        public var slug: String
        /// The name for people.
        public var name: String
        /// Papers that had it.
        public var before: Int
        /// Papers that have it now.
        public var after: Int
        /// Papers that have it now alone.
        public var gained: Int
        /// Papers that had it alone.
        public var lost: Int

        /// A topic.
        public init(slug: String, name: String, before: Int, after: Int, gained: Int, lost: Int) {
            (self.slug, self.name) = (slug, name)
            (self.before, self.after, self.gained, self.lost) = (before, after, gained, lost)
        }
    }

    /// A paper that is filed under another topic.
    public struct Paper: Hashable, Sendable {
        /// Its name.
        public var id: String
        /// Its title.
        public var title: String
        /// The name of the topic before; nil for none.
        public var before: String?
        /// The name of the topic now; nil for none.
        public var after: String?

        /// A paper.
        public init(id: String, title: String, before: String?, after: String?) {
            (self.id, self.title, self.before, self.after) = (id, title, before, after)
        }
    }

    /// How many papers changed.
    public struct Churn: Hashable, Sendable {
        /// The papers of which nothing new is known.
        public var papers: Int
        /// Those with other topics.
        public var changed: Int
        /// Those filed under another topic.
        public var refiled: Int
        /// Labelled papers with fewer wrong topics than before, judged by models that did not learn from them.
        public var won: Int
        /// Those with more.
        public var lost: Int
        /// Those with other topics, of which as many are wrong.
        public var neutral: Int
        /// The share of what would change without a new label that was held back, 0...1.
        public var heldBack: Double
        /// Whether it stays within what is aimed at.
        public var isWithinAim: Bool

        /// How many changed.
        public init(
            papers: Int, changed: Int, refiled: Int, won: Int, lost: Int, neutral: Int, heldBack: Double,
            isWithinAim: Bool
        ) {
            (self.papers, self.changed, self.refiled) = (papers, changed, refiled)
            (self.won, self.lost, self.neutral) = (won, lost, neutral)
            (self.heldBack, self.isWithinAim) = (heldBack, isWithinAim)
        }
    }

    /// What became of the model.
    public var verdict: Verdict
    /// The beginning of the new model's fingerprint.
    public var model: String
    /// The beginning of that of the model before; nil where there was none.
    public var previous: String?
    /// The papers that each learned words from.
    public var papers: Count
    /// Those of them that are labelled.
    public var labelled: Count
    /// Labels that took the place of earlier ones.
    public var replacedLabels: Int
    /// How their terms differ; nil where there was no model before.
    public var vocabulary: Vocabulary?
    /// The seed.
    public var seed: UInt64
    /// The labelled papers on which both models were compared; nil where they could not be.
    public var comparedPapers: Int?
    /// The figures of that comparison, the most important first.
    public var scores: [Comparison]
    /// F1 of each topic in it.
    public var topics: [Topic]
    /// The papers of the new model's cross-validation.
    public var validatedPapers: Int
    /// The cross-validated figures of each model, by its own labels.
    public var validated: [Comparison]
    /// What the papers' topics changed; nil where it is not known.
    public var churn: Churn?
    /// The papers of each topic under both models.
    public var changes: [TopicChange]
    /// The papers filed under another topic, the largest change first.
    public var refiled: [Paper]
    /// The names of topics that the new model alone knows.
    public var added: [String]
    /// The names of those that only the model before knew.
    public var removed: [String]
    /// The names of those that could not be learned.
    public var silent: [String]

    /// A report.
    public init(
        verdict: Verdict, model: String, previous: String?, papers: Count, labelled: Count, replacedLabels: Int,
        vocabulary: Vocabulary?, seed: UInt64, comparedPapers: Int?, scores: [Comparison], topics: [Topic],
        validatedPapers: Int, validated: [Comparison], churn: Churn?, changes: [TopicChange], refiled: [Paper],
        added: [String],
        removed: [String], silent: [String]
    ) {
        (self.verdict, self.model, self.previous) = (verdict, model, previous)
        (self.papers, self.labelled, self.replacedLabels) = (papers, labelled, replacedLabels)
        (self.vocabulary, self.seed) = (vocabulary, seed)
        (self.comparedPapers, self.scores, self.topics) = (comparedPapers, scores, topics)
        (self.validatedPapers, self.validated) = (validatedPapers, validated)
        (self.churn, self.changes, self.refiled) = (churn, changes, refiled)
        (self.added, self.removed, self.silent) = (added, removed, silent)
    }
}
