import Testing

@testable import trends

@Suite struct EarlyModelTests {
    @Test(
        "who classifies one document needs its model early",
        arguments: [
            ["classify"], ["classify", "a.txt"], ["classify", "--json", "--top", "3", "-"],
            ["classify", "--archive", "a.sqlite", "a.txt"], ["classify", "--now=2026-01-01"],
            ["classify", "--model", "b.model"],
        ])
    func needed(arguments: [String]) { #expect(EarlyModel.isNeeded(by: arguments)) }

    @Test(
        "who reads lines, asks for words or does something else does not",
        arguments: [
            [], ["help", "classify"], ["report"], ["report", "classify"], ["classify", "--json", "--jsonl"],
            ["classify", "--help"], ["classify", "-h"], ["--version", "classify"],
        ])
    func notNeeded(arguments: [String]) { #expect(!EarlyModel.isNeeded(by: arguments)) }

    @Test(
        "the model is the one that is named last",
        arguments: [
            (["classify", "a.txt"], nil), (["classify", "--model", "b.model", "a.txt"], "b.model"),
            (["classify", "--model=b.model"], "b.model"), (["classify", "--model="], ""),
            (["classify", "--model", "b.model", "--model=c.model"], "c.model"), (["classify", "--model"], nil),
            (["classify", "--models", "b.model"], nil),
        ] as [([String], String?)])
    func named(arguments: [String], model: String?) { #expect(EarlyModel.named(in: arguments) == model) }
}
