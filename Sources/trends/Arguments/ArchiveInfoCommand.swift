import ArgumentParser
import PaperArchive
import PaperDesk
import Papers
import Wording

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
        let desk = common.desk
        let (info, path) = try desk.archiveInfo(place.choice)
        let page = output.look(desk.places.environment).page
        try output.write(format.isJSON ? info.json.document : Self.text(info, path, page))
    }

    private static func text(_ info: ArchiveInfo, _ path: String, _ page: TextPage) -> String {
        var lines = ["\(SafeText.line(path))", "\(info.papers) papers, \(info.sightings) sightings"]
        if let first = info.firstListed, let last = info.lastListed {
            let gaps = info.gaps.count == 1 ? "1 gap" : "\(info.gaps.count) gaps"
            lines.append("listed \(first) to \(last), \(gaps) of weekdays without a listing")
        }
        lines = lines.flatMap { page.lines($0) }
        for source in info.coverage {
            let (head, gaps) = text(source)
            lines += page.lines(head) + gaps.flatMap { page.lines($0, indented: 2) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The days of a source, and its longest gaps.
    private static func text(_ source: SourceCoverage) -> (head: String, gaps: [String]) {
        let further = source.further == 0 ? "" : " and \(source.further) more"
        let head =
            "\(SafeText.line(source.source.title)): \(source.found) of \(source.expected) days expected from "
            + "\(source.first) to \(source.last)\(further)"
        let gaps = source.gaps.prefix(5).map { gap in
            gap.days.lowerBound == gap.days.upperBound
                ? "no listing on \(gap.days.lowerBound)"
                : "no listing from \(gap.days.lowerBound) to \(gap.days.upperBound) (\(gap.missing) days expected)"
        }
        let rest = source.gaps.count > 5 ? ["and \(source.gaps.count - 5) shorter gaps; --json lists them all"] : []
        return (head, gaps + rest)
    }
}
