import Papers

/// The texts that are kept of dates: of each pool those with the lowest hashes.
struct DrawnTexts {
    private typealias Drawn = (date: LedgerDate, text: LedgerText)
    private var pools: [TextPool: LowestHashes<Drawn>] = [:]

    /// Adds a text of a date, where the window keeps any.
    mutating func add(_ text: LedgerText, of date: LedgerDate, in window: TextWindow?) {
        guard let pool = window?.pool(of: date) else { return }
        pools[pool, default: LowestHashes(limit: TextWindow.papers)].add((date, text), at: text.hash) { new, old in
            if new.date != old.date { return new.date < old.date }
            return LedgerText.isKept(new.text, before: old.text)
        }
    }

    /// The rows, in order.
    var rows: [LedgerRow] {
        pools.values.flatMap { $0.elements.map { LedgerRow.text($0.date, $0.text) } }
            .sorted { $0.place < $1.place }
    }

    var isEmpty: Bool { pools.isEmpty }
}
