/// The numbers of rows that some tables and indexes of a damaged archive know, ascending, each once.
///
/// By a cursor in each of them, so that the time depends on how many there are and not on how great they are. Where one
/// cannot be read, the place behind the damage is looked for; of the numbers between, those are named that lie close
/// together, since any of them can be a paper that another table still has.
struct SalvagedRows: Sequence, IteratorProtocol {
    /// One table or index.
    struct Source {
        /// The first number of it that is at least this one; nil where there is none.
        let first: (Int64) throws -> Int64?
    }

    /// A gap of so many numbers is no longer taken for one that damage made.
    private static let widestGap: Int64 = 1 << 16

    private var cursors: [Cursor]
    /// The number to begin with; nil behind the last.
    private var start: Int64? = .min
    /// Why a source could not be read, the last time that one could not.
    private(set) var failure: (any Error)?

    init(_ sources: [Source]) { cursors = sources.map { Cursor(source: $0) } }

    mutating func next() -> Int64? {
        guard let start else { return nil }
        var least: Int64?
        for index in cursors.indices {
            if let row = cursors[index].row(from: start) { least = Swift.min(least ?? row, row) }
            failure = cursors[index].failure ?? failure
        }
        self.start = least.flatMap { $0 < .max ? $0 + 1 : nil }
        return least
    }

    /// How far one source was read.
    private struct Cursor {
        let source: Source
        /// The number that comes next, where it is known.
        private var pending: Int64?
        private var isAtEnd = false
        /// Numbers before this one lie in a gap: each of them may be there.
        private var gapEnd: Int64?
        private(set) var failure: (any Error)?

        init(source: Source) { self.source = source }

        mutating func row(from start: Int64) -> Int64? {
            if let gapEnd, start < gapEnd { return start }
            if let pending, pending >= start { return pending }
            if isAtEnd { return nil }
            do {
                pending = try answer(from: start)
            } catch {
                failure = error
                let end = endOfDamage(from: start)
                pending = end.flatMap { try? answer(from: $0) }
                // Before the first number that was read there is nothing to bridge.
                if start > .min, let end, end - start <= SalvagedRows.widestGap {
                    gapEnd = end
                    return start
                }
            }
            isAtEnd = pending == nil
            return pending
        }

        /// What the source answers; one that goes back is damaged too.
        private func answer(from start: Int64) throws -> Int64? {
            guard let row = try source.first(start) else { return nil }
            guard row >= start else { throw DamagedRow(detail: "rows out of order") }
            return row
        }

        /// The first number found from which the source can be read again: steps that double, then halves of the last.
        private func endOfDamage(from start: Int64) -> Int64? {
            func isReadable(_ row: Int64) -> Bool { (try? answer(from: row)) != nil }
            var (failing, step) = (start, Int64(1))
            while true {
                let (sum, overflows) = start.addingReportingOverflow(step)
                if overflows { return nil }
                if isReadable(sum) {
                    var end = sum
                    while end - failing > 1 {
                        let middle = failing + (end - failing) / 2
                        if isReadable(middle) { end = middle } else { failing = middle }
                    }
                    return end
                }
                (failing, step) = (sum, step.multipliedReportingOverflow(by: 2).partialValue)
                if step <= 0 { return nil }
            }
        }
    }
}
