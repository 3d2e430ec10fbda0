import Foundation
import ReadableText

/// Threads that answer requests: one for what is kept already, some for what takes time, so that a slow answer never
/// stands before a quick one.
final class Lanes: @unchecked Sendable {
    typealias Work = @Sendable () -> Void

    // Safe to share: all below is read and written between `lock` and `unlock` of the condition alone.
    private let condition = NSCondition()
    private var front: [Work] = []
    private var back: [Work] = []
    private var isOpen = true

    /// So much waits at most in each.
    private let mostWaiting: Int

    /// - Parameters:
    ///   - slow: how many threads do what takes time.
    ///   - mostWaiting: how much may wait.
    init(slow: Int, mostWaiting: Int) {
        self.mostWaiting = mostWaiting
        start { lanes in lanes.front.isEmpty ? nil : lanes.front.removeFirst() }
        for _ in 0..<slow {
            start { lanes in
                let work = lanes.back.isEmpty ? nil : lanes.back.removeFirst()
                return work.map(Self.givingBack)
            }
        }
    }

    /// What is quick; false where too much waits.
    func quickly(_ work: @escaping Work) -> Bool { put(work, in: \.front) }

    /// What takes time; false where too much waits.
    func slowly(_ work: @escaping Work) -> Bool { put(work, in: \.back) }

    /// What waits is left; the threads end when they are done.
    func close() {
        condition.lock()
        (isOpen, front, back) = (false, [], [])
        condition.broadcast()
        condition.unlock()
    }

    /// Work behind which, if it took long, the memory goes back that it took: what comes next may take none for days.
    private static func givingBack(_ work: @escaping Work) -> Work {
        {
            let start = ContinuousClock.now
            work()
            if ContinuousClock.now - start > .milliseconds(250) { ProcessMemory.giveBack() }
        }
    }

    private func put(_ work: @escaping Work, in lane: ReferenceWritableKeyPath<Lanes, [Work]>) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard isOpen, self[keyPath: lane].count < mostWaiting else { return false }
        self[keyPath: lane].append(work)
        condition.broadcast()
        return true
    }

    private func start(_ take: @escaping @Sendable (Lanes) -> Work?) {
        let thread = Thread { while let work = self.next(take) { work() } }
        // SQLite and the sorting of many papers fit in it; the default of other systems is less than they need.
        thread.stackSize = 8 << 20
        thread.start()
    }

    private func next(_ take: (Lanes) -> Work?) -> Work? {
        condition.lock()
        defer { condition.unlock() }
        while isOpen {
            if let work = take(self) { return work }
            condition.wait()
        }
        return nil
    }
}
