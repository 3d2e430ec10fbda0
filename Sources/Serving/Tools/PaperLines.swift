import PaperArchive
import PaperDesk
import Papers
import Wording

/// A paper in a list of papers, for an assistant: what it has to know to name it, and to ask for more.
struct PaperLines {
    private let paper: Paper

    init(_ paper: Paper) { self.paper = paper }

    /// `2511.16334 · 2025-11-20 · 12 votes · A title`, and its topics: `topics: Video 93 %, Robotics (you)`.
    func lines(_ topics: PaperTopics?) -> [String] {
        let day = (paper.listed ?? paper.published)?.description
        let votes = paper.upvotes.map { Figures.count($0, "vote") }
        let head = [paper.id ?? paper.doi ?? paper.nameInArchive, day, votes, paper.title]
        let names = topics?.assigned.map(Self.words) ?? []
        return [head.compactMap { $0 }.joined(separator: " · ")]
            + (names.isEmpty ? [] : ["topics: " + names.joined(separator: ", ")])
    }

    private static func words(_ topic: PaperTopics.Topic) -> String {
        topic.saidOn == nil ? "\(topic.name) \(Figures.probability(topic.probability))" : "\(topic.name) (a person)"
    }
}
