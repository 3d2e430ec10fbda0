import Synchronization
import Testing

@testable import Serving

/// Several handlers are asked in turn, each once.
@Suite struct AllHandlersTests {
    private final class Counted: HTTPHandler {
        let path: [String]
        let asked = Mutex(0)

        init(_ path: [String]) { self.path = path }

        func respond(to request: HTTPRequest) -> HTTPResponse? {
            asked.withLock { $0 += 1 }
            return request.path == path ? HTTPResponse("text/plain", path.joined()) : nil
        }

        func kept(for request: HTTPRequest) -> HTTPResponse? { respond(to: request) }
    }

    @Test("a change is made once") func once() {
        let handlers = [Counted(["a"]), Counted(["b"]), Counted(["b"])]
        let all = AllHandlers(handlers)
        #expect(all.respond(to: HTTPRequest(.post, path: ["b"]))?.status == 200)
        #expect(handlers.map { handler in handler.asked.withLock { $0 } } == [1, 1, 0])
        #expect(all.kept(for: HTTPRequest(.get, path: ["a"]))?.status == 200)
        #expect(handlers.map { handler in handler.asked.withLock { $0 } } == [2, 1, 0])
        #expect(all.respond(to: HTTPRequest(.get, path: ["c"])) == nil)
    }
}
