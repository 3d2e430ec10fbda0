import Papers

/// The texts that are kept of dates: of each pool those with the lowest hashes.
struct DrawnTexts {
    private typealias Drawn = (date: LedgerDate, text: LedgerText)
    private var pools: [TextPool: LowestHashes<Drawn>] = [:]

    var isEmpty: Bool { pools.isEmpty }

    /// Adds a text of a date, where the window keeps any.
    mutating func add(_ text: LedgerText, of date: LedgerDate, in window: TextWindow?) {
        guard let pool = window?.pool(of: date) else { return }
        add(text, of: date, to: pool)
    }

    /// Adds a text of a date to the pool that the date belongs to.
    mutating func add(_ text: LedgerText, of date: LedgerDate, to pool: TextPool) {
        pools[pool, default: LowestHashes(limit: TextWindow.papers)].add(
            (date, text), at: text.hash, goesBefore: Self.isKept)
    }

    private static func isKept(_ new: Drawn, before old: Drawn) -> Bool {
        new.date != old.date ? new.date < old.date : LedgerText.isKept(new.text, before: old.text)
    }

    /// Adds what was drawn of other papers, and keeps what the windows of a head keep of both.
    ///
    /// - Parameters:
    ///   - other: what was drawn of them.
    ///   - drawn: the head that says what is kept of them so far.
    ///   - head: the head of both.
    mutating func add(_ other: DrawnTexts, drawn: LedgerHead, to head: LedgerHead) {
        for (pool, texts) in other.pools {
            let kind = pool.date.kind
            if drawn.texts(by: kind) != head.texts(by: kind) {
                // A later window keeps less, and draws it together otherwise.
                for hash in texts.hashes {
                    if let (date, text) = texts[hash] { add(text, of: date, in: head.texts(by: kind)) }
                }
            } else if pools[pool] == nil {
                pools[pool] = texts
            } else {
                pools[pool]?.add(texts, goesBefore: Self.isKept)
            }
        }
    }

    /// Keeps what the windows of a head keep, which are not those of the head before.
    mutating func move(from before: LedgerHead, to head: LedgerHead) {
        let drawn = self
        self = DrawnTexts()
        add(drawn, drawn: before, to: head)
    }

    /// Calls `body` with the texts in the order of rows: by dates, then by hashes. Those of one pool stand together.
    func forEach(_ body: (LedgerDate, LedgerText) throws -> Void) rethrows {
        for (pool, texts) in pools.sorted(by: { $0.key.date < $1.key.date }) {
            var order = texts.hashes.map { (date: texts[$0]?.date ?? pool.date, hash: $0) }
            if pool.isMonth { order.sort { ($0.date, $0.hash) < ($1.date, $1.hash) } }
            for (_, hash) in order {
                if let (date, text) = texts[hash] { try body(date, text) }
            }
        }
    }

    /// The rows, in order.
    var rows: [LedgerRow] {
        var rows: [LedgerRow] = []
        forEach { rows.append(.text($0, $1)) }
        return rows
    }
}
