import Foundation
import PaperDesk

/// One line on the terminal that tells what long work is at: after half a second, on a terminal only, gone when done.
final class ProgressLine: WorkProgress {
    private let isShown: Bool
    private var started = ContinuousClock().now
    private var drawn = ContinuousClock.Instant?.none

    init(_ options: RunOptions) { isShown = Console.errorIsTerminal && !options.quiet && !options.noProgress }

    /// Shows how far the work is; at most ten times a second.
    func show(_ stage: @autoclosure () -> WorkStage) {
        show { Self.words(stage(), Double((ContinuousClock().now - started) / .seconds(1))) }
    }

    /// Shows what is being done, in words.
    func show(_ text: () -> String) {
        let now = ContinuousClock().now
        guard isShown, now - started > .milliseconds(500), drawn.map({ now - $0 > .milliseconds(100) }) ?? true else {
            return
        }
        drawn = now
        Console.draw(text())
    }

    /// Takes the line away; what follows begins anew.
    func finish() {
        if drawn != nil { Console.erase() }
        drawn = nil
        started = ContinuousClock().now
    }

    private static func words(_ stage: WorkStage, _ seconds: Double) -> String {
        switch stage {
        case .reading(let papers, let part, let source):
            let left =
                part.map { $0 > 0 ? ", \(Int($0 * 100)) %, \(rounded(seconds * (1 - $0) / $0)) s left" : "" } ?? ""
            return "\(papers) papers read from \(source), \(rate(papers, seconds)) a second\(left)"
        case .gathering(let papers): return "\(papers) papers read, \(rate(papers, seconds)) a second"
        case .classifying(let papers, let all):
            let left = rounded(Double(all - papers) * seconds / max(Double(papers), 0.001))
            return "\(papers) of \(all) papers classified, \(rate(papers, seconds)) a second, \(left) s left"
        case .comparing(let papers): return "\(papers) papers compared, \(rate(papers, seconds)) a second"
        case .answering(let documents): return "\(documents) documents classified, \(rate(documents, seconds)) a second"
        case .learning(let step): return step
        case .readingWords(let papers, let all): return "reading words of papers: \(papers) of \(all)"
        case .grouping(let papers): return "grouping \(papers) papers"
        case .writing(let bytes): return "\(bytes / 1_000_000) MB written"
        }
    }

    private static func rate(_ count: Int, _ seconds: Double) -> Int { Int(Double(count) / max(seconds, 0.001)) }

    private static func rounded(_ seconds: Double) -> Int { Int(min(seconds, 1e9).rounded(.up)) }
}
