internal import Foundation

/// The listings that a command's arguments stand for.
public struct ListingFiles: Hashable, Sendable {
    /// A file of a folder that is no listing.
    public struct Skipped: Hashable, Sendable, CustomStringConvertible {
        /// Its path.
        public let path: String
        /// Why it was passed over.
        public let reason: ListingError

        /// One sentence.
        public var description: String {
            if case .input(.foreignCompression) = reason { return "passed over: \(reason)" }
            return "\(path): passed over, it is no listing"
        }
    }

    /// The listings, each once however its path is spelled: in the order of the arguments, within a folder by name. `./a.txt` is given as `a.txt`.
    public private(set) var paths: [String] = []
    /// Files in folders that are no listings.
    public private(set) var skipped: [Skipped] = []

    /// Expands files, folders and `-`.
    ///
    /// Folders are searched with their subfolders; hidden files and linked folders are left out, and so are files whose content is of no
    /// known format, unless a format is given. A file named itself is kept whatever it is: reading it will tell. Throws for what does not
    /// exist, and for a folder in which no listing is found.
    public init(
        in arguments: [String], format: ListingFormat? = nil, formats: ListingFormats = .standard
    ) throws(ListingError) {
        let reader = ListingReader(format: format, formats: formats)
        var known: Set<String> = []
        for argument in arguments {
            for path in try expand(argument, reader) where known.insert(Self.identity(path)).inserted { paths.append(path) }
        }
    }

    private static func identity(_ path: String) -> String { path == "-" ? path : ListingPath(path).identity }

    private mutating func expand(_ argument: String, _ reader: ListingReader) throws(ListingError) -> [String] {
        if argument == "-" { return ["-"] }
        var isFolder: ObjCBool = false
        // Foundation writes through the pointer during the call only.
        guard unsafe FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
            throw .input(.notFound(file: argument))
        }
        guard isFolder.boolValue else { return [ListingPath(argument).name] }
        let before = skipped.count
        let files = try Self.files(in: argument).map { ListingPath($0).name }.filter { isListing($0, reader) }
        if files.isEmpty {
            throw .noListings(folder: argument, skipped: skipped.count - before, formats: reader.formats.formats)
         }
        return files
    }

    /// Whether a file in a folder is to be read. One that cannot be opened is: the error should be heard.
    private mutating func isListing(_ path: String, _ reader: ListingReader) -> Bool {
        if reader.format != nil { return true }
        do {
            _ = try reader.sniff(path)
            return true
        } catch {
            switch error {
            case .unrecognized, .empty, .input(.binary), .input(.utf16), .input(.foreignCompression):
                skipped.append(Skipped(path: path, reason: error))
                return false
            default: return true
            }
        }
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
