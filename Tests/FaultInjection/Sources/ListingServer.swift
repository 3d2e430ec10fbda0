import RecordedServer

/// A server of this machine that lists a paper a day.
struct ListingServer {
    private let server: RecordedServer

    init() async throws {
        server = try await RecordedServer { request, _ in
            let day = request.target.contains("12-10") ? 10 : 11
            return .whole(
                #"[{"paper":{"id":"2512.100\#(day)","title":"Kites that learn, day \#(day)","#
                    + #""summary":"Kites are flown by a policy that was learned.","#
                    + #""publishedAt":"2025-12-09T00:00:00.000Z","submittedOnDailyAt":"2025-12-\#(day)T00:00:00.000Z"}"#
                    + #","publishedAt":"2025-12-09T00:00:00.000Z"}]"#)
        }
    }

    /// `http://127.0.0.1:40123`
    var url: String { server.url }

    /// Takes no more connections.
    func stop() async throws { try await server.stop() }
}
