/// The measures of a chart, in units of its view box.
struct ChartLayout: Hashable {
    var width: Double
    var height: Double
    /// What is left free around the plot: numbers to the left, names to the right, the axis title above, dates below.
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    /// How many dates fit under the plot.
    var dateLimit: Int
    /// How wide a topic's name may be beside the plot, in multiples of the size of the letters.
    var nameWidth: Double
    /// Whether a label's value stands under its name, instead of before it.
    var stacksLabels: Bool
    /// The distance between the lines of a label.
    var lineHeight: Double
    /// How many lines the value under a pointer takes, above the plot.
    var readoutLines: Int
    /// The size of the letters.
    var textSize: Double
    /// The radius of the dots of single periods.
    var dotRadius: Double

    /// For a page of 720 columns of pixels or more.
    static let wide = ChartLayout(
        width: 960, height: 456, left: 40, right: 270, top: 56, bottom: 62, dateLimit: 10, nameWidth: 13.4,
        stacksLabels: false, lineHeight: 16, readoutLines: 1, textSize: 13, dotRadius: 2.2)

    /// For a telephone.
    static let narrow = ChartLayout(
        width: 358, height: 446, left: 28, right: 142, top: 74, bottom: 62, dateLimit: 3, nameWidth: 9.8,
        stacksLabels: true, lineHeight: 15, readoutLines: 2, textSize: 12, dotRadius: 1.6)

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
