import ArgumentParser
import Foundation
import PaperDesk
import ReadableText

/// The command `trends` with its subcommands.
struct Trends: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trends",
        abstract: "Topics of research papers, and how they move.",
        discussion: """
            Reads archived paper listings, tells what each paper is about, and reports how topics move from week to \
            week. Everything happens on this \
            machine; no command but those that say so opens the network.

            EXAMPLES
              trends report Data/listings               the weekly summary of some listings
              trends import listings/ && trends report  the same from an archive that grows
              trends classify < abstract.txt            the topics of one abstract
              trends classify --jsonl papers.jsonl      of many, one JSON object a line

            EXIT CODES
              0 done · 1 a check failed · 64 wrong usage · 65 unusable input
              66 no such file · 70 defect · 73, 74 output or reading failed
              75 archive locked · 78 taxonomy or model damaged
            """,
        version: "0.1.0",
        subcommands: [
            ReportCommand.self, EmergingCommand.self, ClassifyCommand.self, ImportCommand.self, UpdateCommand.self,
            FetchCommand.self, RetrainCommand.self, EvaluateCommand.self,
            ClusterCommand.self, MapCommand.self, TopicsCommand.self, LabelCommand.self, SearchCommand.self,
            SimilarCommand.self, WatchCommand.self, MarkCommand.self, ReviewCommand.self,
            ShowCommand.self, OpenCommand.self, CiteCommand.self, LedgerCommand.self, ModelCommand.self,
            ArchiveCommand.self, ConfigCommand.self, ServeCommand.self, MCPCommand.self,
        ])
}

@main
enum Main {
    static func main() {
        StandardStreams.fill()
        prepareSignals()
        EarlyModel.begin()
        do {
            if let words = Suggestions.ofCommand(ProgramArguments.texts) {
                Console.block(words)
                exit(Failure.Code.usage.rawValue)
            }
            var command = try Trends.parseAsRoot(QueryArguments.marked(ProgramArguments.texts))
            if command is Trends { throw NothingAsked() }
            try EnvironmentCheck.check()
            try EnvironmentCheck.checkLimits()
            try OverwriteCheck.check(ProgramArguments.texts, unnamed: try unnamedFiles())
            Keyboard.tell(of: command)
            try command.run()
        } catch {
            end(error)
        }
    }

    private static func prepareSignals() {
        // A parent may have the signal ignored; a reader that goes away should end the program all the same.
        signal(SIGPIPE, SIG_DFL)
        // A limit on the size of files is an error of the write that meets it, which is told.
        signal(SIGXFSZ, SIG_IGN)
        ProcessEnd.cleanUpOnSignals()
        ProcessEnd.tellsOfCutFiles(
            "trends: a file was made shorter while it was read; run the command again\n",
            code: Failure.Code.readOrWriteFailed.rawValue)
    }

    /// The configuration, and the archive and the models where none is named; no archive where there is no home folder.
    private static func unnamedFiles() throws -> [String] {
        let places = Places()
        var files = places.configurationFile.map { [$0] } ?? []
        if let topics = try? places.taxonomySetting(nil) { files.append(topics.value) }
        if let model = try? places.modelPath() { files.append(model) }
        if let shipped = try? places.shippedModel() { files.append(shipped) }
        do throws(DeskError) {
            files.append(try places.archive())
        } catch {
            guard case .noHome = error else { throw error }
        }
        return files
    }

    /// Says why a run ends, and ends it.
    private static func end(_ error: any Error) -> Never {
        if let failure = Failure(error) { failure.exit() }
        if error is NothingAsked {
            Console.block(fitted(Trends.helpMessage()))
            exit(Failure.Code.usage.rawValue)
        }
        let code = Trends.exitCode(for: error)
        // What the parser did not throw, and no room knows, is a defect; the parser's own codes stand.
        if code == .failure {
            Failure(.defect, "unexpected error: \(error); please report it with the command").exit()
        }
        let text = fitted(Trends.fullMessage(for: error))
        // Help, the version and what else was asked for are results; the rest is for the person.
        guard code == .success else {
            if !text.isEmpty { Console.block(Suggestions.completed(text, ProgramArguments.texts)) }
            exit(code.rawValue)
        }
        do { try Output.standard(text + "\n") } catch {
            Failure(error)?.exit()
            exit(Failure.Code.readOrWriteFailed.rawValue)
        }
        exit(0)
    }

    private static func fitted(_ text: String) -> String {
        UsageLines.wrapped(text, to: Console.width(ProcessInfo.processInfo.environment))
    }

    /// The program's name alone.
    private struct NothingAsked: Error {}
}
