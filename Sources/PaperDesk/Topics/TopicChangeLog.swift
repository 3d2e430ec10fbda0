import Foundation
import Papers
import ReadableText

/// The changes of taxonomies that can be taken back: a file each, numbered as they came, in the data folder.
struct TopicChangeLog {
    /// What a change did, and what was before.
    struct Entry: Codable {
        var schema = "trends.topics-change/1"
        var number: Int
        var kind: TopicChangeKind
        var topics: [String]
        /// The taxonomy's file.
        var taxonomy: String
        /// Its text before; nil where there was none.
        var before: String?
        /// Its text afterwards.
        var after: String
        /// The archive that holds proposals of these topics.
        var archive: String?
        var proposed: [String] = []
        /// The fingerprint of the model before, or `shipped`; nil where none was learned.
        var modelBefore: String?
        /// The fingerprint of the model that was learned.
        var modelAfter: String?
    }

    /// So many can be taken back.
    static let kept = 50

    let folder: String

    /// All changes of a taxonomy's file, the newest first.
    func entries(of taxonomy: String) throws(DeskError) -> [Entry] {
        try numbers().reversed().compactMap { number in
            guard let data = FileManager.default.contents(atPath: path(number)),
                let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.number == number
            else { return nil }
            return entry.taxonomy == taxonomy ? entry : nil
        }
    }

    /// The number that the next change has.
    func next() throws(DeskError) -> Int { (try numbers().last ?? 0) + 1 }

    /// Writes a change, whole or not at all; those that are too many go.
    func write(_ entry: Entry) throws(DeskError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and numbers always encode.
        guard let data = try? encoder.encode(entry) else { return }
        do throws(FileError) {
            try FileSystem.makeFolders(folder)
            try AtomicFile.write(Array(data) + [0x0A], to: path(entry.number))
        } catch { throw .cannotWrite(path: error.path, reason: error.reason) }
        for number in try numbers().dropLast(Self.kept) { try remove(number) }
    }

    /// Forgets a change.
    func remove(_ number: Int) throws(DeskError) {
        do throws(FileError) { try FileSystem.remove(path(number)) } catch {
            if !error.isMissing { throw .cannotWrite(path: error.path, reason: error.reason) }
        }
    }

    private func path(_ number: Int) -> String { "\(folder)/\(number).json" }

    /// The numbers of the changes, ascending.
    private func numbers() throws(DeskError) -> [Int] {
        do throws(FileError) {
            return try FileSystem.names(in: folder).compactMap { name in
                name.hasSuffix(".json") ? Int(name.dropLast(5)).flatMap { $0 > 0 ? $0 : nil } : nil
            }.sorted()
        } catch {
            if error.isMissing { return [] }
            throw .cannotRead(path: error.path, reason: error.reason)
        }
    }
}
