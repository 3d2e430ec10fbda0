import Testing

@testable import TopicEngine

@Suite("What reviewed papers bought")
struct ReviewWorthTests {
    private func worth(
        _ differed: Int, of reviewed: Int = 10, doubt: Double = 0.5, microF1: Double? = 0.8, labelled: Int = 630
    ) -> ReviewWorth {
        ReviewWorth(reviewed: reviewed, differed: differed, doubt: doubt, microF1: microF1, labelled: labelled)
    }

    @Test("the curve of learning, times how often the word differed") func gain() throws {
        // 630 labels and 10 more: (63/64)^¼ leaves 0.996071 of an error of 0.2; half differed, as was expected.
        let usual = worth(5)
        let bought = try #require(usual.bought)
        #expect(abs(bought.value - 0.2 * (1 - 0.996071)) < 1e-6)
        #expect(abs(usual.share.low - 0.2366) < 1e-4 && abs(usual.share.high - 0.7634) < 1e-4, "Wilson's, of 5 of 10")
        #expect(abs(bought.low / bought.value - usual.share.low / 0.5) < 1e-9)
        #expect(abs(bought.high / bought.value - usual.share.high / 0.5) < 1e-9)
        let all = try #require(worth(10).bought)
        #expect(abs(all.value - 2 * bought.value) < 1e-12)
        let next = try #require(usual.nextStep)
        #expect(next.value < bought.value && next.value > 0.9 * bought.value)
    }

    @Test("it is time to stop where ten more are surely worth less than a tenth of a point") func stop() {
        #expect(!worth(5).isSpent)
        #expect(worth(0, labelled: 2_000).isSpent && worth(5, labelled: 20_000).isSpent)
        #expect(!worth(10, doubt: 0.1, labelled: 2_000).isSpent)
        #expect(!worth(0, labelled: 50).isSpent, "ten that agreed prove little")
    }

    @Test("of a model that says nothing of itself nothing is reckoned") func unknown() {
        for worth in [worth(5, microF1: nil), worth(5, doubt: 0), worth(5, labelled: 0)] {
            #expect(worth.bought == nil && worth.nextStep == nil && !worth.isSpent)
            #expect(worth.share.value == 0.5)
        }
        #expect(worth(0, of: 0).share.value == 0)
    }
}
