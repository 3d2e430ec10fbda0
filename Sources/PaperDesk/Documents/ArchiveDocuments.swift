public import PaperArchive
import Papers
public import Wording

extension ArchiveInfo {
    /// The document `trends.archive/1`.
    public var json: JSONText {
        [
            "schema": "trends.archive/1", "papers": .integer(papers), "sightings": .integer(sightings),
            "first_listed": JSONText(firstListed?.description), "last_listed": JSONText(lastListed?.description),
            "gaps": .array(gaps.map { .object(Self.span($0)) }),
            "sources": .array(
                coverage.map { source in
                    [
                        "source": .string(source.source.title), "first": .string(source.first.description),
                        "last": .string(source.last.description), "days_expected": .integer(source.expected),
                        "days_found": .integer(source.found), "further_days": .integer(source.further),
                        "gaps": .array(
                            source.gaps.map {
                                .object(Self.span($0.days) + [.init("days_missing", .integer($0.missing))])
                            }),
                    ]
                }),
        ]
    }

    private static func span(_ days: ClosedRange<CalendarDay>) -> [JSONText.Member] {
        [.init("first", .string(days.lowerBound.description)), .init("last", .string(days.upperBound.description))]
    }
}

extension JSONText {
    /// The document `trends.doctor/1`.
    public init(_ findings: [DoctorFinding]) {
        self = [
            "schema": "trends.doctor/1",
            "findings": .array(
                findings.map {
                    [
                        "problem": .string($0.problem.name), "count": .integer($0.count), "mended": .bool($0.isMended),
                        "description": .string($0.description),
                    ]
                }),
        ]
    }

    /// The document `trends.recovery/1`.
    public init(_ saved: RecoveryResult) {
        self = [
            "schema": "trends.recovery/1", "whole": .integer(saved.whole), "bare": .integer(saved.bare),
            "lost": .integer(saved.lost),
        ]
    }

    /// The document `trends.vacuum/1`.
    public init(_ result: VacuumResult) {
        self = [
            "schema": "trends.vacuum/1", "bytes_before": .integer(result.before), "bytes_after": .integer(result.after),
            "bytes_in_log": .integer(result.inLog),
        ]
    }
}
