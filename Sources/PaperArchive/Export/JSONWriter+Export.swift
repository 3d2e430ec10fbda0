import Papers
import Wording

/// The lines of an export.
extension JSONWriter {
    mutating func header(_ count: ExportCount, _ watches: [Watch]) {
        beginObject()
        field("schema", "trends.export/1")
        field("papers", count.papers)
        field("labels", count.labels)
        if count.proposed > 0 { field("proposed", count.proposed) }
        list("watches", watches) { $0.watch($1) }
        endObject()
        endLine()
    }

    mutating func line(_ paper: Paper, _ history: PaperHistory) {
        let listings = Set(history.sightings.map(\.listing)).union(history.sources.values).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: listings.enumerated().map { ($1, $0) })
        beginObject()
        fields(of: paper, history)
        field("imported", history.importedOn.description)
        list("listings", listings) { $0.list([$1.source, $1.format]) }
        list("seen", history.sightings) { $0.sighting($1, numbers) }
        sources(history.sources, numbers)
        list("texts", history.texts) { $0.string($1.title.hexDigits + ":" + $1.whole.hexDigits) }
        list("labels", history.labels) { $0.label($1) }
        list("marks", history.marks) { $0.mark($1) }
        list("proposed", history.proposed) { $0.label(LoggedLabel($1)) }
        endObject()
        endLine()
    }

    private mutating func fields(of paper: Paper, _ history: PaperHistory) {
        field("id", paper.id)
        field("scope", paper.idScope)
        field("title", paper.title)
        field("abstract", paper.abstract)
        date("published", paper.published, isCertain: history.isPublishedCertain)
        date("listed", paper.listed)
        field("version", paper.version)
        field("updated", paper.updated?.description)
        if history.isPieced {
            key("pieced")
            boolean(true)
        }
        list("authors", paper.authors) { $0.string($1) }
        field("author_count", paper.authorCount)
        field("upvotes", paper.upvotes)
        field("comments", paper.comments)
        list("categories", paper.categories) { $0.string($1) }
        list("keywords", paper.keywords) { $0.string($1) }
        field("doi", paper.doi)
        field("venue", paper.venue)
        field("language", paper.language)
        field("type", paper.type)
        if let original = paper.original {
            key("original")
            beginObject()
            field("title", original.title)
            field("abstract", original.abstract)
            endObject()
        }
        list("other_ids", history.otherIDs) { $0.string($1) }
        list("other_scoped", history.otherScopedIDs) { $0.list([$1.scope ?? "", $1.id]) }
        list("other_dois", history.otherDOIs) { $0.string($1) }
    }

    /// A date as far as it is known and, where the listing did not state it, how it is known.
    private mutating func date(_ name: String, _ date: PaperDate?, isCertain: Bool = false) {
        guard let date else { return }
        field(name, date.description)
        if date.provenance != .stated { field(name + "_known", isCertain ? "settled" : "inferred") }
    }

    private mutating func sighting(_ sighting: Sighting, _ numbers: [ListingName: Int]) {
        beginObject()
        field("listing", numbers[sighting.listing])
        date("day", sighting.listed)
        if sighting.isSearch {
            key("search")
            boolean(true)
        }
        field("imported", sighting.importedOn.description)
        endObject()
    }

    private mutating func label(_ logged: LoggedLabel) {
        beginObject()
        field("topic", logged.entry.topic)
        key("about")
        boolean(logged.entry.isAbout)
        field("day", logged.entry.day.description)
        field("step", logged.step)
        field("taken_back", logged.takenBackOn?.description)
        endObject()
    }

    private mutating func mark(_ mark: PaperMark) {
        beginObject()
        field("mark", mark.kind.rawValue)
        field("day", mark.day.description)
        endObject()
    }

    private mutating func watch(_ watch: Watch) {
        beginObject()
        field("name", watch.name)
        field("query", watch.query)
        field("day", watch.madeOn.description)
        endObject()
    }

    private mutating func sources(_ sources: [PaperField: ListingName], _ numbers: [ListingName: Int]) {
        if sources.isEmpty { return }
        key("from")
        beginObject()
        for source in PaperField.allCases { field(source.rawValue, sources[source].flatMap { numbers[$0] }) }
        endObject()
    }

    private mutating func field(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    private mutating func field(_ name: String, _ value: Int?) {
        guard let value else { return }
        key(name)
        integer(value)
    }

    private mutating func list<Value>(_ name: String, _ values: [Value], _ write: (inout JSONWriter, Value) -> Void) {
        if values.isEmpty { return }
        key(name)
        beginArray()
        for value in values { write(&self, value) }
        endArray()
    }
}
