import ArgumentParser

/// `trends ledger`.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The mergeable facts of a report, for more papers than one machine reads.",
        discussion: """
            A ledger holds what a report is made of: counts by day and topic, the papers that show a topic best, and texts \
            for the terms that rose. Ledgers of different parts are merged, in any order and in any groups, into the one of \
            all of them, with the same bytes; 'trends report' of it says what it would say of all papers, to the last \
            digit, as long as each work stands in one part. Engines hand out parts by their paths.

            EXAMPLES
              trends ledger part_0000.jsonl.gz part_0001.jsonl.gz --output both.ledger
              find parts -name '*.gz' | trends ledger --paths - --output all.ledger
              find . -name '*.gz' | parallel --xargs trends ledger --output {#}.ledger {}
              trends ledger merge *.ledger --output all.ledger
              trends report all.ledger
              trends ledger part_0000.jsonl.gz | trends report -
            """,
        subcommands: [LedgerPartsCommand.self, LedgerMergeCommand.self],
        defaultSubcommand: LedgerPartsCommand.self)
}
