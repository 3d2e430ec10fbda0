import ArgumentParser

/// What corrects the shares of a report.
struct CalibrationOptions: ParsableArguments {
    @Option(
        name: .customLong("labels"),
        help: ArgumentHelp(
            "Labelled papers of the archive that the model did not learn from: its shares are corrected by what "
                + "it gets wrong there. Repeatable.",
            valueName: "file"), completion: .file())
    var labelFiles: [String] = []
}
