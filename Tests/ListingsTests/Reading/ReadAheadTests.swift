import Dispatch
import Papers
import Synchronization
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct ReadAheadTests {
    private struct Stop: Error {}
    private struct Broken: Error {}

    @Test("elements come in order and then the ending") func elementsComeInOrderAndThenTheEnding() throws {
        let ahead = ReadAhead<Int, String>(capacity: 2) { put in
            for number in 0..<1000 { try put(number) }
            return "end"
        }
        var seen: [Int] = []
        let ending = try ahead.forEach { seen.append($0) }
        #expect(seen == Array(0..<1000))
        #expect(ending == "end")
    }

    @Test("the maker is at most so far ahead") func theMakerIsAtMostSoFarAhead() throws {
        let made = Atomic(0)
        let ahead = ReadAhead<Int, Void>(capacity: 3) { put in
            for number in 0..<200 {
                made.wrappingAdd(1, ordering: .relaxed)
                try put(number)
            }
        }
        var seen = 0
        try ahead.forEach { _ in
            seen += 1
            // Three that wait, one in the user's hand and one that the maker holds until there is room.
            #expect(made.load(ordering: .relaxed) <= seen + 3 + 1)
        }
        #expect(seen == 200)
    }

    @Test("what the maker throws comes after its elements") func whatTheMakerThrowsComesAfterItsElements() throws {
        let ahead = ReadAhead<Int, Void>(capacity: 2) { put in
            for number in 0..<10 { try put(number) }
            throw Broken()
        }
        var seen: [Int] = []
        #expect(throws: Broken.self) { try ahead.forEach { seen.append($0) } }
        #expect(seen == Array(0..<10))
    }

    @Test("where no thread can be started nobody waits for it") func whereNoThreadCanBeStartedNobodyWaitsForIt() {
        // No machine has room for such a stack.
        let ahead = ReadAhead<Int, Void>(capacity: 2, stackSize: 1 << 50) { put in try put(1) }
        #expect(throws: OwnThread.NotStarted.self) { try ahead.forEach { _ in Issue.record("there is no element") } }
    }

    @Test("where the user throws the maker ends") func whereTheUserThrowsTheMakerEnds() throws {
        let ended = DispatchSemaphore(value: 0)
        let refused = Mutex(false)
        let ahead = ReadAhead<Int, Void>(capacity: 2) { put in
            defer { ended.signal() }
            do {
                for number in 0... { try put(number) }
            } catch {
                refused.withLock { $0 = error is ReadAhead<Int, Void>.Unwanted }
                throw error
            }
        }
        #expect(throws: Stop.self) { try ahead.forEach { if $0 == 5 { throw Stop() } } }
        #expect(ended.wait(timeout: .now() + 60) == .success)
        #expect(refused.withLock { $0 })
    }

    @Test("of a listing that breaks off what came before is handed on")
    func ofAListingThatBreaksOffWhatCameBeforeIsHandedOn() throws {
        let folder = try TemporaryFolder()
        // Larger than what is read at once.
        let lines = (0..<100_000).map { "{\"title\":\"paper \($0)\"}\n" }.joined()
        let path = try folder.write("cut.jsonl.gz", Array(storedGzip(Array(lines.utf8)).dropLast(20)))
        var titles: [String] = []
        #expect(throws: ListingError.self) {
            _ = try ListingReader().open(path).forEachBatch(of: 10, preparing: { $0.papers.map(\.title) }) {
                titles += $0
            }
        }
        #expect(titles.count >= 10 && titles.count % 10 == 0 && titles.count < 100_000)
        #expect(titles == titles.indices.map { "paper \($0)" })
    }
}
