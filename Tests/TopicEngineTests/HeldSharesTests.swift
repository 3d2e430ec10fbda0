import LinearAlgebra
import Testing

@testable import TopicEngine

/// As many texts get a topic as were counted by their evidence.
@Suite struct HeldSharesTests {
    /// Six texts, two topics.
    private let evidence = Matrix(rows: 6, columns: 2, storage: [1, 0, 1, 0.2, 1, 0.5, 0.4, 1, 0, 0, 0.3, 1])

    @Test("a topic is counted from a third of the first one's evidence on") func counts() {
        #expect(HeldShares(evidence).counts == [4, 3])
    }

    @Test("the best get the topic, whatever their scores") func best() {
        let scores = Matrix(rows: 6, columns: 2, storage: [9, 1, 8, 2, 7, 3, 6, 4, 5, 5, 4, 6])
        #expect(
            HeldShares(evidence).decided(scores) == [
                [true, true, true, true, false, false], [false, false, false, true, true, true],
            ])
    }

    @Test("around the share it is left open, and what scores nothing has no topic") func open() {
        let scores = Matrix(rows: 6, columns: 2, storage: [9, 0, 8, 0, 7, 0, 6, 0, 5, 5, 4, 6])
        #expect(
            HeldShares(evidence).decided(scores, sure: 0.5, open: 1.5) == [
                [true, true, nil, nil, nil, nil], [false, false, false, false, nil, true],
            ])
    }
}
