import Papers
import Testing

@Suite struct TopicTallyTests {
    @Test("a sum of probabilities is the same in any order and over any parts") func anyOrder() {
        let probabilities = (1...400).map { Double(Float(1) / Float($0 * $0 % 397 + 3)) }
        func tally(_ values: some Sequence<Double>) -> TopicTally {
            values.reduce(into: TopicTally()) { $0.add(probability: $1, assigned: $1 > 0.1) }
        }
        let whole = tally(probabilities)
        #expect(tally(probabilities.reversed()) == whole)
        #expect(tally(probabilities.sorted()) == whole)
        var parts = tally(probabilities[250...])
        parts.add(tally(probabilities[..<250]))
        #expect(parts == whole)
        #expect(abs(whole.expected - probabilities.reduce(0, +)) < 400 * 0.5e-9 + 1e-9)
    }

    @Test(
        "a probability is rounded to billionths, half away from zero",
        arguments: [(0.0, 0), (1.0, 1_000_000_000), (0.25, 250_000_000), (0x1p-10, 976_563), (1e-10, 0)])
    func rounded(value: Double, units: Int) { #expect(TopicTally.units(value) == units) }
}
