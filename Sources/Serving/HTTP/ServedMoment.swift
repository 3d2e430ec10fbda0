import Synchronization

/// Tells for those who keep something themselves whether what all answers stand on is still as it was.
final class ServedMoment: Sendable {
    private let source = Mutex<ServedState.Source?>(nil)

    /// Lets go of the archive.
    func end() { source.withLock { $0?.end() } }

    /// The state now; nil where it cannot be told.
    func state(_ context: ServedContext) -> ServedState? {
        let source = source.withLock { source in
            source = source ?? (try? ServedState.Source(context, today: { context.desk().today }))
            return source
        }
        return source?.now()
    }
}

/// Keeps what is dear to make, until what it stands on changes: the last few things, by their keys.
final class KeptThings<Key: Hashable & Sendable, Thing: Sendable>: Sendable {
    private let most: Int
    private let shelf = Mutex<[Entry]>([])

    private struct Entry {
        let key: Key
        let state: ServedState
        let thing: Thing
    }

    /// - Parameter most: so many are kept.
    init(most: Int) { self.most = most }

    /// What is kept under a key, and made in a state; nil where nothing is, or the state is not known.
    subscript(_ key: Key, _ state: ServedState?) -> Thing? {
        shelf.withLock { shelf in shelf.last { $0.key == key && $0.state == state }?.thing }
    }

    /// Keeps something that was made in a state.
    func keep(_ thing: Thing, _ key: Key, _ state: ServedState?) {
        guard let state else { return }
        shelf.withLock { shelf in
            shelf.removeAll { $0.key == key || $0.state != state }
            shelf.append(Entry(key: key, state: state, thing: thing))
            shelf.removeFirst(max(0, shelf.count - most))
        }
    }
}
