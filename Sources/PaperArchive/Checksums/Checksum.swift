import Papers

/// What tells stored values from others: 64 bits over named values, kept beside them.
///
/// Each value adds a number that depends on its column and on all of its bits; null adds nothing, so that a column
/// that a later schema adds changes no checksum of the rows before it. The order of columns does not matter. A single
/// changed bit always shows, since every step is a bijection of what it takes; any other change is overlooked once in
/// 2^64. The steps are those of SplitMix64, eight bytes at a time: the checksums guard against bits that rot, not
/// against people.
struct Checksum: Hashable, Sendable {
    private(set) var value: UInt64 = 0

    /// Of no values.
    init() {}

    /// One that was stored.
    init(stored: Int64) { value = UInt64(bitPattern: stored) }

    /// The value as SQLite's signed integers hold it.
    var stored: Int64 { Int64(bitPattern: value) }

    /// Adds the hash of a value; the seed tells its column from others.
    mutating func add(_ hash: UInt64, seed: UInt64) { value &+= SplitMix.mixed(hash ^ seed) }

    /// What a row adds to the checksum of a set of rows, see `toggle`: without this step two rows could exchange values.
    var ofRow: Checksum {
        var row = Checksum()
        row.value = SplitMix.mixed(value &+ SplitMix.increment)
        return row
    }

    /// Adds a row to a set of rows, or takes one away that is in it.
    mutating func toggle(_ row: Checksum) { value ^= row.value }

    /// The checksum of two disjoint groups of values.
    static func + (left: Checksum, right: Checksum) -> Checksum {
        var sum = left
        sum.value &+= right.value
        return sum
    }

    /// What is left of a group of values without some that are among them.
    static func - (left: Checksum, right: Checksum) -> Checksum {
        var sum = left
        sum.value &-= right.value
        return sum
    }
}
