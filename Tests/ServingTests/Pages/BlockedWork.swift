import Dispatch
import PaperDesk

@testable import Serving

/// Work that stands before all other until it is let go.
final class BlockedWork: Sendable {
    private let gate = DispatchSemaphore(value: 0)

    init(_ jobs: Jobs) {
        let gate = gate
        _ = jobs.start("wait") { _ in
            gate.wait()
            return .null
        }
    }

    func open() { gate.signal() }
}
