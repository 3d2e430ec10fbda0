internal import Foundation

/// The files that names of files and folders stand for. What they are is not looked at: reading them will tell.
public struct ListingFiles: Hashable, Sendable {
    /// A file that may be a listing.
    public struct Entry: Hashable, Sendable {
        /// Its path; `./a.txt` is given as `a.txt`. `-` is standard input.
        public let path: String
        /// The folder that was named, where it was found in one: then it may as well be something else.
        public let folder: String?
    }

    /// The files, each once however its path is spelled: in the order of the arguments, within a folder by name.
    public private(set) var entries: [Entry] = []
    /// The folders that were named.
    public private(set) var folders: [String] = []

    /// Expands files, folders and `-`.
    ///
    /// Folders are searched with their subfolders; hidden files and linked folders are left out.
    /// Throws for what does not exist.
    public init(in arguments: [String]) throws(ListingError) {
        var known: Set<String> = []
        for argument in arguments {
            for entry in try expand(argument) where known.insert(Self.identity(entry.path)).inserted {
                entries.append(entry)
            }
        }
    }

    private static func identity(_ path: String) -> String { path == "-" ? path : ListingPath(path).identity }

    private mutating func expand(_ argument: String) throws(ListingError) -> [Entry] {
        if argument == "-" { return [Entry(path: "-", folder: nil)] }
        var isFolder: ObjCBool = false
        // Foundation writes through the pointer during the call only.
        guard unsafe FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
            throw .input(.notFound(file: argument))
        }
        guard isFolder.boolValue else { return [Entry(path: ListingPath(argument).name, folder: nil)] }
        folders.append(argument)
        return try Self.files(in: argument).map { Entry(path: ListingPath($0).name, folder: argument) }
    }

    private static func files(in folder: String) throws(ListingError) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .input(
                FileManager.default.isReadableFile(atPath: folder)
                    ? .readFailed(file: folder, reason: "its files cannot be listed") : .permissionDenied(file: folder))
        }
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        var files: [String] = []
        for name in names.sorted() where !name.hasPrefix(".") {
            let path = base + name
            switch kind(of: path) {
            case .typeDirectory?: files += try self.files(in: path)
            case .typeRegular?: files.append(path)
            case .typeSymbolicLink? where leadsToFile(path): files.append(path)
            default: break
            }
        }
        return files
    }

    private static func kind(of path: String) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    }

    private static func leadsToFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        // As above.
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}
