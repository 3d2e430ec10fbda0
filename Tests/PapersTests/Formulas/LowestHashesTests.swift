import Papers
import Testing

@Suite struct LowestHashesTests {
    private func sample(_ numbers: some Sequence<Int>, limit: Int) -> [Int] {
        var sample = LowestHashes<Int>(limit: limit)
        for number in numbers { sample.add(number, named: "paper \(number)") }
        return sample.elements
    }

    @Test("neither order nor repetition matters") func order() {
        let all = sample(0..<500, limit: 40)
        #expect(all.count == 40)
        #expect(sample((0..<500).reversed(), limit: 40) == all)
        #expect(sample(Array(0..<500) + Array(100..<300), limit: 40) == all)
    }

    @Test("the sample of a union is the sample of the samples") func union() {
        let parts = sample(0..<200, limit: 40) + sample(200..<500, limit: 40)
        #expect(sample(parts, limit: 40) == sample(0..<500, limit: 40))
    }

    @Test("samples are added as their elements would be, and elements are found by their hashes") func sums() {
        func sample(_ numbers: some Sequence<Int>) -> LowestHashes<Int> {
            var sample = LowestHashes<Int>(limit: 40)
            for number in numbers {
                sample.add(number, at: LowestHashes<Int>.scattered("\(number % 700)")) { $0 < $1 }
            }
            return sample
        }
        var sum = sample(0..<400)
        sum.add(sample(300..<1_200)) { $0 < $1 }
        let all = sample((0..<1_200).reversed())
        #expect(sum.elements == all.elements && sum.elements.count == 40)
        #expect(sum.hashes == all.hashes && sum.hashes.map { sum[$0] } == sum.elements)
        #expect(sum[0] == nil)
    }

    @Test("of several with one hash that which goes before the others is kept, whichever came first") func ties() {
        func kept(_ numbers: some Sequence<Int>) -> [Int] {
            var sample = LowestHashes<Int>(limit: 20)
            for number in numbers {
                let hash = LowestHashes<Int>.scattered("\(number % 100)")
                sample.add(number, at: hash) { $0 < $1 }
            }
            return sample.elements
        }
        let all = kept(0..<300)
        #expect(all.count == 20 && all.allSatisfy { $0 < 100 })
        #expect(kept((0..<300).reversed()) == all)
    }

    @Test("all of few are kept, and each is as likely as the next") func even() {
        #expect(Set(sample(0..<9, limit: 40)) == Set(0..<9))
        let low = sample(0..<4_000, limit: 1_000).count { $0 < 2_000 }
        #expect((440...560).contains(low), "\(low) of 1,000 from the first half")
    }
}
