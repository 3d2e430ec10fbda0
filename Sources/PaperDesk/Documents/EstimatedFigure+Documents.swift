package import TopicEngine
import Wording

extension EstimatedFigure {
    /// `{"value": v, "interval": [low, high]}`.
    var json: JSONText { ["value": .number(value), "interval": intervalJSON] }

    /// `[low, high]`.
    var intervalJSON: JSONText { [.number(low), .number(high)] }

    /// `0.853 [0.842, 0.864]`.
    package var text: String { "\(Figures.score(value)) [\(Figures.score(low)), \(Figures.score(high))]" }
}
