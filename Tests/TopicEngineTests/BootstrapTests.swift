import LinearAlgebra
import Testing

@testable import TopicEngine

@Suite struct BootstrapTests {
    /// Each sample is the next part of one sequence of random numbers, whichever thread draws it.
    @Test("samples are those of one sequence, at any number of threads", arguments: [1, 2, 3])
    func samplesAreThoseOfOneSequence(threads: Int) {
        var generator = SeededGenerator(seed: 17)
        let expected = (0..<50).map { _ in (0..<7).map { _ in generator.index(below: 7) } }
        let bootstrap = Bootstrap(papers: 7, seed: 17, workers: Workers(threads: threads))
        #expect(bootstrap.map(50) { $0 } == expected)
        #expect(bootstrap.map(0) { $0 }.isEmpty)
    }

    @Test("of no papers there is no sample") func ofNoPapersThereIsNoSample() {
        #expect(Bootstrap(papers: 0, seed: 1, workers: Workers(threads: 2)).map(10) { $0 }.isEmpty)
    }
}
