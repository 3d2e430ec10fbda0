import ArgumentParser
import Listings
import PaperDesk
import Papers
import TopicEngine
import Wording

/// `trends similar`.
struct SimilarCommand: InputReading {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "Papers of the archive that are like a paper, or like a text.",
        discussion: """
            Likeness is the cosine of TF-IDF vectors over the model's vocabulary; the terms shown are what both \
            have, with what they add to it.

            EXAMPLES
              trends similar 2511.21541
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
        try OptionRange.check("--top", top, in: OptionRange.shown)
    }

    var awaited: String { "a text" }

    func run() throws {
        let desk = common.desk
        let subject: SimilarRequest.Subject = paper == "-" ? .text(try Document.read("-")) : .paper(paper)
        let answer = try desk.similar(
            SimilarRequest(subject, limit: top, model: modelOptions.model, archive: place.choice))
        let look = output.look(desk.places.environment)
        try output.write(format.isJSON ? answer.json.document : Self.text(answer, look))
    }

    private static func text(_ answer: SimilarAnswer, _ look: TextLook) -> String {
        if answer.hits.isEmpty { return "No paper of the archive shares a telling term with it.\n" }
        return answer.hits.map { lines($0, look).joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private static func lines(_ hit: SimilarAnswer.Hit, _ look: TextLook) -> [String] {
        let entry = PaperEntry(hit.paper)
        let shared = hit.terms.map { "\(SafeText.line($0.term)) \(Figures.fixed($0.weight, decimals: 2))" }.joined(
            separator: " · ")
        let indentation = PaperEntry.columnsOfLikeness
        return entry.title(look, likeness: hit.likeness.cosine)
            + entry.details(hit.topics, look, indented: indentation)
            + look.page.lines(shared, indented: indentation)
    }
}
