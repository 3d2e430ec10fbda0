import ArgumentParser
import PaperArchive
import Reporter
import Wording

/// `trends search`.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find papers of the archive by their words.",
        discussion: """
            All words must be there, in title, abstract or authors; the best matches come first.

              "kv cache"       the words next to each other
              -robot           not this word
              a OR b           either
              ti: au: abs:     in the title, among the authors, in the abstract (ti:"kv cache")
              topic:video      assigned by the model
              after:2025-06-01 before:2026-01-01    by listing day, else by day of publication

            EXAMPLES
              trends search 'kv cache -robot'
              trends search 'topic:video after:2025-06-01 au:kim' --limit 50
              trends search '"reward model" OR "preference model"' --json
            """)

    @Argument(help: "What to look for; several arguments are one query.")
    var query: [String]

    @Option(name: .long, help: ArgumentHelp("How many papers to list.", valueName: "n"))
    var limit = 20

    @Option(name: .long, help: ArgumentHelp("How many of the best to pass over.", valueName: "n"))
    var offset = 0

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be at least 1, but is \(limit)") }
        if offset < 0 { throw ValidationError("--offset must be at least 0, but is \(offset)") }
    }

    func run() throws {
        let places = Places()
        let wanted: SearchQuery
        do {
            wanted = try SearchQuery(query.joined(separator: " "))
        } catch {
            throw Failure(.usage, "\(error)")
        }
        let archive = try Archive(path: places.archive(place), opening: .existing, wait: place.wait)
        var fingerprint: String?
        if !wanted.topics.isEmpty {
            let (model, _) = try places.model(modelOptions)
            if let unknown = wanted.topics.first(where: { !model.topics.contains($0) }) {
                throw Failure(
                    .usage, "topic:\(unknown): the model knows no such topic; it knows \(model.topics.sorted().joined(separator: ", "))")
            }
            try ArchiveClassification.update(archive, with: model, workers: common.workers, progress: ProgressLine(common))
            fingerprint = model.fingerprint
        }
        let page = try archive.search(wanted, model: fingerprint, offset: offset, limit: limit)
        try output.write(format.isJSON ? Self.document(page).document : text(page, isColored: output.isColored(places.environment)))
    }

    private func text(_ page: SearchPage, isColored: Bool) -> String {
        let total = page.total == 1 ? "1 paper" : "\(page.total) papers"
        guard !page.hits.isEmpty else {
            return page.total == 0 ? "No paper of the archive matches.\n" : "\(total), none from place \(offset + 1) on.\n"
        }
        let hits = page.hits.map { hit in
            let entry = PaperEntry(hit.paper.paper)
            let title = hit.title.text.isEmpty ? entry.title(isColored) : Self.marked(hit.title, isColored)
            return "\(title)\n    \(entry.facts)\n    \(Self.marked(hit.excerpt, isColored))\n"
        }
        let rest = page.total - offset - page.hits.count
        let more = rest > 0 ? "\n\(total); --offset \(offset + page.hits.count) goes on\n" : "\n\(total)\n"
        return hits.joined(separator: "\n") + more
    }

    /// The text with its matches in bold, where colours are wanted. Each part is made harmless on its own, so that no mark can be forged.
    private static func marked(_ text: MarkedText, _ isColored: Bool) -> String {
        guard isColored, !text.marks.isEmpty else { return SafeText.line(text.text) }
        var (result, place) = ("", text.text.startIndex)
        func part(_ range: Range<String.Index>) -> String {
            // Spaces at the ends of a part belong between it and its neighbours.
            let raw = String(text.text[range])
            let lead = raw.first?.isWhitespace == true ? " " : ""
            let tail = raw.count > 1 && raw.last?.isWhitespace == true ? " " : ""
            return lead + SafeText.line(raw) + tail
        }
        for mark in text.marks where mark.lowerBound >= place {
            result += part(place..<mark.lowerBound) + "\u{1B}[1m" + part(mark) + "\u{1B}[0m"
            place = mark.upperBound
        }
        return result + part(place..<text.text.endIndex)
    }

    private static func document(_ page: SearchPage) -> JSONValue {
        [
            "schema": "trends.search/1", "total": .integer(page.total), "offset": .integer(page.offset),
            "papers": .array(
                page.hits.map { hit in
                    .object(
                        PaperEntry(hit.paper.paper).members + [
                            .init("abstract", .string(hit.paper.paper.abstract)), .init("excerpt", .string(hit.excerpt.text)),
                        ])
                }),
        ]
    }
}
