import PaperArchive
import Papers
import ReadableText
import Synchronization
import Themes
import Timelines

/// Keeps the themes of weeks, which are dear to find and follow from the papers alone, as files of a folder that may be
/// emptied at any time: not in the archive, which nobody changes by reading it, and which may not be written to.
///
/// A file is named by what its themes were found in (``[DatedPaper]/state(from:)``), so that it is of no use when the papers
/// are others. Whatever does not read as it was written is as if it were not there.
struct ThemeShelf: Sendable {
    /// The folder; nil where nothing is kept.
    let folder: String?
    /// The fewest papers of which themes are kept; of fewer they are found in no time.
    var fewestPapers = 1_000

    /// What is kept of a week.
    private enum Part: String {
        /// All themes, with their phrases as they are known.
        case found
        /// All, or those that rise, as papers write them.
        case all, rising
    }

    /// So many files are kept, those that were written last: half a year of weeks, or some archives.
    private static let most = 80

    /// One at a time finds themes in a process: it takes much memory, and of those who ask for the same the second takes
    /// what the first has found.
    private static let finding = Mutex(())

    /// The themes of a week.
    ///
    /// - Parameters:
    ///   - papers: all that have a day of a kind through the week's last.
    ///   - kind: the date that counts.
    ///   - week: the last week.
    ///   - tellsAll: whether those are told too that rise no more.
    ///   - find: finds all themes, with their phrases as they are known.
    ///   - spelling: writes those that are told as their papers do.
    func themes(
        of papers: [DatedPaper], by kind: DateKind, _ week: Period, tellsAll: Bool, find: () throws -> [Theme],
        spelling: ([Theme]) throws -> [Theme]
    ) throws -> [Theme] {
        guard let folder, papers.count >= fewestPapers else { return try spelling(find()) }
        let state = UInt64(bitPattern: papers.state(from: ThemeFinder.rules)).hexDigits
        func path(_ part: Part) -> String { "\(folder)/\(state)-\(kind.rawValue)-\(week.first)-\(part.rawValue).json" }
        let told = path(tellsAll ? .all : .rising)
        func kept(_ path: String) -> [Theme]? { Self.read(path, papers: papers.count) }
        if let themes = kept(told) { return themes }
        return try Self.finding.withLock { _ in
            if let themes = kept(told) { return themes }
            var found = kept(path(.found))
            if found == nil {
                found = try find()
                Self.write(found ?? [], to: path(.found), in: folder)
            }
            let themes = try spelling(found ?? [])
            Self.write(themes, to: told, in: folder)
            return themes
        }
    }

    private static func read(_ path: String, papers: Int) -> [Theme]? {
        guard var stream = try? ByteStream(regularFileAt: path), let bytes = try? stream.readAll(limit: 64 << 20) else {
            return nil
        }
        return KeptThemes.themes(bytes, papers: papers)
    }

    /// A folder that cannot be written to now gets them another time.
    private static func write(_ themes: [Theme], to path: String, in folder: String) {
        guard let bytes = KeptThemes.bytes(themes) else { return }
        do {
            try FileSystem.makeFolders(folder)
            try AtomicFile.write(bytes, to: path)
            try thin(folder)
        } catch {}
    }

    /// Takes away what was written first.
    private static func thin(_ folder: String) throws(FileError) {
        let files = try FileSystem.names(in: folder).filter { $0.hasSuffix(".json") }.map { folder + "/" + $0 }
        guard files.count > most else { return }
        let dated = files.map { (modified: (try? FileStatus(path: $0).modified) ?? 0, path: $0) }
        for file in dated.sorted(by: { ($0.modified, $0.path) < ($1.modified, $1.path) }).prefix(files.count - most) {
            try FileSystem.remove(file.path)
        }
    }
}

extension Desk {
    /// Where themes that were found are kept.
    var themeShelf: ThemeShelf { ThemeShelf(folder: places.cacheFolder.map { $0 + "/themes" }) }
}
