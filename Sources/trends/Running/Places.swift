import Foundation
import PaperArchive
import Papers
import TopicEngine

/// Where the files are that a command needs and nobody named.
struct Places {
    let environment: [String: String]

    init(environment: [String: String] = ProcessInfo.processInfo.environment) { self.environment = environment }

    /// `$XDG_DATA_HOME/trends`, or the folder that stands for it.
    var dataFolder: String {
        let base = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? (environment["HOME"] ?? ".") + "/.local/share"
        return base + "/trends"
    }

    /// Where `retrain` puts a model unless told otherwise, and where the other commands look for it.
    var learnedModel: String { dataFolder + "/models/topics.model" }

    /// Where `fetch` puts listings unless told otherwise.
    var listingFolder: String { dataFolder + "/listings" }

    /// The model that comes with the program.
    var shippedModel: String? { shipped("Models/topics.model") }

    /// The archive's path.
    func archive(_ options: ArchiveOptions) -> String { ArchiveLocation.resolve(flag: options.archive, environment: environment) }

    /// The model: the flag, `$TRENDS_MODEL`, the learned one, the shipped one.
    func model(_ options: ModelOptions) throws -> (model: TopicModel, path: String) {
        let path =
            options.model ?? environment["TRENDS_MODEL"].flatMap { $0.isEmpty ? nil : $0 } ?? existing(learnedModel)
            ?? shippedModel
        guard let path else {
            throw Failure(
                .noInput, "no model was found in \(dataFolder)/models or Models/; name one with --model, or learn one with 'trends retrain'"
            )
        }
        return (try TopicModel(path: path), path)
    }

    /// The taxonomy: the flag, the data folder's `topics.yaml`, the shipped one.
    func taxonomy(_ flag: String?) throws -> Taxonomy {
        guard let path = flag ?? existing(dataFolder + "/topics.yaml") ?? shipped("Data/topics.yaml") else {
            throw Failure(.noInput, "no taxonomy was found in \(dataFolder) or Data/; name one with --topics")
        }
        return try Taxonomy.read(path)
    }

    /// The label files of the data folder, else the shipped ones.
    var labelFiles: [String] {
        for folder in [dataFolder + "/labels", shipped("Data/labels")].compactMap({ $0 }) {
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            let files = names.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".jsonl.gz") }.map { folder + "/" + $0 }
            if !files.isEmpty { return files }
        }
        return []
    }

    private func existing(_ path: String) -> String? { FileManager.default.fileExists(atPath: path) ? path : nil }

    /// A file that comes with the program: in the working folder, else beside the executable or in a folder above it.
    private func shipped(_ relative: String) -> String? {
        if let found = existing(relative) { return found }
        guard let executable = Bundle.main.executablePath else { return nil }
        var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<6 {
            for candidate in [folder.appendingPathComponent(relative), folder.appendingPathComponent("share/trends/" + relative)] {
                if let found = existing(candidate.path) { return found }
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }
}
