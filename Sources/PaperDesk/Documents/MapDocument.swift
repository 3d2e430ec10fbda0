import Papers
import Reporter
public import Wording

extension MapAnswer {
    /// The document `trends.map/1`.
    public var json: JSONText {
        [
            "schema": "trends.map/1",
            "period": map.period.map { period -> JSONText in
                ["from": .string(period.first.description), "to": .string(period.last.description)]
            } ?? .null,
            "model": .string(map.fingerprint), "height": .number(Double(map.height)),
            "clusters": .array(
                map.regions.enumerated().map { number, region in
                    [
                        "cluster": .integer(number), "name": .string(region.name), "papers": .integer(region.papers),
                        "x": .number(Double(region.x)), "y": .number(Double(region.y)),
                    ]
                }),
            "themes": .array(
                map.themes.map { theme in
                    [
                        "name": .string(theme.name),
                        "papers": .array(theme.points.map { JSONText.string(map.points[$0].id) }),
                    ]
                }),
            "papers": .array(
                map.points.map { point in
                    [
                        "id": .string(point.id), "title": .string(point.title),
                        "date": JSONText(point.day?.description),
                        "x": .number(Double(point.x)), "y": .number(Double(point.y)), "topic": JSONText(point.topic),
                        "cluster": .integer(point.region),
                    ]
                }),
        ]
    }
}
