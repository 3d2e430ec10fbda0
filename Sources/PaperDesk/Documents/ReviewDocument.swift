import Papers
import TopicEngine
public import Wording

extension ReviewAnswer {
    /// The document `trends.review/1`.
    public var json: JSONText {
        [
            "schema": "trends.review/1", "model": .string(model), "focus": focusJSON, "pool": .integer(pool),
            "labelled": .integer(labelled), "doubt": .number(doubt), "papers": .array(papers.map(Self.json)),
        ]
    }

    private var focusJSON: JSONText {
        switch focus {
        case .everything: [:]
        case .topic(let topic): ["topic": .string(topic)]
        case .between(let one, let other): ["confused": JSONText([one, other])]
        }
    }

    private static func json(_ entry: ReviewPaper) -> JSONText {
        let (paper, candidate) = (entry.paper, entry.candidate)
        var members: [JSONText.Member] = [
            .init("id", .string(paper.nameInArchive)), .init("title", .string(paper.title)),
        ]
        if !paper.abstract.isEmpty { members.append(.init("abstract", .string(paper.abstract))) }
        members += [
            .init("topics", entry.classification.topicsJSON),
            .init(
                "reason",
                [
                    "worth": .number(candidate.worth), "uncertainty": .number(candidate.uncertainty),
                    "topics_expected": .number(candidate.expected), "topics_given": .integer(candidate.given),
                ]),
        ]
        return .object(members)
    }
}
