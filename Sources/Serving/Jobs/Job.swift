public import Wording

/// Work that takes long, as it is known to those who wait for it.
public struct Job: Sendable, Hashable, Identifiable {
    /// Where it stands.
    public enum State: Sendable, Hashable {
        /// Others are before it.
        case waiting
        /// It is being done.
        case running
        /// It is done; what came of it, as the command line would print it.
        case done(JSONText)
        /// It came to nothing; what a person is told.
        case failed(String)
        /// Somebody did not want it any more.
        case cancelled
    }

    /// Its number, counted from 1 at each start of the server.
    public let id: Int
    /// What it is, as `retrain`.
    public let kind: String
    /// Where it stands.
    public internal(set) var state: State
    /// What it is at, in words; empty where nothing is known.
    public internal(set) var stage: String
    /// How much is done, 0...1; nil where that is not known.
    public internal(set) var part: Double?

    /// Whether something came of it.
    var isDone: Bool { if case .done = state { true } else { false } }

    /// Whether nothing more will come of it.
    public var isOver: Bool {
        switch state {
        case .waiting, .running: false
        case .done, .failed, .cancelled: true
        }
    }
}

/// Why work comes to nothing, in words for the person who waits for it.
struct JobFault: Error, Hashable {
    let words: String
}
