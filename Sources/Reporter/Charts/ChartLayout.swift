/// The measures of a chart, in units of its view box.
struct ChartLayout: Hashable {
    var width: Double
    var height: Double
    /// What is left free around the plot: numbers to the left, names to the right, words above, dates below.
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    /// How many dates fit under the plot.
    var dateLimit: Int
    /// How wide a topic's name may be beside the plot, in multiples of the size of the letters.
    var nameWidth: Double
    /// Whether a label's value stands under its name, instead of before it, and what stands above the plot on two lines.
    var stacksLabels: Bool
    /// The distance between the lines of a label.
    var lineHeight: Double
    /// The size of the letters.
    var textSize: Double
    /// The radius of the dots of single periods.
    var dotRadius: Double

    /// For a page of 760 columns of pixels or more.
    static let wide = ChartLayout(
        width: 840, height: 420, left: 40, right: 268, top: 46, bottom: 62, dateLimit: 8, nameWidth: 13.4,
        stacksLabels: false, lineHeight: 16, textSize: 13, dotRadius: 2.2)

    /// For a telephone.
    static let narrow = ChartLayout(
        width: 358, height: 434, left: 28, right: 132, top: 64, bottom: 62, dateLimit: 3, nameWidth: 9.1,
        stacksLabels: true, lineHeight: 15, textSize: 12, dotRadius: 1.6)

    var plotWidth: Double { width - left - right }
    var plotHeight: Double { height - top - bottom }
    var plotEnd: Double { width - right }
    var plotFloor: Double { height - bottom }

    /// Where the period at a place of a history stands.
    func x(_ index: Int, of count: Int) -> Double {
        count > 1 ? left + plotWidth * Double(index) / Double(count - 1) : left + plotWidth / 2
    }

    /// Where a share stands that lies so far up its scale.
    func y(_ fraction: Double) -> Double { top + plotHeight * (1 - fraction) }
}
