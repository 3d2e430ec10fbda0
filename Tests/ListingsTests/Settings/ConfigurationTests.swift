import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite("The configuration file") struct ConfigurationTests {
    private func read(_ yaml: String) throws(ConfigurationError) -> Configuration {
        try Configuration(yaml: yaml, file: "/c/config.yaml", home: "/home/mia")
    }

    private func refusal(_ yaml: String) -> String {
        do {
            return "read: \(try read(yaml))"
        } catch { return "\(error)" }
    }

    @Test("all keys are read, with their lines") func allKeys() throws {
        let configuration = try read(
            """
            # Mine.
            sources:
              - daily-papers
              - arxiv: [cs.CL, cs.LG]
              - arxiv: stat.ML
            topics: topics.yaml
            archive: ~/papers/archive.sqlite
            model: "/models/my.model"
            mail:
              from: Mia <mia@example.org>
              to: [one@example.org, two@example.org]
            """)
        #expect(
            configuration.sources?.value == [
                .init("daily-papers", line: 3), .init("arxiv", categories: ["cs.CL", "cs.LG"], line: 4),
                .init("arxiv", categories: ["stat.ML"], line: 5),
            ])
        #expect(configuration.topics == .init(value: "/c/topics.yaml", line: 6))
        #expect(configuration.archive == .init(value: "/home/mia/papers/archive.sqlite", line: 7))
        #expect(configuration.model == .init(value: "/models/my.model", line: 8))
        #expect(configuration.mailFrom == .init(value: "Mia <mia@example.org>", line: 10))
        #expect(configuration.mailTo?.map(\.value) == ["one@example.org", "two@example.org"])
    }

    @Test("an empty file settles nothing", arguments: ["", "\n", "# nothing yet\n", "---\n", "~"])
    func empty(yaml: String) throws {
        let configuration = try read(yaml)
        #expect(configuration.sources == nil && configuration.archive == nil && configuration.mailTo == nil)
    }

    @Test("one receiver needs no list") func oneReceiver() throws {
        #expect(try read("mail: {to: me@example.org}").mailTo?.map(\.value) == ["me@example.org"])
    }

    @Test(
        "mistakes are told with their line, and what may have been meant",
        arguments: [
            (
                "topics: a\nsource: [x]",
                "/c/config.yaml:2: 'source' is no key of the configuration; did you mean sources?"
            ),
            (
                "mail: {sender: x}",
                "/c/config.yaml:1: 'sender' is no key of 'mail'; there are from, to"
            ),
            ("- a", "/c/config.yaml:1: the configuration should be keys with values"),
            ("topics: [a]", "/c/config.yaml:1: 'topics' should be the path of a file"),
            ("topics:", "/c/config.yaml:1: 'topics' should be the path of a file"),
            ("sources: daily-papers", "/c/config.yaml:1: 'sources' should be a list of services"),
            (
                "sources: [{arxiv: []}]",
                "/c/config.yaml:1: 'sources' should be a category, or a list of them; without any"
            ),
            ("sources: []", "/c/config.yaml:1: 'sources' should be a list of services"),
            ("\nmail: {to: [a, [b]]}", "/c/config.yaml:2: 'to' should be an address, or a list of them"),
            ("topics: &a x", "/c/config.yaml:1: anchors and aliases are not read"),
            ("topics: a\ntopics: b", "is given twice"), ("mail: {", "is no valid YAML"),
        ])
    func mistakes(yaml: String, expected: String) {
        #expect(refusal(yaml).contains(expected), "\(refusal(yaml))")
    }

    @Test("a file that cannot be had is told as such; one that cannot be used is a mistake in the set-up")
    func files() throws {
        let folder = try TemporaryFolder()
        #expect(throws: ConfigurationError.input(.notFound(file: "/no/such"))) {
            try Configuration.read("/no/such", home: nil)
        }
        let binary = try folder.write("config.yaml", [UInt8](repeating: 0, count: 20))
        #expect(throws: ConfigurationError.self) { try Configuration.read(binary, home: nil) }
        #expect(ConfigurationError.input(.binary(file: "x", offset: 0)).failure == .misconfigured)
        #expect(ConfigurationError.input(.notFound(file: "x")).failure == .missing)
        #expect(throws: ConfigurationError.badValue(file: "c", line: 1, reason: "there is no home folder")) {
            try Configuration(yaml: "topics: ~/t.yaml", file: "c", home: nil)
        }
    }
}
