import Foundation
import Testing

/// Where a report goes, and that nothing in it controls a terminal.
@Suite struct ReportOutputTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let title = #"Reward \u001B[2J\u202Emodels\r\u0007 for \u009B31mboats"#
        let lines = (1...6).map { day in
            """
            {"id":"x\(day)\\u001b[0m","title":"\(title) \(day)","abstract":"Reinforcement learning with rewards \
            \\u001b]0;pwned\\u0007.",\
            "listed":"2025-01-0\(day + 3)"}
            """
        }
        try place.write("hostile.jsonl", lines.joined(separator: "\n"))
    }

    /// The characters of an output that could do something to a terminal.
    private func harmful(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            scalar != "\n" && (scalar.properties.generalCategory == .control || scalar.properties.isBidiControl)
        }
    }

    @Test(
        "hostile titles leave no control characters",
        arguments: ["text", "markdown", "json", "csv", "svg", "html", "email", "atom"])
    func hostileTitlesLeaveNoControlCharacters(format: String) throws {
        let outcome = try place.trends("report", "hostile.jsonl", "--week", "2025-W02", "--format", format)
        outcome.expectSuccess()
        // Lines of CSV and of e-mail end as their standards have it.
        #expect(
            harmful(["csv", "email"].contains(format) ? outcome.output.replacing("\r\n", with: "\n") : outcome.output)
                .isEmpty)
        if !["csv", "svg", "atom"].contains(format) { #expect(outcome.output.contains("models")) }
    }

    @Test("hostile file names leave no control characters") func hostileFileNamesLeaveNoControlCharacters() throws {
        let name = try place.write("evil\u{1B}[2J\u{202E}.jsonl", try place.text("hostile.jsonl") + "\nnot json\n")
        for arguments in [
            ["report", name], ["import", name], ["import", name + "-missing"], ["classify", name + "-missing"],
        ] {
            let outcome = try TrendsCommand(folder: place.folder, arguments: arguments).run()
            #expect(harmful(outcome.output).isEmpty && harmful(outcome.errors).isEmpty, "\(arguments)")
            #expect(!outcome.errors.isEmpty, "\(arguments)")
        }
    }

    @Test("a pipe gets no colour unless it is asked for") func aPipeGetsNoColourUnlessItIsAskedFor() throws {
        let plain = try place.trends("report", fixture("day-page.txt"))
        #expect(!plain.output.contains("\u{1B}"))
        #expect(
            try place.trends("report", fixture("day-page.txt"), "--color", "never").outputBytes == plain.outputBytes)
        #expect(
            try place.trends("report", fixture("day-page.txt"), environment: ["NO_COLOR": "1"]).outputBytes
                == plain.outputBytes)
        let colored = try place.trends(
            "report", fixture("day-page.txt"), "--color", "always", environment: ["NO_COLOR": "1"])
        #expect(colored.output.contains("\u{1B}[1m"), "the flag goes before the variable")
        #expect(colored.output.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.output)
    }

    @Test("output is written whole or to standard output") func outputIsWrittenWholeOrToStandardOutput() throws {
        let printed = try place.trends("report", fixture("day-page.txt"))
        #expect(try place.trends("report", fixture("day-page.txt"), "--output", "-").outputBytes == printed.outputBytes)
        try place.write("week.txt", "what was there before")
        let written = try place.trends("report", fixture("day-page.txt"), "--output", "week.txt")
        written.expectSuccess()
        #expect(written.outputBytes.isEmpty)
        #expect(try place.bytes("week.txt") == printed.outputBytes)
        let names = try FileManager.default.contentsOfDirectory(atPath: place.folder)
        #expect(
            Set(names).subtracting(["tmp", "hostile.jsonl", "week.txt"]).isEmpty, "nothing else is left in the folder")
    }

    @Test("an output that cannot be made is named and an old one stays")
    func anOutputThatCannotBeMadeIsNamedAndAnOldOneStays() throws {
        try place.trends("report", fixture("day-page.txt"), "--output", "no/such/folder/week.txt")
            .expectFailure(73, saying: "no/such/folder/week.txt", "--output")
        try place.trends("report", fixture("day-page.txt"), "--output", "tmp").expectFailure(73, saying: "tmp")
        try place.write("week.txt", "what was there before")
        try place.trends("report", "missing.txt", "--output", "week.txt").expectFailure(66, saying: "missing.txt")
        #expect(try place.text("week.txt") == "what was there before")
    }

    @Test("a full disk is a failure", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsAFailure() throws {
        let outcome = try place.shell("\"$TRENDS\" report '\(fixture("day-page.txt"))' > /dev/full")
        outcome.expectFailure(74, saying: "standard output")
    }

    @Test("the reader of the pipe may go away") func theReaderOfThePipeMayGoAway() throws {
        let script = """
            { sleep 0.2; "$TRENDS" report '\(sampleListings)' --json; echo $? > status; } | true
            cat status
            """
        let outcome = try place.shell(script)
        #expect(outcome.output == "141\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test("the reader of the pipe may go away where its signal is ignored")
    func theReaderOfThePipeMayGoAwayWhereItsSignalIsIgnored() throws {
        let script = """
            trap '' PIPE
            { sleep 0.2; "$TRENDS" report '\(sampleListings)' --json; echo $? > status; } | true
            cat status
            """
        let outcome = try place.shell(script)
        #expect(outcome.output == "141\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test("a report without archive or without papers says what to do")
    func aReportWithoutArchiveOrWithoutPapersSaysWhatToDo() throws {
        try place.trends("report").expectFailure(66, saying: "no archive", "trends import")
        try place.trends("report", "--archive", "none.sqlite").expectFailure(66, saying: "none.sqlite")
        #expect(!place.exists("none.sqlite"))
        try place.trends("report", "--listed", "2025-12-11").expectFailure(64, saying: "--listed")
    }
}
