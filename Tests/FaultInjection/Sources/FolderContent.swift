import Foundation

/// All files below a folder.
struct FolderContent: Hashable {
    /// Bytes by the paths below the folder; nil for folders.
    let files: [String: Data?]

    init(_ folder: String) throws {
        var files: [String: Data?] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            var isFolder: ObjCBool = false
            // Safe: the value is local.
            guard unsafe FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder) else {
                files.updateValue(Data("a link to nowhere".utf8), forKey: path)
                continue
            }
            files.updateValue(
                isFolder.boolValue ? nil : try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)), forKey: path
            )
        }
        self.files = files
    }

    /// The paths, without what SQLite keeps beside an archive as long as it was not closed.
    var names: Set<String> {
        files.keys.filter { name in !["-wal", "-shm", "-journal"].contains { name.hasSuffix($0) } }
            .reduce(into: []) { $0.insert($1) }
    }

    /// What is compared byte by byte: all files but archives, whose bytes tell when and how they were written.
    var comparable: [String: Data?] { files.filter { !$0.key.contains(".sqlite") } }
}
