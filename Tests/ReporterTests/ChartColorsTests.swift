import Foundation
import Testing

@testable import Reporter

@Suite("Colours of lines drawn together")
struct ChartColorsTests {
    /// L*, a*, b* of two colours and their difference: table 1 of Sharma, Wu & Dalal (2005).
    private static let published = """
        50 2.6772 -79.7751 50 0 -82.7485 2.0425
        50 3.1571 -77.2803 50 0 -82.7485 2.8615
        50 2.8361 -74.02 50 0 -82.7485 3.4412
        50 -1.3802 -84.2814 50 0 -82.7485 1
        50 -1.1848 -84.8006 50 0 -82.7485 1
        50 -0.9009 -85.5211 50 0 -82.7485 1
        50 0 0 50 -1 2 2.3669
        50 -1 2 50 0 0 2.3669
        50 2.49 -0.001 50 -2.49 0.0009 7.1792
        50 2.49 -0.001 50 -2.49 0.001 7.1792
        50 2.49 -0.001 50 -2.49 0.0011 7.2195
        50 2.49 -0.001 50 -2.49 0.0012 7.2195
        50 -0.001 2.49 50 0.0009 -2.49 4.8045
        50 -0.001 2.49 50 0.001 -2.49 4.8045
        50 -0.001 2.49 50 0.0011 -2.49 4.7461
        50 2.5 0 50 0 -2.5 4.3065
        50 2.5 0 73 25 -18 27.1492
        50 2.5 0 61 -5 29 22.8977
        50 2.5 0 56 -27 -3 31.9030
        50 2.5 0 58 24 15 19.4535
        50 2.5 0 50 3.1736 0.5854 1
        50 2.5 0 50 3.2972 0 1
        50 2.5 0 50 1.8634 0.5757 1
        50 2.5 0 50 3.2592 0.335 1
        60.2574 -34.0099 36.2677 60.4626 -34.1751 39.4387 1.2644
        63.0109 -31.0961 -5.8663 62.8187 -29.7946 -4.0864 1.2630
        61.2901 3.7196 -5.3901 61.4292 2.248 -4.962 1.8731
        35.0831 -44.1164 3.7933 35.0232 -40.0716 1.5901 1.8645
        22.7233 20.0904 -46.694 23.0331 14.973 -42.5619 2.0373
        36.4612 47.858 18.3852 36.2715 50.5065 21.2231 1.4146
        90.8027 -2.0831 1.441 91.1528 -1.6435 0.0447 1.4441
        90.9257 -0.5406 -0.9208 88.6381 -0.8985 -0.7239 1.5381
        6.7747 -0.2908 -2.4247 5.8714 -0.0985 -2.2286 0.6377
        2.0776 0.0795 -1.135 0.9033 -0.0636 -0.5514 0.9082
        """

    @Test("the measure of difference gives the published values")
    func measure() {
        let rows = Self.published.split(separator: "\n").map { $0.split(separator: " ").compactMap { Double($0) } }
        #expect(rows.count == 34)
        for row in rows {
            let (one, other) = (Array(row[0..<3]), Array(row[3..<6]))
            #expect(abs(SeenColor.difference(one, other) - row[6]) < 0.00005, "\(row)")
            #expect(abs(SeenColor.difference(other, one) - row[6]) < 0.00005, "\(row)")
        }
    }

    @Test(
        "any two differ by at least 15 for every sight, on light and dark grounds, and stand out from the ground",
        arguments: SeenColor.Sight.allCases)
    func apart(sight: SeenColor.Sight) {
        for (colors, ground) in [
            (ChartColors.palette.map(\.light), UInt32(0xFFFEFB)), (ChartColors.palette.map(\.dark), 0x171715),
        ] {
            for one in colors.indices {
                for other in 0..<one {
                    let distance = SeenColor(colors[one], sight).difference(SeenColor(colors[other], sight))
                    #expect(distance >= 15, "\(one) and \(other)")
                }
                #expect(SeenColor(colors[one]).contrast(SeenColor(ground)) >= 3)
            }
        }
    }

    @Test("a topic's first choice is the colour nearest to its own")
    func nearest() {
        let wanted = TopicColor.palette.map { own in
            let distances = ChartColors.palette.map {
                SeenColor($0.light).difference(SeenColor(own.light))
                    + SeenColor($0.dark).difference(SeenColor(own.dark))
            }
            return distances.indices.min { distances[$0] < distances[$1] }
        }
        #expect(wanted == ChartColors.nearest)
    }

    @Test("the topics of a chart have five colours, page and picture the same, and the others their own")
    func report() throws {
        let report = try YearOfWeeks.report()
        let colors = ChartColors(report)
        let named = ChartSelection(report).named.map(\.slug)
        #expect(named.count == 5 && Set(named.map { colors[$0] }).count == 5)
        #expect(named.allSatisfy { colors[$0].name.hasPrefix("s") })
        #expect(colors["video"].name == TopicColor(slug: "video").name)
        let page = colors.styles(all: true)
        let picture = colors.styles(all: false)
        for slug in named {
            let color = colors[slug]
            #expect(page.contains(".\(color.name){color:\(color.light)}"))
            #expect(picture.contains(".\(color.name){color:\(color.dark)}"))
        }
        #expect(page.contains(".\(colors["video"].name){") && !picture.contains(".\(colors["video"].name){"))
        #expect(try ChartColors(SampleReport.report("2026-W10")).styles(all: false).contains("{}"))
    }
}
