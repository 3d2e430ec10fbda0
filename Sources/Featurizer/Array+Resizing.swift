extension Array where Element: AdditiveArithmetic {
    /// Makes the array so long, in the memory that it has; what it holds then is anything.
    @inline(__always)
    mutating func resize(to count: Int) {
        if self.count > count { removeLast(self.count - count) }
        if self.count < count { append(contentsOf: repeatElement(.zero, count: count - self.count)) }
    }
}
