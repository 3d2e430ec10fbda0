import Foundation
import Testing

/// No command but `fetch` opens the network: what could do so is imported in one room, and that room by one command.
@Suite struct NetworkRoomTests {
    private static let sources: [(path: String, text: String)] = {
        let root = TrendsBinary.repository.appendingPathComponent("Sources")
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.filter {
            $0.hasSuffix(".swift") || $0.hasSuffix(".c") || $0.hasSuffix(".h") || $0.hasSuffix(".inc")
        }.sorted().map {
            ($0, (try? String(contentsOf: root.appendingPathComponent($0), encoding: .utf8)) ?? "")
        }
    }()

    private func files(matching pattern: Regex<Substring>) -> [String] {
        Self.sources.filter { $0.text.contains(pattern) }.map(\.path)
    }

    private func files(with words: String) -> [String] { Self.sources.filter { $0.text.contains(words) }.map(\.path) }

    @Test("only the fetcher knows the network") func onlyTheFetcherKnowsTheNetwork() {
        #expect(Self.sources.count > 200)
        #expect(
            files(matching: /import (?:AsyncHTTPClient|NIO\w*|FoundationNetworking|Network|Hummingbird\w*|CFNetwork)\b/)
                .isEmpty)
        let room = ["ListingFetcher/Curl/CurlHandle.swift", "ListingFetcher/Curl/CurlSession.swift"]
        #expect(files(with: "import CCurl") == room)
        #expect(files(with: "\"curl_") == ["ListingFetcher/Curl/CurlLibrary.swift"])
        #expect(files(with: "libcurl.so") == ["ListingFetcher/Curl/CurlLibrary.swift"])
        #expect(files(with: "CurlSession(") == ["ListingFetcher/HTTPTransport.swift"])
        #expect(files(matching: /\b(?:URLSession|URLRequest|getaddrinfo|CFSocket)\b/).isEmpty)
        // The one socket is that of the server, which listens and connects to nobody.
        #expect(files(matching: /\b(?:SOCK_STREAM|inet_pton)\b/) == ["CMicroHTTPD/CMicroHTTPD.c"])
        #expect(files(matching: /\bconnect\(/).isEmpty)
        #expect(files(with: "\"MHD_") == ["Serving/HTTP/MicroHTTPD.swift"])
        #expect(files(matching: /\bcontentsOf: *URL\(string:/).isEmpty)
    }

    @Test("only the two commands know the fetcher") func onlyTheCommandKnowsTheFetcher() {
        #expect(
            files(matching: /import ListingFetcher\b/) == [
                "trends/Arguments/FetchCommand.swift", "trends/Arguments/UpdateCommand.swift",
                "trends/Terminal/FetchRun.swift", "trends/Terminal/PersonalSettings.swift",
                "trends/Words/Failure+Codes.swift", "trends/Words/Remedies.swift", "trends/Words/SettingWords.swift",
            ])
        #expect(
            files(matching: /\b(?:ListingFetch|FetchRun)\(/) == [
                "trends/Arguments/FetchCommand.swift", "trends/Arguments/UpdateCommand.swift",
                "trends/Terminal/FetchRun.swift",
            ])
    }
}
