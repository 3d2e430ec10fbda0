import PaperArchive
import Papers
public import Reporter
public import Wording

extension PaperAnswer {
    /// The document `trends.paper/1`.
    public var json: JSONText {
        .object(
            [.init("schema", "trends.paper/1")] + paper.exportMembers + topics.jsonMembers + [
                .init("imported", .string(history.importedOn.description)),
                .init("seen", .array(history.sightings.map(Self.json))),
                .init("labels", .array(history.labels.map(Self.json))),
            ] + marks)
    }

    /// The last words of the reader; none where there are none.
    private var marks: [JSONText.Member] {
        let last = history.marks.lastMarks
        if last.isEmpty { return [] }
        return [
            .init(
                "marks",
                .array(last.map { ["mark": .string($0.kind.rawValue), "day": .string($0.day.description)] }))
        ]
    }

    private static func json(_ sighting: Sighting) -> JSONText {
        [
            "source": .string(sighting.source), "format": .string(sighting.format),
            "listed": JSONText(sighting.listed?.description), "search": .bool(sighting.isSearch),
            "imported": .string(sighting.importedOn.description),
        ]
    }

    private static func json(_ label: LoggedLabel) -> JSONText {
        [
            "topic": .string(label.entry.topic), "is_about": .bool(label.entry.isAbout),
            "day": .string(label.entry.day.description), "taken_back": JSONText(label.takenBackOn?.description),
        ]
    }
}

extension SearchAnswer {
    /// The papers of the page, one object a line, which an import reads back.
    public var jsonLines: String {
        page.hits.map { hit in
            JSONText.object(hit.paper.paper.exportMembers + hit.similarity + (topics(of: hit)?.jsonMembers ?? []))
                .compact
                + "\n"
        }.joined()
    }

    /// The papers of the page as a table (RFC 4180), with a head; lines end with CR and LF. Several names in one cell
    /// stand behind semicolons.
    public var csv: String {
        let head = [
            "id", "title", "authors", "published", "listed", "upvotes", "topics", "primary", "doi", "venue",
            "categories", "url", "abstract", "language", "type",
        ]
        let rows = page.hits.map { hit in
            let (paper, topics) = (hit.paper.paper, topics(of: hit))
            return [
                paper.nameInArchive, paper.title, paper.authors.joined(separator: "; "),
                paper.published?.description ?? "", paper.listed?.description ?? "",
                paper.upvotes.map(String.init) ?? "", topics?.assigned.map(\.name).joined(separator: "; ") ?? "",
                topics?.primary ?? "", paper.doi ?? "", paper.venue ?? "",
                paper.categories.joined(separator: "; "), PaperAddress(paper)?.url ?? "", paper.abstract,
                paper.language ?? "", paper.type ?? "",
            ]
        }
        return ([head] + rows).map { $0.map(CSVText.field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// The papers of the page as references.
    public func references(_ format: ReferenceFormat) -> String {
        format.text(page.hits.map(\.paper.paper), includesAbstract: true)
    }
}

extension Paper {
    /// All fields of a paper, under the names by which an import knows them.
    fileprivate var exportMembers: [JSONText.Member] {
        jsonMembers + [
            .init("abstract", .string(abstract)),
            .init("comments", JSONText(comments)), .init("categories", JSONText(categories)),
            .init("keywords", JSONText(keywords)), .init("venue", JSONText(venue)),
            .init("language", JSONText(language)), .init("type", JSONText(type)),
            .init("url", JSONText(PaperAddress(self)?.url)),
        ]
    }
}
