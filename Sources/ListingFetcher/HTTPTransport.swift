internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix

/// One request, one answer, within bounds of size and time: the only file that touches the network.
///
/// Redirects are not followed here, no cookie is kept and no proxy is used. The time bounds are of real time, whatever clock paces the requests.
struct HTTPTransport: Sendable {
    /// What ended a request without a usable answer.
    enum Fault: Error, Hashable, Sendable {
        case passing(PassingFault)
        case tooLarge
        case encoding(String)
    }

    private let client: HTTPClient
    private let limits: FetchLimits
    private let userAgent: String

    /// Runs something with a transport whose connections end with it.
    static func open<Result: Sendable>(
        _ limits: FetchLimits, userAgent: String, _ body: (HTTPTransport) async throws -> Result
    ) async throws -> Result {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .enabled(limit: .size(limits.bytes))
        configuration.httpVersion = .http1Only
        configuration.timeout = .init(connect: .init(limits.connecting), read: .init(limits.silence))
        // One connection at a time, as arXiv asks; trying again is the caller's business, which counts the attempts.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let result: Result
        do {
            result = try await body(HTTPTransport(client: client, limits: limits, userAgent: userAgent))
        } catch {
            try? await client.shutdown()
            throw error
        }
        try await client.shutdown()
        return result
    }

    /// The answer to a request. The body is read for status 200 only.
    ///
    /// Throws a ``Fault``, or `CancellationError` where the task was cancelled.
    func get(_ url: String, accept: String) async throws -> HTTPAnswer {
        do {
            return try await withThrowingTaskGroup(of: HTTPAnswer.self) { group in
                group.addTask { try await exchange(url, accept) }
                group.addTask {
                    try await Task.sleep(for: limits.total)
                    throw Fault.passing(.tooSlow)
                }
                defer { group.cancelAll() }
                guard let answer = try await group.next() else { throw CancellationError() }
                return answer
            }
        } catch {
            try Task.checkCancellation()
            throw Self.fault(error)
        }
    }

    private func exchange(_ url: String, _ accept: String) async throws -> HTTPAnswer {
        var request = HTTPClientRequest(url: url)
        request.headers = ["User-Agent": userAgent, "Accept": accept, "Accept-Encoding": "gzip"]
        let response = try await client.execute(request, timeout: .init(limits.total))
        let fields = response.headers.map { ($0.name, $0.value) }
        guard response.status == .ok else { return HTTPAnswer(status: Int(response.status.code), fields: fields, body: []) }
        let encoding = response.headers["content-encoding"].joined(separator: ",").lowercased()
        guard ["", "identity", "gzip", "deflate"].contains(encoding) else { throw Fault.encoding(encoding) }
        if let length = response.headers.first(name: "content-length").flatMap({ Int($0) }), length > limits.bytes { throw Fault.tooLarge }
        return HTTPAnswer(status: 200, fields: fields, body: try await collect(response.body))
    }

    private func collect(_ body: HTTPClientResponse.Body) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        let began = ContinuousClock.now
        for try await part in body {
            guard bytes.count + part.readableBytes <= limits.bytes else { throw Fault.tooLarge }
            bytes.append(contentsOf: part.readableBytesView)
            let taken = ContinuousClock.now - began
            if taken > limits.grace, Double(bytes.count) < Double(limits.bytesPerSecond) * (taken / .seconds(1)) {
                throw Fault.passing(.tooSlow)
            }
        }
        // A cancelled task sees the end of the body where there is none.
        try Task.checkCancellation()
        return bytes
    }

    private static let tooSlow: [HTTPClientError] = [.readTimeout, .deadlineExceeded, .connectTimeout]

    /// What an error of the libraries means here.
    private static func fault(_ error: any Error) -> Fault {
        switch error {
        case let fault as Fault: return fault
        case NIOHTTPDecompression.DecompressionError.limit: return .tooLarge
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError: return .passing(.cut)
        case let error as HTTPClientError where tooSlow.contains(error): return .passing(.tooSlow)
        case let error as HTTPClientError where error == .remoteConnectionClosed: return .passing(.cut)
        case HTTPParserError.invalidEOFState: return .passing(.cut)
        case ChannelError.connectTimeout: return .passing(.tooSlow)
        case let error as NIOConnectionError:
            if error.connectionErrors.isEmpty { return .passing(.connection("the name \(error.host) leads nowhere")) }
            return .passing(.connection(FetchError.quote("\(error.connectionErrors[0].error)")))
        default: return .passing(.connection(FetchError.quote("\(error)")))
        }
    }
}

extension TimeAmount {
    /// A duration, to the nanosecond.
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
