import Papers
import TestSupport

@testable import Reporter

/// Maps of invented papers: points on some rings, a ring a region.
enum SampleMap {
    static func map(_ count: Int, regions: Int = 6, title: (Int) -> String = Self.title) -> PaperMap {
        var random = SeededGenerator(seed: 7)
        let slugs = ["agents", "video", "robotics", "efficiency", "elsewhere"]
        let points = (0..<count).map { number -> PaperMap.Point in
            let region = number % regions
            let id = "26\(1 + number % 9 / 8)\(number % 8 + 1).\(10_000 + number)"
            return PaperMap.Point(
                id: id, title: title(number), address: PaperAddress(Paper(id: id, title: "", abstract: "")),
                day: number % 50 == 49 ? nil : CalendarDay(daysSinceEpoch: 20_300 + number % 364),
                x: (Float(region % 3) + 0.1 + 0.8 * Float(random.unit())) / 3,
                y: (Float(region / 3) + 0.1 + 0.8 * Float(random.unit())) / 3,
                topic: number % 11 == 10 ? nil : slugs[region % slugs.count], region: region)
        }
        let names = [
            "Video generation", "KV cache compression", "GUI agents", "World models", "Safety alignment", "RAG",
        ]
        return PaperMap(
            points: points,
            regions: (0..<regions).map { region in
                PaperMap.Region(
                    name: region < names.count ? names[region] : "Region of many words \(region)",
                    papers: count / regions, x: (Float(region % 3) + 0.5) / 3, y: (Float(region / 3) + 0.5) / 3,
                    typical: [title(region)])
            },
            topics: slugs.map { Topic(slug: $0, name: $0.uppercased()) },
            themes: [PaperMap.Theme(name: "Agent harness", points: Array(stride(from: 2, to: count, by: 40)))],
            height: 0.667, fingerprint: "0123456789abcdef", made: CalendarDay(daysSinceEpoch: 20_700))
    }

    /// A title of the usual length.
    static func title(_ number: Int) -> String {
        "Paper \(number): Towards Scalable and Robust Generation of Long Videos with Sparse Memory"
    }

    /// A map of which every text is hostile.
    static func hostile(_ count: Int, seed: Int) -> PaperMap {
        var random = HostileText(seed: seed)
        func text() -> String { random.next(length: Int.random(in: 1...30, using: &random)) }
        var map = map(count)
        for index in map.points.indices {
            map.points[index].title = text() + "</script><script>document.title='owned'</script>\u{2028}"
            map.points[index].id = text()
            map.points[index].address = nil
        }
        for index in map.regions.indices {
            map.regions[index].name = text() + "</script>"
            map.regions[index].typical = [text(), "<img src=x onerror=alert(1)>"]
        }
        map.topics = map.topics.map { Topic(slug: $0.slug, name: text()) }
        map.themes[0].name = text() + "<script>"
        return map
    }
}
