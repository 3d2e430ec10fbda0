import Wording

/// The papers of a map as dots of a picture: a path for each topic, a dot a paper, in few bytes.
struct MapDots {
    /// How wide the grid is on which dots lie, in steps.
    static let steps = 1_000.0

    private let map: PaperMap

    init(_ map: PaperMap) { self.map = map }

    /// The paths, each coloured by the class of its topic; papers without a topic first, under the others.
    var paths: String {
        var dots = [[(x: Int, y: Int)]](repeating: [], count: map.topics.count + 1)
        let numbers = Dictionary(
            map.topics.enumerated().map { ($1.slug, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        for point in map.points {
            let number = point.topic.flatMap { numbers[$0] } ?? 0
            dots[number].append((Self.step(point.x), Self.step(point.y)))
        }
        let colors = MapColors(map.topics)
        return dots.enumerated().map { number, dots in
            let style = number == 0 ? "none" : colors.name(of: map.topics[number - 1].slug)
            return dots.isEmpty ? "" : Markup.empty("path", ["class": style, "d": Self.path(dots)])
        }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func step(_ value: Float) -> Int { Int((Double(value) * steps).rounded()) }

    /// Lines of no length at the dots, which round ends make discs. Each is told by its way from the one before, so
    /// they go forth in strips, where the way is short; of dots at one place one is drawn.
    private static func path(_ dots: [(x: Int, y: Int)]) -> String {
        let strips = dots.sorted { ($0.y / 24, $0.x, $0.y) < ($1.y / 24, $1.x, $1.y) }
        var (path, last) = ("", (x: 0, y: 0))
        for dot in strips where path.isEmpty || dot != last {
            let (dx, dy) = (dot.x - last.x, dot.y - last.y)
            path += dy < 0 ? "m\(dx)\(dy)h0" : "m\(dx) \(dy)h0"
            last = dot
        }
        return path
    }
}
