import GRDB

extension Archive {
    /// Checks the archive in every respect and puts right what can be put right without losing what
    /// a listing said, in one transaction.
    ///
    /// - Parameter mending: whether to put anything right; else it is only found.
    /// - Returns: what was found; nothing for an archive in order.
    /// - Throws: `ArchiveError`, such as `readOnly`; but not `corrupted`, which is a finding.
    public func examine(mending: Bool = true) throws(ArchiveError) -> [DoctorFinding] {
        // Nothing is written, nor trusted, where others changed what the tables do.
        let faults = try schemaFaults()
        if !faults.isEmpty { return faults.map(DoctorFinding.init) }
        var findings: [DoctorFinding] = []
        do {
            findings = try write { database in
                var examination = ArchiveExamination(database, isMending: mending)
                try examination.run()
                return examination.findings
            }
        } catch .corrupted(_, let detail) {
            return [DoctorFinding(problem: .damaged(detail), count: 1, isMended: false)]
        }
        if mending, try isLogBusy() { findings.append(DoctorFinding(problem: .busyLog, count: 1, isMended: false)) }
        return findings
    }

    /// Lets the log flow back into the file and empties it; says whether another run prevents that.
    ///
    /// Nobody waits for it: what readers still need stays in the log, and it is emptied where that can be done at once.
    /// To wait for a reader would keep every writer out for as long.
    func isLogBusy() throws(ArchiveError) -> Bool {
        try withoutTransaction { database in
            guard let log = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(PASSIVE)") else { return false }
            let (frames, moved): (Int, Int) = (try log.value(1), try log.value(2))
            if frames > moved { return true }
            try database.execute(sql: "PRAGMA busy_timeout = 0")
            defer { try? database.execute(sql: "PRAGMA busy_timeout = \(Int(min(wait * 1_000, 2_147_483_647)))") }
            return try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 1
        }
    }
}
