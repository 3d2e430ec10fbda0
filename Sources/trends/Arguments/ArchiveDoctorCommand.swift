import ArgumentParser
import PaperArchive
import PaperDesk
import Wording

/// `trends archive doctor`.
struct ArchiveDoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check the archive, and mend what can be mended.",
        discussion: """
            Checks every page, index, reference and value, the search index, what models said, the checksums of all \
            that is stored, and that the schema is the program's own; says what was found and what became of it. A \
            paper whose fields are not those that were written is named and left as it is: nothing tells what was \
            written. Of a damaged file --recover saves the rest into another one; listings bring the others again. \
            Exit code 1 where something is left that could not be mended, or a value was given up.

            EXAMPLES
              trends archive doctor
              trends archive doctor --dry-run --json
              trends archive doctor --recover saved.sqlite
            """)

    @Flag(name: .long, help: "Say what is wrong, and change nothing.")
    var dryRun = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Save what can be read into a new archive; the damaged one stays as it is.", valueName: "file"),
        completion: .file())
    var recover: String?

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        if dryRun, recover != nil {
            throw ValidationError("--dry-run changes nothing, and --recover writes an archive; leave one out")
        }
    }

    func run() throws {
        let desk = common.desk
        if let recover {
            let saved = try desk.recover(place.choice, into: recover)
            return try output.write(format.isJSON ? JSONText(saved).document : Self.text(saved, recover))
        }
        let (findings, path) = try desk.examine(place.choice, isDryRun: dryRun)
        try output.write(format.isJSON ? JSONText(findings).document : Self.text(findings, path))
        let left = findings.count { !$0.isMended || $0.hasLoss }
        if left > 0 {
            let outcome =
                dryRun
                ? "would need mending"
                : findings.contains(where: \.hasLoss) ? "could not be mended without a loss" : "could not be mended"
            throw Failure(.checkFailed, "\(left) of \(findings.count) findings \(outcome)")
        }
    }

    private static func text(_ findings: [DoctorFinding], _ path: String) -> String {
        if findings.isEmpty { return "\(SafeText.line(path)): sound\n" }
        return findings.map { "\(SafeText.line($0.description))\n" }.joined()
    }

    private static func text(_ saved: RecoveryResult, _ path: String) -> String {
        let bare = saved.bare == 0 ? "" : " · \(saved.bare) without their sightings and labels"
        return "\(SafeText.line(path)): \(saved.whole + saved.bare) papers saved\(bare) · \(saved.lost) lost\n"
    }
}
