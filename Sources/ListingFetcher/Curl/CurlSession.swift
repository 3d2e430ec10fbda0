internal import CCurl
internal import Foundation
internal import Synchronization

/// Answers from libcurl, one after the other; connections stay open from one to the next.
///
/// No redirect is followed, no cookie and no password is kept or looked up, and only HTTP and HTTPS are
/// spoken. Proxies are those of the environment (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`), as
/// with curl itself, and so are the authorities that certificates are held against (`CURL_CA_BUNDLE`, `SSL_CERT_FILE`,
/// else the system's); the choice of HTTP/2 is the library's.
///
/// Unchecked, since all that changes is touched only while `isBusy` is locked; the one function of the library
/// that is called without, `curl_multi_wakeup`, is made for that.
///
/// `@safe`: the pointer is private, set once, and freed by ``close()``, after which no function uses it.
@safe
final class CurlSession: @unchecked Sendable {
    private let library: CurlLibrary
    private let limits: FetchLimits
    private let handle: CurlHandle
    /// What lets a transfer work and be waited for: a "multi handle".
    private let multi: CurlLibrary.Handle
    private let isBusy = Mutex<Void>(())
    private let isOpen = Mutex(true)

    /// Throws ``FetchError/libraryMissing(name:package:)`` or ``FetchError/libraryUnusable(_:)``.
    init(_ limits: FetchLimits, userAgent: String) throws(FetchError) {
        library = try CurlLibrary.loaded.get()
        self.limits = limits
        guard let handle = CurlHandle(library) else { throw Self.noMemory }
        // Safe: made once, and freed once by close.
        guard let multi = unsafe library.makeMulti() else {
            handle.end()
            throw Self.noMemory
        }
        self.handle = handle
        unsafe self.multi = multi
        try prepare(userAgent)
    }

    deinit { close() }

    /// Ends the connections. When the process ends, the libraries below take themselves apart, and no thread may be
    /// inside of them: so this is done here and now, and not by whoever lets go last.
    func close() {
        isBusy.withLock { _ in
            let wasOpen = isOpen.withLock { isOpen in
                defer { isOpen = false }
                return isOpen
            }
            guard wasOpen else { return }
            // Safe: nobody else has the pointer, and no transfer is under way.
            BrokenPipe.heldBack {
                handle.end()
                _ = unsafe library.endMulti(multi)
            }
        }
    }

    private static let noMemory = FetchError.libraryUnusable("it has no memory")

    private func prepare(_ userAgent: String) throws(FetchError) {
        let http = 1, https = 2
        let numbers: [(CurlNumber, Int)] = [
            (.protocols, http | https), (.followLocation, 0), (.netrc, 0), (.http09Allowed, 0),
            // What a proxy says before the answer is none of it.
            (.suppressConnectHeaders, 1),
            (.connectTimeoutMilliseconds, max(1, Int(limits.connecting / .milliseconds(1)))),
            // Signals belong to the whole program.
            (.noSignal, 1),
        ]
        for (option, value) in numbers where !handle.set(option, value) {
            throw .libraryUnusable("it has no option \(option.rawValue)")
        }
        _ = handle.set(.quickExit, 1)
        // A service may ask for minutes of patience between two requests, and for one connection all the same.
        _ = handle.set(.mostIdle, 3_600)
        guard handle.set(.userAgent, userAgent), handle.set(.acceptEncoding, "gzip") else { throw Self.noMemory }
        let environment = ProcessInfo.processInfo.environment
        let named = ["CURL_CA_BUNDLE", "SSL_CERT_FILE"].compactMap { environment[$0] }.first { !$0.isEmpty }
        if let named, !handle.set(.authorities, named) { throw Self.noMemory }
    }

    /// The answer to a request; blocks the thread until it is there. The body is read for status 200 only.
    ///
    /// Throws an ``HTTPTransport/Fault``, or `CancellationError` where the flag was raised.
    func answer(to url: String, accept: String, unless isCancelled: borrowing Atomic<Bool>) throws -> HTTPAnswer {
        try isBusy.withLock { _ in
            precondition(isOpen.withLock { $0 }, "a closed session gives no answers")
            let incoming = IncomingAnswer(limits)
            let code = try BrokenPipe.heldBack {
                guard handle.ask(url, accept: accept, into: incoming) else { throw Self.noRoom }
                defer { handle.forget() }
                return try transfer(into: incoming, unless: isCancelled)
            }
            if let fault = incoming.fault { throw fault }
            // The library says that it was stopped behind a head whose body nobody wants.
            if let answer = incoming.answer, code == 0 || answer.status != 200 { return answer }
            throw handle.fault(code)
        }
    }

    private static let noRoom = HTTPTransport.Fault.passing(.connection("no memory for a request"))

    /// Lets a session that is waiting look at its flag at once.
    func wakeUp() {
        // Safe: this function may be called while others run, and the pointer is valid while it is open.
        isOpen.withLock { if $0 { _ = unsafe library.wakeUp(multi) } }
    }

    /// Lets the library work until the transfer has ended; returns its `CURLcode`.
    private func transfer(into incoming: IncomingAnswer, unless isCancelled: borrowing Atomic<Bool>) throws -> Int32 {
        var watch = TransferWatch(limits, at: .now)
        // Safe: both handles are this session's, and the pointer to a number lives as long as the call.
        guard unsafe library.add(multi, handle.pointer) == 0 else { throw Self.noRoom }
        defer { _ = unsafe library.remove(multi, handle.pointer) }
        while true {
            var running: Int32 = 0
            guard unsafe library.perform(multi, &running) == 0 else { throw Self.noRoom }
            let code = unsafe ccurl_ended(library.readEnded, multi)
            if code >= 0 { return code }
            if isCancelled.load(ordering: .acquiring) { throw CancellationError() }
            let wait = try look(at: incoming, with: &watch)
            _ = unsafe library.poll(multi, nil, 0, Int32(wait / .milliseconds(1)) + 1, nil)
        }
    }

    /// For how long nothing need be looked at if nothing comes.
    private func look(
        at incoming: IncomingAnswer, with watch: inout TransferWatch
    ) throws(HTTPTransport.Fault) -> Duration {
        let downloaded = handle.downloaded
        // What unpacks to nothing has to end, too.
        guard downloaded <= limits.bytes else { throw .tooLarge }
        let progress = TransferWatch.Progress(
            isConnected: handle.isConnected, bytes: downloaded + Int64(incoming.headBytes),
            body: incoming.hasHead ? incoming.body.count : nil)
        guard let wait = watch.wait(after: progress, at: .now) else { throw .passing(.tooSlow) }
        return wait
    }
}
