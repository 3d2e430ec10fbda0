import Foundation

/// The inputs to begin with: the project's own fixtures, listings and models, read where they lie.
struct Seeds: Sendable {
    /// A file's name and its bytes.
    struct File {
        let name: String
        let bytes: [UInt8]
    }

    /// The folder of the listings that the tests read.
    static let fixtures = "Tests/ListingsTests/Fixtures"

    /// The folder of the whole project.
    let project: String

    /// The files of a folder of the project whose names end in one of these.
    func files(in folder: String, endingIn suffixes: [String] = [""]) throws -> [File] {
        let path = project + "/" + folder
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        return try names.filter { name in suffixes.contains(where: name.hasSuffix) && !name.hasPrefix(".") }.compactMap
        { name in
            var isFolder: ObjCBool = false
            // `isFolder` outlives the call that sets it.
            guard unsafe FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder),
                !isFolder.boolValue
            else {
                return nil
            }
            return File(name: name, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))))
        }
    }

    /// The listings that the tests read and the first of those that come with the program.
    func listings() throws -> [File] {
        try files(in: Self.fixtures) + files(in: "Data/examples") + files(in: "Data/listings").prefix(2)
    }

    /// Writes the seeds of a target into a folder, as many bytes of each as the target takes.
    func write(_ target: FuzzTarget, into folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for file in try target.seeds(self) {
            try Data(file.bytes.prefix(target.maximumLength)).write(to: URL(fileURLWithPath: folder + "/" + file.name))
        }
    }
}
