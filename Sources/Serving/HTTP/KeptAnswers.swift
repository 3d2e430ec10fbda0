import Foundation
import Synchronization

/// Keeps the answers of a handler until what they stand on changes: an answer that took a second is given again in
/// less than a thousandth of one.
///
/// Kept are answers to `GET` with status 200 that do not forbid it (`Cache-Control: no-store`). Of equal requests that
/// come together one is answered, and the others wait for it. What was not asked for longest goes first where
/// `mostBytes` are kept.
public final class KeptAnswers<State: Hashable & Sendable>: HTTPHandler {
    private let handler: any HTTPHandler
    private let mostBytes: Int
    private let state: @Sendable () -> State?
    private let shelf = Mutex(Shelf())
    /// Signals that an answer that others wait for is there, or will not be.
    private let finished = NSCondition()

    private struct Kept: Sendable {
        let response: HTTPResponse
        let cost: Int
        var lastAsked: Int
    }

    private struct Shelf: Sendable {
        var state: State?
        var answers: [Key: Kept] = [:]
        var bytes = 0
        var clock = 0
        /// What is being answered now.
        var inWork: Set<Key> = []
    }

    /// What an answer depends on, besides the state.
    private struct Key: Hashable, Sendable {
        let path: [String]
        let query: [String]

        init(_ request: HTTPRequest) {
            path = request.path
            query = request.query.flatMap { [$0.name, $0.value] }
        }

        var cost: Int { (path + query).reduce(64) { $0 + $1.utf8.count + 32 } }
    }

    /// - Parameters:
    ///   - handler: whose answers are kept.
    ///   - mostBytes: how much is kept.
    ///   - state: what all answers stand on; nil where it cannot be told, and nothing is kept.
    public init(_ handler: any HTTPHandler, mostBytes: Int = 64 << 20, state: @escaping @Sendable () -> State?) {
        (self.handler, self.mostBytes, self.state) = (handler, mostBytes, state)
    }

    /// How many bytes are kept.
    var keptBytes: Int { shelf.withLock { $0.bytes } }

    /// The answer that is kept; nil where one has to be made.
    public func kept(for request: HTTPRequest) -> HTTPResponse? {
        guard request.method == .get, let now = state() else { return nil }
        return take(Key(request), now)
    }

    /// Whether any of its routes takes an upload.
    public func takesUpload(_ request: HTTPRequest) -> Bool { handler.takesUpload(request) }

    /// The answer; nil where the path is not one of its own.
    public func respond(to request: HTTPRequest) -> HTTPResponse? {
        guard request.method == .get, let before = state() else { return handler.respond(to: request) }
        let key = Key(request)
        waitForOthers(key)
        // Made meanwhile by another request.
        if let kept = take(key, state()) {
            end(key)
            return kept
        }
        defer { end(key) }
        guard let response = handler.respond(to: request) else { return nil }
        return keep(Conditional.answer(request.withoutConditions, response), key, before)
    }

    /// Waits until no equal request is being answered, and takes its turn.
    private func waitForOthers(_ key: Key) {
        finished.lock()
        defer { finished.unlock() }
        while !shelf.withLock({ $0.inWork.insert(key).inserted }) { finished.wait() }
    }

    private func end(_ key: Key) {
        finished.lock()
        shelf.withLock { _ = $0.inWork.remove(key) }
        finished.broadcast()
        finished.unlock()
    }

    private func take(_ key: Key, _ now: State?) -> HTTPResponse? {
        shelf.withLock { shelf in
            guard let now, shelf.state == now, var kept = shelf.answers[key] else { return nil }
            shelf.clock += 1
            kept.lastAsked = shelf.clock
            shelf.answers[key] = kept
            return kept.response
        }
    }

    /// Keeps an answer where nothing changed while it was made.
    private func keep(_ response: HTTPResponse, _ key: Key, _ before: State) -> HTTPResponse {
        guard response.status == 200, case .bytes(let bytes) = response.body, !response.forbidsKeeping,
            bytes.count + key.cost <= mostBytes / 4, state() == before
        else { return response }
        let cost = bytes.count + key.cost
        shelf.withLock { shelf in
            if shelf.state != before { (shelf.state, shelf.answers, shelf.bytes) = (before, [:], 0) }
            shelf.clock += 1
            shelf.bytes += cost - (shelf.answers[key]?.cost ?? 0)
            shelf.answers[key] = Kept(response: response, cost: cost, lastAsked: shelf.clock)
            if shelf.bytes > mostBytes { Self.thin(&shelf, to: mostBytes * 3 / 4) }
        }
        return response
    }

    private static func thin(_ shelf: inout Shelf, to bytes: Int) {
        for (key, kept) in shelf.answers.sorted(by: { $0.value.lastAsked < $1.value.lastAsked }) {
            if shelf.bytes <= bytes { return }
            shelf.answers[key] = nil
            shelf.bytes -= kept.cost
        }
    }
}

extension HTTPRequest {
    /// The same request of somebody who has no answer yet.
    fileprivate var withoutConditions: HTTPRequest {
        var request = self
        request.headers["if-none-match"] = nil
        return request
    }
}

extension HTTPResponse {
    fileprivate var forbidsKeeping: Bool {
        headers.contains { $0.name.lowercased() == "cache-control" && $0.value.contains("no-store") }
            || headers.contains { $0.name.lowercased() == "set-cookie" }
    }
}
