import Wording

/// Figures with their intervals, a row each, all on one scale (a dot plot; Cleveland & McGill 1984).
struct IntervalRows {
    /// A dot with its interval.
    struct Mark {
        /// Whose it is, or which way a difference goes.
        enum Kind: String {
            case now, then
            case rise = "rise-ink"
            case fall = "fall-ink"
            case plain = "plain-ink"
        }

        let estimate: Estimate
        let kind: Kind
    }

    /// A bar from one value to another.
    struct Bar {
        let from: Double
        let to: Double
        let kind: Mark.Kind
    }

    /// A row: a name with a remark, what is drawn, and the figures in words.
    struct Row {
        let name: String
        var remark = ""
        var marks: [Mark] = []
        var bars: [Bar] = []
        let value: String
        /// What else is drawn, in words: for those who hear the row, and under a pointer.
        var words = ""
        /// Whether the row stands out.
        var isSure = false
    }

    let rows: [Row]
    /// The ends of the scale.
    let scale: ClosedRange<Double>
    /// The values that get a line.
    let ticks: [Double]
    /// The value whose line is darker, from which the rest is read.
    var base = 0.0
    /// How a tick is written.
    var label: (Double) -> String = { Markup.number($0) }

    var html: String {
        let labels = ticks.map { tick in
            "<span style=\"left:\(Markup.number(fraction(tick) * 100))%\">\(Markup.text(label(tick)))</span>"
        }
        let axis = "<li aria-hidden=\"true\"><div class=\"ticks\">\(labels.joined())</div></li>"
        return "<ul class=\"rows\">\n\(axis)\n\(rows.map(item).joined(separator: "\n"))\n</ul>"
    }

    private func item(_ row: Row) -> String {
        let remark = row.remark.isEmpty ? "" : " <small>\(Markup.text(row.remark))</small>"
        return
            "<li\(row.isSure ? " class=\"sure\"" : "")><b>\(Markup.text(row.name, limit: 60))\(remark)</b>\(svg(row))"
            + "<span class=\"value\">\(Markup.text(row.value))</span></li>"
    }

    private func svg(_ row: Row) -> String {
        var parts = ticks.map { tick in
            "<path class=\"\(tick == base ? "base" : "rule")\" d=\"M\(x(tick)) 0V28\"/>"
        }
        parts += row.bars.map { "<path class=\"wide-bar \($0.kind.rawValue)\" d=\"M\(x($0.from)) 14H\(x($0.to))\"/>" }
        for (number, mark) in row.marks.enumerated() {
            let y = row.marks.count == 1 ? "14" : number == 0 ? "8" : "20"
            let estimate = mark.estimate
            parts.append(
                "<path class=\"reach \(mark.kind.rawValue)\" d=\"M\(x(estimate.low)) \(y)H\(x(estimate.high))\"/>")
            parts.append("<path class=\"spot \(mark.kind.rawValue)\" d=\"M\(x(estimate.value)) \(y)h0\"/>")
        }
        let words = "\(row.name): \(row.words.isEmpty ? "" : row.words + "; ")\(row.value)"
        return Markup.element(
            "svg",
            [
                "viewBox": "0 0 1000 28", "preserveAspectRatio": "none", "role": "img",
                "aria-label": SafeText.line(words),
            ], Markup.element("title", [:], Markup.text(words)) + parts.joined())
    }

    /// How far to the right a value lies, 0...1.
    private func fraction(_ value: Double) -> Double {
        let span = scale.upperBound - scale.lowerBound
        return span > 0 ? min(1, max(0, (value - scale.lowerBound) / span)) : 0
    }

    private func x(_ value: Double) -> String { Markup.number(fraction(value) * 1_000) }
}

extension IntervalRows {
    /// Scores between 0 and 1, from the last fifth below all that is drawn.
    static func scores(_ rows: [Row]) -> IntervalRows {
        let lowest = rows.flatMap(\.marks).map(\.estimate.low).min() ?? 0
        let first = min(4, max(0, Int((lowest * 5).rounded(.down))))
        return IntervalRows(
            rows: rows, scale: Double(first) / 5...1, ticks: (first...5).map { Double($0) / 5 }, base: -1)
    }

    /// Differences on both sides of 0, as far as the largest value that is drawn needs.
    static func differences(_ rows: [Row], isCount: Bool = false) -> IntervalRows {
        let drawn = rows.flatMap { row in
            row.marks.flatMap { [abs($0.estimate.low), abs($0.estimate.high)] }
                + row.bars.flatMap { [abs($0.from), abs($0.to)] }
        }
        let step = Self.step(drawn.max() ?? 0, smallest: isCount ? 1 : 0.01)
        return IntervalRows(
            rows: rows, scale: -2 * step...2 * step, ticks: (-2...2).map { Double($0) * step },
            label: { value in
                if isCount { return Figures.fixed(abs(value), decimals: 0) }
                let digits = Figures.fixed(abs(value), decimals: step * 100 < 1 ? 3 : 2)
                return value == 0 ? "0" : (value < 0 ? "−" : "+") + digits
            })
    }

    /// 1, 2 or 5 times a power of ten, so that two steps hold the largest value.
    private static func step(_ largest: Double, smallest: Double) -> Double {
        var power = smallest
        while true {
            for factor in [1.0, 2, 5] where largest <= 2 * factor * power { return factor * power }
            power *= 10
        }
    }
}
