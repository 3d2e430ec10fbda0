import Timelines
import Wording

/// A report as a tidy table (RFC 4180): a line for each topic and period of its history. Numbers
/// are not rounded; what is not known is empty.
public struct CSVRenderer: ReportRenderer {
    /// A renderer.
    public init() {}

    /// The whole table, with a head; lines end with CR and LF.
    public func render(_ report: Report) -> String {
        var lines = ["period,topic,papers,of,share,low,high,partial"]
        for topic in report.topics {
            for point in topic.movement.history where !point.missing { lines.append(Self.line(topic.slug, point)) }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func line(_ topic: String, _ point: HistoryPoint) -> String {
        [
            point.period.description, CSVText.field(topic), String(point.papers), String(point.of), number(point.share),
            number(point.interval?.low),
            number(point.interval?.high), point.partial ? "true" : "false",
        ].joined(separator: ",")
    }

    private static func number(_ value: Double?) -> String { value.map { $0.isFinite ? $0.description : "" } ?? "" }
}
