import ArgumentParser
import Foundation
import PaperDesk

/// The command `trends` with its subcommands.
struct Trends: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trends",
        abstract: "Topics of research papers, and how they move.",
        discussion: """
            Reads archived paper listings, tells what each paper is about, and reports how topics move from week to \
            week. Everything happens on this
            machine; no command but those that say so opens the network.

            EXAMPLES
              trends report Data/listings                 the weekly summary of some listings
              trends import listings/ && trends report    the same from an archive that grows
              trends classify < abstract.txt              the topics of one abstract
              trends classify --jsonl papers.jsonl        of many, one JSON object a line

            EXIT CODES
              0 done · 1 a check failed · 64 wrong usage · 65 unusable input · 66 no such file · 70 defect · 73, 74 \
              output or reading failed ·
              75 archive locked · 78 taxonomy or model damaged
            """,
        version: "0.1.0",
        subcommands: [
            ReportCommand.self, ClassifyCommand.self, ImportCommand.self, FetchCommand.self, RetrainCommand.self,
            EvaluateCommand.self,
            ClusterCommand.self, TopicsCommand.self, LabelCommand.self, SearchCommand.self, SimilarCommand.self,
            ModelCommand.self,
            ArchiveCommand.self,
        ])
}

@main
enum Main {
    static func main() {
        // A parent may have the signal ignored; a reader that goes away should end the program all the same.
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try Trends.parseAsRoot()
            try OverwriteCheck.check(
                Array(CommandLine.arguments.dropFirst()), archive: try? Places().archive())
            try command.run()
        } catch {
            if let failure = Failure(error) { failure.exit() }
            // What the parser did not throw, and no room knows, is a defect; the parser's own codes stand.
            if Trends.exitCode(for: error) == ExitCode.failure {
                Failure(.defect, "unexpected error: \(error); please report it with the command").exit()
            }
            let code = Trends.exitCode(for: error)
            if code != .success {
                let text = Trends.fullMessage(for: error)
                if !text.isEmpty { Console.block(text) }
                exit(code.rawValue)
            }
            Trends.exit(withError: error)
        }
    }
}
