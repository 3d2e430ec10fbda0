import PaperArchive
import PaperDesk
public import Papers
import ReadableText

/// What all answers stand on: as long as it is the same, the same question has the same answer.
public struct ServedState: Hashable, Sendable {
    private let archive: ArchivePulse.Beat
    private let files: [FileStatus?]
    private let today: CalendarDay

    /// Tells the state again and again.
    public struct Source: Sendable {
        private let pulse: ArchivePulse
        private let paths: [String]
        private let today: @Sendable () -> CalendarDay

        /// - Parameters:
        ///   - context: whose archive, model, taxonomy and configuration count.
        ///   - today: which day it is.
        /// - Throws: `DeskError` where there is no place for an archive.
        public init(_ context: ServedContext, today: @escaping @Sendable () -> CalendarDay) throws {
            let places = context.desk().places
            pulse = ArchivePulse(path: try places.archive(context.archive.path))
            // Those too that are not there yet: a retrain makes a model, a first change a taxonomy.
            paths = [
                try? places.modelPath(context.model), try? places.learnedModel(), places.configurationFile,
                try? places.taxonomySetting(nil).value, try? places.ownTaxonomy(nil),
            ].compactMap { $0 }
            self.today = today
        }

        /// Lets go of the archive.
        public func end() { pulse.end() }

        /// The state now; nil where it cannot be told.
        public func now() -> ServedState? {
            guard let beat = pulse.beat() else { return nil }
            return ServedState(archive: beat, files: paths.map { try? FileStatus(path: $0) }, today: today())
        }
    }
}
