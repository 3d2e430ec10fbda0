import Foundation
import Synchronization
import Testing

@testable import Serving

/// Answers that are kept until what they stand on changes.
@Suite struct KeptAnswersTests {
    /// A handler that counts, and a state that tests change.
    private final class Counting: Sendable {
        let asked = Mutex(0)
        let state = Mutex<Int?>(1)
        let size: Int

        init(size: Int = 10) { self.size = size }

        func kept(mostBytes: Int = 1 << 20, headers: [(name: String, value: String)] = [], wait: Double = 0)
            -> KeptAnswers<Int>
        {
            KeptAnswers(
                Answering { [self] request in
                    if wait > 0 { Thread.sleep(forTimeInterval: wait) }
                    let number = asked.withLock { asked in
                        asked += 1
                        return asked
                    }
                    let bytes = Array("\(number)".utf8) + [UInt8](repeating: 32, count: size)
                    return HTTPResponse(
                        status: request.path == ["bad"] ? 404 : 200, headers: headers, body: .bytes(bytes))
                }, mostBytes: mostBytes
            ) { [self] in state.withLock { $0 } }
        }
    }

    private func get(_ path: String, _ query: [(name: String, value: String)] = []) -> HTTPRequest {
        HTTPRequest(.get, path: [path], query: query)
    }

    @Test("an answer is made once, until something changes") func anAnswerIsMadeOnce() {
        let counting = Counting()
        let kept = counting.kept()
        #expect(kept.kept(for: get("a")) == nil)
        for _ in 0..<3 { _ = kept.respond(to: get("a")) }
        #expect(counting.asked.withLock { $0 } == 1)
        #expect(kept.kept(for: get("a"))?.headers.contains { $0.name == "ETag" } == true)
        _ = kept.respond(to: get("a", [(name: "q", value: "1")]))
        #expect(counting.asked.withLock { $0 } == 2)
        counting.state.withLock { $0 = 2 }
        #expect(kept.kept(for: get("a")) == nil)
        _ = kept.respond(to: get("a"))
        #expect(counting.asked.withLock { $0 } == 3)
        counting.state.withLock { $0 = nil }
        _ = kept.respond(to: get("a"))
        #expect(counting.asked.withLock { $0 } == 4)
    }

    @Test("faults, changes and what forbids it are not kept") func faultsAreNotKept() {
        let counting = Counting()
        let kept = counting.kept()
        for _ in 0..<2 { _ = kept.respond(to: get("bad")) }
        for _ in 0..<2 { _ = kept.respond(to: HTTPRequest(.post, path: ["a"])) }
        #expect(counting.asked.withLock { $0 } == 4)
        let forbidding = counting.kept(headers: [(name: "Cache-Control", value: "no-store")])
        for _ in 0..<2 { _ = forbidding.respond(to: get("a")) }
        #expect(counting.asked.withLock { $0 } == 6)
    }

    @Test("no more is kept than is allowed") func noMoreIsKept() {
        let counting = Counting(size: 1_000)
        let kept = counting.kept(mostBytes: 10_000)
        for number in 0..<50 {
            _ = kept.respond(to: get("\(number)"))
            #expect(kept.keptBytes <= 10_000)
            // Asked for again and again, and so never the one that goes.
            _ = kept.respond(to: get("0"))
        }
        #expect(counting.asked.withLock { $0 } == 50)
        #expect(kept.kept(for: get("1")) == nil)
        #expect(kept.kept(for: get("0")) != nil)
    }

    @Test("of equal questions at once one is answered") func ofEqualQuestionsAtOnceOneIsAnswered() async {
        let counting = Counting()
        let kept = counting.kept(wait: 0.2)
        await withTaskGroup { group in
            for _ in 0..<4 { group.addTask { _ = kept.respond(to: HTTPRequest(.get, path: ["a"])) } }
        }
        #expect(counting.asked.withLock { $0 } == 1)
    }
}
