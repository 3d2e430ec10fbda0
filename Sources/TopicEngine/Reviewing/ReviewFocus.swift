/// Which papers a review asks for; topics by their numbers in the model's order.
public enum ReviewFocus: Sendable, Hashable {
    /// Those whose labels would teach most, of all topics.
    case everything
    /// Of those whose most probable topic is this one, the ones that have it least certainly.
    case topic(Int)
    /// Those of which nobody could tell whether they have the one topic or the other.
    case between(Int, Int)
}
