/// An entry of a paper's log of labels as it stands there: what was said, with what else, and whether it was taken
/// back.
public struct LoggedLabel: Hashable, Sendable {
    /// What was said.
    public var entry: LabelEntry
    /// The step in which it was said: what was said together has one number, counted from 1 within the paper's log.
    /// Nil where an older archive did not write it down.
    public var step: Int?
    /// The day on which it was taken back; nil while it stands.
    public var takenBackOn: CalendarDay?

    /// An entry; it stands by default.
    public init(_ entry: LabelEntry, step: Int? = nil, takenBackOn: CalendarDay? = nil) {
        self.entry = entry
        self.step = step
        self.takenBackOn = takenBackOn
    }
}

extension Sequence<LoggedLabel> {
    /// The last word on each topic, by topic, of a log in its order: what was taken back says nothing.
    public var lastWords: [LabelEntry] {
        let standing = filter { $0.takenBackOn == nil }.map { ($0.entry.topic, $0.entry) }
        return Dictionary(standing, uniquingKeysWith: { $1 }).values.sorted { $0.topic < $1.topic }
    }
}
