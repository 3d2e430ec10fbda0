import PaperArchive
import Papers
public import Wording

extension SearchAnswer {
    /// The document `trends.search/1`.
    public var json: JSONText {
        [
            "schema": "trends.search/1", "total": .integer(page.total), "offset": .integer(page.offset),
            "papers": .array(
                page.hits.map { hit in
                    .object(
                        hit.paper.paper.jsonMembers + [
                            .init("abstract", .string(hit.paper.paper.abstract)),
                            .init("excerpt", .string(hit.excerpt.text)),
                        ] + (topics(of: hit)?.jsonMembers ?? []))
                }),
        ]
    }
}
