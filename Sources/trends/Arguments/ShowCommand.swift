public import ArgumentParser
import PaperDesk
import Papers
public import Reporter
import Wording

/// `trends show`.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One paper of the archive: abstract, topics, and where it was seen.",
        discussion: """
            EXAMPLES
              trends show 2511.16334
              trends show https://arxiv.org/abs/2511.16334 --json
              trends show 10.1103/physrevd.76.013009
            """)

    @Argument(help: "A paper's identifier: of arXiv with or without version and address, a DOI, or its own.")
    var paper: String

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let desk = common.desk
        let answer = try desk.paper(PaperRequest(paper, model: modelOptions.model, archive: place.choice))
        try output.write(
            format.isJSON
                ? answer.json.document : PaperSheet(answer, output.look(desk.places.environment)).text)
    }
}

/// `trends cite`.
struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite", abstract: "References of papers, for LaTeX, reference managers or pandoc.",
        discussion: """
            A whole search as references: trends search QUERY --format bibtex (or ris).

            EXAMPLES
              trends cite 2511.16334 >> references.bib
              trends cite 2511.16334 2511.21541 --format ris --output papers.ris
              trends cite 2511.16334 --format csl
            """)

    @Argument(help: "Identifiers of papers.")
    var papers: [String]

    @Option(name: .long, help: "The form: bibtex, ris or csl (CSL-JSON).")
    var format: ReferenceFormat = .bibTeX

    @Flag(name: .long, help: "With the abstracts.")
    var abstract = false

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let found = try common.desk.papers(papers, in: place.choice)
        try output.write(format.text(found, includesAbstract: abstract))
    }
}

extension ReferenceFormat: ExpressibleByArgument {}

/// `trends open`.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open a paper's page in the browser.",
        discussion: """
            The address is printed, and given to $BROWSER, else to what opens addresses on this system (xdg-open, \
            open). It is the browser that uses the network.

            EXAMPLES
              trends open 2511.16334
              trends open 2511.16334 --print
              BROWSER=firefox trends open 10.1103/physrevd.76.013009
            """)

    @Argument(help: "A paper's identifier.")
    var paper: String

    @Flag(name: .long, help: "Only print the address.")
    var print = false

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let desk = common.desk
        guard let found = try desk.papers([paper], in: place.choice).first, let address = PaperAddress(found) else {
            throw Failure(
                .unusableInput,
                "'\(SafeText.line(paper))' has no identifier that leads to a page; trends show tells what is known of it"
            )
        }
        try Output.standard(address.url + "\n")
        if !print { try Browser.open(address.url, desk.places.environment) }
    }
}
