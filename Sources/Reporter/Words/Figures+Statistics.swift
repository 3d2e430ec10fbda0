package import Timelines
import Wording

extension Figures {
    /// `[8.3, 20.4]`, in per cent, or a dash.
    package static func interval(_ interval: ShareInterval?) -> String {
        guard let interval else { return "–" }
        return "[\(fixed(interval.low * 100, decimals: 1)), \(fixed(interval.high * 100, decimals: 1))]"
    }

    /// `[-1.2, 8.4]`, the interval of a difference of shares in percentage points.
    static func interval(_ interval: ChangeInterval) -> String {
        "[\(fixed(interval.low * 100, decimals: 1)), \(fixed(interval.high * 100, decimals: 1))]"
    }

    /// The sign of a movement: an arrow where it is significant, a dot where it is not, a dash
    /// where there is nothing to compare with.
    package static func mark(_ movement: TopicMovement) -> String {
        guard let change = movement.change else { return "–" }
        guard movement.significant else { return "·" }
        return change < 0 ? "▼" : "▲"
    }
}
