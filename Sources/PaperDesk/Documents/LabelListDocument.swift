import PaperArchive
import Papers
public import Wording

extension LabelList {
    /// The document `trends.labels/1`.
    public var json: JSONText {
        [
            "schema": "trends.labels/1",
            "papers": .array(
                papers.map { verdicts in
                    [
                        "id": .string(verdicts.paper.paper.nameInArchive),
                        "title": .string(verdicts.paper.paper.title),
                        "topics": JSONText(verdicts.topics.filter(\.value).keys.sorted()),
                        "not": JSONText(verdicts.topics.filter { !$0.value }.keys.sorted()),
                    ]
                }),
        ]
    }
}
