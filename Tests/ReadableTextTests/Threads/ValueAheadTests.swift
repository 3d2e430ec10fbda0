import Dispatch
import Foundation
import Testing

@testable import ReadableText

@Suite struct ValueAheadTests {
    private struct Unmakeable: Error {}

    @Test("the value is made once, beside whoever wants it") func theValueIsMadeOnce() throws {
        let (begun, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let ahead = ValueAhead {
            begun.signal()
            go.wait()
            return 7
        }
        // It is made although nobody asks, and whoever made this goes on meanwhile.
        begun.wait()
        go.signal()
        #expect(try ahead.get() == 7)
        #expect(try ahead.get() == 7)
        #expect(begun.wait(timeout: .now()) == .timedOut)
    }

    @Test("several wait for it") func severalWait() throws {
        let go = DispatchSemaphore(value: 0)
        let ahead = ValueAhead {
            go.wait()
            return 7
        }
        let seen = (0..<3).map { _ in ValueAhead { try ahead.get() } }
        go.signal()
        for value in seen { #expect(try value.get() == 7) }
    }

    @Test("where no thread makes it, the first who asks does") func withoutThread() throws {
        let made = DispatchSemaphore(value: 0)
        // No machine has room for such a stack.
        let ahead = ValueAhead(stackSize: 1 << 50) {
            made.signal()
            return Thread.current.description
        }
        #expect(made.wait(timeout: .now()) == .timedOut)
        let thread = Thread.current.description
        #expect(try ahead.get() == thread)
        #expect(try ahead.get() == thread)
        made.wait()
        #expect(made.wait(timeout: .now()) == .timedOut)
    }

    @Test("what it is not made for is thrown to each who asks") func failures() {
        let ahead = ValueAhead<Int> { throw Unmakeable() }
        for _ in 0..<2 { #expect(throws: Unmakeable.self) { try ahead.get() } }
    }
}
