import Foundation
import TestSupport
import Testing

/// Ledgers as whole commands.
@Suite struct LedgerTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let lines = InventedWeeks.lines().split(separator: "\n")
        for part in 0..<3 {
            let papers = lines.enumerated().filter { $0.offset % 3 == part }.map(\.element)
            try place.write("part\(part).jsonl", papers.joined(separator: "\n") + "\n")
        }
    }

    private static let parts = ["part0.jsonl", "part1.jsonl", "part2.jsonl"]

    private func trends(_ arguments: [String], input: String = "") throws -> Outcome {
        try TrendsCommand(folder: place.folder, arguments: arguments, input: Array(input.utf8)).run()
    }

    @Test("map and merge in any grouping give the same bytes") func grouping() throws {
        let whole = try place.trends("ledger", "part0.jsonl", "part1.jsonl", "part2.jsonl", "--output", "all.ledger")
        whole.expectSuccess()
        #expect(whole.output.hasPrefix("3 parts · ") && whole.output.hasSuffix(" · 0 rejected\n"))
        let listed = try trends(
            ["ledger", "--paths", "-"], input: "part2.jsonl\n\npart0.jsonl\npart1.jsonl\n")
        listed.expectSuccess()
        let bytes = try place.text("all.ledger")
        #expect(listed.output == bytes)
        for part in 0..<3 {
            try place.trends("ledger", "part\(part).jsonl", "--output", "\(part).ledger").expectSuccess()
        }
        let merged = try place.trends("ledger", "merge", "2.ledger", "0.ledger", "1.ledger")
        merged.expectSuccess()
        #expect(merged.output == bytes && merged.errors.hasPrefix("3 parts · "))
    }

    @Test("a report on a ledger has the figures of the listings") func report() throws {
        try trends(["ledger"] + Self.parts + ["--output", "all.ledger"]).expectSuccess()
        let common = ["--by", "week", "--now", InventedWeeks.today]
        for format in ["csv", "svg"] {
            let ledger = try trends(["report", "all.ledger", "--format", format] + common)
            ledger.expectSuccess()
            #expect(ledger.output == (try trends(["report"] + Self.parts + ["--format", format] + common)).output)
        }
        let text = try trends(["report", "all.ledger"] + common)
        text.expectSuccess()
        #expect(text.output.contains("made from a ledger") && !text.output.contains("Worth opening"))
    }

    @Test("with labels its report is corrected as that of the listings is, and says so") func labels() throws {
        let labels = (0..<InventedWeeks.weeks * InventedWeeks.papersAWeek).map { place in
            let (week, number) = place.quotientAndRemainder(dividingBy: InventedWeeks.papersAWeek)
            let topics = [#""efficiency""#, #""robotics","multimodal""#, ""][number % 3]
            return #"{"id":"\#(InventedWeeks.id(week: week, number: number))","topics":[\#(topics)]}"#
        }
        try place.write("labels.jsonl", labels.joined(separator: "\n") + "\n")
        let corrected = ["--labels", "labels.jsonl"]
        try trends(["ledger"] + Self.parts + corrected + ["--output", "all.ledger"]).expectSuccess()
        let common = ["--by", "week", "--now", InventedWeeks.today]
        for format in ["csv", "svg"] {
            let ledger = try trends(["report", "all.ledger", "--format", format] + common)
            let plain = try trends(["report"] + Self.parts + ["--format", format] + common)
            let whole = try trends(["report"] + Self.parts + corrected + ["--format", format] + common)
            whole.expectSuccess()
            #expect(ledger.output == whole.output && ledger.output != plain.output)
        }
        let text = try trends(["report", "all.ledger"] + common)
        #expect(text.output.contains("360 labelled"))
    }

    @Test("what a ledger does not hold is refused as wrong usage") func usage() throws {
        try place.trends("ledger", "part0.jsonl", "--output", "a.ledger").expectSuccess()
        try place.trends("report", "a.ledger", "--all-papers").expectFailure(
            64, saying: "a.ledger is a ledger, which does not hold all papers of a period (--all-papers)")
        try place.trends("report", "a.ledger", "--query", "nets").expectFailure(64, saying: "(--query)")
        try place.trends("report", "a.ledger", "part1.jsonl").expectFailure(64, saying: "'trends ledger merge'")
        try place.trends("ledger").expectFailure(64, saying: "name at least one part")
        try trends(["ledger", "-", "--paths", "-"], input: "").expectFailure(64, saying: "not two of these")
        try trends(["ledger", "-", "--labels", "-"], input: "").expectFailure(64, saying: "not two of these")
        try place.trends("report", "a.ledger", "--labels", "x.jsonl").expectFailure(
            64, saying: "the probabilities of labelled papers (--labels); 'trends ledger --labels' counts them")
    }

    @Test("what cannot be counted together is refused with 65, and no file is left") func refused() throws {
        try place.trends("ledger", "part0.jsonl", "--output", "a.ledger").expectSuccess()
        try place.trends("ledger", "merge", "a.ledger", "a.ledger", "--output", "b.ledger").expectFailure(
            65, saying: "a.ledger: counts 'part0.jsonl', which it counts already")
        #expect(!place.exists("b.ledger"))
        let lines = try place.text("a.ledger").split(separator: "\n")
        try place.write("cut.ledger", lines.dropLast().joined(separator: "\n"))
        try place.trends("ledger", "merge", "cut.ledger").expectFailure(
            65, saying: "cut.ledger: the ledger ends in the middle, after \(lines.count - 2) rows")
        try place.trends("report", "cut.ledger").expectFailure(65, saying: "ends in the middle")
        try place.write("bad.ledger", lines[0] + "\n{\"row\":\"day\"}\n")
        try place.trends("report", "bad.ledger").expectFailure(65, saying: "bad.ledger:2: field 'date'")
        try place.trends("ledger", "merge", "part0.jsonl").expectFailure(65, saying: "part0.jsonl: is no ledger")
        try place.trends("ledger", "merge", "none.ledger").expectFailure(66, saying: "none.ledger: no such file")
    }

    @Test("a ledger is no listing, though some of its lines have titles") func noListing() throws {
        try place.trends("ledger", "part0.jsonl", "--output", "a.ledger").expectSuccess()
        for arguments in [["import", "a.ledger"], ["ledger", "a.ledger"]] {
            try trends(arguments).expectFailure(65, saying: "is a ledger, which holds counts", "trends ledger merge")
        }
    }

    @Test("a ledger may come by standard input, and listings as before") func standardInput() throws {
        try trends(["ledger"] + Self.parts + ["--output", "all.ledger"]).expectSuccess()
        let (ledger, common) = (
            try place.text("all.ledger"), ["--by", "week", "--now", InventedWeeks.today, "--format", "csv"]
        )
        let named = try trends(["report", "all.ledger"] + common)
        let read = try trends(["report", "-"] + common, input: ledger)
        read.expectSuccess()
        #expect(read.output == named.output && !read.output.isEmpty)
        let merged = try trends(["ledger", "merge", "-"], input: ledger)
        merged.expectSuccess()
        #expect(merged.output == ledger)
        let part = try place.text("part0.jsonl")
        let listed = try trends(["report", "-"] + common, input: part)
        listed.expectSuccess()
        #expect(listed.output == (try trends(["report", "part0.jsonl"] + common)).output)
        try trends(["report", "-"] + common, input: "").expectFailure(65, saying: "standard input")
        try trends(["report", "-"] + common, input: "{}").expectFailure(65, saying: "standard input")
    }

    @Test("papers that stand in two parts are told by merge, and by a report") func twice() throws {
        let lines = try place.text("part0.jsonl").split(separator: "\n")
        try place.write(
            "more.jsonl", (lines.prefix(3) + ["{\"id\":\"2512.1\",\"title\":\"One more\"}"]).joined(separator: "\n"))
        for part in ["part0", "more", "part1"] {
            try place.trends("ledger", "\(part).jsonl", "--output", "\(part).ledger").expectSuccess()
        }
        let merged = try place.trends(
            "ledger", "merge", "part0.ledger", "more.ledger", "part1.ledger", "--output", "all.ledger")
        merged.expectSuccess()
        #expect(merged.errors.contains("more.jsonl and part0.jsonl: 3 papers stand in both and are counted twice"))
        let mapped = try place.trends("ledger", "part0.jsonl", "more.jsonl")
        #expect(mapped.errors.contains("3 papers stand in both"))
        let report = try trends(["report", "all.ledger", "--now", InventedWeeks.today])
        report.expectSuccess()
        #expect(report.output.contains("3 papers stand in both"))
        let apart = try place.trends("ledger", "merge", "part0.ledger", "part1.ledger")
        #expect(!apart.errors.contains("stand in both"))
    }

    @Test("a part of which nothing can be read ends a job, or with --keep-going is counted") func keepGoing() throws {
        try place.write("bad.jsonl", "{\"id\":\"x\"}\n")
        try place.trends("ledger", "bad.jsonl", "part0.jsonl").expectFailure(65, saying: "bad.jsonl")
        let outcome = try place.trends("ledger", "bad.jsonl", "part0.jsonl", "--keep-going", "--output", "a.ledger")
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("2 parts · ") && outcome.output.hasSuffix(" · 1 rejected\n"))
        #expect(outcome.errors.contains("bad.jsonl"))
    }

    @Test("a part without a byte has no record that could be lost") func emptyPart() throws {
        try trends(["ledger", "-"]).expectFailure(65, saying: "standard input: is empty")
        let outcome = try trends(["ledger", "-", "--keep-going", "--output", "a.ledger"])
        outcome.expectSuccess()
        #expect(outcome.output == "1 part · 0 read · 0 papers · 0 rejected\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test("what is written is read again, though a small record makes a line of many megabytes") func longLine() throws
    {
        let word = String(repeating: #"\u0001"#, count: 800)
        let places = (0..<3_800).map(String.init).joined(separator: ",")
        try place.write(
            "long.jsonl",
            #"{"id":"https://openalex.org/W1","title":"Long","publication_date":"2025-12-08","abstract_inverted_index":{"#
                + #""\#(word)x":[\#(places)]}}"# + "\n")
        try place.trends("ledger", "long.jsonl", "--output", "a.ledger").expectSuccess()
        #expect(try place.text("a.ledger").utf8.count > 16 << 20)
        try place.trends("ledger", "merge", "a.ledger", "--output", "b.ledger").expectSuccess()
        try place.trends("report", "b.ledger", "--now", "2025-12-15", "--by", "week").expectSuccess()
    }

    @Test("a line that is no path is not passed over") func longPath() throws {
        let line = String(repeating: "a", count: 17 << 20)
        try trends(["ledger", "--paths", "-"], input: "part0.jsonl\n\(line)\n")
            .expectFailure(65, saying: "standard input:2: is too long")
    }
}
