/// What a person said of a paper and one topic on one day; entries of a log are never changed, only
/// followed by later ones.
public struct LabelEntry: Hashable, Sendable {
    /// The slug of the topic.
    public var topic: String
    /// Whether the paper is about it; false says that it is not.
    public var isAbout: Bool
    /// The day on which it was said.
    public var day: CalendarDay

    /// An entry.
    public init(topic: String, isAbout: Bool, day: CalendarDay) {
        self.topic = topic
        self.isAbout = isAbout
        self.day = day
    }
}
