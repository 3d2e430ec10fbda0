import Foundation
import ReadableText

/// Elements that one thread makes while another uses those before.
///
/// At most `capacity` of them wait, so that memory stays bounded; the order is that of making. Used
/// elements go back to the maker's thread to be released: texts made on one thread and released on
/// another would let both wait for the allocator, for a third of the time.
///
/// Unchecked, since all that changes is touched only while `condition` is locked.
final class ReadAhead<Element: Sendable, Ending: Sendable>: @unchecked Sendable {
    /// Thrown in the maker when nobody wants more.
    struct Unwanted: Error {}

    private let capacity: Int
    private let condition = NSCondition()
    private var waiting: [Element] = []
    private var used: [Element] = []
    private var ending: Result<Ending, any Error>?
    private var isUnwanted = false

    /// Begins to make elements on a thread of its own, whose stack has so many bytes: `make` hands each to its argument.
    ///
    /// Where no thread can be started, there are no elements, and ``forEach(_:)`` throws `OwnThread.NotStarted`.
    init(
        capacity: Int, stackSize: Int = OwnThread.stackSize,
        _ make: @escaping @Sendable (_ put: @escaping (Element) throws -> Void) throws -> Ending
    ) {
        self.capacity = capacity
        do throws(OwnThread.NotStarted) {
            try OwnThread.start(stackSize: stackSize) {
                let ending = Result { try make(self.put) }
                self.changing { self.ending = ending }
            }
        } catch {
            ending = .failure(error)
        }
    }

    /// Calls `body` with each element, and returns what the maker returned. Rethrows what `body`
    /// throws, and what the maker throws after its last element.
    ///
    /// Where `body` throws, the maker ends at its next element; nobody waits for it, since it may
    /// be waiting for a pipe.
    func forEach(_ body: (Element) throws -> Void) throws -> Ending {
        while let element = next() {
            do { try body(element) } catch {
                changing { isUnwanted = true }
                throw error
            }
            changing { used.append(element) }
        }
        guard let ending = changing({ ending }) else {
            preconditionFailure("there is a next element until the maker ends")
        }
        return try ending.get()
    }

    private func put(_ element: Element) throws {
        let (isUnwanted, released) = changing {
            while waiting.count >= capacity, !self.isUnwanted { condition.wait() }
            if !self.isUnwanted { waiting.append(element) }
            let released = used
            used = []
            return (self.isUnwanted, released)
        }
        // Here, and not while the condition is locked.
        _ = consume released
        if isUnwanted { throw Unwanted() }
    }

    /// The next element; nil when there are no more.
    private func next() -> Element? {
        changing {
            while waiting.isEmpty, ending == nil { condition.wait() }
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
    }

    /// Runs `body` alone, and then wakes the other thread.
    private func changing<Value>(_ body: () -> Value) -> Value {
        condition.lock()
        defer {
            condition.signal()
            condition.unlock()
        }
        return body()
    }
}
