import Timelines

/// A history cut into what a line may join: a gap is a gap, and what belongs to a partial period is set apart.
///
/// The line may go through a trailing mean: over those of the last `window` periods that are complete and have papers,
/// weighted by their papers (expected papers summed over papers summed). What has none is not counted as zero, and the
/// line still ends before a gap and begins anew after it.
struct HistoryRuns {
    /// A place in the history that has a share.
    struct Place: Hashable {
        let index: Int
        let point: HistoryPoint
        let share: Double
        /// Where the line stands: the trailing mean; the share itself in a partial period.
        var mean: Double
    }

    /// How many periods the line of the main chart is a mean of.
    static let usualWindow = 4

    /// Runs of neighbouring places whose periods are complete.
    let complete: [[Place]]
    /// What of these a line joins: from the place on where the history holds a whole window, since a mean of fewer
    /// periods would begin somewhere else; runs of one place have no line.
    let lines: [[Place]]
    /// Pairs of neighbours of which at least one is partial: they are joined by a dashed line.
    let partial: [(from: Place, to: Place)]
    /// All places, in order.
    let places: [Place]

    /// The window for topics drawn together: the usual one where any of them has at least three times as many complete
    /// periods with papers, else 1, since a mean over much of a history lags behind it and hides its way.
    static func window(for topics: [ReportTopic]) -> Int {
        let longest = topics.map { HistoryRuns($0.movement.history).complete.joined().count }.max() ?? 0
        return longest >= 3 * usualWindow ? usualWindow : 1
    }

    init(_ history: [HistoryPoint], window: Int = 1) {
        let shares = history.enumerated().compactMap { index, point -> Place? in
            guard !point.missing, let share = point.share, share.isFinite else { return nil }
            return Place(index: index, point: point, share: share, mean: share)
        }
        var complete: [[Place]] = []
        var places: [Place] = []
        var recent: [Place] = []
        for var place in shares {
            if !place.point.partial {
                let isNeighbour = complete.last?.last.map { $0.index == place.index - 1 } ?? false
                if !isNeighbour { complete.append([]) }
                recent = recent.filter { $0.index > place.index - window } + [place]
                place.mean = Self.mean(recent)
                complete[complete.count - 1].append(place)
            }
            places.append(place)
        }
        self.complete = complete
        let begin = (complete.first?.first?.index ?? 0) + window - 1
        lines = complete.map { $0.filter { $0.index >= begin } }.filter { $0.count > 1 }
        self.places = places
        partial = zip(places, places.dropFirst()).filter { left, right in
            right.index == left.index + 1 && (left.point.partial || right.point.partial)
        }.map { (from: $0, to: $1) }
    }

    private static func mean(_ places: [Place]) -> Double {
        let papers = places.reduce(0) { $0 + Double($1.point.of) }
        guard papers > 0 else { return places.reduce(0) { $0 + $1.share } / Double(max(1, places.count)) }
        return places.reduce(0) { $0 + $1.share * Double($1.point.of) } / papers
    }
}
