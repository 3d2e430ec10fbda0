import Foundation
import Testing

@testable import ListingFetcher

@Suite struct ServiceAddressTests {
    private let arXiv = ServiceAddress.https("export.arxiv.org")

    @Test(
        "its hosts are admitted in our words",
        arguments: [
            ("https://export.arxiv.org/x", "https://export.arxiv.org/x"), ("https://arxiv.org", "https://arxiv.org/"),
            ("HTTPS://Export.ArXiv.org:443/x?y#z", "https://export.arxiv.org/x?y"),
            ("https://arxiv.org//example.com/", "https://arxiv.org//example.com/"),
        ])
    func itsHostsAreAdmittedInOurWords(text: String, address: String) throws {
        #expect(arXiv.admitted(try #require(URL(string: text))) == address)
    }

    @Test(
        "others are not",
        arguments: [
            "http://export.arxiv.org/x", "https://export.arxiv.org:8443/", "https://arxiv.org.example.com/",
            "https://huggingface.co/",
            "https://a:b@arxiv.org/", "https://arxiv.org@example.com/", "ftp://arxiv.org/", "https://export.arxiv.org.",
            "/x", "https:///x",
        ])
    func othersAreNot(text: String) throws {
        #expect(arXiv.admitted(try #require(URL(string: text))) == nil)
    }

    @Test(
        "a server of this machine may play the service",
        arguments: ["http://127.0.0.1:80", "http://127.0.0.1:65535/", "https://127.0.0.1:443"])
    func aServerOfThisMachineMayPlayTheService(text: String) {
        #expect(LoopbackAddress(text) != nil)
    }

    @Test(
        "no other may",
        arguments: [
            "ftp://127.0.0.1:80", "http://127.0.0.1", "http://127.0.0.1:0", "http://127.0.0.1:65536",
            "http://127.0.0.1.example.com:80",
            "http://localhost:80", "http://127.0.0.2:80", "http://127.0.0.1:80/x", "http://127.0.0.1:80@example.com",
            "",
        ])
    func noOtherMay(text: String) {
        #expect(LoopbackAddress(text) == nil)
    }
}
