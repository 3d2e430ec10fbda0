import LinearAlgebra
public import Listings
import TopicEngine

/// A text is to be classified.
public struct ClassifyRequest: Hashable, Sendable {
    /// The text.
    public var document: Document
    /// Which part of the answer is shown.
    public var view: ClassificationView
    /// The model's file; nil for the usual one.
    public var model: String?
    /// An archive in which people said which topics the text's paper has, by its identifier; nil for none, so that
    /// the answer depends on text and model alone.
    public var archive: ArchiveChoice?

    /// A request; only the text has no default.
    public init(
        _ document: Document, view: ClassificationView = ClassificationView(), model: String? = nil,
        archive: ArchiveChoice? = nil
    ) {
        self.document = document
        self.view = view
        self.model = model
        self.archive = archive
    }
}

/// Lines of documents are to be classified, one after another and in order.
public struct ClassifyLinesRequest: Hashable, Sendable {
    /// JSON Lines: a file, or `-` for standard input.
    public var path: String
    /// Which part of the answers is shown.
    public var view: ClassificationView
    /// The model's file; nil for the usual one.
    public var model: String?
    /// An archive in which people said which topics the lines' papers have, by their identifiers; nil for none, so
    /// that the answers depend on lines and model alone.
    public var archive: ArchiveChoice?

    /// A request; only the file has no default.
    public init(
        _ path: String, view: ClassificationView = ClassificationView(), model: String? = nil,
        archive: ArchiveChoice? = nil
    ) {
        self.path = path
        self.view = view
        self.model = model
        self.archive = archive
    }
}

extension Desk {
    /// Classifies one text. Throws `ModelFileError`, and `ArchiveError` where an archive is asked.
    public func classify(_ request: ClassifyRequest) throws -> ClassificationAnswer {
        var classifier = Classifier(model: try places.model(request.model).model)
        let names = [request.document.id?.description].compactMap { $0 }
        let words = try request.archive.map { try archive($0).lastWords(named: names) } ?? [:]
        return request.view.answer(request.document, &classifier, words: names.first.flatMap { words[$0] } ?? [])
    }

    /// Classifies lines, handing over the answers as they come.
    ///
    /// Throws `DeskError.noLineReadable` behind the last line where none could be read,
    /// `InputError` and `ModelFileError` besides, `ArchiveError` where an archive is asked, and what `body` throws.
    public func classifyLines(_ request: ClassifyLinesRequest, _ body: (ClassifiedLines) throws -> Void) throws {
        let model = try places.model(request.model).model
        var reader = try DocumentReader(path: request.path)
        let archive = try request.archive.map { try self.archive($0) }
        let stream = ClassificationStream(model: model, view: request.view, workers: workers, archive: archive)
        defer { progress.finish() }
        var (lines, bad) = (0, 0)
        while let batch = try reader.nextBatch() {
            let result = try stream.classify(batch)
            try body(result)
            (lines, bad) = (lines + batch.count, bad + result.faults.count)
            progress.show(.answering(documents: lines))
        }
        if lines > 0, bad == lines { throw DeskError.noLineReadable(file: reader.name, lines: lines) }
    }
}
