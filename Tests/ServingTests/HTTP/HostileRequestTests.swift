import Foundation
import TestSupport
import Testing

@testable import Serving

/// Requests of those who mean harm: each gets its refusal, and the next one is served.
@Suite struct HostileRequestTests {
    /// What a text of a request brings; nil where the connection was closed without an answer.
    private func status(_ server: RunningServer, _ text: String) throws -> Int? {
        let bytes = try SocketLine(port: server.socket.port).say(text.replacing("HOST", with: server.host))
        return bytes.isEmpty ? nil : try HTTPReply(bytes).status
    }

    @Test(
        "no address leads elsewhere than it seems to",
        arguments: [
            "/../etc/passwd", "/%2e%2e/x", "/a/./b", "/a//b", "//", "/%00", "/a%0Ab", "/%", "/%4", "/%zz", "/%ff",
            "/a%5Cb", "*", "http://evil.example/",
        ])
    func noAddressLeadsElsewhere(target: String) throws {
        let server = try RunningServer([Answering.echo])
        #expect(try server.ask("GET", target).status == 400)
        #expect(try server.ask("GET", "/good").status == 200)
    }

    @Test(
        "another name than its own is refused (rebinding)",
        arguments: ["evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "", "localhost.evil.example:PORT"])
    func anotherNameIsRefused(host: String) throws {
        let server = try RunningServer([Answering.echo])
        let name = host.replacing("PORT", with: "\(server.socket.port)")
        #expect([400, 421].contains(try server.ask("GET", "/", ["Host: \(name)"]).status))
        for own in ["localhost", "LOCALHOST", "[::1]", "127.0.0.1"] {
            #expect(try server.ask("GET", "/", ["Host: \(own):\(server.socket.port)"]).status == 200)
        }
    }

    @Test("a change takes the token") func aChangeTakesTheToken() throws {
        let server = try RunningServer([Answering.echo])
        for method in ["POST", "PUT", "DELETE"] {
            #expect(try server.ask(method, "/x", body: "").status == 403)
            #expect(try server.ask(method, "/x", ["X-Trends-Token: wrong"], body: "").status == 403)
            #expect(try server.ask(method, "/x", ["X-Trends-Token: \(server.token.text)"], body: "").status == 200)
            #expect(
                try server.ask(method, "/x", ["Authorization: Bearer \(server.token.text)"], body: "").status == 200)
        }
        let form = ["Content-Type: application/x-www-form-urlencoded"]
        #expect(try server.ask("POST", "/x", form, body: "a=1&token=\(server.token.text)").status == 200)
        #expect(try server.ask("POST", "/x", form, body: "a=1&token=no").status == 403)
        // A cookie is sent by a browser whoever asks, and so says nothing.
        #expect(try server.ask("POST", "/x", ["Cookie: trends_reader=\(server.token.text)"], body: "").status == 403)
        #expect(try server.ask("POST", "/question", body: "").status == 200)
    }

    @Test("a page of another place changes nothing") func aPageOfAnotherPlaceChangesNothing() throws {
        let server = try RunningServer([Answering.echo])
        let token = "X-Trends-Token: \(server.token.text)"
        for origin in ["null", "http://evil.example", "https://\(server.host)", "http://127.0.0.1:1"] {
            #expect(try server.ask("POST", "/x", [token, "Origin: \(origin)"], body: "").status == 403)
            #expect(try server.ask("POST", "/question", ["Origin: \(origin)"], body: "").status == 403)
        }
        #expect(try server.ask("POST", "/x", [token, "Sec-Fetch-Site: cross-site"], body: "").status == 403)
        #expect(try server.ask("POST", "/x", [token, "Origin: http://\(server.host)"], body: "").status == 200)
    }

    @Test(
        "two readers see one request",
        arguments: [
            "POST /question HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nGET /",
            "POST /question HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /question HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "POST /question HTTP/1.1\r\nHost: HOST\r\nContent-Length: -1\r\n\r\n",
            "POST /question HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5x\r\n\r\nhello",
            "GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        ])
    func twoReadersSeeOneRequest(text: String) throws {
        let server = try RunningServer([Answering.echo])
        let status = try status(server, text)
        #expect(status == nil || status.map { (400..<500).contains($0) } == true, "\(status ?? 0)")
        #expect(try server.ask("GET", "/good").status == 200)
    }

    @Test("headers without end are refused") func headersWithoutEndAreRefused() throws {
        let server = try RunningServer([Answering.echo])
        let long = String(repeating: "a", count: 40_000)
        for text in [
            "GET /\(long) HTTP/1.1\r\nHost: HOST\r\n\r\n", "GET / HTTP/1.1\r\nHost: HOST\r\nX: \(long)\r\n\r\n",
        ] {
            let status = try status(server, text)
            #expect(status == nil || [413, 414, 431].contains(status), "\(status ?? 0)")
        }
        let many = (0..<200).map { "X-\($0): 1" }
        #expect(try server.ask("GET", "/", many).status == 431)
        #expect(try server.ask("GET", "/good").status == 200)
    }

    @Test("a body without end is refused") func aBodyWithoutEndIsRefused() throws {
        let server = try RunningServer([Answering.echo])
        let gigabyte = "POST /question HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1073741824\r\n\r\n"
        #expect(try status(server, gigabyte) == 413)
        let line = try SocketLine(port: server.socket.port)
        line.send("POST /question HTTP/1.1\r\nHost: \(server.host)\r\nTransfer-Encoding: chunked\r\n\r\n")
        let piece = Array("10000\r\n".utf8) + [UInt8](repeating: 97, count: 0x10000) + Array("\r\n".utf8)
        var pieces = 0
        while line.send(piece), pieces < 1_000 { pieces += 1 }
        #expect(pieces < 1_000)
        #expect(try server.ask("GET", "/good").status == 200)
    }

    @Test("who sends a byte now and then is sent away") func whoSendsAByteNowAndThenIsSentAway() throws {
        var limits = ServerLimits()
        limits.requestSeconds = 2
        let server = try RunningServer([Answering.echo], limits: limits)
        let line = try SocketLine(port: server.socket.port)
        line.send("GET / HTTP/1.1\r\nHost: \(server.host)\r\nX: ")
        let start = ContinuousClock.now
        while line.send("a"), ContinuousClock.now - start < .seconds(8) { Thread.sleep(forTimeInterval: 0.2) }
        #expect(ContinuousClock.now - start < .seconds(6))
        #expect(try server.ask("GET", "/good").status == 200)
    }

    @Test("a thousand open connections leave room for one more") func aThousandOpenConnections() throws {
        let server = try RunningServer([Answering.echo])
        let lines = try IdleConnections(1_000, to: server.socket.port)
        #expect(lines.open == 1_000)
        #expect(try server.ask("GET", "/good").status == 200)
    }

    @Test("bytes of all kinds end no server") func bytesOfAllKindsEndNoServer() throws {
        let server = try RunningServer([Answering.echo])
        var generator = SeededGenerator(seed: 17)
        for round in 0..<300 {
            let line = try SocketLine(port: server.socket.port)
            var bytes = (0..<Int.random(in: 1...400, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            if round % 2 == 0 { bytes = Array("GET /".utf8) + bytes + Array("\r\n\r\n".utf8) }
            line.send(bytes)
        }
        #expect(try server.ask("GET", "/good").status == 200)
    }

    @Test("where others reach it, reading takes the token") func whereOthersReachItReadingTakesTheToken() throws {
        let token = ChangeToken.random()
        let gate = Gatekeeper(token: token, address: "192.168.1.5", port: 80, names: ["papers.example"])
        func refusal(_ headers: [String: String], query: [(name: String, value: String)] = []) -> Int? {
            let host = ["host": "papers.example"]
            let request = HTTPRequest(.get, path: [], query: query, headers: host.merging(headers) { $1 })
            do throws(RequestFault) { try gate.checkHead(request) } catch { return error.status }
            return nil
        }
        #expect(refusal([:]) == 401)
        #expect(refusal(["authorization": "Bearer \(token.text)"]) == nil)
        #expect(refusal(["authorization": "Bearer \(token.text)x"]) == 401)
        #expect(refusal(["cookie": "a=b; trends_reader=\(token.text)"]) == nil)
        #expect(refusal([:], query: [(name: "token", value: token.text)]) == nil)
        let welcome = gate.welcome(HTTPRequest(.get, path: [], query: [(name: "token", value: token.text)]))
        #expect(welcome?.status == 303)
        #expect(
            welcome?.headers.contains { $0.value.contains("SameSite=Strict") && $0.value.contains("HttpOnly") } == true)
    }
}
