import ArgumentParser

/// A sparse matrix to its leading right singular vectors.
struct SVDCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "svd", abstract: "Randomized singular value decomposition.")

    @OptionGroup var work: WorkOptions

    @Option(name: .long, help: "The number of singular values.")
    var rank = 128

    @Option(name: .long, help: "How often the basis is improved.")
    var powerIterations = 2

    func run() throws {
        let matrix = try RawFiles.sparse(work.input)
        var stopwatch = Stopwatch()
        // The vectors are part of the work: the peer gives them too.
        let vectors = try stopwatch.time {
            try Engine.svd(matrix, rank: rank, powerIterations: powerIterations, seed: work.seed, threads: work.threads)
                .rightVectors
        }
        if let output = work.output { try RawFiles.write(vectors, to: output) }
        try stopwatch.report(["rank": Double(vectors.columns)])
    }
}
