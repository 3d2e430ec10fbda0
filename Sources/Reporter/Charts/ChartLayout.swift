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
    /// The least distance between two labels.
    var labelGap: Double
    /// Whether the values show under a pointer.
    var hovers: Bool

    /// For a page of 720 columns of pixels or more.
    static let wide = ChartLayout(
        width: 960, height: 430, left: 40, right: 270, top: 30, bottom: 62, dateLimit: 10, nameWidth: 13.4,
        stacksLabels: false,
        labelGap: 20,
        hovers: true)

    /// For a telephone.
    static let narrow = ChartLayout(
        width: 358, height: 400, left: 28, right: 126, top: 30, bottom: 62, dateLimit: 4, nameWidth: 7.7,
        stacksLabels: true, labelGap: 34,
        hovers: false)

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
