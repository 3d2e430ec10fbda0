import Foundation
import Testing

/// Labelling what teaches most, as JSON and at a terminal.
@Suite struct ReviewTests {
    private let place: Workplace
    private let corpus = TinyCorpus()
    private static let learned = 30

    init() throws {
        place = try Workplace()
        try place.write("data/trends/topics.yaml", TinyCorpus.taxonomy)
        try place.write("listing.jsonl", corpus.listing)
        let tagged = corpus.tagged.split(separator: "\n").prefix(Self.learned)
        try place.write("tagged.jsonl", tagged.joined(separator: "\n"))
        try place.trends(
            "retrain", "--labels-only", "--labels", "tagged.jsonl", "--output", "tiny.model"
        ).expectSuccess()
        try place.trends("import", "listing.jsonl").expectSuccess()
    }

    private struct Review: Decodable {
        struct Term: Decodable { let term: String, weight: Double }
        struct Topic: Decodable { let topic: String, name: String, probability: Double, assigned: Bool, terms: [Term] }
        struct Reason: Decodable {
            let worth: Double, uncertainty: Double, topicsExpected: Double, topicsGiven: Int
        }
        struct Paper: Decodable { let id: String, title: String, abstract: String, topics: [Topic], reason: Reason }
        let schema: String, pool: Int, labelled: Int, papers: [Paper]
    }

    private struct Log: Decodable {
        struct Entry: Decodable { let topic: String, isAbout: Bool, step: Int?, takenBack: String? }
        let topics: [String], not: [String], log: [Entry]
    }

    private func review(_ arguments: String...) throws -> Review {
        let outcome = try TrendsCommand(
            folder: place.folder, arguments: ["review", "--model", "tiny.model"] + arguments
        ).run()
        outcome.expectSuccess()
        return try outcome.document()
    }

    @Test("papers that nobody labelled come with topics, terms and reason, each once") func document() throws {
        let review = try review("--limit", "50")
        #expect(review.schema == "trends.review/1" && review.labelled == Self.learned)
        let open = Set(corpus.papers.dropFirst(Self.learned).map(\.id))
        #expect(review.pool == open.count && review.papers.count == open.count)
        #expect(Set(review.papers.map(\.id)) == open)
        for paper in review.papers {
            #expect(!paper.title.isEmpty && !paper.abstract.isEmpty && paper.topics.count == 3)
            #expect(paper.topics.map(\.probability) == paper.topics.map(\.probability).sorted(by: >))
            #expect(!paper.topics[0].terms.isEmpty && paper.reason.worth >= 0)
            let expected = paper.topics.reduce(0) { $0 + $1.probability }
            #expect(abs(paper.reason.topicsExpected - expected) < 1e-9)
            #expect(paper.reason.topicsGiven == paper.topics.count { $0.assigned })
        }
        // Of three subjects of ten papers each the first nine are three of each.
        let firsts = review.papers.prefix(9).compactMap { $0.topics.first?.topic }
        #expect(Dictionary(grouping: firsts) { $0 }.values.allSatisfy { $0.count == 3 })
    }

    @Test("what was labelled since does not come again, and listings do without an archive") func pool() throws {
        let first = try #require(try review("--limit", "1").papers.first)
        try place.trends("label", first.id, "--topic", "ships").expectSuccess()
        let again = try review("--limit", "50")
        #expect(again.pool == 29 && !again.papers.contains { $0.id == first.id })
        #expect(again.labelled == Self.learned + 1)
        #expect(try review("listing.jsonl", "--limit", "50").papers.map(\.id) == again.papers.map(\.id))
        try FileManager.default.removeItem(atPath: place.path("data/trends/archive.sqlite"))
        #expect(try review("listing.jsonl").pool == 30)
        let one = try place.trends("review", "listing.jsonl", "--model", "tiny.model", "--threads", "1")
        let two = try place.trends("review", "listing.jsonl", "--model", "tiny.model", "--threads", "2")
        #expect(one.outputBytes == two.outputBytes && !one.outputBytes.isEmpty)
        try place.write("shuffled.jsonl", TinyCorpus.shuffled(corpus.listing))
        #expect(try place.trends("review", "shuffled.jsonl", "--model", "tiny.model").outputBytes == one.outputBytes)
    }

    @Test("one topic, or what lies between two, is asked about") func focus() throws {
        let ships = try review("--topic", "Ships", "--limit", "50")
        #expect(ships.papers.count == 10 && ships.papers.allSatisfy { $0.topics[0].topic == "ships" })
        func distance(_ paper: Review.Paper) -> Double { abs(paper.topics[0].probability - 0.5) }
        #expect(ships.papers.map(distance) == ships.papers.map(distance).sorted())
        #expect(try review("--confused", "ships,gardens", "--limit", "4").papers.count == 4)
        try place.trends("review", "--model", "tiny.model", "--topic", "shipz").expectFailure(
            64, saying: "shipz", "ships")
        try place.trends("review", "--confused", "ships").expectFailure(64, saying: "--confused")
        try place.trends("review", "--confused", "a,b", "--topic", "a").expectFailure(64, saying: "--topic")
        try place.trends("review", "--limit", "0").expectFailure(64, saying: "--limit")
    }

    /// Starts a review at a terminal.
    private func session(_ terminal: PseudoTerminal, _ arguments: String...) throws -> Process {
        let command = TrendsCommand(
            folder: place.folder, arguments: ["review", "--model", "tiny.model"] + arguments,
            environment: ["NO_COLOR": "1"])
        let process = try command.process()
        process.standardInput = terminal.device
        process.standardOutput = terminal.device
        process.standardError = terminal.device
        try process.run()
        DispatchQueue.global().asyncAfter(deadline: .now() + 120) { if process.isRunning { process.terminate() } }
        return process
    }

    private func log(_ id: String) throws -> Log { try place.trends("label", id, "--json").document() }

    @Test("keys label papers one by one; what is accepted can be taken back, by keys and by command")
    func keys() throws {
        let asked = try review("--limit", "3").papers
        let terminal = try PseudoTerminal()
        let process = try session(terminal, "--limit", "3")
        let first = try terminal.shown(until: "? explains")
        #expect(first.contains("1 of 3") && first.contains(asked[0].id) && first.contains("1 ● "))
        #expect(first.contains(asked[0].topics[0].terms[0].term) && !terminal.isUsual)
        terminal.type("?")
        #expect(try terminal.shown(until: "? explains").contains("backspace"))
        // All three topics the other way round.
        terminal.type("123\r")
        let second = try terminal.shown(until: "2 of 3")
        #expect(second.contains("\(asked[0].id): "))
        terminal.type("\u{7F}")
        #expect(try terminal.shown(until: "1 of 3").contains("back, taken back"))
        // What was switched stays so; the same keys make it what the model says.
        terminal.type("123\rs\r")
        let end = try terminal.shown(until: "learns from what was said.")
        #expect(end.contains("skipped: \(asked[1].id)") && end.contains("2 papers labelled"))
        #expect(end.contains("0 of 2 papers differed from the model's word"))
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && terminal.isUsual)
        let log = try log(asked[0].id)
        let given = asked[0].topics.filter(\.assigned).map(\.topic)
        #expect(log.topics == given && Set(log.topics + log.not) == Set(TinyCorpus.topics))
        #expect(log.log.map(\.step) == [1, 1, 1, 2, 2, 2] && log.log.prefix(3).allSatisfy { $0.takenBack != nil })
        #expect(Set(log.log.prefix(3).filter(\.isAbout).map(\.topic)) == Set(TinyCorpus.topics).subtracting(given))
        #expect(try self.log(asked[1].id).log.isEmpty && self.log(asked[2].id).log.count == 3)
        try place.trends("label", "--undo", asked[2].id).expectSuccess()
        #expect(try self.log(asked[2].id).topics.isEmpty)
    }

    @Test("papers of a listing are labelled with keys too, and come into the archive with their word") func listing()
        throws
    {
        try FileManager.default.removeItem(atPath: place.path("data/trends/archive.sqlite"))
        let asked = try review("listing.jsonl", "--limit", "2").papers
        let terminal = try PseudoTerminal()
        let process = try session(terminal, "listing.jsonl", "--limit", "2")
        _ = try terminal.shown(until: "? explains")
        terminal.type("\r")
        _ = try terminal.shown(until: "2 of 2")
        terminal.type("s")
        #expect(try terminal.shown(until: "said.").contains("1 paper labelled"))
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && terminal.isUsual)
        #expect(try log(asked[0].id).topics == asked[0].topics.filter(\.assigned).map(\.topic))
        try place.trends("label", asked[1].id, "--json").expectFailure(66, saying: asked[1].id)
        // It was seen where it was read: importing that listing adds all the others, and nothing to this one.
        let imported = try place.trends("import", "listing.jsonl", "--json").object()
        #expect(imported["known"] as? Int == 1 && imported["new"] as? Int == corpus.papers.count - 1)
        let shown = try place.trends("show", asked[0].id, "--json").output
        #expect(shown.ranges(of: "listing.jsonl").count <= 1)
    }

    @Test(
        "what is said goes to the paper that was shown, whichever has its name in the archive, and is taken back there")
    func names() throws {
        try FileManager.default.removeItem(atPath: place.path("data/trends/archive.sqlite"))
        let text = try #require(corpus.papers.last)
        func line(_ title: String, _ abstract: String) -> String {
            #"{"id":"n1","title":"\#(title)","abstract":"\#(abstract)","listed":"2025-01-06"}"#
        }
        try place.write("own.jsonl", line("Moss on northern roofs", "Nothing else grows there."))
        try place.trends("import", "own.jsonl").expectSuccess()
        try place.write("own.jsonl", line("Lanterns of the harbour", text.abstract))
        let terminal = try PseudoTerminal()
        let process = try session(terminal, "own.jsonl")
        _ = try terminal.shown(until: "? explains")
        terminal.type("\r")
        #expect(try terminal.shown(until: "said.").contains("1 paper labelled"))
        process.waitUntilExit()
        struct Found: Decodable {
            struct Paper: Decodable { let title: String }
            let papers: [Paper]
        }
        let found = try place.trends("search", "label:\(text.topic)", "--json")
        #expect(try found.document(Found.self).papers.map(\.title) == ["Lanterns of the harbour"])
    }

    @Test("a signal and Control-C leave the terminal as it was", arguments: [SIGTERM, SIGHUP, SIGINT])
    func signals(number: Int32) throws {
        let terminal = try PseudoTerminal()
        let process = try session(terminal)
        _ = try terminal.shown(until: "? explains")
        #expect(!terminal.isUsual)
        kill(process.processIdentifier, number)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == number)
        #expect(terminal.isUsual)
    }

    @Test("after ten it is told what they bought") func worth() throws {
        let terminal = try PseudoTerminal()
        let process = try session(terminal, "--limit", "12")
        _ = try terminal.shown(until: "? explains")
        terminal.type(String(repeating: "\r", count: 10))
        let told = try terminal.shown(until: "11 of 12")
        #expect(told.contains("0 of 10 papers differed from the model's word (95 % interval 0.0 % to 27."))
        #expect(told.contains("points of micro-F1") || told.contains("of micro-F1; 10"))
        terminal.type("q")
        #expect(try terminal.shown(until: "said.").contains("10 papers labelled"))
        process.waitUntilExit()
    }

    @Test("hostile titles do nothing to the terminal") func hostile() throws {
        let hostile = "Ships\\u001b[2J\\u202e of harbour \\u0007"
        let paper = corpus.papers[40]
        try place.write(
            "hostile.jsonl", #"{"id":"evil-1","title":"\#(hostile)","abstract":"\#(paper.abstract)"}"# + "\n")
        let command = TrendsCommand(
            folder: place.folder, arguments: ["review", "hostile.jsonl", "--model", "tiny.model"],
            environment: ["NO_COLOR": "1"])
        let shown = try command.shown(columns: 80)
        #expect(shown.contains("evil-1") && shown.contains("of harbour"))
        for sign in ["\u{1B}", "\u{202E}", "\u{7}"] { #expect(!shown.contains(sign)) }
    }
}
