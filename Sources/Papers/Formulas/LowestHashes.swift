/// A sample of named elements: those whose names have the lowest hashes (bottom-k sampling).
///
/// Every name is as likely as every other, neither order nor repetition matters, and the sample of a union is the
/// sample of the parts' samples. At most twice the limit is held at any time.
///
/// Source: E. Cohen, H. Kaplan, "Summarizing Data Using Bottom-k Sketches", PODC (2007).
package struct LowestHashes<Element> {
    /// How many elements the sample has at most.
    package let limit: Int
    /// How many different names have come; an estimate where not all are kept, since the names of the others are
    /// forgotten.
    package private(set) var count = 0
    private var kept: [UInt64: Element] = [:]
    /// Hashes from here on are not kept any more.
    private var bound = UInt64.max

    /// No elements yet; `limit` is at least 1.
    package init(limit: Int) {
        precondition(limit >= 1, "the limit must be at least 1, but is \(limit)")
        self.limit = limit
    }

    /// The sample, the lowest hash first.
    package var elements: [Element] { hashes.compactMap { kept[$0] } }

    /// The hashes of the sample, the lowest first.
    package var hashes: ArraySlice<UInt64> { kept.keys.sorted().prefix(limit) }

    /// The element of a hash of the sample.
    package subscript(hash: UInt64) -> Element? { kept[hash] }

    /// Adds another sample of the same limit; of several elements with one name that which goes before the others.
    package mutating func add(_ other: LowestHashes, goesBefore: (_ new: Element, _ old: Element) -> Bool) {
        for (place, element) in other.kept { add(element, at: place, goesBefore: goesBefore) }
    }

    /// Adds an element; of several with one name the first counts.
    package mutating func add(_ element: @autoclosure () throws -> Element, named name: String) rethrows {
        let place = Self.scattered(name)
        guard place < bound else { return count += 1 }
        guard kept[place] == nil else { return }
        kept[place] = try element()
        count += 1
        dropExcess()
    }

    private mutating func dropExcess() {
        guard kept.count > 2 * limit else { return }
        bound = kept.keys.sorted()[limit]
        let end = bound
        kept = kept.filter { $0.key < end }
    }

    /// Adds an element whose name has this scattered hash; of several with one name that which goes before the others by
    /// an order, whichever came first.
    ///
    /// - Parameter goesBefore: whether the first is kept and not the second.
    package mutating func add(
        _ element: Element, at place: UInt64, goesBefore: (_ new: Element, _ old: Element) -> Bool
    ) {
        guard place < bound else { return count += 1 }
        if let old = kept[place] {
            if goesBefore(element, old) { kept[place] = element }
            return
        }
        kept[place] = element
        count += 1
        dropExcess()
    }

    /// A hash of which every bit depends on every letter, so that its order is a random one: the finalizer of
    /// SplitMix64 on FNV-1a.
    package static func scattered(_ name: String) -> UInt64 { SplitMix.mixed(FNV1a.of(name) &+ SplitMix.increment) }
}

extension LowestHashes: Sendable where Element: Sendable {}
