import Foundation
import PaperArchive

/// An archive that lives as long as one command: listings that are reported on without being kept go through the same room as all others.
final class TemporaryArchive {
    let archive: Archive
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("trends-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure(
                .cannotCreate, "no temporary folder could be made in \(folder.deletingLastPathComponent().path); set TMPDIR to another one")
        }
        archive = try Archive(path: folder.appendingPathComponent("archive.sqlite").path, opening: .createIfMissing)
    }

    deinit {
        // What cannot be removed lies in the system's temporary folder, which is cleaned by the system.
        try? archive.close()
        try? FileManager.default.removeItem(at: folder)
    }
}
