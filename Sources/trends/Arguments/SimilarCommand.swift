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
        try OptionRange.check("--top", top, in: OptionRange.shown)
    }

    var awaited: String { "a text" }

    func run() throws {
        let desk = common.desk
        let subject: SimilarRequest.Subject = paper == "-" ? .text(try Document.read("-")) : .paper(paper)
        let answer = try desk.similar(
            SimilarRequest(subject, limit: top, model: modelOptions.model, archive: place.choice))
        let isColored = output.isColored(desk.places.environment)
        try output.write(format.isJSON ? answer.json.document : Self.text(answer, isColored))
    }

    private static func text(_ answer: SimilarAnswer, _ isColored: Bool) -> String {
        if answer.hits.isEmpty { return "No paper of the archive shares a telling term with it.\n" }
        return answer.hits.map { text($0, isColored) }.joined(separator: "\n")
    }

    private static func text(_ hit: SimilarAnswer.Hit, _ isColored: Bool) -> String {
        let entry = PaperEntry(hit.paper)
        let shared = hit.terms.map { "\(SafeText.line($0.term)) \(Figures.fixed($0.weight, decimals: 2))" }.joined(
            separator: " · ")
        let topics = entry.topics(hit.topics).map { "      \($0)\n" } ?? ""
        return
            "\(Figures.fixed(hit.likeness.cosine, decimals: 2))  \(entry.title(isColored))\n      "
            + "\(entry.facts)\n\(topics)      \(shared)\n"
    }
}
