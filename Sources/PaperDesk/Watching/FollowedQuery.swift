import PaperArchive
import Papers
import Reporter
import Themes
import Timelines
import TopicEngine

/// A watch and the papers that it finds now.
struct FollowedQuery {
    let watch: Watch
    let found: QueryFinding
}

extension Desk {
    /// What a watch finds in an archive that a model has classified.
    func followed(_ watch: Watch, in archive: Archive, _ model: TopicModel) throws -> FollowedQuery {
        FollowedQuery(watch: watch, found: try found(by: SearchQuery(watch.query), model, archive))
    }

    /// What all watches of an archive find, by name. One whose query means nothing any more, since its topic or its
    /// paper is gone, does not keep the others from being shown: it is told of in a sentence.
    func followed(in archive: Archive, _ model: TopicModel) throws -> (found: [FollowedQuery], failed: [String]) {
        var (found, failed): ([FollowedQuery], [String]) = ([], [])
        for watch in try archive.watches() {
            do {
                found.append(try followed(watch, in: archive, model))
            } catch let error where Self.isOfQuery(error) {
                failed.append("the watch '\(watch.name)' is left out: \(error)")
            }
        }
        return (found, failed)
    }

    /// Whether an error lies in a query, and not in the archive or the model.
    private static func isOfQuery(_ error: any Error) -> Bool {
        switch error {
        case is SearchQueryError, DeskError.unknownQueryTopics, DeskError.noPaper, ArchiveError.ambiguous: true
        default: false
        }
    }
}

extension ReportAssembly {
    /// The false discovery rate among watches. Half of that of topics: who follows a few queries asks about each of them,
    /// and a script that waits for a rise is called by one alone.
    private static let watchRate = 0.05

    /// The figures of all watches together, over the periods of a request: by plain counts, since a paper is found or
    /// not, with the tests that topics have; and the days with what each watch finds on them. Nil where no paper is dated.
    func watchTimeline(_ wanted: TimelineRequest) throws -> (timeline: Timeline, days: [DayCount])? {
        var wanted = wanted
        wanted.drift = CalibrationDrift(spread: 0)
        wanted.falseDiscoveryRate = Self.watchRate
        wanted.accountsYear = false
        let sets = watches.map { PaperSet(name: $0.watch.name, keys: $0.found.keys) }
        let counts = try source.archive.dayCounts(
            by: wanted.dateKind, model: model.fingerprint, of: span.scope, in: sets)
        do throws(TimelineError) {
            let timeline = try Timeline(
                wanted, days: counts.days, undated: counts.undated, topics: sets.map(\.name))
            return (timeline, counts.days.filter { $0.precision == .day })
        } catch .noDatedPapers {
            return nil
        }
    }

    /// The watches with their figures and the papers of a period.
    func watched(_ timeline: Timeline, _ days: [DayCount], _ papers: [KeyedPaper]) -> [ReportWatch] {
        zip(watches, timeline.topics).map { followed, movement in
            let found = papers.filter { followed.found.keys.contains($0.key) }
            var watch = ReportWatch(
                query: followed.watch.query, movement: movement,
                papers: found.map { ($0.paper.paper, followed.found.likeness[$0.key] ?? 0) }, in: timeline)
            watch.longRise = longRise(followed.watch.name, days, by: timeline)
            return watch
        }
    }

    /// The rise of a watch by the last whole week of a period, tested among all watches (Bonferroni).
    private func longRise(
        _ name: String, _ days: [DayCount], by timeline: Timeline
    ) -> (rise: LongRise, isSignificant: Bool)? {
        let week = Period.containing(timeline.period.last, by: .week)
        let whole = week.last <= timeline.period.last ? week : week.previous
        let counts = days.map { (day: $0.day, all: $0.papers, chosen: $0.topics[name]?.papers ?? 0) }
        return LongRise(by: whole, counts).map { rise in
            (rise, rise.pValue * Double(watches.count) <= Self.watchRate && Double(rise.papers) > rise.usual)
        }
    }
}
