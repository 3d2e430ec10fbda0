public import PaperArchive
import Papers
public import Wording

extension SearchPage {
    /// The document `trends.search/1`.
    public var json: JSONText {
        [
            "schema": "trends.search/1", "total": .integer(total), "offset": .integer(offset),
            "papers": .array(
                hits.map { hit in
                    .object(
                        hit.paper.paper.jsonMembers + [
                            .init("abstract", .string(hit.paper.paper.abstract)),
                            .init("excerpt", .string(hit.excerpt.text)),
                        ])
                }),
        ]
    }
}
