import Foundation
import Testing

/// The formats of a report as the program gives them, and the options that say what is in it.
@Suite struct ReportFormatTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private func report(_ options: String..., environment: [String: String] = [:]) throws -> Outcome {
        try withExtendedLifetime(place) {
            try TrendsCommand(
                folder: place.folder, arguments: ["report", sampleListings, "--now", "2025-12-16"] + options,
                environment: environment
            ).run()
        }
    }

    @Test(
        "each format is whole",
        arguments: [
            ("html", "<!DOCTYPE html>\n<html lang=\"en\"", "</html>\n"),
            ("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"", "</svg>\n"),
            ("atom", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed", "</feed>\n"),
            ("email", "Date: Tue, 16 Dec 2025 00:00:00 +0000\r\n", "--\r\n"),
        ])
    func eachFormatIsWhole(format: String, beginning: String, end: String) throws {
        let outcome = try report("--format", format)
        outcome.expectSuccess()
        #expect(outcome.errors.isEmpty)
        #expect(
            outcome.output.utf8.starts(with: beginning.utf8)
                && outcome.output.utf8.reversed().starts(with: end.utf8.reversed()))
        #expect(try report("--format", format).outputBytes == outcome.outputBytes, "two runs give the same bytes")
        #expect(try report("--format", format, "--threads", "1").outputBytes == outcome.outputBytes)
    }

    @Test("the page needs nothing else") func thePageNeedsNothingElse() throws {
        let page = try report("--format", "html").output
        #expect(page.contains("Content-Security-Policy") && !page.contains("<script") && !page.contains("url("))
        #expect(page.utf8.count < 500_000)
    }

    @Test("topics limit what is shown and not what is tested") func topicsLimitWhatIsShownAndNotWhatIsTested() throws {
        let document: ReportDocument = try report("--topics", "video, agents", "--json").document()
        #expect(Set(document.topics.map(\.topic)) == ["video", "agents"])
        let all: ReportDocument = try report("--json").document()
        #expect(document.topics.allSatisfy { topic in all.topics.contains(topic) })
        try report("--topics", "video,nonsense").expectFailure(64, saying: "nonsense", "--topics", "agents")
    }

    @Test("a change can be measured against a named period") func aChangeCanBeMeasuredAgainstANamedPeriod() throws {
        let compared: ReportDocument = try report("--compare", "2025-W45", "--json").document()
        let then: ReportDocument = try report("--week", "2025-W45", "--json").document()
        for topic in compared.topics {
            let before = try #require(then.topics.first { $0.topic == topic.topic }?.share)
            #expect(abs(try #require(topic.baseline) - before) < 1e-12)
        }
        #expect(try report("--compare", "2025-W45").output.contains("against 2025-W45"))
        try report("--compare", "2025-W50").expectFailure(64, saying: "2025-W50", "itself")
        try report("--compare", "2025-11").expectFailure(64, saying: "2025-11", "2025-W50")
        try report("--compare", "last week").expectFailure(64, saying: "--compare")
    }

    @Test("the table of periods and all papers are there when asked for")
    func theTableOfPeriodsAndAllPapersAreThereWhenAskedFor() throws {
        let plain = try report().output
        #expect(!plain.contains("\nPeriods\n") && plain.contains("\nWorth opening\n"))
        let full = try report("--period-table", "--all-papers")
        #expect(full.output.contains("\nPeriods\n") && full.output.contains("\nAll papers\n"))
        #expect(
            full.lines.contains { $0.hasPrefix("2025-W39") }
                && full.lines.count > plain.split(separator: "\n").count + 12)
    }

    @Test("the history is as long as it is asked to be") func theHistoryIsAsLongAsItIsAskedToBe() throws {
        let document: ReportDocument = try report("--periods", "3", "--json").document()
        #expect(document.topics.allSatisfy { $0.history.map(\.period) == ["2025-W48", "2025-W49", "2025-W50"] })
        try report("--periods", "0").expectFailure(64, saying: "--periods")
    }

    @Test("what is sent or put on a server names no folder of this machine")
    func noFolders() throws {
        let page = try fixtureText("day-page.txt")
        try place.write("secret folder/inner: one/papers.txt", page)
        try place.write("secret: other/broken.json", "{\"papers\": [")
        let folder = place.path("secret folder")
        for format in ["html", "email", "markdown", "atom", "svg", "csv", "text", "json"] {
            let outcome = try place.trends(
                "report", folder, place.path("secret: other/broken.json"), "--week", "2025-W50", "--format", format,
                "--listed", "2025-12-11")
            outcome.expectSuccess()
            // Backslashes are those of Markdown and JSON; a soft break of a mail may stand anywhere.
            let text = outcome.output.replacing("=\r\n", with: "").replacing("=\n", with: "").replacing("\\", with: "")
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let isOwn = ["text", "json"].contains(format)
            #expect(text.contains("/secret folder") == isOwn && text.contains("secret: other") == isOwn, "\(format)")
            #expect(!text.contains(place.folder.dropFirst()) || isOwn, "\(format)")
            if ["html", "email", "markdown"].contains(format) {
                #expect(text.contains("broken.json: ") && text.contains("topics.model"), "\(format)")
            }
        }
    }

    @Test("a message is addressed") func aMessageIsAddressed() throws {
        let message = try report(
            "--format", "email", "--mail-from", "Ada <ada@example.org>", "--mail-to", "b@example.org", "--mail-to",
            "c@example.org")
        #expect(
            message.output.contains("From: \"Ada\" <ada@example.org>\r\n")
                && message.output.contains("To: b@example.org, c@example.org\r\n"))
        let named = try report("--format", "email", environment: ["EMAIL": "d@example.org"])
        #expect(named.output.contains("From: d@example.org\r\n") && named.output.contains("To: d@example.org\r\n"))
        try report("--format", "email", "--mail-to", "b@example.org\r\nBcc: e@example.org").expectFailure(
            64, saying: "--mail-to")
        #expect(
            message.output.split(separator: "\r\n", omittingEmptySubsequences: false).allSatisfy { $0.utf8.count <= 76 }
        )
    }

    @Test("each topic has a feed in a folder") func eachTopicHasAFeedInAFolder() throws {
        let outcome = try report("--feed", "out/feeds", "--mail-from", "ada@example.org")
        outcome.expectSuccess()
        #expect(outcome.errors.contains("24 feeds in out/feeds") && outcome.output.hasPrefix("Week 2025-W50"))
        let folder = place.path("out/feeds")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files.count == 24 && files.contains("efficiency.atom") && files.contains("trends.atom"))
        let before = try files.map { try place.bytes("out/feeds/" + $0) }
        try report("--feed", "out/feeds", "--mail-from", "ada@example.org", "--quiet").expectSuccess()
        #expect(try files.map { try place.bytes("out/feeds/" + $0) } == before)
        #expect(
            try place.text("out/feeds/efficiency.atom").contains(
                "<id>tag:ada@example.org,2025:trends/topic/efficiency/2025-W50</id>"))
        try place.write("file", "")
        try report("--feed", "file").expectFailure(73, saying: "--feed")
    }

    @Test("a feed has the reports of the year before, and goes on in its file") func aFeedGoesOn() throws {
        let url = "https://example.org/t/new.atom"
        func feed(_ week: String, from sender: String = "ada@example.org") throws -> String {
            try report(
                "--week", week, "--format", "atom", "--feed-url", url, "--output", "new.atom", "--mail-from", sender
            ).expectSuccess()
            return try place.text("new.atom")
        }
        let first = try feed("2025-W49")
        #expect(first.contains("<link rel=\"self\" type=\"application/atom+xml\" href=\"\(url)\"/>"))
        let weeks = { (feed: String) in feed.matches(of: /<id>[^<]*report\/2025-(W\d\d)</).map { String($0.1) } }
        let before = weeks(first)
        #expect(before.first == "W49" && before.count > 5 && before == before.sorted().reversed())
        let entries = first.components(separatedBy: "<entry ").dropFirst()
        #expect(entries.allSatisfy { $0.contains("<ol class=\"reading\">") && $0.contains("rel=\"alternate\"") })
        let next = try feed("2025-W50", from: "other@example.org")
        #expect(weeks(next) == ["W50"] + before)
        #expect(entries.allSatisfy { next.contains($0.replacing("\n</feed>\n", with: "")) })
        #expect(try feed("2025-W50") == next)
        try report("--feed-url", "https://example.org/").expectFailure(64, saying: "--feed-url", "--format atom")
        try report("--feed", "out", "--feed-url", "example.org").expectFailure(64, saying: "--feed-url")
    }

    @Test("the text fits its columns", arguments: ["30", "45", "60", "72", "200"])
    func theTextFitsItsColumns(columns: String) throws {
        let outcome = try report(environment: ["COLUMNS": columns])
        outcome.expectSuccess()
        let width = try #require(Int(columns))
        // Nothing of the sample listings takes two columns.
        #expect(outcome.lines.allSatisfy { $0.unicodeScalars.count <= width })
    }

    @Test("the order in which papers were imported changes no byte of any format") func anyOrderOfImport() throws {
        try place.trends("import", sampleListings, "--now", "2025-12-16").expectSuccess()
        try place.trends("archive", "export", "--output", "all.jsonl").expectSuccess()
        let all = try place.text("all.jsonl").split(separator: "\n").map(String.init)
        // The first line says that this is an export.
        let (head, lines) = (all.prefix(1), Array(all.dropFirst()))
        let scattered = lines.indices.sorted { ($0 * 7_919 % 997, $0) < ($1 * 7_919 % 997, $1) }.map { lines[$0] }
        #expect(lines.count > 200)
        var first: [String: [UInt8]] = [:]
        for order in [lines, lines.reversed(), scattered] {
            let other = try Workplace()
            try other.write("papers.jsonl", (head + order).joined(separator: "\n") + "\n")
            try other.trends("import", "papers.jsonl", "--archive", "a.sqlite", "--now", "2025-12-16").expectSuccess()
            for format in ["text", "markdown", "html", "json", "csv", "svg", "email", "atom"] {
                let outcome = try other.trends(
                    "report", "--archive", "a.sqlite", "--now", "2025-12-16", "--all-papers", "--format", format)
                outcome.expectSuccess()
                #expect(outcome.outputBytes == first[format, default: outcome.outputBytes], "\(format)")
                first[format] = outcome.outputBytes
            }
        }
    }
}
