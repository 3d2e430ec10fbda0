/// Numbers as people read them, the same in every format and under every locale: a point before the
/// decimals, no grouping.
public enum Figures {
    /// With so many decimals, rounded half away from zero; a value that rounds to zero has no sign.
    public static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "–" }
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        let padding = String(repeating: "0", count: decimals - (decimals > 0 ? fraction.utf8.count : 0))
        let digits = decimals > 0 ? "\(scaled / scale).\(padding)\(fraction)" : "\(scaled)"
        return value < 0 && scaled != 0 ? "-" + digits : digits
    }

    /// Three decimals, or what stands for a figure that there is not.
    public static func score(_ value: Double?) -> String { value.map { fixed($0, decimals: 3) } ?? "n/a" }

    /// `+1.20` or `−0.05`, with a sign and two decimals; what rounds to zero has a plus.
    public static func signed(_ value: Double) -> String {
        let text = fixed(value, decimals: 2)
        return text.hasPrefix("-") ? "−" + text.dropFirst() : "+" + text
    }

    /// A probability as `93 %`; `<1 %` and `>99 %` where it is neither 0 nor 1 and would round to them.
    public static func probability(_ value: Double) -> String {
        let rounded = fixed(value * 100, decimals: 0)
        return (value > 0 && rounded == "0" ? "<1" : value < 1 && rounded == "100" ? ">99" : rounded) + " %"
    }

    /// `13.2 %`, or a dash where there is no share.
    package static func percent(_ share: Double?) -> String {
        guard let share else { return "–" }
        return fixed(share * 100, decimals: 1) + " %"
    }

    /// `+5.1 pp`, a difference of shares in percentage points, or a dash.
    package static func change(_ change: Double?) -> String {
        guard let change else { return "–" }
        let points = fixed(change * 100, decimals: 1)
        return (change > 0 && points != "0.0" ? "+" : "") + points + " pp"
    }

    /// `1.2 pp`, a distance between shares.
    package static func points(_ distance: Double) -> String { fixed(distance * 100, decimals: 1) + " pp" }

    /// `0.012`; very small values as `<0.001`; a dash where nothing was tested.
    package static func pValue(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value < 0.001 ? "<0.001" : fixed(value, decimals: 3)
    }

    /// `1 paper`, `2 papers`.
    package static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }
}
