import Foundation

/// A colour as somebody sees it, and how far two are apart.
struct SeenColor {
    /// Whose eyes: normal sight, or one of three deficiencies at full severity.
    enum Sight: CaseIterable {
        case normal
        case protanopia
        case deuteranopia
        case tritanopia

        /// What becomes of linear red, green and blue: Machado, Oliveira & Fernandes, "A physiologically-based model
        /// for simulation of color vision deficiency", IEEE TVCG 15 (2009), 1291–1298, the matrices for severity 1.
        var matrix: [[Double]] {
            switch self {
            case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
            case .protanopia:
                [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
            case .deuteranopia:
                [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
            case .tritanopia:
                [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
            }
        }
    }

    /// Linear red, green and blue, 0...1.
    let linear: [Double]

    /// A colour of sRGB: `0x004084`.
    init(_ color: UInt32, _ sight: Sight = .normal) {
        let channels = [UInt32(16), 8, 0].map { shift in
            let value = Double(color >> shift & 0xFF) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        linear = sight.matrix.map { row in min(1, max(0, zip(row, channels).reduce(0) { $0 + $1.0 * $1.1 })) }
    }

    /// The relative luminance of WCAG.
    var luminance: Double { 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] }

    /// The contrast of WCAG, 1...21.
    func contrast(_ other: SeenColor) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    /// Björn Ottosson's OKLab.
    var okLab: [Double] {
        let (r, g, b) = (linear[0], linear[1], linear[2])
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        return [
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
        ]
    }

    /// CIELAB under D65.
    var lab: [Double] {
        let (r, g, b) = (linear[0], linear[1], linear[2])
        let relative = [
            (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047, 0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
            (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883,
        ]
        let f = relative.map { $0 > 216.0 / 24389 ? cbrt($0) : (24389.0 / 27 * $0 + 16) / 116 }
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }

    /// How far apart two colours are: CIEDE2000.
    func difference(_ other: SeenColor) -> Double { Self.difference(lab, other.lab) }

    /// CIEDE2000 of two colours of CIELAB, with weights of 1: Sharma, Wu & Dalal, "The CIEDE2000 color-difference
    /// formula", Color Research & Application 30 (2005), 21–30, step by step.
    static func difference(_ one: [Double], _ other: [Double]) -> Double {
        func seventh(_ chroma: Double) -> Double { (pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))).squareRoot() }
        func degrees(_ b: Double, _ a: Double) -> Double {
            guard a != 0 || b != 0 else { return 0 }
            let angle = atan2(b, a) * 180 / .pi
            return angle < 0 ? angle + 360 : angle
        }
        func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
        let meanChroma = (hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2
        let g = 0.5 * (1 - seventh(meanChroma))
        let (a1, a2) = ((1 + g) * one[1], (1 + g) * other[1])
        let (c1, c2) = (hypot(a1, one[2]), hypot(a2, other[2]))
        let (h1, h2) = (degrees(one[2], a1), degrees(other[2], a2))
        var hueStep = h2 - h1
        if c1 * c2 == 0 {
            hueStep = 0
        } else if hueStep > 180 {
            hueStep -= 360
        } else if hueStep < -180 {
            hueStep += 360
        }
        let hueChange = 2 * (c1 * c2).squareRoot() * sin(hueStep / 2 * .pi / 180)
        var hue = h1 + h2
        if c1 * c2 != 0 {
            hue = abs(h1 - h2) <= 180 ? hue / 2 : hue < 360 ? (hue + 360) / 2 : (hue - 360) / 2
        }
        let (light, chroma) = ((one[0] + other[0]) / 2, (c1 + c2) / 2)
        let t =
            1 - 0.17 * cosine(hue - 30) + 0.24 * cosine(2 * hue) + 0.32 * cosine(3 * hue + 6)
            - 0.20 * cosine(4 * hue - 63)
        let offset = (light - 50) * (light - 50)
        let lightness = (other[0] - one[0]) / (1 + 0.015 * offset / (20 + offset).squareRoot())
        let chromaPart = (c2 - c1) / (1 + 0.045 * chroma)
        let huePart = hueChange / (1 + 0.015 * chroma * t)
        let turn = 30 * exp(-pow((hue - 275) / 25, 2))
        let rotation = -2 * seventh(chroma) * sin(2 * turn * .pi / 180)
        return
            (lightness * lightness + chromaPart * chromaPart + huePart * huePart + rotation * chromaPart * huePart)
            .squareRoot()
    }
}
