import Dispatch
import Foundation
import Synchronization

/// Elements that one thread makes while another uses those before.
///
/// The maker is at most `capacity` elements ahead, so that memory stays bounded; the order is that of making. Used elements go back to the maker's
/// thread to be released: texts made on one thread and released on another would let both wait for the allocator, for a third of the time.
final class ReadAhead<Element: Sendable, Ending: Sendable>: Sendable {
    /// Thrown in the maker when nobody wants more.
    struct Unwanted: Error {}

    private struct State {
        var elements: [Element] = []
        var used: [Element] = []
        var ending: Result<Ending, any Error>?
        var isUnwanted = false
    }

    private let state = Mutex(State())
    private let made = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)

    /// Begins to make elements on a thread of its own: `make` hands each to its argument.
    init(capacity: Int, _ make: @escaping @Sendable (_ put: @escaping (Element) throws -> Void) throws -> Ending) {
        // Not as the semaphore's first value: one that is released below that stops the program.
        for _ in 0..<capacity { room.signal() }
        let thread = Thread {
            let ending = Result { try make(self.put) }
            self.state.withLock { $0.ending = ending }
            self.made.signal()
        }
        // As large as the main thread's: readers of nested formats recurse.
        thread.stackSize = 8 << 20
        thread.start()
    }

    private func put(_ element: Element) throws {
        room.wait()
        let (isUnwanted, used) = state.withLock { state in
            if !state.isUnwanted { state.elements.append(element) }
            let used = state.used
            state.used = []
            return (state.isUnwanted, used)
        }
        // Held until the lock is open.
        _ = consume used
        if isUnwanted { throw Unwanted() }
        made.signal()
    }

    /// Calls `body` with each element, and returns what the maker returned. Rethrows what `body` throws, and what the maker throws after its last element.
    ///
    /// Where `body` throws, the maker ends at its next element; nobody waits for it, since it may be waiting for a pipe.
    func forEach(_ body: (Element) throws -> Void) throws -> Ending {
        while true {
            made.wait()
            let (element, ending) = state.withLock { state in
                (state.elements.isEmpty ? nil : state.elements.removeFirst(), state.ending)
            }
            if let element {
                do { try body(element) } catch {
                    state.withLock { $0.isUnwanted = true }
                    room.signal()
                    throw error
                }
                state.withLock { $0.used.append(element) }
                room.signal()
            } else if let ending {
                return try ending.get()
            }
        }
    }
}
