import Foundation
import RecordedServer
import Testing

/// Whom `trends fetch` believes: real certificates, shown by a real server of this machine.
@Suite(.enabled(if: OpenSSL.isInstalled, "openssl makes the certificates and serves them"))
struct CertificateTests {
    private let place: Workplace
    private static let day = "2025-12-10"
    private static let listing = #"[{"paper":{"id":"2512.10001","title":"Kites that learn"}}]"#

    init() throws {
        place = try Workplace()
        try answer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + Self.listing)
        try OpenSSL.makeAuthority("authority", in: place.folder)
    }

    /// What the server answers, head and body, to the question for the day.
    private func answer(_ text: String) throws {
        try place.write("api/daily_papers?date=\(Self.day)&limit=100&p=0", text)
    }

    private func certificate(for subject: String = "IP:127.0.0.1", days: Int = 2) throws -> String {
        try OpenSSL.makeCertificate("service", for: subject, by: "authority", days: days, in: place.folder)
        return "service"
    }

    /// Fetches the day from a server that shows a certificate, trusting an authority.
    private func fetch(_ certificate: String, trusting authority: String? = "authority") throws -> Outcome {
        let server = try CertifiedServer(showing: certificate, in: place.folder)
        return try withExtendedLifetime(server) {
            try place.trends(
                "fetch", "daily-papers", "--from", Self.day, "--to", Self.day, "--now", "2026-01-15",
                "--service-url", server.url, "--output", "fetched",
                environment: authority.map { ["CURL_CA_BUNDLE": place.path($0 + ".pem")] } ?? [:])
        }
    }

    private func expectRefusal(_ outcome: Outcome, _ location: SourceLocation = #_sourceLocation) throws {
        outcome.expectFailure(
            74, saying: "\(Self.day): the service cannot prove who it is, and nothing was asked of it (", at: location)
        #expect(!outcome.errors.contains("attempt"), "nothing would be another way", sourceLocation: location)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path("fetched"))) ?? []
        #expect(!names.contains { $0.hasSuffix(".json") }, "\(names)", sourceLocation: location)
    }

    @Test("A certificate of a trusted authority, for this address and this day, is believed")
    func rightCertificate() throws {
        try fetch(certificate()).expectSuccess()
        #expect(try place.text("fetched/daily-papers-\(Self.day).json") == Self.listing)
    }

    @Test("SSL_CERT_FILE names the authorities too")
    func otherVariable() throws {
        let server = try CertifiedServer(showing: certificate(), in: place.folder)
        let outcome = try withExtendedLifetime(server) {
            try place.trends(
                "fetch", "daily-papers", "--from", Self.day, "--to", Self.day, "--now", "2026-01-15",
                "--service-url", server.url, environment: ["SSL_CERT_FILE": place.path("authority.pem")])
        }
        outcome.expectSuccess()
    }

    @Test("A certificate that signed itself is refused")
    func selfSigned() throws {
        try OpenSSL.makeAuthority("itself", in: place.folder)
        try expectRefusal(fetch("itself"))
    }

    @Test("A certificate of an authority that the system does not know is refused")
    func unknownAuthority() throws { try expectRefusal(fetch(certificate(), trusting: nil)) }

    @Test("A certificate that has expired is refused")
    func expired() throws { try expectRefusal(fetch(certificate(days: -1))) }

    @Test("A certificate for another host is refused", arguments: ["DNS:huggingface.co", "IP:127.0.0.2"])
    func wrongName(subject: String) throws { try expectRefusal(fetch(certificate(for: subject))) }

    @Test("Authorities that are not there let nobody in")
    func missingAuthorities() throws { try expectRefusal(fetch(certificate(), trusting: "nowhere")) }

    @Test("A service that speaks TLS leads nobody to one that does not")
    func redirectWithoutTLS() async throws {
        let plain = try await RecordedServer(.whole(Self.listing))
        try answer("HTTP/1.1 302 Found\r\nLocation: \(plain.url)/api/daily_papers\r\nContent-Length: 0\r\n\r\n")
        try fetch(certificate()).expectFailure(
            74, saying: "\(Self.day): the service sends the request on to \(plain.url)", "where none of ours may go")
        #expect(plain.requests.isEmpty)
        #expect(!place.exists("fetched/daily-papers-\(Self.day).json"))
    }
}
