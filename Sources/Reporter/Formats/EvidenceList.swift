import Wording

/// All papers of a report under their topics, a line each: identifier and upvotes where any paper has them, and as
/// much of the title as fits.
struct EvidenceList {
    private let topics: [(topic: ReportTopic, papers: [EvidencePaper])]
    private let width: Int
    private let ink: Ink
    private let idWidth: Int
    private let votesWidth: Int

    /// A list with all papers that the report holds.
    init(topics: [ReportTopic], width: Int, ink: Ink) {
        self.topics = topics.map { ($0, $0.evidence) }.filter { !$0.papers.isEmpty }
        self.width = width
        self.ink = ink
        let papers = self.topics.flatMap(\.papers)
        // On few columns the title goes before what identifies it.
        idWidth = width < 50 ? 0 : papers.map { DisplayWidth.of(Self.id($0)) }.max() ?? 0
        votesWidth = width < 50 ? 0 : papers.map { DisplayWidth.of(Self.votes($0)) }.max() ?? 0
    }

    var lines: [String] {
        topics.flatMap { topic, papers in
            [DisplayWidth.fitted(SafeText.line(topic.name), to: width)] + papers.map(line)
        }
    }

    private func line(_ paper: EvidencePaper) -> String {
        var head = "  "
        if idWidth > 0 { head += DisplayWidth.padded(Self.id(paper), to: idWidth) + "  " }
        if votesWidth > 0 { head += DisplayWidth.rightAligned(Self.votes(paper), to: votesWidth) + "  " }
        let title = SafeText.line(paper.title)
        let mark = paper.mark.map { " · " + $0 } ?? ""
        let room = width - DisplayWidth.of(head) - DisplayWidth.of(mark)
        return ink.faint(head) + DisplayWidth.fitted(title.isEmpty ? "(no title)" : title, to: room) + ink.faint(mark)
    }

    private static func id(_ paper: EvidencePaper) -> String {
        DisplayWidth.fitted(SafeText.line(paper.id ?? ""), to: 18)
    }
    private static func votes(_ paper: EvidencePaper) -> String { paper.upvotes.map(ReadingWords.votes) ?? "" }
}
