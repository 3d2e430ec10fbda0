import ReadableText
import Synchronization

/// Packs the answers of a handler for those who unpack them (`Accept-Encoding: gzip`): a page of charts becomes a fifth.
///
/// What was packed is kept under its mark, so that an answer that is kept is packed once.
public final class PackedAnswers: HTTPHandler {
    private let handler: any HTTPHandler
    private let shelf = Mutex(Shelf())

    private struct Shelf: Sendable {
        var packed: [String: [UInt8]] = [:]
        var bytes = 0
    }

    /// Shorter answers gain nothing.
    private static let fewestBytes = 1_400
    /// So much is kept; then all of it is forgotten.
    private static let mostBytes = 16 << 20

    /// - Parameter handler: whose answers are packed.
    public init(_ handler: any HTTPHandler) { self.handler = handler }

    /// The handler's answer, packed where that is wished.
    public func respond(to request: HTTPRequest) -> HTTPResponse? {
        handler.respond(to: request).map { packed($0, for: request) }
    }

    /// The same of one that is there already.
    public func kept(for request: HTTPRequest) -> HTTPResponse? {
        handler.kept(for: request).map { packed($0, for: request) }
    }

    /// What the handler says.
    public func takesUpload(_ request: HTTPRequest) -> Bool { handler.takesUpload(request) }

    private func packed(_ response: HTTPResponse, for request: HTTPRequest) -> HTTPResponse {
        guard response.status == 200, case .bytes(let bytes) = response.body, bytes.count >= Self.fewestBytes,
            Self.isText(response), !Self.has("content-encoding", response)
        else { return response }
        var answer = response
        answer.headers.append((name: "Vary", value: "Accept-Encoding"))
        guard Self.unpacks(request), let small = small(bytes, Self.value("etag", response)) else { return answer }
        answer.body = .bytes(small)
        answer.headers.append((name: "Content-Encoding", value: "gzip"))
        // Other bytes have another mark.
        answer.headers = answer.headers.map { header in
            guard header.name.lowercased() == "etag", header.value.hasSuffix("\"") else { return header }
            return (header.name, header.value.dropLast() + "-gzip\"")
        }
        return answer
    }

    private func small(_ bytes: [UInt8], _ mark: String?) -> [UInt8]? {
        if let mark, let kept = shelf.withLock({ $0.packed[mark] }) { return kept }
        guard let packed = Gzip.packed(bytes) else { return nil }
        guard let mark, packed.count < Self.mostBytes / 8 else { return packed }
        shelf.withLock { shelf in
            if shelf.bytes + packed.count > Self.mostBytes { (shelf.packed, shelf.bytes) = ([:], 0) }
            if shelf.packed.updateValue(packed, forKey: mark) == nil { shelf.bytes += packed.count }
        }
        return packed
    }

    /// Whether whoever asks says that they unpack gzip (RFC 9110, section 12.5.3).
    private static func unpacks(_ request: HTTPRequest) -> Bool {
        (request.headers["accept-encoding"] ?? "").lowercased().split(separator: ",").contains { piece in
            let parts = piece.split(separator: ";").map(\.withoutBlanks)
            return parts.first == "gzip" && !parts.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" }
        }
    }

    private static func isText(_ response: HTTPResponse) -> Bool {
        let type = value("content-type", response) ?? ""
        return type.hasPrefix("text/") || ["json", "xml", "javascript"].contains { type.contains($0) }
    }

    private static func has(_ name: String, _ response: HTTPResponse) -> Bool { value(name, response) != nil }

    private static func value(_ name: String, _ response: HTTPResponse) -> String? {
        response.headers.last { $0.name.lowercased() == name }?.value
    }
}
