import Papers
import TestSupport
import Testing

@testable import Timelines

@Suite("The dispersion between periods")
struct DispersionTests {
    @Test("is none where periods vary as papers are sampled, and found where they vary more")
    func found() {
        var random = SeededGenerator(seed: 3)
        func series(_ wobble: Double) -> [[ShareCount]] {
            (0..<20).map { topic in
                (0..<12).map { _ in
                    let rate = Sigmoid.of(-2 + 0.1 * Double(topic % 10) + wobble * random.normal())
                    return plain(
                        Double((0..<150).count { _ in Double.random(in: 0..<1, using: &random) < rate }), of: 150)
                }
            }
        }
        let calm = Dispersion.estimates(series(0))
        #expect(calm.count == 20)
        #expect(calm.map(\.value).reduce(0, +) / 20 < 1.15)
        let restless = Dispersion.estimates(series(0.5))
        // The variance of log-odds of 0.25 beside about 1/17 from sampling: some five times.
        #expect((3...8).contains(restless.map(\.value).reduce(0, +) / 20))
        #expect(restless.allSatisfy { $0.degreesOfFreedom.isFinite })
    }

    @Test("is hardly touched by a step")
    func step() {
        let counts = (0..<12).map { plain($0 < 6 ? 20 : 40, of: 100) }
        #expect(Dispersion.estimates([counts]) == [.none])
    }

    @Test("cannot be told from two periods, or of a topic without papers")
    func untold() {
        let count = plain(10, of: 50)
        let none = [ShareCount](repeating: plain(0, of: 50), count: 3)
        #expect(Dispersion.estimates([[count, count], none, []]) == [.none, .none, .none])
    }
}
