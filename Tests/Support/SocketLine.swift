import Foundation

/// A connection to a port of this machine, byte by byte: for what no client of HTTP would send.
public final class SocketLine {
    private let descriptor: Int32

    /// No connection came about; the system's number says why.
    public struct NoConnection: Error, Hashable { let code: Int32 }

    /// Connects. What does not come within 20 seconds does not come.
    public init(port: UInt16) throws {
        #if canImport(Darwin)
            descriptor = Foundation.socket(AF_INET, SOCK_STREAM, 0)
        #else
            descriptor = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        // Safe: the address outlives the call, which reads as many bytes as it has.
        let result = unsafe withUnsafePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw NoConnection(code: errno) }
        var seconds = timeval(tv_sec: 20, tv_usec: 0)
        // Safe: the value outlives the call.
        unsafe _ = setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &seconds, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends bytes; false where the other side does not take them any more.
    @discardableResult
    public func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            // Safe: at most the bytes that are left are read.
            let count = unsafe bytes[sent...].withUnsafeBytes { buffer in
                unsafe Foundation.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends a text.
    @discardableResult
    public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// What comes next, at most so many bytes; empty at the end.
    public func receive(_ most: Int = 1 << 16) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: most)
        // Safe: at most as many bytes are written as there is room for.
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
        return Array(bytes.prefix(max(0, count)))
    }

    /// Sends a text and returns all that comes until the end.
    public func say(_ text: String) -> [UInt8] {
        send(text)
        var all: [UInt8] = []
        while true {
            let piece = receive()
            if piece.isEmpty { return all }
            all += piece
        }
    }
}

/// An answer by HTTP as it came.
public struct HTTPReply {
    /// The status.
    public let status: Int
    /// The headers by their names in lower case.
    public let headers: [String: String]
    /// What follows.
    public let body: String

    /// Nothing came, or nothing that can be read.
    public struct NoReply: Error { let text: String }

    /// Reads one. Throws where it is none.
    public init(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { throw NoReply(text: text) }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { throw NoReply(text: text) }
        self.status = status
        headers = Dictionary(
            lines.dropFirst().compactMap { line in
                guard let mark = line.firstIndex(of: ":") else { return nil }
                let value = line[line.index(after: mark)...].trimmingCharacters(in: .whitespaces)
                return (line[..<mark].lowercased(), value)
            }, uniquingKeysWith: { $1 })
        body = String(text[end.upperBound...])
    }
}
