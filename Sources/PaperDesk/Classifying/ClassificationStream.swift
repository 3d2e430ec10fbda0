import LinearAlgebra
public import Listings
import TopicEngine
import Wording

/// Classifies lines of documents on several threads; what comes out is in the order of what went in.
struct ClassificationStream {
    private let view: ClassificationView
    private let lines: ClassificationLines
    private let workers: Workers
    private let classifiers: WorkingStates<Classifier>

    /// The number of lines that a thread takes at once: enough to make sharing out cheap.
    private static let linesInPiece = 16

    typealias Output = ClassifiedLines

    init(model: TopicModel, view: ClassificationView, workers: Workers) {
        self.view = view
        self.workers = workers
        lines = ClassificationLines(view: view, model: model)
        classifiers = WorkingStates { Classifier(model: model) }
    }

    /// The answers to lines.
    func classify(_ batch: DocumentReader.Batch) -> Output {
        let pieces = (batch.count + Self.linesInPiece - 1) / Self.linesInPiece
        let outputs = workers.map(pieces, states: classifiers) { piece, classifier in
            var output = Output()
            for place in piece * Self.linesInPiece..<min(batch.count, (piece + 1) * Self.linesInPiece) {
                append(batch.line(place), &classifier, to: &output)
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

    private func append(_ line: DocumentReader.Line, _ classifier: inout Classifier, to output: inout Output) {
        switch line.result {
        case .success(let document) where view.explain:
            view.answer(document, &classifier).json.append(to: &output.bytes)
            output.bytes.append(UInt8(ascii: "\n"))
        case .success(let document):
            lines.append(view.judge(document, &classifier), id: document.id, to: &output.bytes)
        case .failure(let fault):
            output.faults.append(fault)
            let error: JSONText = [
                "schema": "trends.error/1", "line": .integer(line.number), "error": .string(fault.rejection.message),
            ]
            error.append(to: &output.bytes)
            output.bytes.append(UInt8(ascii: "\n"))
        }
    }
}

/// What lines of documents become.
public struct ClassifiedLines: Sendable {
    /// The lines that answer.
    public internal(set) var bytes: [UInt8] = []
    /// What is wrong with those lines that could not be read.
    public internal(set) var faults: [DocumentFault] = []
}
