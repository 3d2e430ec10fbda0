import PaperDesk
import Papers
import Wording

/// What was said of a paper's topics, for the terminal.
struct LabelText {
    let answer: LabelAnswer

    func render() -> String {
        let head = [answer.paper.nameInArchive, answer.paper.title].map(SafeText.line).joined(separator: "  ") + "\n"
        let log = answer.log.isEmpty ? "  nobody has labelled it yet\n" : answer.log.map(Self.line).joined()
        return head + log + (answer.takenBack.map(Self.takenBack) ?? "")
    }

    /// `2026-08-24  is not robotics`, with the day on which it was taken back, if it was.
    private static func line(_ logged: LoggedLabel) -> String {
        let mark = logged.takenBackOn.map { "  (taken back \($0))" } ?? ""
        return "  \(logged.entry.day)  \(words(logged.entry))\(mark)\n"
    }

    private static func takenBack(_ entries: [LabelEntry]) -> String {
        guard let first = entries.first else { return "Nothing that was said of it stands; nothing is taken back.\n" }
        return "Taken back: \(entries.map(words).joined(separator: ", ")) (said \(first.day)).\n"
    }

    private static func words(_ entry: LabelEntry) -> String {
        "\(entry.isAbout ? "is" : "is not") \(SafeText.line(entry.topic))"
    }
}
