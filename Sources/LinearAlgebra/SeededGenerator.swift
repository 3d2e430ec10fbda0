/// A small generator whose numbers depend on the seed alone, on every machine.
///
/// Method: SplitMix64 (Steele, Lea & Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator that begins at a seed.
    public init(seed: UInt64) { state = seed }

    /// What the state is moved by for each number.
    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Leaves out the next numbers, of which each takes 64 bits: threads that share out a sequence begin in its middle.
    public mutating func skip(_ numbers: Int) { state &+= UInt64(numbers) &* Self.step }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= Self.step
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number in 0 ..< 1 with 53 random bits.
    public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// An integer in `0 ..< bound`, without the modulo's bias beyond 2⁻⁵³.
    public mutating func index(below bound: Int) -> Int { min(bound - 1, Int(unit() * Double(bound))) }

    /// The numbers `0 ..< count` in random order (Fisher & Yates).
    public mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<count)
        guard count > 1 else { return order }
        for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, index(below: last + 1)) }
        return order
    }
}
