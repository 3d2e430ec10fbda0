/// The bytes of an answer, and how they are sent.
public struct Reply: Sendable {
    let pieces: [[UInt8]]
    /// Milliseconds after each piece.
    let pause: Int
    let endsConnection: Bool

    /// Bytes as they are, sent at once.
    public init(raw pieces: [[UInt8]], pause: Int = 0, endsConnection: Bool = true) {
        (self.pieces, self.pause, self.endsConnection) = (pieces, pause, endsConnection)
    }

    /// A whole answer with its length.
    public static func whole(
        _ body: [UInt8], status: Int = 200, type: String = "application/json", _ headers: String...
    ) -> Reply {
        Reply(raw: [Array(head(status, type, body.count, headers).utf8) + body])
    }

    /// The same of a text.
    public static func whole(_ body: String, status: Int = 200, type: String = "application/json", _ headers: String...)
        -> Reply
    {
        Reply(raw: [Array((head(status, type, body.utf8.count, headers) + body).utf8)])
    }

    /// An answer without body.
    public static func status(_ status: Int, _ headers: String...) -> Reply {
        Reply(raw: [Array(head(status, "text/plain", 0, headers).utf8)])
    }

    /// A whole answer on a connection that stays.
    public static func kept(_ body: String, _ headers: String...) -> Reply {
        let lines =
            ["HTTP/1.1 200 Recorded", "Content-Type: application/json", "Content-Length: \(body.utf8.count)"] + headers
        return Reply(raw: [Array((lines.map { $0 + "\r\n" }.joined() + "\r\n" + body).utf8)], endsConnection: false)
    }

    /// An answer whose connection ends after so many bytes of the body.
    public static func cut(_ body: String, after count: Int) -> Reply {
        Reply(raw: [Array(head(200, "application/json", body.utf8.count, []).utf8) + Array(body.utf8.prefix(count))])
    }

    /// An answer without a stated length, which ends with the connection.
    public static func unmeasured(_ body: String) -> Reply {
        Reply(raw: [Array("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n\(body)".utf8)]
        )
    }

    /// A body of which a byte comes every so many milliseconds.
    public static func drip(_ body: String, every milliseconds: Int) -> Reply {
        Reply(
            raw: [Array(head(200, "application/json", body.utf8.count, []).utf8)] + body.utf8.map { [$0] },
            pause: milliseconds)
    }

    /// No answer at all, on a connection that stays.
    public static var silence: Reply { Reply(raw: [], endsConnection: false) }

    /// A head that never ends.
    public static func endlessHead(every milliseconds: Int) -> Reply {
        Reply(
            raw: [Array("HTTP/1.1 200 OK\r\n".utf8)] + (0..<1_000).map { Array("X-\($0): 1\r\n".utf8) },
            pause: milliseconds)
    }

    /// The connection ends without an answer.
    public static var hangUp: Reply { Reply(raw: []) }

    private static func head(_ status: Int, _ type: String, _ length: Int, _ headers: [String]) -> String {
        let lines =
            ["HTTP/1.1 \(status) Recorded", "Content-Type: \(type)", "Content-Length: \(length)", "Connection: close"]
            + headers
        return lines.map { $0 + "\r\n" }.joined() + "\r\n"
    }
}
