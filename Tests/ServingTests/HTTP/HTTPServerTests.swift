import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Serving

/// Requests and answers over real sockets.
@Suite struct HTTPServerTests {
    @Test("path and query are decoded once") func pathAndQueryAreDecodedOnce() throws {
        let server = try RunningServer([Answering.echo])
        let reply = try server.ask("GET", "/a%20b/c%2Fd/?q=kv+cache&x=%2525&e")
        #expect(reply.status == 200)
        #expect(reply.body == #"GET ["a b", "c/d"] ["q=kv cache", "x=%25", "e="] "#)
    }

    @Test("each answer is fenced in") func eachAnswerIsFencedIn() throws {
        let server = try RunningServer([Answering.echo])
        for reply in [try server.ask("GET", "/"), try server.ask("GET", "/", ["Host: evil.example"])] {
            #expect(reply.headers["content-security-policy"]?.hasPrefix("default-src 'none'; ") == true)
            #expect(reply.headers["x-content-type-options"] == "nosniff")
            #expect(reply.headers["referrer-policy"] == "same-origin")
        }
    }

    @Test("HEAD is GET without what follows") func headIsGetWithoutWhatFollows() throws {
        let server = try RunningServer([Answering.echo])
        let (get, head) = (try server.ask("GET", "/x"), try server.ask("HEAD", "/x"))
        #expect(head.body.isEmpty)
        #expect(head.status == 200)
        #expect(head.headers["content-length"] == get.headers["content-length"])
        #expect(head.headers["etag"] == get.headers["etag"])
    }

    @Test("who has an answer is told so") func whoHasAnAnswerIsToldSo() throws {
        let server = try RunningServer([Answering.echo])
        let tag = try #require(try server.ask("GET", "/x").headers["etag"])
        #expect(tag.wholeMatch(of: /"[0-9a-f]{32}"/) != nil)
        let again = try server.ask("GET", "/x", ["If-None-Match: \"other\", W/\(tag)"])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        #expect(again.headers["etag"] == tag)
        #expect(try server.ask("GET", "/y", ["If-None-Match: \(tag)"]).status == 200)
    }

    @Test("what nobody answers is not found, as page or as problem") func whatNobodyAnswersIsNotFound() throws {
        let server = try RunningServer([Answering { _ in nil }])
        let (page, problem) = (try server.ask("GET", "/x"), try server.ask("GET", "/api/v1/x"))
        #expect(page.status == 404)
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(problem.status == 404)
        #expect(problem.headers["content-type"] == "application/problem+json")
        #expect(problem.body.contains(#""status": 404"#) || problem.body.contains(#""status":404"#))
    }

    @Test("a slow answer stands before no quick one") func aSlowAnswerStandsBeforeNoQuickOne() throws {
        let kept = KeptAnswers(
            Answering { request in
                if request.path == ["slow"] { Thread.sleep(forTimeInterval: 1.5) }
                return HTTPResponse("text/plain", "\(request.path)")
            }
        ) { 1 }
        let server = try RunningServer([kept])
        #expect(try server.ask("GET", "/quick").status == 200)
        let slow = (0..<8).map { number in
            let line = try? SocketLine(port: server.socket.port)
            line?.send("GET /slow?\(number) HTTP/1.1\r\nHost: \(server.host)\r\n\r\n")
            return line
        }
        let start = ContinuousClock.now
        #expect(try server.ask("GET", "/quick").body == #"["quick"]"#)
        #expect(ContinuousClock.now - start < .seconds(1))
        withExtendedLifetime(slow) {}
    }

    @Test("pieces come as they are made, and keep nobody waiting") func piecesComeAsTheyAreMade() throws {
        let turn = Mutex(0)
        let server = try RunningServer([
            Answering { request in
                guard request.path == ["events"] else { return HTTPResponse("text/plain", "quick") }
                return HTTPResponse(
                    headers: [(name: "Content-Type", value: "text/event-stream")],
                    body: .pieces {
                        let number = turn.withLock { turn in
                            turn += 1
                            return turn
                        }
                        if number > 3 { return nil }
                        Thread.sleep(forTimeInterval: 0.1)
                        return Array("data: \(number)\n\n".utf8)
                    })
            }
        ])
        let line = try SocketLine(port: server.socket.port)
        line.send("GET /events HTTP/1.1\r\nHost: \(server.host)\r\nConnection: close\r\n\r\n")
        #expect(try server.ask("GET", "/").body == "quick")
        let all = String(decoding: line.say(""), as: UTF8.self)
        for number in 1...3 { #expect(all.contains("data: \(number)\n\n")) }
        #expect(all.hasSuffix("0\r\n\r\n"))
    }

    @Test("who stops it gets the answers that are being made") func whoStopsItGetsTheAnswers() throws {
        let server = try RunningServer([
            Answering { _ in
                Thread.sleep(forTimeInterval: 0.5)
                return HTTPResponse("text/plain", "done")
            }
        ])
        let line = try SocketLine(port: server.socket.port)
        line.send("GET / HTTP/1.1\r\nHost: \(server.host)\r\nConnection: close\r\n\r\n")
        Thread.sleep(forTimeInterval: 0.2)
        server.server.stop()
        #expect(String(decoding: line.receive(), as: UTF8.self).contains("200 OK"))
        #expect(throws: SocketLine.NoConnection.self) { try SocketLine(port: server.socket.port) }
    }

    @Test("an answer with a line break in a header is not sent") func anAnswerWithALineBreakIsNotSent() throws {
        let server = try RunningServer([
            Answering { _ in HTTPResponse(headers: [(name: "Location", value: "/\r\nSet-Cookie: a=b")]) }
        ])
        let reply = try server.ask("GET", "/")
        #expect(reply.status == 500)
        #expect(reply.headers["set-cookie"] == nil)
    }

    @Test("two at one port is refused") func twoAtOnePortIsRefused() throws {
        let server = try RunningServer([Answering.echo])
        let port = server.socket.port
        #expect(throws: ServerError.taken(address: "127.0.0.1:\(port)")) { try BoundSocket(port: port) }
        #expect(throws: ServerError.noAddress("example.org")) { try BoundSocket(address: "example.org", port: 0) }
    }
}
