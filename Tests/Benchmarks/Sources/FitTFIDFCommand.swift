import ArgumentParser
import Featurizer

/// Texts, one a line, to TF-IDF rows of single words and pairs.
struct FitTFIDFCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit-tfidf", abstract: "Fit TF-IDF to texts, one a line.")

    @OptionGroup var work: WorkOptions

    @Option(name: .long, help: "In how many texts a term must stand.")
    var minDf = 1

    func run() throws {
        let documents = try RawFiles.lines(work.input)
        var stopwatch = Stopwatch()
        let fitted = try stopwatch.time {
            try Engine.fitTFIDF(documents, minimumDocumentFrequency: minDf, threads: work.threads)
        }
        if let output = work.output {
            try RawFiles.write(fitted.rows, to: output)
            try RawFiles.write(Self.terms(of: fitted.vectorizer.vocabulary), to: output + ".terms")
        }
        try stopwatch.report([
            "rows": Double(fitted.rows.rows), "columns": Double(fitted.rows.columns),
            "entries": Double(fitted.rows.entryCount),
        ])
    }

    /// The spellings of all columns, one a line.
    private static func terms(of vocabulary: Vocabulary) -> [UInt8] {
        var bytes: [UInt8] = []
        for column in 0..<vocabulary.count {
            bytes += Array(vocabulary.spelling(column).utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}
