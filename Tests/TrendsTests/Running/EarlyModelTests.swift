import Testing

@testable import trends

@Suite struct EarlyModelTests {
    @Test(
        "who classifies one document by the usual model needs it early",
        arguments: [
            ["classify"], ["classify", "a.txt"], ["classify", "--json", "--top", "3", "-"],
            ["classify", "--archive", "a.sqlite", "a.txt"], ["classify", "--now=2026-01-01"],
        ])
    func needed(arguments: [String]) { #expect(EarlyModel.isNeeded(by: arguments)) }

    @Test(
        "who names another, reads lines, or asks for words does not",
        arguments: [
            [], ["help", "classify"], ["report"], ["report", "classify"], ["classify", "--model", "b.model"],
            ["classify", "--model=b.model"], ["classify", "--json", "--jsonl"], ["classify", "--help"],
            ["classify", "-h"], ["--version", "classify"],
        ])
    func notNeeded(arguments: [String]) { #expect(!EarlyModel.isNeeded(by: arguments)) }
}
