import ArgumentParser

/// A page of HTML beside the result.
struct PageOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write a page of it too (HTML, one file that needs nothing else), whole or not at all; - is standard "
                + "output, in place of the text.",
            valueName: "file"), completion: .file())
    var html: String?

    /// Whether the page takes the place of the text on standard output.
    var isOnStandardOutput: Bool { html == "-" }

    /// Opens the page's file, before any work is done for it; nil where no page is wanted.
    func open() throws -> ResultFile? { try html.map { try ResultFile(path: $0, option: "--html") } }
}
