/// What a reader said of a paper on a day: whether it was read, or whether it was worth it.
///
/// Both questions have a last word of their own: a paper that is good can be read or not.
public struct PaperMark: Hashable, Sendable {
    /// What was said.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Whether it was read.
        case read, unread
        /// Whether it was worth opening.
        case good, bad
        /// That nothing is said of its worth any more.
        case noOpinion = "none"

        /// Whether it answers the same question as another.
        public func answers(like other: Kind) -> Bool { isOfReading == other.isOfReading }

        /// Whether it tells of reading, and not of worth.
        public var isOfReading: Bool { self == .read || self == .unread }
    }

    /// What was said.
    public var kind: Kind
    /// On which day.
    public var day: CalendarDay

    /// A mark.
    public init(_ kind: Kind, day: CalendarDay) { (self.kind, self.day) = (kind, day) }
}

extension Sequence<PaperMark> {
    /// The last word on each of the two questions, of marks in order: that on reading first. An opinion that was taken
    /// back is none.
    public var lastMarks: [PaperMark] {
        let all = Array(self)
        return [all.last { $0.kind.isOfReading }, all.last { !$0.kind.isOfReading }].compactMap(\.self)
            .filter { $0.kind != .noOpinion }
    }
}
