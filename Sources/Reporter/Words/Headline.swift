/// A sentence of a report's headline, and what kind of news it is.
struct Headline: Hashable {
    enum Kind: Hashable { case rise, fall, summary, largest, nothing }

    let kind: Kind
    let text: String
}
