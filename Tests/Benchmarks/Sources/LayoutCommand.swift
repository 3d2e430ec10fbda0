import ArgumentParser

/// Dense rows to places in the plane.
struct LayoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "layout", abstract: "Lay rows out in the plane such that neighbours stay neighbours.")

    @OptionGroup var work: WorkOptions

    func run() throws {
        let points = try RawFiles.dense(work.input)
        var stopwatch = Stopwatch()
        let places = try stopwatch.time { try Engine.layout(points, threads: work.threads) }
        if let output = work.output { try RawFiles.write(places, to: output) }
        try stopwatch.report(["rows": Double(places.rows)])
    }
}
