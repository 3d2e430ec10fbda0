import ArgumentParser
import PaperArchive
import PaperDesk
import Wording

/// `trends mark list`.
struct MarkListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "All papers that are marked, with what was said last.",
        discussion: """
            EXAMPLES
              trends mark list
              trends mark list --json
            """)

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let list = try common.desk.marks(in: place.choice)
        try output.write(format.isJSON ? list.json.document : Self.text(list))
    }

    private static func text(_ list: MarkList) -> String {
        if list.papers.isEmpty { return "No paper is marked.\n" }
        return list.papers.map { marked in
            let marks = marked.marks.map { "\($0.kind.rawValue) \($0.day)" }.joined(separator: ", ")
            let paper = marked.paper.paper
            return "\(SafeText.line(paper.nameInArchive))  \(SafeText.line(paper.title))\n  \(marks)\n"
        }.joined()
    }
}
