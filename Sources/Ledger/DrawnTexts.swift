import Papers

/// The texts that are kept of dates: of each pool those with the lowest hashes.
struct DrawnTexts {
    private typealias Drawn = (date: LedgerDate, text: LedgerText)
    private var pools: [TextPool: LowestHashes<Drawn>] = [:]

    /// Adds a text of a date, where the window keeps any.
    mutating func add(_ text: LedgerText, of date: LedgerDate, in window: TextWindow?) {
        guard let pool = window?.pool(of: date) else { return }
        add(text, of: date, to: pool)
    }

    /// Adds a text of a date to the pool that the date belongs to.
    mutating func add(_ text: LedgerText, of date: LedgerDate, to pool: TextPool) {
        pools[pool, default: LowestHashes(limit: TextWindow.papers)].add((date, text), at: text.hash) { new, old in
            if new.date != old.date { return new.date < old.date }
            return LedgerText.isKept(new.text, before: old.text)
        }
    }

    /// Adds what was drawn of other papers; the head says which is kept.
    mutating func add(_ other: DrawnTexts, of head: LedgerHead) {
        for pool in other.pools.values {
            for (date, text) in pool.elements { add(text, of: date, in: head.texts(by: date.kind)) }
        }
    }

    /// Keeps what the windows of a head keep, which begin later: that is less, and drawn together otherwise.
    mutating func move(to head: LedgerHead) {
        let drawn = self
        self = DrawnTexts()
        add(drawn, of: head)
    }

    /// The rows, in order.
    var rows: [LedgerRow] {
        pools.values.flatMap { $0.elements.map { LedgerRow.text($0.date, $0.text) } }
            .sorted { $0.place < $1.place }
    }

    var isEmpty: Bool { pools.isEmpty }
}
