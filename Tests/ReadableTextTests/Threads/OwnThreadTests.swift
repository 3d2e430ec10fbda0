import Dispatch
import Testing

@testable import ReadableText

@Suite struct OwnThreadTests {
    @Test("the work runs once, on another thread") func theWorkRunsOnce() throws {
        let done = DispatchSemaphore(value: 0)
        for _ in 0..<100 { try OwnThread.start { done.signal() } }
        for _ in 0..<100 { done.wait() }
        #expect(done.wait(timeout: .now()) == .timedOut)
    }

    @Test("what cannot be started is said") func whatCannotBeStartedIsSaid() throws {
        let error = try #require(throws: OwnThread.NotStarted.self) {
            // No machine has room for such a stack.
            try OwnThread.start(stackSize: 1 << 50) { Issue.record("it runs") }
        }
        #expect(error.description.hasPrefix("no thread could be started: "))
    }
}
