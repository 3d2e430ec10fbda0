import Foundation
import PaperDesk
import ReadableText

/// Refuses a command line whose result would be written over one of its own files: an input, the archive, or another
/// result.
///
/// A result is what `--output`, `--html` or `--recover` names; any other argument that leads to the same file is an
/// input, and so are the files in a folder, what SQLite keeps beside an archive, the files of a model, and standard
/// input where it is a file. Files are known by their identity, so that `./x`, links and capitals of the file system do
/// not hide them.
enum OverwriteCheck {
    private static let resultOptions = ["--output", "--html", "--recover"]
    /// What lies beside a model.
    private static let besideModel = [".md", ".rows"]
    /// What may lie beside an archive, and must not even appear there.
    private static let besideArchive = ["-wal", "-shm", "-journal"]

    /// Throws `Failure` with the code of wrong usage; of failed reading where the system does not say which file one is.
    ///
    /// - Parameters:
    ///   - arguments: the command line, without the program.
    ///   - unnamed: the files that are used where none is named; asked for where there is a result to write.
    static func check(_ arguments: [String], unnamed: @autoclosure () throws -> [String]) throws {
        var (results, inputs): ([(option: String, path: String)], [String]) = ([], [])
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if let option = resultOptions.first(where: { argument == $0 }) {
                if let path = rest.popFirst() { results.append((option, path)) }
            } else if let option = resultOptions.first(where: { argument.hasPrefix($0 + "=") }) {
                results.append((option, String(argument.dropFirst(option.count + 1))))
            } else if argument.hasPrefix("--"), let sign = argument.firstIndex(of: "=") {
                inputs.append(String(argument[argument.index(after: sign)...]))
            } else {
                inputs.append(argument)
            }
        }
        results.removeAll { $0.path == "-" || $0.path.isEmpty }
        if arguments.first == "retrain", let model = results.first(where: { $0.option == "--output" }) {
            results += besideModel.map { (model.option, model.path + $0) }
        }
        guard !results.isEmpty else { return }
        // Verbs and words of a query are no files that anybody would write to.
        inputs += try unnamed() + ["/dev/stdin"]
        let known = try Set(
            (inputs + inputs.flatMap { input in besideModel.map { input + $0 } }.filter(isOfModel))
                .compactMap(identity))
        let folders = inputs.filter { (try? FileStatus(path: $0))?.kind == .folder }.map { resolved($0) + "/" }
        for result in results {
            let place = resolved(result.path)
            let identity = try identity(result.path)
            let isBesideArchive = inputs.contains { input in
                besideArchive.contains { place == resolved(input) + $0 }
            }
            if isBesideArchive || identity.map(known.contains) ?? false
                || identity != nil && folders.contains(where: place.hasPrefix)
            {
                throw Failure(
                    .usage,
                    "\(result.option) \(result.path) would overwrite a file that is read, or the archive; name another")
            }
        }
        for (place, result) in results.enumerated() {
            for other in results[..<place] where try isSame(result.path, other.path) {
                throw Failure(
                    .usage,
                    "\(other.option) and \(result.option) both lead to \(result.path); give each a file of its own")
            }
        }
    }

    /// Whether a file beside another is that of a model: its rows are there too.
    private static func isOfModel(_ path: String) -> Bool {
        besideModel.contains { suffix in
            path.hasSuffix(suffix) && (try? FileSystem.exists(path.dropLast(suffix.count) + ".rows")) == true
        }
    }

    /// Which file a path leads to; nil where it leads to none, or to none that could be opened.
    private static func identity(_ path: String) throws -> FileIdentity? {
        do throws(FileError) {
            let status = try FileStatus(path: path)
            return status.kind == .file ? FileIdentity(status) : nil
        } catch {
            if error.isMissing || error.code == EACCES { return nil }
            throw Failure(.readOrWriteFailed, "\(error.path) could not be looked at: \(error.reason)")
        }
    }

    private static func isSame(_ one: String, _ other: String) throws -> Bool {
        let identities = try [one, other].map(identity)
        if let first = identities[0], let second = identities[1] { return first == second }
        return resolved(one) == resolved(other)
    }

    /// A path without links and points.
    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
}
