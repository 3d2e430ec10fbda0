internal import Foundation

/// Scheme, host and port of a service: all that a request or a redirect may lead to.
struct ServiceAddress: Hashable, Sendable, CustomStringConvertible {
    let scheme: String
    let host: String
    /// Nil for the scheme's own.
    let port: Int?

    static func https(_ host: String) -> ServiceAddress { ServiceAddress(scheme: "https", host: host, port: nil) }

    /// `https://huggingface.co`
    var description: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }

    /// Hosts beside its own that a service may send a request on to.
    private static let relatedHosts: [String: Set<String>] = [
        "huggingface.co": ["www.huggingface.co"],
        "export.arxiv.org": ["arxiv.org", "www.arxiv.org"],
    ]

    /// The address to ask for where a request may go there, which is: the same scheme and port, a listed host, and
    /// no user name; else nil.
    ///
    /// Only path and query are the other side's words: whoever reads the address finds one of our hosts in it.
    func admitted(_ url: URL) -> String? {
        guard let target = url.host(percentEncoded: true)?.lowercased(), url.user == nil, url.password == nil else {
            return nil
        }
        let usual = scheme == "https" ? 443 : 80
        guard url.scheme?.lowercased() == scheme, (url.port ?? usual) == (port ?? usual),
            target == host || Self.relatedHosts[host]?.contains(target) == true
        else { return nil }
        let path = url.path(percentEncoded: true)
        return ServiceAddress(scheme: scheme, host: target, port: port).description + (path.isEmpty ? "/" : path)
            + (url.query(percentEncoded: true).map { "?" + $0 } ?? "")
    }
}

/// A server on this machine that plays a service in tests: `http://127.0.0.1:8080`, or `https`. No other machine can be
/// named so.
public struct LoopbackAddress: Hashable, Sendable {
    let address: ServiceAddress

    /// Reads `http://127.0.0.1:PORT` and `https://127.0.0.1:PORT`; nil for anything else.
    public init?(_ text: String) {
        guard let match = text.wholeMatch(of: /(https?):\/\/127\.0\.0\.1:([0-9]{1,5})\/?/), let port = Int(match.2),
            (1...65_535).contains(port)
        else { return nil }
        address = ServiceAddress(scheme: String(match.1), host: "127.0.0.1", port: port)
    }
}
