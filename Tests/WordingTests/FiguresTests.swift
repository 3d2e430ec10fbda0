import Foundation
import TestSupport
import Testing

@testable import Wording

@Suite("Numbers and days for people")
struct FiguresTests {
    @Test("decimals agree with Foundation's, but for halves and the sign of zero", arguments: 0..<300)
    func naiveTwin(seed: Int) {
        var random = HostileText(seed: seed)
        let value = Double.random(in: -2000...2000, using: &random)
        for decimals in 0...4 {
            let twin = String(format: "%.\(decimals)f", value)
            #expect(
                Figures.fixed(value, decimals: decimals) == (Double(twin) == 0 ? twin.replacing("-", with: "") : twin))
        }
    }

    @Test(
        "halves go away from zero, and zero has no sign",
        arguments: [
            (0.5, 0, "1"), (-0.5, 0, "-1"), (0.25, 1, "0.3"), (-0.04, 1, "0.0"), (-0.0, 1, "0.0"), (1.999, 2, "2.00"),
            (0.05, 2, "0.05"),
        ])
    func edges(value: Double, decimals: Int, text: String) {
        #expect(Figures.fixed(value, decimals: decimals) == text)
    }

    @Test("what is no number is a dash")
    func noNumber() {
        #expect(Figures.fixed(.nan, decimals: 1) == "–")
        #expect(Figures.fixed(.infinity, decimals: 1) == "–")
        #expect(Figures.percent(nil) == "–" && Figures.change(nil) == "–" && Figures.pValue(nil) == "–")
    }

    @Test("shares, intervals, changes, p-values and counts")
    func forms() {
        #expect(Figures.percent(0.1322) == "13.2 %")
        #expect(
            Figures.change(0.051) == "+5.1 pp" && Figures.change(-0.051) == "-5.1 pp"
                && Figures.change(0.0001) == "0.0 pp")
        #expect(
            Figures.pValue(0.0123) == "0.012" && Figures.pValue(0.0009999) == "<0.001" && Figures.pValue(1) == "1.000")
        #expect(Figures.count(1, "paper") == "1 paper" && Figures.count(0, "paper") == "0 papers")
    }
}
