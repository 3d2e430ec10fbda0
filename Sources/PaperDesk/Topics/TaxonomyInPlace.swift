import Foundation
import Listings
import Papers
import ReadableText

/// The taxonomy in force as a file that is changed: where it is read, and where it is written.
struct TaxonomyInPlace {
    /// The file that is written.
    let path: String
    /// The file that is read: the same, or the shipped one.
    let source: String
    let text: TaxonomyText

    /// The taxonomy that a request names, or the usual one.
    init(_ named: String?, _ places: Places) throws {
        try self.init(try places.ownTaxonomy(named), from: try places.taxonomySetting(named).value)
    }

    /// The same as it was before a change, which is not taken back yet; as it is where there is none.
    init(_ named: String?, _ places: Places, before change: TopicChangeLog.Entry?) throws {
        guard let change else {
            try self.init(named, places)
            return
        }
        guard let before = change.before else {
            // There was no file: the change began with a copy of the shipped one.
            try self.init(change.taxonomy, from: try places.shippedTaxonomyPath() ?? change.taxonomy)
            return
        }
        self.init(
            path: change.taxonomy, source: change.taxonomy, text: try TaxonomyText(before, name: change.taxonomy))
    }

    private init(_ written: String, from read: String) throws {
        let source = Self.absolute(read)
        // What is wrong with the file is said by its reader.
        _ = try Taxonomy.read(source)
        guard let contents = Self.contents(source) else { throw DeskError.topics(.notEditable(path: source)) }
        self.init(
            path: Self.absolute(written), source: source, text: try TaxonomyText(contents, name: source))
    }

    private init(path: String, source: String, text: TaxonomyText) {
        (self.path, self.source, self.text) = (path, source, text)
    }

    /// The file of which the one that is written becomes a copy first.
    var copyOf: String? { path == source ? nil : source }

    /// What the file holds before; nil where it is not there.
    var before: String? { copyOf == nil ? text.text : nil }

    /// The text of a file, as it is; nil where it is no UTF-8, or no file.
    static func contents(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).flatMap { String(validating: Array($0), as: UTF8.self) }
    }

    /// Writes a text into a place, or takes the file away for none.
    static func put(_ text: String?, at path: String) throws(DeskError) {
        do throws(FileError) {
            if let text {
                try FileSystem.makeFolders(SystemPath.folder(path))
                try AtomicFile.write(Array(text.utf8), to: path)
            } else {
                try FileSystem.remove(path)
            }
        } catch {
            if text == nil, error.isMissing { return }
            throw .cannotWrite(path: error.path, reason: error.reason)
        }
    }

    /// The path from the root, so that it means the same in every folder.
    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
