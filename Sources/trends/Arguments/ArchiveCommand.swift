import ArgumentParser

/// `trends archive`.
struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "What the archive holds, and its upkeep.",
        discussion: """
            EXAMPLES
              trends archive info
              trends archive export --output papers.jsonl
              trends archive doctor
              trends archive vacuum
            """,
        subcommands: [
            ArchiveInfoCommand.self, ArchiveExportCommand.self, ArchiveDoctorCommand.self, ArchiveVacuumCommand.self,
        ],
        defaultSubcommand: ArchiveInfoCommand.self)
}
