import ArgumentParser
import PaperArchive
import PaperDesk
import Papers
import Wording

/// `trends search`.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find papers of the archive by their words.",
        discussion: """
            All words must be there, in title, abstract or authors; the best matches come first. A word stands for its \
            other forms, too (benchmark, benchmarks); in quotes it is exact.

              "kv cache"       the words next to each other, as they stand here
              a OR b           either; a AND b is a b
              -robot           not this word, also NOT robot
              ( )              groups: (reward OR preference) model
              learn*           words that begin so
              ti: au: abs:     in title, authors or abstract; ti:"kv cache", ti:(a OR b)
              topic:video      the model's, or given by 'trends label'; none denied there
              label:video      given by 'trends label'; label:* any topic
              like:2511.16334  papers like this one, by the terms of their texts (a
                               cosine of \(Desk.leastLikeness) or more); the most like come first,
                               with the cosine, where no words are looked for besides
              mark:unread      not marked as read; also mark:read mark:good mark:bad
              language:en      in a language (en, english), where a listing says so
              type:review      of a type of work: article, preprint, review, book-chapter,
                               dissertation, dataset, …; type:* any that is known
              *                all papers
              id: cat: source: an identifier (id:2412* all that begin so), a category
                               (cat:cs.CL, cat:cs), a listing
              published:2025   on a day, in a month or year, or from one to another:
              listed:2025-06   listed:2025-06..2025-08
              after:2025-06-01 before:2026-01-01  by day of publication, else of listing

            NOT and - bind most tightly, then AND, written or not, then OR: 'a OR b c' is 'a OR (b AND c)'. The \
            operators are written in capitals. An arXiv identifier, its address or a DOI finds its paper.

            EXAMPLES
              trends search kv cache -robot
              trends search 'topic:video after:2025-06-01 au:kim' --limit 50
              trends search '("reward model" OR "preference model") NOT robot' --json
              trends search https://arxiv.org/abs/2511.16334
              trends search topic:video after:2025-06-01 --format bibtex --output video.bib
            """)

    @Argument(help: "What to look for; several arguments are one query.")
    var query: [String]

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How many papers to list. Default: 20 for text and json, all for the other formats.", valueName: "n"))
    var limit: Int?

    @Option(name: .long, help: ArgumentHelp("How many of the best to pass over.", valueName: "n"))
    var offset = 0

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions

    @Option(name: .long, help: "Output format: text, json, jsonl (a paper a line), csv, bibtex or ris.")
    var format: Format?

    @Flag(name: .long, help: "The same as --format json.")
    var json = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        try OptionRange.check("--limit", limit, in: OptionRange.shown)
        try OptionRange.check("--offset", offset, in: OptionRange.passedOver)
        if json, let format, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) contradict each other")
        }
    }

    func run() throws {
        let wanted = try SearchQuery(query.map(QueryArguments.unmarked).joined(separator: " "))
        let desk = common.desk
        let format = json ? .json : format ?? .text
        let usual = format == .text || format == .json ? 20 : OptionRange.shown.upperBound
        let answer = try desk.search(
            SearchRequest(
                wanted, offset: offset, limit: limit ?? usual, model: modelOptions.model, archive: place.choice))
        let result =
            switch format {
            case .text: text(answer, output.look(desk.places.environment))
            case .json: answer.json.document
            case .jsonl: answer.jsonLines
            case .csv: answer.csv
            case .bibtex: answer.references(.bibTeX)
            case .ris: answer.references(.ris)
            }
        try output.write(result)
        if format != .text, format != .json, answer.page.hits.isEmpty { common.note("no paper of the archive matches") }
    }

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl, csv, bibtex, ris }

    private func text(_ answer: SearchAnswer, _ look: TextLook) -> String {
        let page = answer.page
        let total = page.total == 1 ? "1 paper" : "\(page.total) papers"
        guard !page.hits.isEmpty else {
            return page.total == 0
                ? "No paper of the archive matches.\n" : "\(total), none from place \(offset + 1) on.\n"
        }
        let hits = page.hits.map { hit in
            let entry = PaperEntry(hit.paper.paper)
            let title = hit.title.text.isEmpty ? entry.title(look) : MarkedLines(hit.title).lines(look)
            let indentation = hit.likeness == nil ? 4 : PaperEntry.columnsOfLikeness
            let lines =
                (hit.likeness.map { entry.title(look, likeness: $0) } ?? title)
                + entry.details(answer.topics(of: hit), look, indented: indentation)
                + MarkedLines(hit.excerpt).lines(look, indented: indentation)
            return lines.joined(separator: "\n") + "\n"
        }
        let rest = page.total - offset - page.hits.count
        let more = rest > 0 ? "\n\(total); --offset \(offset + page.hits.count) goes on\n" : "\n\(total)\n"
        return hits.joined(separator: "\n") + more
    }
}
