public import ReadableText

/// The files that names of files and folders stand for. What is in them is not looked at: reading them will tell.
public struct ListingFiles: Hashable, Sendable {
    /// A file that may be a listing.
    public struct Entry: Hashable, Sendable {
        /// Its path (see `SystemPath`); `./a.txt` is given as `a.txt`. `-` is standard input.
        public let path: String
        /// The folder that was named, where it was found in one: then it may as well be something else.
        public let folder: String?
        /// Why it cannot be read, where that is known already: a folder that cannot be listed, a file that cannot be
        /// looked at.
        public let fault: InputError?
    }

    /// What was found in a folder and is not read.
    public struct LeftOut: Hashable, Sendable, CustomStringConvertible {
        /// Why it is not.
        public enum Reason: Hashable, Sendable {
            /// A link to a folder, which could lead round in a circle.
            case linkedFolder
            /// A link that leads nowhere.
            case deadLink
            /// A pipe, a socket or a device.
            case noFile
            /// So many files and folders whose names begin with a point.
            case hidden(Int)
        }

        /// Its path; that of the folder for what is hidden there.
        public let path: String
        /// Why.
        public let reason: Reason

        /// The path and the reason.
        public var description: String {
            switch reason {
            case .linkedFolder: "\(path): left out, it is a link to a folder"
            case .deadLink: "\(path): left out, it is a link that leads nowhere"
            case .noFile: "\(path): left out, it is a pipe, a socket or a device"
            case .hidden(let count):
                "\(path): \(count) hidden \(count == 1 ? "file or folder" : "files and folders") left out"
            }
        }
    }

    /// The files, each once however its path is spelled: in the order of the arguments, within a folder by the bytes
    /// of their names.
    public private(set) var entries: [Entry] = []
    /// The folders that were named.
    public private(set) var folders: [String] = []
    /// What was found in them and is not read.
    public private(set) var leftOut: [LeftOut] = []

    /// Expands files, folders and `-`.
    ///
    /// Folders are searched with their subfolders, however deep; what is left out there is told in ``leftOut``.
    /// Throws `ListingError.input` for what was named and does not exist, or cannot be looked at.
    public init(in arguments: [String]) throws(ListingError) {
        var known = KnownFiles()
        for argument in arguments {
            for entry in try expand(argument) where known.insert(entry.path) { entries.append(entry) }
        }
    }

    /// Files by their place and their name there: a link to a file is a file of its own.
    private struct KnownFiles {
        private struct Place: Hashable {
            let folder: FileIdentity?
            let name: [UInt8]
        }
        private var places: Set<Place> = []
        private var last: (path: String, identity: FileIdentity?)?

        /// Adds a file; false where it is known.
        mutating func insert(_ path: String) -> Bool {
            if path == "-" { return places.insert(Place(folder: nil, name: Array(path.utf8))).inserted }
            let (folder, name) = ListingPath.parts(of: path)
            if last.map({ SystemPath.isSame($0.path, folder) }) != true {
                last = (folder, (try? FileStatus(path: folder)).map(FileIdentity.init))
            }
            // A place that cannot be asked for is told by its spelling.
            let identity = last?.identity
            return places.insert(Place(folder: identity, name: Array(identity == nil ? path.utf8 : name.utf8))).inserted
        }
    }

    private mutating func expand(_ argument: String) throws(ListingError) -> [Entry] {
        if argument == "-" { return [Entry(path: "-", folder: nil, fault: nil)] }
        let names: [String]
        do throws(FileError) {
            guard try FileStatus(path: argument).kind == .folder else {
                return [Entry(path: ListingPath(argument).name, folder: nil, fault: nil)]
            }
            names = try FileSystem.names(in: argument)
        } catch {
            throw .input(InputError(error))
        }
        folders.append(argument)
        return search(argument, names)
    }

    /// The files of a folder and of those in it. Without recursion: a tree may be deeper than a thread's memory.
    private mutating func search(_ folder: String, _ names: [String]) -> [Entry] {
        var found: [Entry] = []
        var hidden = 0
        var pending: [String] = []
        func push(_ names: [String], of parent: String) {
            let base = parent.utf8.last == UInt8(ascii: "/") ? parent : parent + "/"
            for name in names.reversed() {
                if name.utf8.first != UInt8(ascii: ".") {
                    pending.append(base + name)
                } else if name != Self.fetchRecord {
                    hidden += 1
                }
            }
        }
        func entry(_ path: String, _ fault: FileError? = nil) -> Entry {
            Entry(path: ListingPath(path).name, folder: folder, fault: fault.map { InputError($0) })
        }
        push(names, of: folder)
        while let path = pending.popLast() {
            do throws(FileError) {
                switch try Self.look(at: path) {
                case .file: found.append(entry(path))
                case .folder: push(try FileSystem.names(in: path), of: path)
                case .leftOut(let reason): leftOut.append(LeftOut(path: ListingPath(path).name, reason: reason))
                }
            } catch {
                found.append(entry(path, error))
            }
        }
        if hidden > 0 { leftOut.append(LeftOut(path: ListingPath(folder).name, reason: .hidden(hidden))) }
        return found
    }

    /// What `trends fetch` keeps among the listings that it fetched is nobody's listing.
    private static let fetchRecord = ".fetched"

    private enum Look { case file, folder, leftOut(LeftOut.Reason) }

    private static func look(at path: String) throws(FileError) -> Look {
        switch try FileStatus(path: path, followingLinks: false).kind {
        case .file: return .file
        case .folder: return .folder
        case .pipe, .socket, .device: return .leftOut(.noFile)
        case .link: break
        }
        do throws(FileError) {
            return switch try FileStatus(path: path).kind {
            case .file: .file
            case .folder: .leftOut(.linkedFolder)
            case .pipe, .socket, .device, .link: .leftOut(.noFile)
            }
        } catch {
            if error.isMissing { return .leftOut(.deadLink) }
            throw error
        }
    }
}
