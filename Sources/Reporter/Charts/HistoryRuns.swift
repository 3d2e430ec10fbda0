import Timelines

/// A history cut into what a line may join: a gap is a gap, and what belongs to a partial period is set apart.
struct HistoryRuns {
    /// A place in the history that has a share.
    struct Place: Hashable {
        let index: Int
        let point: HistoryPoint
        let share: Double
    }

    /// Runs of neighbouring places whose periods are complete.
    let complete: [[Place]]
    /// Pairs of neighbours of which at least one is partial: they are joined by a dashed line.
    let partial: [(from: Place, to: Place)]
    /// All places, in order.
    let places: [Place]

    init(_ history: [HistoryPoint]) {
        places = history.enumerated().compactMap { index, point in
            guard !point.missing, let share = point.share, share.isFinite else { return nil }
            return Place(index: index, point: point, share: share)
        }
        var complete: [[Place]] = []
        var partial: [(from: Place, to: Place)] = []
        for place in places {
            let previous = complete.last?.last
            if place.point.partial {
                continue
            } else if let previous, previous.index == place.index - 1 {
                complete[complete.count - 1].append(place)
            } else {
                complete.append([place])
            }
        }
        for (left, right) in zip(places, places.dropFirst()) where right.index == left.index + 1 {
            if left.point.partial || right.point.partial { partial.append((left, right)) }
        }
        self.complete = complete
        self.partial = partial
    }
}
