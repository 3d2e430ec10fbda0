import Papers
import Wording

/// A map as a tidy table (RFC 4180): a line for each paper. What is not known is empty.
public struct MapCSV: Sendable {
    private let map: PaperMap

    /// The table of a map.
    public init(_ map: PaperMap) { self.map = map }

    /// The whole table, with a head; lines end with CR and LF.
    public var text: String {
        let lines = map.points.map { point in
            [
                CSVText.field(point.id), CSVText.field(point.title), point.day?.description ?? "", point.x.description,
                point.y.description, CSVText.field(point.topic ?? ""), String(point.region),
                CSVText.field(map.regions.indices.contains(point.region) ? map.regions[point.region].name : ""),
            ].joined(separator: ",")
        }
        return (["id,title,day,x,y,topic,cluster,name"] + lines).joined(separator: "\r\n") + "\r\n"
    }
}
