import ArgumentParser
import PaperDesk
import ReadableText
import Reporter
import Wording

/// `trends config`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "What is settled for all commands, and where.",
        discussion: """
            Settings that stay go into trends/config.yaml in $XDG_CONFIG_HOME, else in ~/.config. Every key may be left \
            out; paths begin at the folder of the file:

              sources:                   # whom trends update asks
                - daily-papers
                - arxiv: [cs.CL, cs.LG]
              topics: my-topics.yaml     # the taxonomy
              archive: ~/papers.sqlite
              model: my.model
              mail:                      # of report --format email
                from: reports@example.org
                to: [me@example.org]

            Options of a command come first, then the environment (TRENDS_ARCHIVE, TRENDS_MODEL, EMAIL), then this \
            file, then what is usual.

            EXAMPLES
              trends config show
              trends config show --origin     and where each setting comes from
            """,
        subcommands: [ConfigShowCommand.self], defaultSubcommand: ConfigShowCommand.self)
}

/// `trends config show`.
struct ConfigShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The settings that commands work with here.",
        discussion: """
            EXAMPLES
              trends config show
              trends config show --origin --archive papers.sqlite
              trends config show --json
            """)

    @Flag(name: .long, help: "Also tell where each setting comes from.")
    var origin = false

    @Option(name: .long, help: .taxonomy)
    var topics: String?

    @Option(name: .long, help: ArgumentHelp("As for update.", valueName: "service"))
    var source: [SourceArgument] = []

    @Option(name: .long, help: ArgumentHelp("As for report.", valueName: "address"))
    var mailFrom: MailAddress?

    @Option(name: .long, help: ArgumentHelp("As for report.", valueName: "address"))
    var mailTo: [MailAddress] = []

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: RunOptions

    func run() throws {
        let places = common.desk.places
        // Whatever is wrong with the file is said before anything is shown.
        let isThere = try places.configuration() != nil
        let rows = try settings(places)
        if format.isJSON {
            return try output.write(
                SettingWords.document(rows, file: places.configurationFile, isThere: isThere).document)
        }
        try output.write(SettingWords.table(rows, withOrigin: origin))
        if !isThere, let file = places.configurationFile {
            common.note("there is no configuration file; it would be \(SafeText.line(file))")
        }
    }

    private func settings(_ places: Places) throws -> [SettingWords.Row] {
        let personal = PersonalSettings(places: places)
        let sources = try personal.sources(source)
        let (from, to) = (try personal.mailFrom(mailFrom), try personal.mailTo(mailTo))
        return [
            .init("sources", sources.value.map(SettingWords.source), sources.origin),
            .init("topics", try places.taxonomySetting(topics)),
            .init("archive", try places.archiveSetting(place.archive)),
            .init("model", try places.modelSetting(modelOptions.model)),
            .init("mail.from", [SettingWords.address(from.value)], from.origin),
            .init("mail.to", (to.value.isEmpty ? [from.value] : to.value).map(SettingWords.address), to.origin),
        ]
    }
}
