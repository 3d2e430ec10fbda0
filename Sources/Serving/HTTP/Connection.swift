internal import CMicroHTTPD

/// A connection as the library knows it.
///
/// `@unchecked Sendable`: the handle is only handed back to the library, which takes it from any thread as long as a
/// request of it is not over. `@safe`: it is not followed here.
@safe
struct Connection: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    private let library: MicroHTTPD

    init(_ handle: UnsafeMutableRawPointer, _ library: MicroHTTPD) {
        unsafe self.handle = handle
        self.library = library
    }

    /// Nothing is read or written there, and its callbacks are not called, until ``resume()``.
    func suspend() {
        // Safe: the request of this connection is not over.
        unsafe library.suspend(handle)
    }

    /// It goes on.
    func resume() {
        // Safe: a suspended connection lives until it is resumed.
        unsafe library.resume(handle)
    }

    /// The headers of the request: names in lower case. Throws where one that decides how a request is read comes
    /// twice, since two readers could then see two requests.
    func headers() throws(RequestFault) -> [String: String] {
        let list = HeaderList()
        // Safe: the list outlives the call, which keeps no pointer.
        unsafe cmicrohttpd_headers(
            library.headers, handle, Unmanaged.passUnretained(list).toOpaque(),
            { context, name, value in
                guard let context = unsafe context, let name = unsafe name, let value = unsafe value else { return }
                let list = unsafe Unmanaged<HeaderList>.fromOpaque(context).takeUnretainedValue()
                unsafe list.pairs.append((String(cString: name).lowercased(), String(cString: value)))
            })
        return try list.checked()
    }

    /// Puts an answer in the queue; whether the library took it.
    func queue(status: Int, _ headers: [(name: String, value: String)], _ bytes: [UInt8]) -> Bool {
        // Safe: the bytes are copied by the call.
        let response = unsafe bytes.withUnsafeBytes { buffer in
            unsafe cmicrohttpd_answer(library.answer, buffer.baseAddress, buffer.count)
        }
        guard let response = unsafe response else { return false }
        return unsafe queue(status, headers, response)
    }

    /// Puts an answer in the queue whose bytes come as they are made.
    func queue(status: Int, _ headers: [(name: String, value: String)], _ stream: EventStream) -> Bool {
        let context = unsafe Unmanaged.passRetained(stream).toOpaque()
        // Safe: the stream was retained for the response, which gives it back when it is forgotten.
        let response = unsafe cmicrohttpd_stream(
            library.stream, context,
            { context, _, buffer, size in
                guard let context = unsafe context, let buffer = unsafe buffer else { return -1 }
                let stream = unsafe Unmanaged<EventStream>.fromOpaque(context).takeUnretainedValue()
                return unsafe stream.fill(UnsafeMutableRawBufferPointer(start: buffer, count: size))
            },
            { context in
                guard let context = unsafe context else { return }
                unsafe Unmanaged<EventStream>.fromOpaque(context).takeRetainedValue().close()
            })
        guard let response = unsafe response else {
            unsafe Unmanaged<EventStream>.fromOpaque(context).release()
            return false
        }
        return unsafe queue(status, headers, response)
    }

    private func queue(
        _ status: Int, _ headers: [(name: String, value: String)], _ response: UnsafeMutableRawPointer
    ) -> Bool {
        // Safe: names and values are copied; the response is counted by the queue, and let go of here.
        defer { unsafe library.forget(response) }
        for (name, value) in headers { unsafe _ = library.addHeader(response, name, value) }
        return unsafe library.queue(handle, UInt32(status), response) == 1
    }
}

/// The headers of a request as they come.
private final class HeaderList {
    var pairs: [(name: String, value: String)] = []

    /// Those that must not come twice (RFC 9112, section 6.3; RFC 9110, section 7.2).
    private static let single: Set<String> = [
        "host", "content-length", "transfer-encoding", "content-type", "origin", "authorization", "expect",
    ]
    /// So many are read.
    private static let most = 100

    func checked() throws(RequestFault) -> [String: String] {
        guard pairs.count <= Self.most else { throw RequestFault(431, "a request has at most \(Self.most) headers") }
        var headers: [String: String] = [:]
        for (name, value) in pairs {
            if headers.updateValue(value, forKey: name) != nil, Self.single.contains(name) {
                throw RequestFault(400, "the header \(name) comes twice")
            }
        }
        if headers["content-length"] != nil, headers["transfer-encoding"] != nil {
            throw RequestFault(400, "a body has its length, or is sent in pieces, and not both")
        }
        if let coding = headers["transfer-encoding"], coding.lowercased() != "chunked" {
            throw RequestFault(400, "the only transfer coding that is read is chunked")
        }
        return headers
    }
}
