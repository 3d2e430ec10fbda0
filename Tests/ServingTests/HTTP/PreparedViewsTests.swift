import Foundation
import Synchronization
import Testing

@testable import Serving

/// Answers that are made before anybody asks.
@Suite struct PreparedViewsTests {
    /// A handler that notes what it is asked, and a state that tests change.
    private final class Noting: Sendable {
        let asked = Mutex<[String]>([])
        let state = Mutex<Int?>(1)

        var answers: KeptAnswers<Int> {
            KeptAnswers(
                Answering { [self] request in
                    asked.withLock { $0.append(request.path.joined(separator: "/")) }
                    return HTTPResponse("text/plain", "here")
                }
            ) { [self] in state.withLock { $0 } }
        }

        /// Waits until so much was asked.
        func wait(for count: Int) -> [String] {
            let end = ContinuousClock.now + .seconds(60)
            while ContinuousClock.now < end, asked.withLock({ $0.count }) < count {
                Thread.sleep(forTimeInterval: 0.005)
            }
            return asked.withLock { $0 }
        }
    }

    @Test("they are there before the first request, and again after a change that has come to rest") func prepared() {
        let noting = Noting()
        let answers = noting.answers
        let views = PreparedViews(answers, paths: [[], ["themes"]], pause: 0.01) { noting.state.withLock { $0 } }
        views.start()
        #expect(noting.wait(for: 2) == ["", "themes"])
        #expect(answers.kept(for: HTTPRequest(.get, path: [])) != nil)
        #expect(answers.kept(for: HTTPRequest(.get, path: ["themes"])) != nil)
        noting.state.withLock { $0 = 2 }
        #expect(noting.wait(for: 4) == ["", "themes", "", "themes"])
        // What is kept is not made again, and without a state nothing is.
        noting.state.withLock { $0 = nil }
        Thread.sleep(forTimeInterval: 0.1)
        #expect(noting.asked.withLock { $0.count } == 4)
        views.stop()
        Thread.sleep(forTimeInterval: 0.1)
        noting.state.withLock { $0 = 3 }
        Thread.sleep(forTimeInterval: 0.1)
        #expect(noting.asked.withLock { $0.count } == 4)
    }

    @Test("what is being made when it ends is waited for, and nothing is begun after it") func waited() {
        let begun = Mutex(0)
        let done = Mutex(0)
        let slow = Answering { _ in
            begun.withLock { $0 += 1 }
            Thread.sleep(forTimeInterval: 0.3)
            done.withLock { $0 += 1 }
            return HTTPResponse("text/plain", "here")
        }
        let views = PreparedViews(KeptAnswers(slow) { 1 }, paths: [[], ["themes"]], pause: 0.01) { 1 }
        views.start()
        while begun.withLock({ $0 }) == 0 { Thread.sleep(forTimeInterval: 0.002) }
        views.stop()
        #expect(done.withLock { $0 } == 0)
        views.wait(within: 60)
        #expect(done.withLock { $0 } == 1 && begun.withLock { $0 } == 1)
        views.wait()
    }
}
