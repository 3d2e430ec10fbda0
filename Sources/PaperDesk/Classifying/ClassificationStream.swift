import LinearAlgebra
public import Listings
import PaperArchive
import Papers
import TopicEngine
import Wording

/// Classifies lines of documents on several threads; what comes out is in the order of what went in.
struct ClassificationStream {
    private let view: ClassificationView
    private let lines: ClassificationLines
    private let workers: Workers
    /// The archive that is asked what people said of the lines' papers; nil for none.
    private let archive: Archive?
    private let classifiers: WorkingStates<Classifier>

    /// The number of lines that a thread takes at once: enough to make sharing out cheap.
    private static let linesInPiece = 16

    typealias Output = ClassifiedLines

    init(model: TopicModel, view: ClassificationView, workers: Workers, archive: Archive? = nil) {
        self.view = view
        self.workers = workers
        self.archive = archive
        lines = ClassificationLines(view: view, model: model)
        classifiers = WorkingStates { Classifier(model: model) }
    }

    /// The answers to lines. Throws what the archive throws.
    func classify(_ batch: DocumentReader.Batch) throws -> Output {
        let words = try words(of: batch)
        let pieces = (batch.count + Self.linesInPiece - 1) / Self.linesInPiece
        let outputs = workers.map(pieces, states: classifiers) { piece, classifier in
            var output = Output()
            for place in piece * Self.linesInPiece..<min(batch.count, (piece + 1) * Self.linesInPiece) {
                append(batch.line(place), words, &classifier, to: &output)
            }
            return output
        }
        var all = Output()
        all.bytes.reserveCapacity(outputs.reduce(0) { $0 + $1.bytes.count })
        for output in outputs {
            all.bytes += output.bytes
            all.faults += output.faults
        }
        return all
    }

    /// What people said of the papers of lines, by the lines' identifiers.
    private func words(of batch: DocumentReader.Batch) throws -> [String: [LabelEntry]] {
        guard let archive else { return [:] }
        return try archive.lastWords(
            named: (0..<batch.count).lazy.compactMap { try? batch.line($0).result.get().id?.description })
    }

    private func append(
        _ line: DocumentReader.Line, _ words: [String: [LabelEntry]], _ classifier: inout Classifier,
        to output: inout Output
    ) {
        switch line.result {
        case .success(let document) where view.explain || !document.words(among: words).isEmpty:
            view.answer(document, &classifier, words: document.words(among: words)).json.append(to: &output.bytes)
            output.bytes.append(UInt8(ascii: "\n"))
        case .success(let document):
            lines.append(view.judge(document, &classifier), id: document.id, to: &output.bytes)
        case .failure(let fault):
            // A blank line is answered, so that answers can be joined with lines by their number, but it is no fault.
            if !line.isBlank { output.faults.append(fault) }
            lines.append(fault, of: line, to: &output.bytes)
        }
    }
}

extension Document {
    /// What people said of the paper that has the document's identifier.
    fileprivate func words(among words: [String: [LabelEntry]]) -> [LabelEntry] {
        words.isEmpty ? [] : id.flatMap { words[$0.description] } ?? []
    }
}

/// What lines of documents become.
public struct ClassifiedLines: Sendable {
    /// The lines that answer.
    public internal(set) var bytes: [UInt8] = []
    /// What is wrong with those lines that could not be read.
    public internal(set) var faults: [DocumentFault] = []
}
