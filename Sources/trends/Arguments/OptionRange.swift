import ArgumentParser

/// The ranges of the numbers that options take. Each has both ends: what is computed from the largest number is still
/// one.
enum OptionRange {
    /// Threads; more than any machine has.
    static let threads = 1...1_024
    /// Seconds to wait: eleven days and a half at most.
    static let seconds = 0.0...1_000_000
    /// How many of something to show.
    static let shown = 1...1_000_000
    /// How many of something to pass over.
    static let passedOver = 0...1_000_000_000
    /// How many lines have to come.
    static let lines = 0...1_000_000_000_000
    /// Groups.
    static let groups = 1...100_000
    /// Probabilities and scores.
    static let share = 0.0...1

    /// Throws `ValidationError` where an option has a number outside of its range, or what is no number.
    static func check<Number: Comparable>(_ option: String, _ number: Number?, in range: ClosedRange<Number>) throws {
        guard let number, !range.contains(number) else { return }
        throw ValidationError(
            "\(option) must lie between \(range.lowerBound) and \(range.upperBound), but is \(number)")
    }
}
