import Foundation

/// One line on the terminal that tells what long work is at: after half a second, on a terminal only, gone when done.
final class ProgressLine {
    private let isShown: Bool
    private let started = ContinuousClock().now
    private var drawn = ContinuousClock.Instant?.none

    init(_ options: RunOptions) { isShown = Console.errorIsTerminal && !options.quiet && !options.noProgress }

    /// Shows what is being done; at most ten times a second.
    func show(_ text: @autoclosure () -> String) {
        let now = ContinuousClock().now
        guard isShown, now - started > .milliseconds(500), drawn.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
        drawn = now
        Console.draw("\r\u{1B}[K" + text())
    }

    /// Shows how much of something is done, with the rate and the time that is left.
    func show(_ done: Int, of total: Int?, _ noun: String) {
        show(
            {
                let seconds = Double((ContinuousClock().now - started) / .seconds(1))
                let rate = Double(done) / max(seconds, 0.001)
                let left = total.map { " of \($0)" } ?? ""
                let remaining = total.map { ", \(Int((Double($0 - done) / max(rate, 0.001)).rounded(.up))) s left" } ?? ""
                return "\(done)\(left) \(noun), \(Int(rate)) a second\(remaining)"
            }())
    }

    /// Shows how much of something is done, of which only the part is known that it is of the whole (nil where not even that), with the rate and the time left.
    func show(_ done: Int, part: Double?, _ noun: String) {
        show(
            {
                let seconds = Double((ContinuousClock().now - started) / .seconds(1))
                let rate = Double(done) / max(seconds, 0.001)
                let left = part.map { $0 > 0 ? ", \(Int($0 * 100)) %, \(Int((seconds * (1 - $0) / $0).rounded(.up))) s left" : "" } ?? ""
                return "\(done) \(noun), \(Int(rate)) a second\(left)"
            }())
    }

    /// Takes the line away.
    func finish() {
        if drawn != nil { Console.draw("\r\u{1B}[K") }
        drawn = nil
    }
}
