import PaperArchive
import Papers
public import Wording

extension LabelAnswer {
    /// The document `trends.label/1` of one paper.
    public var json: JSONText {
        let last = Dictionary(log.map { ($0.topic, $0.isAbout) }, uniquingKeysWith: { $1 })
        return [
            "schema": "trends.label/1", "id": .string(paper.nameInArchive), "title": .string(paper.title),
            "topics": JSONText(last.keys.filter { last[$0] == true }.sorted()),
            "not": JSONText(last.keys.filter { last[$0] == false }.sorted()),
            "log": .array(
                log.map {
                    ["topic": .string($0.topic), "is_about": .bool($0.isAbout), "day": .string($0.day.description)]
                }),
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
