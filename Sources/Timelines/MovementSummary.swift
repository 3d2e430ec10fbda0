/// How many topics moved, before and after allowing for the number of topics looked at: "5 of 23
/// topics moved; 2 survive a false discovery rate of 10 %".
public struct MovementSummary: Hashable, Sendable {
    /// The level at which a topic by itself counts as moved; one in twenty topics that did not move would.
    public static let level = 0.05

    /// Topics that were tested.
    public var tested: Int
    /// Those whose own p-value is at most `level`.
    public var moved: Int
    /// Those that are findings at the false discovery rate.
    public var surviving: Int
    /// The false discovery rate.
    public var falseDiscoveryRate: Double

    /// The summary of movements that were tested together.
    public init(_ movements: some Sequence<TopicMovement>, falseDiscoveryRate: Double) {
        (tested, moved, surviving) = (0, 0, 0)
        for movement in movements {
            guard let pValue = movement.pValue else { continue }
            tested += 1
            moved += pValue <= Self.level ? 1 : 0
            surviving += movement.significant ? 1 : 0
        }
        self.falseDiscoveryRate = falseDiscoveryRate
    }
}
