internal import Foundation

/// The name of a file as messages and archives have it, and what tells it from other files.
struct ListingPath {
    /// The path without needless parts: `./a//b.txt` is `a/b.txt`. `..` stays, since the folder before it may be a link.
    let name: String

    init(_ path: String) {
        let parts = path.split(separator: "/").filter { $0 != "." }
        let plain = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        // Without its folder, a file of this name would be standard input.
        name = plain == "-" ? "./-" : plain
    }

    /// The same for every spelling of the path, relative or absolute, also through linked folders. A link to a file is a file of its own.
    var identity: String {
        let file = URL(fileURLWithPath: name)
        return file.deletingLastPathComponent().resolvingSymlinksInPath().path + "/" + file.lastPathComponent
    }
}
