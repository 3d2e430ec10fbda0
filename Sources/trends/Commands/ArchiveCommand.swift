import ArgumentParser
import PaperArchive
import Papers
import Reporter

/// `trends archive`.
struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "What the archive holds, and its upkeep.",
        discussion: """
            EXAMPLES
              trends archive info
              trends archive export --output papers.jsonl
            """, subcommands: [ArchiveInfoCommand.self, ArchiveExportCommand.self],
        defaultSubcommand: ArchiveInfoCommand.self)
}

/// `trends archive info`.
struct ArchiveInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Papers, sightings, days covered and gaps.",
        discussion: """
            EXAMPLES
              trends archive info
              trends archive info --json --archive papers.sqlite
            """)

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let path = Places().archive(place)
        let archive = try Archive(path: path, opening: .existing, wait: place.wait)
        let info = try archive.info()
        try output.write(format.isJSON ? Self.document(info).document : Self.text(info, path))
    }

    private static func document(_ info: ArchiveInfo) -> JSONValue {
        [
            "schema": "trends.archive/1", "papers": .integer(info.papers), "sightings": .integer(info.sightings),
            "first_listed": JSONValue(info.firstListed?.description), "last_listed": JSONValue(info.lastListed?.description),
            "gaps": .array(
                info.gaps.map { ["first": .string($0.lowerBound.description), "last": .string($0.upperBound.description)] }),
        ]
    }

    private static func text(_ info: ArchiveInfo, _ path: String) -> String {
        var lines = ["\(SafeText.line(path))", "\(info.papers) papers, \(info.sightings) sightings"]
        if let first = info.firstListed, let last = info.lastListed {
            let gaps = info.gaps.count == 1 ? "1 gap" : "\(info.gaps.count) gaps"
            lines.append("listed \(first) to \(last), \(gaps) of weekdays without a listing")
        }
        for gap in info.gaps.prefix(5) {
            lines.append(
                gap.lowerBound == gap.upperBound
                    ? "  no listing on \(gap.lowerBound)" : "  no listing from \(gap.lowerBound) to \(gap.upperBound)")
        }
        if info.gaps.count > 5 { lines.append("  and \(info.gaps.count - 5) more; --json lists them all") }
        return lines.joined(separator: "\n") + "\n"
    }
}
