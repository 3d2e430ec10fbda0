import Wording

/// The vertical scale of a chart: shares from zero to a whole number of per cent above all that is drawn.
struct ShareScale: Hashable {
    /// The share at the top, at most 1.
    let top: Double
    /// The shares that get a line, 0 first.
    let ticks: [Double]

    /// A scale for shares up to `largest`, with up to six lines: steps of 1, 2 or 5 times a power
    /// of ten, or 25 of a hundred.
    init(largest: Double) {
        let wanted = min(1, max(largest, 0.01))
        let steps = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25]
        let step = steps.first { wanted / $0 <= 5 } ?? 0.25
        let top = min(1, (wanted * 100 - 1e-9).rounded(.up) / 100)
        self.top = top
        ticks = (0...Int(top / step + 1e-9)).map { Double($0) * step }
    }

    /// How far up a share lies, 0...1.
    func fraction(_ share: Double) -> Double { min(1, max(0, share / top)) }

    /// `5`, `2.5`: a tick in per cent.
    func label(_ tick: Double) -> String { Markup.number(tick * 100) }
}
