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
    func isLogBusy() throws(ArchiveError) -> Bool {
        try withoutTransaction { try Int.fetchOne($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 1 }
    }
}
