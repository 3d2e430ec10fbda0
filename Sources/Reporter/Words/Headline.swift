/// A sentence of a report's headline, and what kind of news it is.
struct Headline: Hashable {
    enum Kind: Hashable {
        /// A topic that moved in the period.
        case rise, fall
        /// What the history tells: trends and bursts.
        case course
        /// How many were tested, and the largest topic.
        case summary, largest
        /// There are no papers.
        case nothing
    }

    let kind: Kind
    let text: String
}
