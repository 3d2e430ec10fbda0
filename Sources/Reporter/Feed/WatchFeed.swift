public import Papers
import Wording

/// The papers that a query finds as a feed (Atom, RFC 4287): an entry for each, the newest first.
///
/// Identifiers are made of the sender's address, the name of the query and that of the paper, so that they are the same
/// in every run; a paper is as new as the day by which it is counted.
public struct WatchFeed {
    private let options: RenderOptions

    /// So many papers are in it at most: what came before them was read, or never will be.
    public static let longest = 100

    /// A feed.
    public init(options: RenderOptions = RenderOptions()) { self.options = options }

    /// The whole feed of papers, each with the name that it never loses; those without a date of the kind are left out.
    public func render(
        _ watch: Watch, _ papers: some Sequence<(name: String, paper: Paper)>, by kind: DateKind
    ) -> String {
        let stem = TopicFileName(slug: watch.foldedName).stem
        let dated = papers.compactMap { name, paper in paper.date(kind).map { (name: name, paper: paper, date: $0) } }
            .sorted { ($1.date.day, $0.name) < ($0.date.day, $1.name) }
        let entries = dated.prefix(Self.longest).map { entry($0.name, $0.paper, $0.date, stem) }
        return Feed(
            prefix: Markup.text("tag:\(options.envelope.from.address)\(WrittenFeed.place)"), name: "watch/\(stem)",
            title: "\(watch.name): \(watch.query)",
            author: options.envelope.from.name.isEmpty ? "trends" : options.envelope.from.name,
            url: options.feedAddress?.reports, entries: Array(entries), renewed: "", earlier: nil
        ).xml
    }

    private func entry(_ name: String, _ paper: Paper, _ date: PaperDate, _ stem: String) -> FeedEntry {
        let sentence = FirstSentence.of(paper.abstract)
        let shown = EvidencePaper(
            title: paper.title, id: paper.id, probability: 1, primary: true, upvotes: paper.upvotes, date: date)
        let title = SafeText.line(paper.title)
        return FeedEntry(
            name: "watch/\(stem)/\(TopicFileName(slug: name).stem)", updated: date.day,
            title: title.isEmpty ? "(no title)" : title, summary: sentence,
            content: "<p>\(PaperList.paper(shown))</p><p>\(Markup.text(sentence, limit: 2_000))</p>",
            address: shown.url)
    }
}
