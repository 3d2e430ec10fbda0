internal import CMicroHTTPD
import Foundation
import Synchronization

/// Answers by HTTP, until it is stopped.
///
/// One thread of libmicrohttpd waits for all connections, and never for an answer: a request that is complete goes to
/// the threads of `Lanes`, and its connection sleeps until the answer is there. So a client that is slow, or does
/// nothing, costs its memory alone, and one whose answer takes long stands before nobody.
///
///     let socket = try BoundSocket(port: 0)
///     let gate = Gatekeeper(token: token, address: socket.address, port: socket.port)
///     let server = try HTTPServer(socket, gate, [hello])
///     …
///     server.stop()
public final class HTTPServer: Sendable {
    private let core: ServerCore
    private let daemon: Daemon
    private let state = Mutex(State.runs)

    private enum State { case runs, stopped }

    /// The daemon, and what it is told about; both live until the process ends or the server is stopped.
    ///
    /// `@unchecked Sendable`: the handles are used by `stop` alone, once. `@safe`: nothing is followed here.
    @safe
    private struct Daemon: @unchecked Sendable {
        let handle: UnsafeMutableRawPointer
        let listener: UnsafeMutablePointer<cmicrohttpd_listener>
    }

    /// Begins to answer.
    ///
    /// - Parameters:
    ///   - socket: where it listens; it is the server's from now on.
    ///   - gate: who may do what.
    ///   - handlers: they are asked in turn; the first that has an answer gives it.
    ///   - limits: what it does not go beyond.
    public init(
        _ socket: BoundSocket, _ gate: Gatekeeper, _ handlers: [any HTTPHandler], limits: ServerLimits = ServerLimits()
    ) throws(ServerError) {
        let library: MicroHTTPD
        do throws(ServerError) { library = try MicroHTTPD.loaded.get() } catch {
            _ = close(socket.socket)
            throw error
        }
        let core = ServerCore(library, gate, handlers, limits)
        self.core = core
        // Safe: memory for one listener, which lives until the daemon has stopped.
        let listener = UnsafeMutablePointer<cmicrohttpd_listener>.allocate(capacity: 1)
        unsafe listener.initialize(to: core.listener())
        let files = cmicrohttpd_raise_files(UInt64(limits.connections + Self.otherFiles))
        let most = min(limits.connections, max(16, Int(clamping: files) - Self.otherFiles))
        let own = cmicrohttpd_limits(
            connections: UInt32(most), idle_seconds: UInt32(limits.idleSeconds), connection_bytes: limits.headBytes)
        // Safe: the functions are those of the library, the socket is open, and the listener outlives the daemon.
        let handle = unsafe cmicrohttpd_start(
            library.start, library.connectionInfo, socket.socket, socket.isIPv6 ? 1 : 0, own, listener)
        guard let handle = unsafe handle else {
            _ = close(socket.socket)
            throw .libraryUnusable("it does not start")
        }
        unsafe daemon = Daemon(handle: handle, listener: listener)
        core.watch()
    }

    /// Files that a process has open besides connections: archives, models, its streams.
    private static let otherFiles = 100

    /// How many connections are open.
    public var connectionCount: Int { core.connections.count }

    /// Takes no more connections, gives the answers that are being made, and ends. What takes longer than `seconds` is
    /// told to come later. Does nothing where it was stopped before.
    public func stop(within seconds: Double = 5) {
        let isFirst = state.withLock { state in
            defer { state = .stopped }
            return state == .runs
        }
        guard isFirst else { return }
        // Safe: the daemon runs, and this is done once.
        let socket = unsafe core.library.quiesce(daemon.handle)
        core.drain(seconds)
        unsafe core.library.stop(daemon.handle)
        if socket >= 0 { _ = close(socket) }
        unsafe core.forget(daemon.listener.pointee)
        unsafe daemon.listener.deallocate()
    }
}
