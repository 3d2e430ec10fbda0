public import PaperArchive
import Papers

/// What an archive holds, and its upkeep.
extension Desk {
    /// What an archive holds, source by source, and where it lies.
    public func archiveInfo(_ choice: ArchiveChoice = ArchiveChoice()) throws -> (info: ArchiveInfo, path: String) {
        let archive = try archive(choice)
        return (try archive.info(source: formats.source(ofFormatNamed:)), archive.path)
    }

    /// The days of lists that changed still when they were last asked for, by series and day.
    public func unsettledLists(_ choice: ArchiveChoice = ArchiveChoice()) throws -> [DayList] {
        try archive(choice).dayLists().filter { !$0.isSettled }
    }

    /// Checks an archive, and mends what can be mended unless `isDryRun`.
    public func examine(
        _ choice: ArchiveChoice = ArchiveChoice(), isDryRun: Bool = false
    ) throws -> (findings: [DoctorFinding], path: String) {
        do {
            let archive = try archive(choice)
            return (try archive.examine(mending: !isDryRun), archive.path)
        } catch ArchiveError.alteredSchema(let path, let faults) {
            return (faults.map(DoctorFinding.init), path)
        }
    }

    /// Saves what can be read of a damaged archive into a new one.
    public func recover(_ choice: ArchiveChoice, into file: String) throws -> RecoveryResult {
        try Archive.recover(try places.archive(choice.path), into: file, wait: choice.wait)
    }

    /// Gives back the space that is no longer used.
    public func vacuum(_ choice: ArchiveChoice = ArchiveChoice()) throws -> VacuumResult {
        try archive(choice).vacuum()
    }

    /// Writes an archive as JSON Lines that an import reads back, about a mebibyte at a time.
    public func export(_ choice: ArchiveChoice = ArchiveChoice(), _ write: ([UInt8]) throws -> Void) throws
        -> ExportCount
    {
        let archive = try archive(choice)
        defer { progress.finish() }
        var bytes = 0
        return try archive.export { piece in
            try write(piece)
            bytes += piece.count
            progress.show(.writing(bytes: bytes))
        }
    }
}
