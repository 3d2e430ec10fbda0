import Foundation
import PaperDesk
import Synchronization
import Testing

@testable import Serving

/// Work that takes long, beside the answers.
@Suite struct JobsTests {
    private func wait(_ jobs: Jobs, _ id: Int) async throws -> Job {
        for _ in 0..<400 where jobs[id]?.isOver != true { try await Task.sleep(for: .milliseconds(10)) }
        return try #require(jobs[id])
    }

    @Test("one is done after another, and what came of it is kept") func oneIsDoneAfterAnother() async throws {
        let jobs = Jobs()
        let order = Mutex<[Int]>([])
        for number in 1...3 {
            #expect(
                jobs.start("count") { progress in
                    progress.show(.gathering(papers: number))
                    order.withLock { $0.append(number) }
                    return .integer(number)
                } == number)
        }
        #expect(try await wait(jobs, 3).state == .done(3))
        #expect(order.withLock { $0 } == [1, 2, 3])
        #expect(jobs.all.map(\.id) == [3, 2, 1])
        #expect(jobs[1]?.stage == "1 papers gathered")
    }

    @Test("what nobody wants is left") func whatNobodyWantsIsLeft() async throws {
        let jobs = Jobs()
        let isBegun = Mutex(false)
        let first = try #require(
            jobs.start("long") { progress in
                isBegun.withLock { $0 = true }
                while true {
                    try progress.check()
                    Thread.sleep(forTimeInterval: 0.01)
                }
            })
        let second = try #require(jobs.start("never") { _ in fatalError("begun") })
        while !isBegun.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        #expect(jobs.cancel(second))
        #expect(jobs.cancel(first))
        #expect(!jobs.cancel(first))
        let third = try #require(jobs.start("next") { _ in .null })
        #expect(try await wait(jobs, third).state == .done(.null))
        #expect(jobs[first]?.state == .cancelled)
    }

    @Test("work on several threads learns that nobody wants it") func workLearnsThatNobodyWantsIt() async throws {
        let jobs = Jobs()
        let answers = Mutex<[Bool]>([])
        let isAsked = Mutex(false)
        let id = try #require(
            jobs.start("long") { progress in
                let isWanted = progress.isWanted
                answers.withLock { $0.append(isWanted()) }
                isAsked.withLock { $0 = true }
                while isWanted() { Thread.sleep(forTimeInterval: 0.005) }
                answers.withLock { $0.append(isWanted()) }
                return .null
            })
        while !isAsked.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        #expect(jobs.cancel(id))
        let next = try #require(jobs.start("next") { _ in .null })
        #expect(try await wait(jobs, next).state == .done(.null))
        #expect(answers.withLock { $0 } == [true, false])
    }

    @Test("no more wait than may") func noMoreWaitThanMay() throws {
        let jobs = Jobs()
        let isOpen = Mutex(false)
        for _ in 0..<Jobs.mostWaiting {
            #expect(
                jobs.start("wait") { _ in
                    while !isOpen.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.01) }
                    return .null
                } != nil)
        }
        #expect(jobs.start("more") { _ in .null } == nil)
        isOpen.withLock { $0 = true }
    }

    @Test("events tell what becomes of it") func eventsTellWhatBecomesOfIt() throws {
        let jobs = Jobs(words: { _ in "no luck" })
        struct Bad: Error {}
        let id = try #require(jobs.start("bad") { _ in throw Bad() })
        guard case .pieces(let next) = jobs.events(of: id).body else { return }
        var all = ""
        while let piece = next() { all += String(decoding: piece, as: UTF8.self) }
        #expect(all.contains("event: failed\ndata: {\"schema\":\"trends.job/1\",\"job\":1,"))
        #expect(all.contains(#""error":"no luck""#))
    }
}
