import Foundation
import Testing

@testable import Reporter

@Suite("Colours of topics")
struct TopicColorTests {
    private typealias Linear = (red: Double, green: Double, blue: Double)

    private static func linear(_ color: UInt32) -> Linear {
        func channel(_ shift: UInt32) -> Double {
            let value = Double(color >> shift & 0xFF) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return (channel(16), channel(8), channel(0))
    }

    private static func luminance(_ color: UInt32) -> Double {
        let (red, green, blue) = linear(color)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    private static func contrast(_ one: UInt32, _ other: UInt32) -> Double {
        let (low, high) = (min(luminance(one), luminance(other)), max(luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)
    }

    /// Björn Ottosson's OKLab.
    private static func lab(_ color: Linear) -> [Double] {
        let (r, g, b) = (max(0, color.red), max(0, color.green), max(0, color.blue))
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        return [
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
        ]
    }

    /// Machado, Oliveira & Fernandes (2009), severity 1: protanopia, deuteranopia; and normal sight.
    private static let sights: [[[Double]]] = [
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ]

    private static func seen(_ color: UInt32, _ sight: [[Double]]) -> [Double] {
        let (r, g, b) = linear(color)
        let seen = sight.map { $0[0] * r + $0[1] * g + $0[2] * b }
        return lab((seen[0], seen[1], seen[2]))
    }

    @Test("the 23 known topics have a colour each, and it never changes")
    func known() {
        let indices = YearOfWeeks.topics.map { TopicColor(slug: $0.slug).index }
        #expect(Set(indices).count == 23)
        #expect(
            TopicColor(slug: "reinforcement-learning").light == "#004084"
                && TopicColor(slug: "efficiency").light == "#5c9d74")
        #expect(TopicColor(slug: "efficiency").dark == "#9cdfb3" && TopicColor(slug: "human-ai").index == 22)
    }

    @Test("an unknown topic has the colour of its hash")
    func unknown() {
        #expect(TopicColor(slug: "a").index == Int(0xaf63_dc4c_8601_ec8c % UInt64(24)))
    }

    @Test("every colour stands out from its background, and from every other colour for the colour-blind too")
    func apart() {
        for (light, dark) in TopicColor.palette {
            #expect(Self.contrast(light, 0xFFFEFB) >= 3)
            #expect(Self.contrast(dark, 0x171715) >= 3)
        }
        for sight in Self.sights {
            let colors = TopicColor.palette.map { Self.seen($0.light, sight) }
            for one in colors.indices {
                for other in 0..<one {
                    let distance = zip(colors[one], colors[other]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
                        .squareRoot()
                    #expect(distance >= 0.0395, "\(one) and \(other)")
                }
            }
        }
    }
}
