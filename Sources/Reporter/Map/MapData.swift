import Papers
import Timelines
import Wording

/// What the program of a map's page works on, in few bytes: numbers as base64 of little-endian words, titles and
/// identifiers as lines of one text each.
struct MapData {
    private let map: PaperMap
    /// The Monday from which days are counted.
    private let firstDay: Int
    /// Days are counted in 16 bits; what is earlier than this before the last day has none.
    private static let longest = 65_000

    /// How many bytes the titles of so many papers may take: with all else they stay under two megabytes for 15,000.
    static let titleBytes = 1_300_000
    static let usualPapers = 15_000
    /// The fewest bytes of a title that is cut.
    private static let leastTitle = 16

    init(_ map: PaperMap) {
        self.map = map
        let last = map.days?.upperBound.daysSinceEpoch ?? 0
        let first = max(map.days?.lowerBound.daysSinceEpoch ?? 0, last - Self.longest)
        firstDay = Period.containing(CalendarDay(daysSinceEpoch: first), by: .week).first.daysSinceEpoch
    }

    var json: JSONText {
        let numbers = Dictionary(
            map.topics.enumerated().map { ($1.slug, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        let links = map.points.map(Self.link)
        let others = zip(map.points.indices, links).filter { $0.1 == 2 }.map { index, _ -> JSONText.Member in
            .init(String(index), JSONText(map.points[index].address?.url))
        }
        return [
            "height": .number(Double(map.height)), "firstDay": .integer(firstDay), "weeks": JSONText(weeks),
            "topics": JSONText(map.topics.map { SafeText.line($0.name) }),
            "regions": .array(map.regions.map(Self.region)),
            "themes": .array(
                map.themes.map { theme in
                    [
                        "name": .string(SafeText.line(theme.name)),
                        "papers": .array(theme.points.map { JSONText.integer($0) }),
                    ]
                }),
            "places": words(map.points.flatMap { [Self.step($0.x), Self.step($0.y)] }),
            "days": words(map.points.map(day)),
            "filed": bytes(map.points.map { UInt8(truncatingIfNeeded: $0.topic.flatMap { numbers[$0] } ?? 0) }),
            "inside": words(map.points.map { UInt16(truncatingIfNeeded: $0.region) }),
            "links": bytes(links), "addresses": .object(others),
            "ids": lines(map.points.map { SafeText.line($0.id) }), "titles": lines(titles),
        ]
    }

    /// The weeks of the slider, from the first to the last.
    var weeks: [String] {
        guard let last = map.days?.upperBound.daysSinceEpoch else { return [] }
        return stride(from: firstDay, through: last, by: 7).map {
            Period.containing(CalendarDay(daysSinceEpoch: $0), by: .week).description
        }
    }

    /// Titles, each cut to the longest length at which all fit.
    private var titles: [String] {
        let whole = map.points.map { SafeText.line($0.title) }
        let lengths = whole.map { $0.utf8.reduce(0) { $0 + Self.written($1) } }
        let room = Self.titleBytes * max(whole.count, Self.usualPapers) / Self.usualPapers
        var (low, high) = (Self.leastTitle, max(Self.leastTitle, lengths.max() ?? 0))
        while low < high {
            let limit = (low + high + 1) / 2
            if lengths.reduce(0, { $0 + min($1, limit) }) <= room { low = limit } else { high = limit - 1 }
        }
        return zip(whole, lengths).map { $1 <= low ? $0 : Self.cut($0, to: low) }
    }

    /// The beginning of a text that is written in so many bytes, with an ellipsis for what was cut.
    private static func cut(_ text: String, to limit: Int) -> String {
        var (kept, bytes) = (String.UnicodeScalarView(), 3)
        for scalar in text.unicodeScalars {
            bytes += scalar.isASCII ? written(UInt8(scalar.value)) : UTF8.width(scalar)
            if bytes > limit { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }

    /// How many bytes a byte of a text is written in.
    private static func written(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): 6
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): 2
        default: 1
        }
    }

    /// 1 for an address that arXiv's identifier says, 2 for another, 0 for none.
    private static func link(_ point: PaperMap.Point) -> UInt8 {
        guard let url = point.address?.url else { return 0 }
        return url == "https://arxiv.org/abs/\(point.id)" ? 1 : 2
    }

    private static func region(_ region: PaperMap.Region) -> JSONText {
        ["name": .string(SafeText.line(region.name)), "x": .number(Double(region.x)), "y": .number(Double(region.y))]
    }

    private static func step(_ value: Float) -> UInt16 { UInt16(max(0, min(65_535, value * 65_535))) }

    /// The day from the first one on, from 1; 0 for none.
    private func day(_ point: PaperMap.Point) -> UInt16 {
        guard let day = point.day?.daysSinceEpoch, day >= firstDay else { return 0 }
        return UInt16(day - firstDay + 1)
    }

    private func bytes(_ values: [UInt8]) -> JSONText { .string(Base64.encoded(values)) }

    private func words(_ values: [UInt16]) -> JSONText {
        bytes(values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
    }

    private func lines(_ texts: [String]) -> JSONText { .string(texts.joined(separator: "\n")) }
}
