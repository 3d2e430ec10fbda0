import PaperArchive
import Papers
public import Wording

extension LabelAnswer {
    /// The document `trends.label/1` of one paper.
    public var json: JSONText {
        let last = log.lastWords
        var members: [JSONText.Member] = [
            .init("schema", "trends.label/1"), .init("id", .string(paper.nameInArchive)),
            .init("title", .string(paper.title)),
            .init("topics", JSONText(last.filter(\.isAbout).map(\.topic))),
            .init("not", JSONText(last.filter { !$0.isAbout }.map(\.topic))),
            .init(
                "log",
                .array(
                    log.map {
                        .object(
                            Self.members($0.entry) + [
                                .init("step", JSONText($0.step)),
                                .init("taken_back", JSONText($0.takenBackOn?.description)),
                            ])
                    })),
        ]
        if let takenBack { members.append(.init("taken_back", .array(takenBack.map { .object(Self.members($0)) }))) }
        return .object(members)
    }

    private static func members(_ entry: LabelEntry) -> [JSONText.Member] {
        [
            .init("topic", .string(entry.topic)), .init("is_about", .bool(entry.isAbout)),
            .init("day", .string(entry.day.description)),
        ]
    }
}

extension LabelFileAnswer {
    /// The document `trends.label/1` of a file.
    public var json: JSONText {
        [
            "schema": "trends.label/1", "papers": .integer(papers), "entries": .integer(entries),
            "rejected": .integer(rejected),
        ]
    }
}
