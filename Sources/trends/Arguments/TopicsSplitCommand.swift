import ArgumentParser
import PaperDesk
import Papers

/// `trends topics split`.
struct TopicsSplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Make topics of the parts of one.",
        discussion: """
            The topic is retired, or with --keep stays beside its parts. Those of its papers in which a cue of a part \
            stands are proposed to have the part, which is less than your word; 'trends retrain' learns from it. Of a \
            part without --cue the cues are the words of its slug, and those of the topic's own in which one of them \
            stands.

            EXAMPLES
              trends topics split audio --into speech,music
              trends topics split audio --into speech,music --cue "speech=voice cloning"
              trends topics split agents --into web-agents --keep --dry-run
              trends topics split --undo
            """)

    @Argument(help: "The topic.")
    var topic: String?

    @Option(name: .long, help: ArgumentHelp("The slugs of its parts, with commas between them.", valueName: "slugs"))
    var into: String?

    @Option(
        name: .long,
        help: ArgumentHelp("A part and a phrase that points to it; may be repeated.", valueName: "slug=phrase"))
    var cue: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("A part and its name; may be repeated. Default: made of the slug.", valueName: "slug=name"))
    var named: [String] = []

    @Flag(name: .long, help: "Leave the topic as it is, beside its parts.")
    var keep = false

    @OptionGroup var change: TopicChangeOptions

    func validate() throws {
        try change.check(
            [("a topic", topic != nil), ("its parts with --into", into != nil)],
            [("--cue", !cue.isEmpty), ("--named", !named.isEmpty), ("--keep", keep)])
        for (option, pairs) in [("--cue", cue), ("--named", named)] {
            for pair in pairs {
                guard let (slug, _) = Self.pair(pair), parts.contains(slug) else {
                    throw ValidationError("\(option) '\(pair)' is no part of --into, '=' and what belongs to it")
                }
            }
        }
    }

    private var parts: [String] {
        (into ?? "").split(separator: ",").map { String($0.drop(while: \.isWhitespace)) }
    }

    private static func pair(_ text: String) -> (slug: String, value: String)? {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }

    func run() throws {
        let (cues, names) = (cue.compactMap(Self.pair), named.compactMap(Self.pair))
        let topics = parts.map { slug in
            Topic(
                slug: slug, name: names.last { $0.slug == slug }?.value ?? "",
                cues: cues.filter { $0.slug == slug }.map(\.value))
        }
        try change.run(.split, topic) { announced in
            try change.common.desk.change(
                request(.split(topic ?? "", into: topics, keeps: keep), change), announced: announced)
        }
    }
}
