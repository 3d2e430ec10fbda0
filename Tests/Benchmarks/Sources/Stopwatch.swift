import Foundation

/// What a piece of work took, without reading its input and writing its result.
struct Stopwatch {
    /// Processor seconds of all threads, in the program and in the system for it.
    private(set) var cpuSeconds = 0.0
    /// Seconds on the clock.
    private(set) var wallSeconds = 0.0

    /// Does a piece of work and keeps its times.
    mutating func time<Result>(_ work: () throws -> Result) rethrows -> Result {
        let (clockBefore, processorBefore) = (ContinuousClock.now, clock())
        defer {
            cpuSeconds = Double(clock() - processorBefore) / Double(CLOCKS_PER_SEC)
            wallSeconds = (ContinuousClock.now - clockBefore) / .seconds(1)
        }
        return try work()
    }

    /// Writes the times and some facts of the result as a line of JSON on standard output.
    func report(_ facts: [String: Double]) throws {
        let figures = facts.merging(["cpu_seconds": cpuSeconds, "wall_seconds": wallSeconds]) { own, _ in own }
        var line = try JSONSerialization.data(withJSONObject: figures, options: .sortedKeys)
        line.append(UInt8(ascii: "\n"))
        try FileHandle.standardOutput.write(contentsOf: line)
    }
}
