internal import CMicroHTTPD
import ReadableText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A socket that listens, before anything answers there: its port is known from here on.
public struct BoundSocket: Sendable {
    /// The numeric address.
    public let address: String
    /// The port.
    public let port: UInt16
    let socket: Int32
    let isIPv6: Bool

    /// Listens at a numeric address of this machine. 0 is any port that is free.
    public init(address: String = "127.0.0.1", port: UInt16) throws(ServerError) {
        var (found, isIPv6) = (port, Int32(0))
        // Safe: the address is a C string for the length of the call, which fills the two numbers.
        let socket = unsafe cmicrohttpd_listen(address, &found, &isIPv6)
        let name = Self.name(address, port)
        switch socket {
        case -EINVAL: throw .noAddress(address)
        case -EADDRINUSE: throw .taken(address: name)
        case ..<0: throw .cannotListen(address: name, reason: FileError(path: name, code: -socket).reason)
        default: break
        }
        (self.address, self.port, self.socket, self.isIPv6) = (address, found, socket, isIPv6 != 0)
    }

    /// As it stands in a browser, without a slash at the end: `http://127.0.0.1:8010`.
    public var url: String { "http://" + Self.name(address, port) }

    private static func name(_ address: String, _ port: UInt16) -> String {
        address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    }
}
