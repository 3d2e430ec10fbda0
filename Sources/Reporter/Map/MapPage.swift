import Papers
import Timelines
import Wording

/// A map as one page of HTML that needs nothing else: no network, no script but its own, no font of others.
///
/// Whoever has no script sees a picture and the list of regions; with it, the papers are hovered, searched, filtered by
/// topic, theme and week, and walked with the arrow keys. 15,000 papers stay under two megabytes: beyond that titles are
/// cut.
public struct MapPage: Sendable {
    private let map: PaperMap

    /// The page of a map.
    public init(_ map: PaperMap) { self.map = map }

    /// The whole page.
    public var html: String { frame.html }

    /// What a browser may do with it, for who sends it with a policy of their own.
    package var policy: String { frame.policy }

    private var frame: PageFrame {
        PageFrame(
            title: map.title, over: over, lead: lead, sections: [atlas, regions, basis],
            style: MapStyle.page(map), skip: "To the map",
            script: PageScript(source: MapScript.source, data: MapData(map).json)
        )
    }

    private var over: String {
        guard let days = map.days else { return "Papers of any day" }
        return "\(map.period.map { "\($0) · " } ?? "")\(days.lowerBound) to \(days.upperBound)"
    }

    private var lead: [PageFrame.Sentence] {
        var sentences: [PageFrame.Sentence] = []
        let largest = map.regions.prefix(4).map { "\($0.name) (\(PaperMap.grouped($0.papers)))" }
        if !largest.isEmpty {
            sentences.append(.init(kind: .large, text: "The largest regions: \(largest.joined(separator: ", "))."))
        }
        if !map.themes.isEmpty {
            let names = map.themes.map { "\($0.name) (\($0.points.count))" }.joined(separator: ", ")
            sentences.append(.init(kind: .rise, text: "New, and ringed on the map: \(names)."))
        }
        sentences.append(
            .init(
                kind: .small,
                text:
                    "A dot a paper; near to each other are those about the same. Colour is the topic; the axes mean "
                    + "nothing."
            ))
        return sentences
    }

    private var atlas: String {
        let picture = Markup.element(
            "div", ["class": "atlas", "id": "atlas"],
            MapPicture(map).both + Markup.element("div", ["class": "tip", "id": "tip", "hidden": "hidden"], ""))
        return Markup.element(
            "section", ["aria-label": "The map"],
            [tools, Self.status, picture, Self.card, key, Self.keys].joined(separator: "\n"))
    }

    private var tools: String {
        let query = Markup.empty(
            "input",
            [
                "id": "query", "type": "search", "autocomplete": "off", "spellcheck": "false",
                "placeholder": "words of titles", "aria-controls": "found",
            ])
        let week = Markup.empty(
            "input", ["id": "week", "type": "range", "min": "0", "max": "0", "value": "0", "autocomplete": "off"])
        let label = Markup.element("output", ["id": "label", "for": "week"], "all weeks")
        return Markup.element(
            "div", ["class": "tools", "id": "tools", "hidden": "hidden"],
            "<div class=\"search\"><label>Search \(query)</label>\(Self.found)</div><label>Week \(week)\(label)</label><div class=\"zoom\">"
                + Self.button("in", "Closer", "+") + Self.button("out", "Farther", "−") + "</div>")
    }

    private static func button(_ id: String, _ name: String, _ sign: String) -> String {
        Markup.element("button", ["type": "button", "id": id, "aria-label": name], sign)
    }

    private static let status = "<p class=\"status\" id=\"status\" role=\"status\"></p>"
    /// What is found lies over the map, so that it does not push it away, and is scrolled by itself.
    private static let found = "<ol class=\"found\" id=\"found\" aria-label=\"Papers found\" hidden=\"hidden\"></ol>"
    private static let card = """
        <div class="card picked" id="card" hidden="hidden" aria-live="polite"><p class="big"><a id="link" \
        target="_blank" rel="noopener noreferrer"></a></p><p class="soft" id="facts"></p></div>
        """
    private static let keys = """
        <p class="note keys">Keys on the map: arrows go to neighbours, <kbd>Enter</kbd> opens the paper, <kbd>/</kbd> \
        searches, <kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd> zoom, <kbd>Esc</kbd> shows all.</p>
        """

    /// The topics with their colours, which are buttons where there is a script; without, they are the key.
    private var key: String {
        var counts: [String: Int] = [:]
        for point in map.points { counts[point.topic ?? "", default: 0] += 1 }
        let rest = [(style: "none", name: "no topic", papers: counts[""] ?? 0)]
        let colors = MapColors(map.topics)
        let topics = rest + map.topics.map { (colors.name(of: $0.slug), $0.name, counts[$0.slug] ?? 0) }
        let items = topics.enumerated().map { number, topic in
            item("topic", number, topic.style, topic.name, topic.papers)
        }
        let themes = map.themes.enumerated().map { number, theme in
            item("theme", number, "lit", theme.name, theme.points.count)
        }
        return (themes.isEmpty ? "" : Markup.element("ul", ["class": "topics"], themes.joined()) + "\n")
            + Markup.element("ul", ["class": "topics", "id": "colors"], items.joined())
    }

    private func item(_ kind: String, _ number: Int, _ style: String, _ name: String, _ papers: Int) -> String {
        let words =
            "<i class=\"\(style)\"></i><b>\(Markup.text(name, limit: 60))</b> <span class=\"soft\">\(papers)</span>"
        let button = Markup.element(
            "button", ["type": "button", "data-\(kind)": String(number), "aria-pressed": "false"], words)
        return Markup.element("li", papers > 0 ? [:] : ["hidden": "hidden"], button)
    }

    private var regions: String {
        let table = DataTable(
            caption: "Regions, the largest first", head: ["Region", "Papers", "Typical papers"],
            rows: map.regions.map { region in
                [region.name, String(region.papers), region.typical.map { SafeText.line($0) }.joined(separator: " · ")]
            }, numeric: false)
        return PageFrame.section("Regions", table.details("All \(map.regions.count) regions with typical papers"))
    }

    private var basis: String {
        PageFrame.section(
            "What this rests on",
            PageFrame.facts([
                ("Papers", "\(map.points.count)\(map.period.map { " of \($0)" } ?? "")"),
                (
                    "Places",
                    "t-SNE of the papers' terms (TF-IDF, latent directions): distances between far regions mean little"
                ),
                ("Regions", "k-means in the same space, named by the phrases that tell them apart"),
                ("Colours", "the topic under which model \(map.fingerprint) files the paper"),
                ("Made", "\(map.made)"),
            ]))
    }
}
