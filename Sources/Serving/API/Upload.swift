import Foundation
import Listings
import PaperDesk
import Papers
import ReadableText
import Wording

/// A listing that was sent. It rests in a file of the system's folder for such until it is read: the name is made of
/// what it holds, so that nothing of a request names a file, and the same listing is the same source.
struct Upload: Sendable {
    private let bytes: [UInt8]
    private let choice: ListingChoice

    /// Throws where nothing was sent.
    init(_ bytes: [UInt8], _ choice: ListingChoice = ListingChoice()) throws(RequestFault) {
        guard !bytes.isEmpty else { throw RequestFault(400, "no listing was sent") }
        (self.bytes, self.choice) = (bytes, choice)
    }

    /// Adds it to an archive: the document `trends.import/1`.
    func add(to archive: ArchiveChoice, _ desk: Desk, _ words: @escaping (ListingNote) -> String) throws -> JSONText {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appendingPathComponent("trends-\(UUID().uuidString)")
        try files.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        var hash = FNV1a()
        hash.add(bytes)
        let file = folder.appendingPathComponent("upload-\(hash.value.hexDigits)")
        defer { try? files.removeItem(at: folder) }
        // Where the process ends before this does, they go with it.
        let unfinished = ProcessEnd.Unfinished([file.path], in: folder.path)
        try Data(bytes).write(to: file)
        let json = try desk.importListings(ImportRequest(listings: [file.path], choice: choice, archive: archive)).json(
            words)
        unfinished.end()
        return json
    }
}
