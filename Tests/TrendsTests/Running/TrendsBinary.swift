import Foundation

/// The program under test, and the repository that it was built from.
enum TrendsBinary {
    /// The program that was built with these tests, or the one that `TRENDS_PROGRAM` names: what is released does the
    /// same in a fraction of the time.
    static func path() throws -> String {
        if let named = ProcessInfo.processInfo.environment["TRENDS_PROGRAM"], !named.isEmpty { return named }
        guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw NotBuilt(places: candidates)
        }
        return found
    }

    /// The repository's folder; the sources of the tests lie at a fixed place in it.
    static var repository: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// A file or folder of the repository.
    static func repositoryPath(_ relative: String) -> String { repository.appendingPathComponent(relative).path }

    /// A build leaves the program beside the tests' resources and beside the tests themselves,
    /// which may lie in bundles; so the folders above are looked at too. That holds for every
    /// scratch path and for debug and release.
    private static var candidates: [String] {
        let starts = [Bundle.module.bundleURL, Bundle.main.executableURL].compactMap { $0?.resolvingSymlinksInPath() }
        return starts.flatMap { start in
            (1...4).map { levels in
                (0..<levels).reduce(start) { folder, _ in folder.deletingLastPathComponent() }.appendingPathComponent(
                    "trends"
                ).path
            }
        }
    }

    /// There is no program beside the tests.
    struct NotBuilt: Error, CustomStringConvertible {
        let places: [String]
        var description: String {
            "the program trends was not built with the tests; looked for \(places.joined(separator: ", "))"
        }
    }
}
