import ArgumentParser
import Foundation
import Listings
import PaperArchive
import Papers
import Reporter
import TopicEngine
import Wording

/// `trends similar`.
struct SimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "Papers of the archive that are like a paper, or like a text.",
        discussion: """
            Likeness is the cosine of TF-IDF vectors over the model's vocabulary; the terms shown are what both have, with what they add to it.

            EXAMPLES
              trends similar 2412.07730
              trends similar - --top 5 < abstract.txt
            """)

    @Argument(help: "A paper's identifier, or - for a text on standard input (title first if a blank line follows it).")
    var paper: String

    @Option(name: .long, help: ArgumentHelp("How many papers to list.", valueName: "k"))
    var top = 10

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if top < 1 { throw ValidationError("--top must be at least 1, but is \(top)") }
    }

    /// How many papers are compared at most: those that share the text's rarest terms.
    private static let candidates = 600
    /// How many of the text's heaviest terms lead to them.
    private static let leads = 24

    func run() throws {
        let places = Places()
        let archive = try Archive(path: places.archive(place), opening: .existing, wait: place.wait)
        let (model, _) = try places.model(modelOptions)
        let (document, own) = try subject(archive)
        var similarity = TextSimilarity(to: document.abstract, title: document.title, model: model)
        if similarity.isEmpty { common.note("the model knows none of the words of the text") }
        let candidates = try archive.candidates(sharing: similarity.tellingTerms(Self.leads), limit: Self.candidates)
        let ranked = candidates.filter { $0.id != own }
            .map { (text: $0, cosine: similarity.cosine(title: $0.title, abstract: $0.abstract)) }
            .filter { $0.cosine > 0 }
            .sorted { ($1.cosine, $0.text.title, $0.text.id) < ($0.cosine, $1.text.title, $1.text.id) }
        let hits = try ranked.prefix(top).compactMap { hit in
            try archive.paper(hit.text.id).map { stored in
                SimilarPaper(paper: stored.paper, likeness: similarity.compare(title: hit.text.title, abstract: hit.text.abstract))
            }
        }
        let isColored = output.isColored(places.environment)
        try output.write(
            format.isJSON
                ? SimilarPaper.document(hits, compared: candidates.count).document
                : hits.isEmpty
                    ? "No paper of the archive shares a telling term with it.\n" : hits.map { $0.text(isColored) }.joined(separator: "\n"))
    }

    /// The text to compare with, and where it rests itself.
    private func subject(_ archive: Archive) throws -> (Document, StoredPaper.Key?) {
        if paper == "-" { return (try Document.read("-"), nil) }
        guard let found = try archive.paper(withID: paper) else {
            throw Failure(.noInput, "the archive has no paper '\(paper)'; 'trends search' finds papers by their words")
        }
        return (Document(title: found.paper.title, abstract: found.paper.abstract), found.id)
    }
}

/// A paper that is like another.
struct SimilarPaper {
    let paper: Paper
    let likeness: TextSimilarity.Likeness

    /// How many shared terms are shown.
    private static let termsShown = 6

    private var terms: [TermContribution] { Array(likeness.terms.prefix(Self.termsShown)) }

    func text(_ isColored: Bool) -> String {
        let entry = PaperEntry(paper)
        let shared = terms.map { "\(SafeText.line($0.term)) \(Self.number($0.weight))" }.joined(separator: " · ")
        return "\(Self.number(likeness.cosine))  \(entry.title(isColored))\n      \(entry.facts)\n      \(shared)\n"
    }

    /// A cosine or a part of one, with two decimals: it is no probability and no share.
    private static func number(_ value: Double) -> String { String(format: "%.2f", value) }

    static func document(_ papers: [SimilarPaper], compared: Int) -> JSONValue {
        [
            "schema": "trends.similar/1", "compared": .integer(compared),
            "papers": .array(
                papers.map { hit in
                    .object(
                        PaperEntry(hit.paper).members + [
                            .init("similarity", .number(hit.likeness.cosine)),
                            .init("terms", .array(hit.terms.map { ["term": .string($0.term), "weight": .number($0.weight)] })),
                        ])
                }),
        ]
    }
}
