internal import ReadableText
internal import Synchronization

/// One request, one answer, within bounds of size and time: the only way to the network.
///
/// Redirects are not followed here, and no cookie is kept. The time bounds are of real time, whatever clock
/// paces the requests.
struct HTTPTransport: Sendable {
    /// What ended a request without a usable answer.
    enum Fault: Error, Hashable, Sendable {
        case passing(PassingFault)
        case tooLarge
        case encoding(String)
        /// The other side could not prove who it is; why, in the library's words.
        case untrusted(String)
    }

    private let session: CurlSession

    /// Runs something with a transport whose connections end with it.
    ///
    /// Throws ``FetchError/libraryMissing(name:package:)`` or ``FetchError/libraryUnusable(_:)`` before that.
    static func open<Result: Sendable>(
        _ limits: FetchLimits, userAgent: String, _ body: (HTTPTransport) async throws -> Result
    ) async throws -> Result {
        let session = try CurlSession(limits, userAgent: userAgent)
        defer { session.close() }
        return try await body(HTTPTransport(session: session))
    }

    /// The answer to a request. The body is read for status 200 only.
    ///
    /// Throws a ``Fault``, or `CancellationError` where the task was cancelled.
    func get(_ url: String, accept: String) async throws -> HTTPAnswer {
        let (session, flag) = (session, Flag())
        do {
            return try await withTaskCancellationHandler {
                try await Self.onThreadOfItsOwn { try session.answer(to: url, accept: accept, unless: flag.isRaised) }
            } onCancel: {
                flag.isRaised.store(true, ordering: .releasing)
                session.wakeUp()
            }
        } catch {
            try Task.checkCancellation()
            throw error
        }
    }

    private final class Flag: Sendable {
        let isRaised = Atomic(false)
    }

    /// Runs what blocks where no task waits for the thread.
    private static func onThreadOfItsOwn<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            do throws(OwnThread.NotStarted) {
                try OwnThread.start { continuation.resume(with: Swift.Result { try work() }) }
            } catch {
                continuation.resume(throwing: Fault.passing(.connection(error.description)))
            }
        }
    }
}
