internal import Foundation
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
    private let stream = Int32(SOCK_STREAM.rawValue)
    /// A client that went away is an error of the call, and not the signal that ends a process.
    private let quietly = Int32(MSG_NOSIGNAL)
#else
    internal import Darwin
    private let stream = SOCK_STREAM
    private let quietly: Int32 = 0
#endif

/// A call of the system that failed.
struct SocketError: Error {
    let call: String
    let number: Int32

    init(_ call: String) { (self.call, number) = (call, errno) }
}

/// A socket on a free port of the loopback that takes connections on a thread of its own.
final class ListeningSocket: Sendable {
    let port: Int
    private let descriptor: Int32
    private let isEnding = Atomic(false)
    private let hasEnded = Atomic(false)

    init() throws {
        let descriptor = socket(AF_INET, stream, 0)
        guard descriptor >= 0 else { throw SocketError("socket") }
        var address = Self.loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // Safe: address and length are local, and live as long as the calls.
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw SocketError("bind") }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// Hands over connections until the end, each on a thread.
    func serve(_ body: @escaping @Sendable (Connection) -> Void) {
        Thread.detachNewThread {
            while let connection = self.next() {
                Thread.detachNewThread { body(connection) }
            }
            _ = close(self.descriptor)
            self.hasEnded.store(true, ordering: .releasing)
        }
    }

    /// The next connection; nil at the end.
    private func next() -> Connection? {
        while true {
            let taken = accept(descriptor, nil, nil)
            if taken < 0, errno == EINTR || errno == ECONNABORTED { continue }
            guard taken >= 0 else { return nil }
            let connection = Connection(taken)
            return isEnding.load(ordering: .acquiring) ? nil : connection
        }
    }

    /// Takes no more connections. A last one, made here, wakes the thread that waits for them.
    func end() async {
        isEnding.store(true, ordering: .releasing)
        let waking = Connection(socket(AF_INET, stream, 0))
        waking.reach(Self.loopback(port: port))
        while !hasEnded.load(ordering: .acquiring) { try? await Task.sleep(for: .milliseconds(1)) }
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}

/// A connection, closed with this value.
final class Connection: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        #if canImport(Darwin)
            var isOn: Int32 = 1
            // Safe: the value is local, and the call is told its size.
            unsafe _ = setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    deinit { _ = close(descriptor) }

    func reach(_ address: sockaddr_in) {
        var address = address
        // Safe: the address is local, and the call is told its size.
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe _ = connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// The next request, once its head is whole; nil where the client went away.
    func request() -> RecordedServer.Request? {
        var asked = [UInt8]()
        var part = [UInt8](repeating: 0, count: 4096)
        while !asked.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            // Safe: the buffer is local, and the call is told its size.
            let count = unsafe part.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { return nil }
            asked += part.prefix(count)
        }
        return RecordedServer.Request(String(decoding: asked, as: UTF8.self))
    }

    /// Sends the pieces, with the pauses after them; returns whether the connection stays. A client
    /// that went away ends it.
    func play(_ reply: Reply) -> Bool {
        for piece in reply.pieces {
            guard write(piece) else { return false }
            if reply.pause > 0 { Thread.sleep(forTimeInterval: Double(reply.pause) / 1_000) }
        }
        return !reply.endsConnection
    }

    private func write(_ piece: [UInt8]) -> Bool {
        var rest = piece[...]
        while !rest.isEmpty {
            // Safe: the call is told the size of the rest.
            let count = unsafe rest.withUnsafeBytes { unsafe send(descriptor, $0.baseAddress, $0.count, quietly) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
