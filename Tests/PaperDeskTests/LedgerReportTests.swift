import Foundation
import Papers
import TestSupport
import Testing
import Timelines

@testable import Ledger
@testable import PaperDesk
@testable import Reporter

@Suite("Reports on ledgers say what reports on the papers say") struct LedgerReportTests {
    private let folder: TemporaryFolder
    private let desk: Desk
    private let model: String

    /// Two parts of papers of fourteen months; lately those on agents speak of steps.
    init() throws {
        folder = try TemporaryFolder()
        desk = Desk(
            places: Places(environment: ["XDG_DATA_HOME": folder.file("data")]),
            today: try #require(CalendarDay(iso: "2026-01-31")))
        model =
            URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Models/topics.model").path
        let first = try #require(CalendarDay(iso: "2024-11-04"))
        var parts = ["", ""]
        for number in 0..<1_800 {
            let day = first.adding(days: number / 4)
            let subject = Self.subjects[number % Self.subjects.count]
            let isNew = number > 1_762 ? number % 3 == 1 : number % 60 == 1
            let endings =
                isNew
                ? ["The agent harness of \(number % 9) steps is open.", "An agent harness makes this simple."]
                : ["Results are given in full.", "We ask what \(number % 9) tests say."]
            let ending = endings[number % 2]
            let title =
                number == 1_771
                ? #"\u202eAgents\u001b[2J <script>alert(1)</script> | =cmd"# : "On \(subject) \(number)"
            let votes = number % 7 == 0 ? #","upvotes":\#(number % 50)"# : ""
            parts[number % 2] +=
                #"{"id":"2501.\#(10_000 + number)","title":"\#(title)","#
                + #""abstract":"We study \#(subject) of large language models, number \#(number % 7). \#(ending)","#
                + #""published":"\#(day.adding(days: -3))","listed":"\#(day)"\#(votes)}"# + "\n"
        }
        parts[1] += #"{"id":"2501.5","title":"A month is all that is known","published":"2025-12"}"# + "\n"
        parts[1] += #"{"id":"2501.6","title":"No date at all of large language models"}"# + "\n"
        parts[0] += #"{"id":"2501.7","published":"2025-12"}"# + "\n"
        for (number, part) in parts.enumerated() { try folder.write("\(number).jsonl", part) }
    }

    private static let subjects = [
        "video diffusion models of long motion", "agents that use tools on the web",
        "caches of language models that serve long texts",
    ]

    private var listings: [String] { [folder.file("0.jsonl"), folder.file("1.jsonl")] }

    /// The bytes of the ledger of some parts.
    private func ledger(_ parts: [String], from: CalendarDay? = nil, labels: [String] = []) throws -> [UInt8] {
        let sink = Sink()
        let request = LedgerRequest(parts: parts, model: model, textsFrom: from, labelFiles: labels)
        _ = try desk.ledger(request) { sink.bytes += $0 }
        return sink.bytes
    }

    private final class Sink { var bytes: [UInt8] = [] }

    /// What a ledger does not hold taken away from a report.
    private func reduced(_ report: Report, as other: Report) -> Report {
        var report = report
        report.readingCandidates = []
        for place in report.topics.indices { report.topics[place].further = [] }
        (report.themes, report.themeWeek, report.basis) = ([], nil, other.basis)
        report.earlier = zip(report.earlier, other.earlier).map { reduced($0, as: $1) }
        return report
    }

    private func expectEqual(_ request: ReportRequest, from: CalendarDay? = nil, hasTerms: Bool? = nil) throws {
        var request = request
        request.model = model
        request.tellsEarlier = true
        request.listings = listings
        let whole = try desk.report(request).report
        let facts = try ledger(listings, from: from, labels: request.labelFiles)
        request.listings = [try folder.write("all.ledger", facts)]
        request.labelFiles = []
        let told = try desk.report(request).report
        let expected = reduced(whole, as: told)
        #expect(told.basis.notes.contains(LedgerReport.leftOut))
        #expect(told.basis.sources == listings && told.basis.fingerprint == whole.basis.fingerprint)
        #expect(told.basis.trained == whole.basis.trained && told.basis.trainedOn == whole.basis.trainedOn)
        #expect(told.earlier.count == whole.earlier.count)
        if let hasTerms { #expect(told.topics.contains { !$0.movement.terms.isEmpty } == hasTerms) }
        #expect(told == expected)
        for format in RenderFormat.allCases {
            #expect(format.renderer().render(told) == format.renderer().render(expected), "\(format)")
        }
    }

    @Test("by weeks, in every format") func weeks() throws {
        try expectEqual(ReportRequest(granularity: .week), hasTerms: true)
    }

    @Test("by months, which hold papers of which the month alone is known") func months() throws {
        try expectEqual(ReportRequest(granularity: .month, dateKind: .published))
    }

    @Test("of a window, and against a period that is named") func windows() throws {
        let from = try #require(CalendarDay(iso: "2025-10-03"))
        let window = Period(from: from, to: from.adding(days: 90))
        try expectEqual(ReportRequest(selection: .window(window, by: .week)), from: from.adding(days: -40))
        let week = try #require(Period(label: "2026-W03"))
        let other = try #require(Period(label: "2025-W50"))
        try expectEqual(ReportRequest(selection: .period(week), comparison: other))
    }

    /// Labels of all papers, by which the model errs in a month more than in another.
    private func labels(papers: Int = 1_800) throws -> String {
        let lines = (0..<papers).map { number in
            let isWrong = (number / 120) % 3 == 0 ? number % 4 == 0 : number % 9 == 0
            let topics = [["video"], ["agents"], ["efficiency", "language-models"]][(number + (isWrong ? 1 : 0)) % 3]
            return #"{"id":"2501.\#(10_000 + number)","topics":\#(topics),"maybe":["multimodal"]}"#
        }
        return try folder.write("labels.jsonl", lines.joined(separator: "\n") + "\n")
    }

    @Test("corrected by labelled papers, as an archive with the labels is") func corrected() throws {
        let request = ReportRequest(granularity: .month, labelFiles: [try labels()])
        try expectEqual(request)
        try expectEqual(ReportRequest(granularity: .month, dateKind: .published, labelFiles: request.labelFiles))
        // The labels say something.
        let path = try folder.write("labelled.ledger", try ledger(listings, labels: request.labelFiles))
        let told = try desk.report(ReportRequest(listings: [path], granularity: .month)).report
        let plain = try folder.write("plain.ledger", try ledger(listings))
        let other = try desk.report(ReportRequest(listings: [plain], granularity: .month)).report
        #expect(told.topics != other.topics)
        #expect(told.basis.notes.contains { $0.contains("counts 1800 labelled papers: shares are corrected") })
        // Merged from parts it is the same.
        let parts = try listings.enumerated().map {
            try folder.write("l\($0).ledger", try ledger([$1], labels: request.labelFiles))
        }
        let sink = Sink()
        _ = try desk.mergeLedgers(parts.reversed()) { sink.bytes += $0 }
        #expect(try sink.bytes == ledger(listings, labels: request.labelFiles))
    }

    @Test("labels of too few months correct nothing, and that is said") func fewLabels() throws {
        let labels = try labels(papers: 100)
        let path = try folder.write("few.ledger", try ledger(listings, labels: [labels]))
        let told = try desk.report(ReportRequest(listings: [path], granularity: .month)).report
        let plain = try folder.write("plain.ledger", try ledger(listings))
        let other = try desk.report(ReportRequest(listings: [plain], granularity: .month)).report
        #expect(told.topics == other.topics)
        #expect(told.basis.notes.contains { $0.contains("100 labelled papers, and is not corrected by") })
    }

    @Test("terms are left out, and that is said, where the texts do not reach back") func termsLeftOut() throws {
        let from = try #require(CalendarDay(iso: "2026-01-25"))
        let path = try folder.write("late.ledger", try ledger(listings, from: from))
        let report = try desk.report(ReportRequest(listings: [path], granularity: .week)).report
        #expect(report.topics.allSatisfy { $0.movement.terms.isEmpty })
        #expect(report.basis.notes.contains { $0.contains("texts of all days from 2026-01-25 on") })
    }

    @Test("a ledger of parts is that which merging theirs gives, in any order") func merging() throws {
        let parts = try listings.map { try ledger([$0]) }
        let files = try parts.enumerated().map { try folder.write("\($0).ledger", $1) }
        let whole = try ledger(listings)
        #expect(try ledger(listings.reversed()) == whole)
        for files in [files, files.reversed()] {
            let sink = Sink()
            let summary = try desk.mergeLedgers(files) { sink.bytes += $0 }
            #expect(sink.bytes == whole)
            #expect((summary.parts, summary.papers, summary.read, summary.rejected) == (2, 1_802, 1_803, 1))
        }
    }

    @Test("more ledgers than may be open at once merge too") func manyLedgers() throws {
        var facts: [LedgerFacts] = []
        for number in 0..<LedgerMerge.widest + 5 {
            let model = LedgerModel(fingerprint: "f", topics: [])
            var part = LedgerFacts(model: model, part: LedgerPart(name: "\(number)"))
            let paper = Paper(id: "\(number)", title: "T", listed: PaperDate(desk.today, .stated))
            part.count(
                ClassifiedPaper(paper: paper, classification: Classification(topics: [], primary: nil)),
                named: "\(number)")
            facts.append(part)
        }
        var sum = facts[0]
        let files = try facts.enumerated().map { number, part in
            if number > 0 { try sum.add(part, of: "part") }
            let sink = Sink()
            try part.write { sink.bytes += $0 }
            return try folder.write("many/\(number)", sink.bytes)
        }
        let (sink, whole) = (Sink(), Sink())
        try sum.write { whole.bytes += $0 }
        _ = try desk.mergeLedgers(files.reversed()) { sink.bytes += $0 }
        #expect(sink.bytes == whole.bytes)
    }

    @Test("what no ledger holds cannot be asked for") func refused() throws {
        let path = try folder.write("all.ledger", try ledger([listings[0]]))
        var request = ReportRequest(listings: [path], model: model)
        func lack(_ change: (inout ReportRequest) throws -> Void) throws -> LedgerLack? {
            var changed = request
            try change(&changed)
            do { _ = try desk.report(changed) } catch DeskError.notOfLedger(path, let lack) { return lack }
            return nil
        }
        #expect(try lack { _ in } == nil)
        #expect(try lack { $0.listsAllPapers = true } == .allPapers)
        #expect(try lack { $0.labelFiles = ["labels.jsonl"] } == .labels)
        #expect(try lack { $0.listings.append(listings[1]) } == .otherListings)
        request.listings = [listings[0], path]
        #expect(try lack { _ in } == .otherListings)
    }

    @Test("a part of which nothing can be read ends the work, or is counted as one record") func unreadable() throws {
        let bad = try folder.write("bad.jsonl", #"{"id":"x"}"# + "\n")
        #expect(throws: (any Error).self) { try ledger([bad]) }
        let sink = Sink()
        let summary = try desk.ledger(
            LedgerRequest(parts: [bad, listings[0]], model: model, keepsGoing: true)
        ) { sink.bytes += $0 }
        #expect((summary.parts, summary.papers, summary.rejected) == (2, 900, 2))
    }
}
