import PaperArchive
import Papers
public import Wording

extension MarkList {
    /// The document `trends.marks/1`.
    public var json: JSONText {
        var members: [JSONText.Member] = [.init("schema", "trends.marks/1")]
        if let changed { members.append(.init("changed", .integer(changed))) }
        members.append(
            .init(
                "papers",
                .array(
                    papers.map { marked in
                        [
                            "id": .string(marked.paper.paper.nameInArchive),
                            "title": .string(marked.paper.paper.title),
                            "marks": .array(
                                marked.marks.map {
                                    ["mark": .string($0.kind.rawValue), "day": .string($0.day.description)]
                                }),
                        ]
                    })))
        return .object(members)
    }
}
