import Dispatch
import Synchronization

/// A number of threads that share out pieces of work.
///
/// The pieces are fixed by the caller and their results come back in order, so that the number of
/// threads never changes a result.
public struct Workers: Sendable {
    /// The number of threads, at least 1.
    public let threads: Int

    /// So many threads; at least 1.
    public init(threads: Int) {
        precondition(threads >= 1, "the number of threads must be at least 1, but is \(threads)")
        self.threads = threads
    }

    /// The results of `piece(0)` to `piece(count - 1)`, in order.
    public func map<Result: Sendable>(_ count: Int, _ piece: @Sendable (Int) -> Result) -> [Result] {
        guard threads > 1, count > 1 else { return (0..<count).map(piece) }
        let next = Atomic(0)
        let finished = Guarded([Result?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                let result = piece(index)
                finished.change { $0[index] = result }
            }
        }
        return finished.change { $0.compactMap { $0 } }
    }

    /// The results of `piece(0, &state)` to `piece(count - 1, &state)`, in order; each thread works
    /// with a state of the pool, or with a new one.
    ///
    /// A state is working memory alone: which piece gets which must not change a result.
    public func map<State: Sendable, Result: Sendable>(
        _ count: Int, states: WorkingStates<State>, _ piece: @Sendable (Int, inout State) -> Result
    ) -> [Result] {
        map(count) { index in states.with { piece(index, &$0) } }
    }

    /// As many ranges of consecutive indices out of `0..<count` as there are threads, of nearly
    /// equal length; at least one.
    ///
    /// They depend on the number of threads, so they are only for work whose result does not depend on where it is cut.
    public func ranges(of count: Int) -> [Range<Int>] {
        (0..<threads).map { $0 * count / threads..<($0 + 1) * count / threads }
    }

    /// The results over blocks of at most `size` consecutive indices out of `0..<count`, in order.
    public func mapBlocks<Result: Sendable>(of count: Int, size: Int, _ block: @Sendable (Range<Int>) -> Result)
        -> [Result]
    {
        let blocks = (count + size - 1) / size
        return map(blocks) { block($0 * size..<min(count, ($0 + 1) * size)) }
    }

    /// Does `piece(0)` to `piece(count - 1)`, and returns when all are done.
    func forEach(_ count: Int, _ piece: @Sendable (Int) -> Void) { _ = map(count, piece) }

    /// Does blocks of at most `size` consecutive indices out of `0..<count`, and returns when all are done.
    func forBlocks(of count: Int, size: Int, _ block: @Sendable (Range<Int>) -> Void) {
        _ = mapBlocks(of: count, size: size, block)
    }
}

/// Working memory that pieces of work take and give back, so that it is made once a thread and not once a piece.
public final class WorkingStates<State: Sendable>: Sendable {
    private let free = Guarded<[State]>([])
    private let make: @Sendable () -> State

    /// States that are made when they are needed.
    public init(_ make: @escaping @Sendable () -> State) { self.make = make }

    /// Works with one of them.
    public func with<Result>(_ work: (inout State) -> Result) -> Result {
        var state = take()
        defer { giveBack(state) }
        return work(&state)
    }

    fileprivate func take() -> State { free.change { $0.popLast() } ?? make() }

    fileprivate func giveBack(_ state: consuming State) {
        let given = state
        free.change { $0.append(given) }
    }
}
