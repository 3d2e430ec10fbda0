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
                            .init("language", JSONText(hit.paper.paper.language)),
                            .init("type", JSONText(hit.paper.paper.type)),
                        ] + hit.similarity + (topics(of: hit)?.jsonMembers ?? []))
                }),
        ]
    }
}

extension SearchHit {
    /// How like the paper that the query names it is, as in `trends.similar/1`; nothing where that orders nothing.
    var similarity: [JSONText.Member] { likeness.map { [.init("similarity", .number($0))] } ?? [] }
}
