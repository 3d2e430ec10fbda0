import Foundation

/// A command that is disturbed, with what it needs and what it makes.
struct Case: Sendable {
    let name: String
    /// Texts by the names of the files in the folder where the command runs.
    var files: [String: String] = [:]
    /// Commands that run before, undisturbed.
    var preparations: [[String]] = []
    let arguments: [String]
    /// The archive whose content is compared, in the folder.
    var archive: String?

    /// The cases.
    static func all(service: String) -> [Case] {
        let page = listing(of: 1...6)
        let archive = ["--archive", "papers.sqlite"]
        let learning = [
            "retrain", "--labels", "labels.jsonl", "--labels-only", "--from-scratch", "--force", "--threads", "1",
        ]
        let archived = [["import", "first.jsonl", "--quiet"] + archive]
        return [
            Case(
                name: "import", files: ["page.jsonl": page], arguments: ["import", "page.jsonl", "--json"] + archive,
                archive: "papers.sqlite"),
            Case(
                name: "import-folder",
                files: [
                    "first.jsonl": page, "listings/one.jsonl": listing(of: 7...9),
                    "listings/two/2025-12-11.jsonl": listing(of: 10...12),
                ],
                preparations: archived, arguments: ["import", "listings", "--json"] + archive,
                archive: "papers.sqlite"),
            Case(
                name: "report", files: ["listings/one.jsonl": page, "listings/two.jsonl": listing(of: 7...9)],
                arguments: ["report", "listings", "--now", "2025-12-16"]),
            Case(
                name: "report-archive", files: ["first.jsonl": page], preparations: archived,
                arguments: ["report", "--now", "2025-12-16", "--format", "html", "--output", "report.html"] + archive,
                archive: "papers.sqlite"),
            Case(
                name: "label", files: ["first.jsonl": page], preparations: archived,
                arguments: ["label", "2512.00003", "--topic", "video"] + archive, archive: "papers.sqlite"),
            Case(name: "classify", files: ["text.txt": text(3)], arguments: ["classify", "text.txt"]),
            Case(
                name: "classify-lines", files: ["page.jsonl": page, "lines.jsonl": "old\n"],
                arguments: ["classify", "--jsonl", "page.jsonl", "--output", "lines.jsonl"]),
            Case(
                name: "retrain", files: ["labels.jsonl": labels], arguments: learning + ["--output", "new.model"]),
            Case(
                name: "retrain-again", files: ["labels.jsonl": labels], preparations: [learning + ["--seed", "2"]],
                arguments: learning),
            Case(
                name: "retrain-archive", files: ["first.jsonl": page, "labels.jsonl": archivedLabels],
                preparations: archived,
                arguments: [
                    "retrain", "--labels", "labels.jsonl", "--no-shipped-labels", "--from-scratch", "--force",
                    "--threads", "1",
                    "--output", "new.model",
                ] + archive,
                archive: "papers.sqlite"),
            Case(
                name: "fetch",
                arguments: [
                    "fetch", "daily-papers", "--from", "2025-12-10", "--to", "2025-12-11", "--now", "2026-01-15",
                    "--service-url", service, "--output", "fetched", "--import", "--json",
                ] + archive,
                archive: "papers.sqlite"),
            Case(
                name: "export", files: ["first.jsonl": page], preparations: archived,
                arguments: ["archive", "export", "--output", "papers.jsonl"] + archive, archive: "papers.sqlite"),
        ]
    }

    private static let subjects = [
        "Video diffusion models make long clips", "A reward model for reasoning with reinforcement learning",
        "Robots learn to grasp from demonstrations", "Agents that browse the web with tools",
        "Quantization makes large language models small", "A benchmark of code generation",
    ]

    private static func text(_ number: Int) -> String {
        let subject = subjects[number % subjects.count]
        return "\(subject), part \(number)\n\nWe show that it works. \(subject), and more so with \(number) layers.\n"
    }

    private static func listing(of numbers: ClosedRange<Int>) -> String {
        numbers.map { number in
            let subject = subjects[number % subjects.count]
            return #"{"id":"2512.\#(String(100_000 + number).dropFirst())","title":"\#(subject), part \#(number)","#
                + #""abstract":"We show that it works: \#(subject.lowercased()), with \#(number) layers of it.","#
                + #""listed":"2025-12-\#(8 + number % 5 < 10 ? "0" : "")\#(8 + number % 5)"}"# + "\n"
        }.joined()
    }

    private static let labels = (1...40).map { number in
        #"{"id":"text-\#(number)","text":"\#(number % 2 == 0 ? "Cats purr and sleep" : "Dogs bark and run") "#
            + #"for \#(number) hours a day","label":"\#(number % 2 == 0 ? "cats" : "dogs")"}"# + "\n"
    }.joined()

    private static let archivedLabels = (1...30).map { number in
        let topic = number % 2 == 0 ? "video" : "robotics"
        let words = number % 2 == 0 ? "video diffusion clips frames" : "robots grasp manipulation policy"
        return #"{"id":"2511.\#(String(100_000 + number).dropFirst())","title":"Of \#(words) \#(number)","#
            + #""abstract":"Some \#(words), \#(number) times.","topics":["\#(topic)"]}"# + "\n"
    }.joined()
}
