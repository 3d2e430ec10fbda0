import PaperDesk
import TopicEngine
import Wording

/// A review at the terminal: papers are shown, keys are taken, and what is accepted goes into the archive at once.
struct ReviewRun {
    private let desk: Desk
    private let answer: ReviewAnswer
    private let archive: ArchiveChoice
    private let text: ReviewText
    private var session: ReviewSession
    /// Whether the person was told what the first so many accepted papers bought.
    private var told = 0

    init(_ answer: ReviewAnswer, _ desk: Desk, archive: ArchiveChoice, look: TextLook) {
        (self.answer, self.desk, self.archive) = (answer, desk, archive)
        text = ReviewText(answer: answer, look: look)
        session = ReviewSession(
            listed: answer.papers.map { $0.classification.shown.map(\.slug) }, given: answer.papers.map(\.given))
    }

    /// Runs to the last paper, or until the person has had enough; nil keys are a terminal that cannot do this.
    mutating func run(_ keys: consuming SingleKeys) throws {
        defer { Console.erase() }
        try show()
        while session.place != nil, let key = keys.next() {
            let step = session.press(key)
            if step == .ended { break }
            try take(step)
        }
        Console.erase()
        try finish()
    }

    private mutating func take(_ step: ReviewSession.Step) throws {
        switch step {
        case .ignored, .ended: break
        case .shown: prompt()
        case .explained:
            try say(ReviewText.keys)
            prompt()
        case .skipped(let place):
            try say("  skipped: \(name(place))\n\n")
            try show()
        case .accepted(let place):
            let said = session.said(place)
            _ = try desk.label(answer.papers[place], topics: said.topics, not: said.not, archive: archive)
            try say("  \(name(place)): \(text.said(said.topics, of: place))\n\n")
            try tell()
            try show()
        case .back(let place, let wasAccepted):
            if wasAccepted { try desk.takeBackLabel(of: answer.papers[place], archive: archive) }
            try say("  back\(wasAccepted ? ", taken back" : "")\n\n")
            told = min(told, session.accepted / ReviewWorth.step * ReviewWorth.step)
            try show()
        }
    }

    /// After each ten, what these bought.
    private mutating func tell() throws {
        guard session.accepted > told, session.accepted.isMultiple(of: ReviewWorth.step) else { return }
        let last = session.acceptedPlaces.suffix(ReviewWorth.step)
        try say(ReviewText.worth(worth(last, before: told)) + "\n")
        told = session.accepted
    }

    private mutating func finish() throws {
        let rest = session.acceptedPlaces.dropFirst(told)
        if !rest.isEmpty { try say(ReviewText.worth(worth(rest, before: told))) }
        try say(
            "\(Figures.count(session.accepted, "paper")) labelled\(session.accepted > 0 ? "; 'trends retrain' learns from what was said" : "").\n"
        )
    }

    private func worth(_ places: some Collection<Int>, before: Int) -> ReviewWorth {
        answer.worth(reviewed: places.count, differed: places.count(where: session.differs), before: before)
    }

    private func show() throws {
        guard let place = session.place else { return }
        try say(text.sheet(place))
        prompt()
    }

    private func prompt() {
        if let place = session.place { Console.draw(text.prompt(session.said(place).topics, of: place)) }
    }

    /// Says something above the line of keys.
    private func say(_ words: String) throws {
        Console.erase()
        try Output.standard(words)
    }

    private func name(_ place: Int) -> String { SafeText.line(answer.papers[place].paper.nameInArchive) }
}
