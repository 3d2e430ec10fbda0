internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A server on this machine that answers requests with recorded bytes, the good and the bad.
///
/// It knows as much of HTTP as finding the end of a request; each answer ends its connection.
public final class RecordedServer: Sendable {
    /// What was asked: the first line's target, and all lines.
    public struct Request: Hashable, Sendable {
        /// Path and query.
        public let target: String
        /// The header lines as sent.
        public let lines: [String]

        init(_ text: String) {
            lines = text.split(separator: "\r\n").map(String.init)
            target = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        }
    }

    private let channel: any Channel
    private let log: RequestLog

    /// Starts on a free port of the loopback; `answer` is given the request and its number, counted from 0.
    public init(_ answer: @escaping @Sendable (Request, Int) -> Reply) async throws {
        let log = RequestLog()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Answering(log, answer)) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.log = log
    }

    /// Plays answers in order; the last one again and again.
    public convenience init(_ replies: Reply...) async throws {
        try await self.init { _, number in replies[min(number, replies.count - 1)] }
    }

    /// `http://127.0.0.1:40123`
    public var url: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }

    /// The requests so far, in order.
    public var requests: [Request] { log.requests }

    /// What was asked for so far, in order.
    public var targets: [String] { requests.map(\.target) }

    /// Takes no more connections.
    public func stop() async throws { try await channel.close().get() }
}

private final class RequestLog: Sendable {
    private let held = Mutex<[RecordedServer.Request]>([])

    var requests: [RecordedServer.Request] { held.withLock { $0 } }

    /// Adds a request and gives its number.
    func add(_ request: RecordedServer.Request) -> Int {
        held.withLock {
            $0.append(request)
            return $0.count - 1
        }
    }
}

private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let log: RequestLog
    private let answer: @Sendable (RecordedServer.Request, Int) -> Reply
    private var asked = ""

    init(_ log: RequestLog, _ answer: @escaping @Sendable (RecordedServer.Request, Int) -> Reply) {
        (self.log, self.answer) = (log, answer)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        asked += String(buffer: unwrapInboundIn(data))
        guard asked.hasSuffix("\r\n\r\n") else { return }
        let request = RecordedServer.Request(asked)
        asked = ""
        Self.write(answer(request, log.add(request)), 0, context.channel)
    }

    /// Writes the pieces from one on, with the pauses between them; a client that went away ends it.
    private static func write(_ reply: Reply, _ index: Int, _ channel: any Channel) {
        guard index < reply.pieces.count else {
            if reply.endsConnection { channel.close(promise: nil) }
            return
        }
        channel.writeAndFlush(ByteBuffer(bytes: reply.pieces[index])).whenSuccess {
            channel.eventLoop.scheduleTask(in: .milliseconds(Int64(reply.pause))) { write(reply, index + 1, channel) }
        }
    }
}
