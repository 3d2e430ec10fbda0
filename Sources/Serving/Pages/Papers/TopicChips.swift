import PaperDesk
import Papers
import Reporter
import Wording

/// The topics of a paper, each a link, with its probability or the mark of who said so.
struct TopicChips {
    private let topics: PaperTopics?
    private let paper: Paper

    init(_ topics: PaperTopics?, _ paper: Paper) { (self.topics, self.paper) = (topics, paper) }

    /// The list; empty where there are none.
    var html: String {
        guard let topics else { return "" }
        let chips = topics.assigned.map(given) + topics.denied.map(denied)
        return chips.isEmpty ? "" : "<ul class=\"chips\" aria-label=\"Topics\">\(chips.joined())</ul>"
    }

    private func given(_ topic: PaperTopics.Topic) -> String {
        let said = mark(topic) ?? Figures.probability(topic.probability)
        return "<li>\(Self.link(topic.slug, topic.name, said))</li>"
    }

    private func denied(_ topic: PaperTopics.Topic) -> String {
        "<li><span class=\"chip\"><span class=\"denied\">\(Markup.text(topic.name, limit: 60))</span> "
            + "<small>\(Markup.text("not, " + (mark(topic) ?? "you")))</small></span></li>"
    }

    private func mark(_ topic: PaperTopics.Topic) -> String? {
        topic.saidOn.map { PersonMark.words($0, beside: (paper.listed ?? paper.published)?.day) }
    }

    /// A topic with a word beside it, leading to its page.
    static func link(_ slug: String, _ name: String, _ beside: String) -> String {
        let color = "<i class=\"\(TopicColor(slug: slug).name)\"></i>"
        let words = beside.isEmpty ? "" : " <small>\(Markup.text(beside))</small>"
        return PageParts.link(
            PageAddress.topic(slug).text, "\(color)<span>\(Markup.text(name, limit: 60))</span>\(words)")
    }
}
