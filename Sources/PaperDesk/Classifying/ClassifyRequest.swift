import LinearAlgebra
public import Listings
import PaperArchive
public import Papers
import ReadableText
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

/// A file is to be classified, whatever it is: a text, or each paper of a listing.
public struct ClassifyFileRequest: Hashable, Sendable {
    /// The file, or `-` for standard input.
    public var path: String
    /// Which part of the answers is shown.
    public var view: ClassificationView
    /// The model's file; nil for the usual one.
    public var model: String?
    /// An archive in which people said which topics papers have, by their identifiers; nil for none.
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

/// What a file was found to be, with the topics of what is in it.
public enum ClassifiedFile: Sendable {
    /// A text.
    case document(ClassificationAnswer)
    /// The papers of a listing with their titles, in its order.
    case listing([(title: String, answer: ClassificationAnswer)])
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
    /// Whether lines of which none could be read are no failure, since they are a part of something larger.
    public var keepsGoing: Bool
    /// The number of lines that have to come; nil where it is not known.
    public var expected: Int?

    /// A request; only the file has no default.
    public init(
        _ path: String, view: ClassificationView = ClassificationView(), model: String? = nil,
        archive: ArchiveChoice? = nil, keepsGoing: Bool = false, expected: Int? = nil
    ) {
        self.path = path
        self.view = view
        self.model = model
        self.archive = archive
        self.keepsGoing = keepsGoing
        self.expected = expected
    }
}

extension Desk {
    /// Classifies one text. Throws `ModelFileError`, and `ArchiveError` where an archive is asked.
    public func classify(_ request: ClassifyRequest) throws -> ClassificationAnswer {
        try classify(request, with: try places.model(request.model).model)
    }

    private func classify(_ request: ClassifyRequest, with model: TopicModel) throws -> ClassificationAnswer {
        var classifier = Classifier(model: model)
        let names = [request.document.id?.description].compactMap { $0 }
        let words = try request.archive.map { try archive($0).lastWords(named: names) } ?? [:]
        return request.view.answer(request.document, &classifier, words: names.first.flatMap { words[$0] } ?? [])
    }

    /// The same where the answer is the last thing that is done: the model's file is not copied for it.
    private func classifyOnce(_ request: ClassifyRequest) throws -> ClassificationAnswer {
        let (model, path) = try places.model(request.model, isMapped: true)
        let answer = try classify(request, with: model)
        try model.checkUnchanged(path: path)
        return answer
    }

    /// Classifies a text, or each paper of a listing, of which a notice tells. Throws `InputError` besides.
    public func classifyFile(_ request: ClassifyFileRequest) throws -> ClassifiedFile {
        let reader = ListingReader(today: today, formats: formats)
        switch try reader.readListingOrDocument(request.path) {
        case .document(let document):
            return .document(
                try classifyOnce(
                    ClassifyRequest(
                        document, view: request.view, model: request.model, archive: request.archive)))
        case .listing(let listing):
            notice(.listingClassified(file: listing.source, listing.format, papers: listing.paperCount))
            tell(listing.rejections, of: listing.rejectionCount)
            return .listing(try classify(listing.papers, request))
        }
    }

    private func classify(
        _ papers: [Paper], _ request: ClassifyFileRequest
    ) throws -> [(title: String, answer: ClassificationAnswer)] {
        let model = try places.model(request.model).model
        let names = papers.compactMap(\.id)
        let words = try request.archive.map { try archive($0).lastWords(named: names) } ?? [:]
        return workers.mapBlocks(of: papers.count, size: Self.papersInBlock) { range in
            var classifier = Classifier(model: model)
            return papers[range].map { paper in
                let document = Document(
                    id: paper.id.map(DocumentID.text), title: paper.title, abstract: paper.abstract)
                let said = paper.id.flatMap { words[$0] } ?? []
                return (paper.title, request.view.answer(document, &classifier, words: said))
            }
        }.flatMap { $0 }
    }

    /// The number of papers that a thread takes at once.
    private static let papersInBlock = 125

    /// Classifies lines, handing over the answers as they come: one for each line, also for those that are blank.
    ///
    /// Throws `DeskError.documentForLines` where the input is one JSON document, behind the last line
    /// `DeskError.noLineReadable` where none could be read and `DeskError.fewerLines` where fewer came than have to,
    /// `InputError` and `ModelFileError` besides, `ArchiveError` where an archive is asked, and what `body` throws.
    public func classifyLines(_ request: ClassifyLinesRequest, _ body: (ClassifiedLines) throws -> Void) throws {
        try classifyLines(of: try DocumentReader(path: request.path), request, body)
    }

    /// The same of lines that are here already; the request's path is what errors call them.
    public func classifyLines(
        _ bytes: [UInt8], _ request: ClassifyLinesRequest, _ body: (ClassifiedLines) throws -> Void
    ) throws {
        let lines = LineReader(ByteStream(bytes: bytes, name: request.path))
        try classifyLines(of: DocumentReader(lines), request, body)
    }

    private func classifyLines(
        of reader: consuming DocumentReader, _ request: ClassifyLinesRequest, _ body: (ClassifiedLines) throws -> Void
    ) throws {
        let model = try places.model(request.model).model
        var reader = reader
        let archive = try request.archive.map { try self.archive($0) }
        let stream = ClassificationStream(model: model, view: request.view, workers: workers, archive: archive)
        defer { progress.finish() }
        var (lines, filled, bad) = (0, 0, 0)
        while let batch = try reader.nextBatch() {
            if filled == 0, batch.beginsDocument { throw DeskError.documentForLines(file: reader.name) }
            let result = try stream.classify(batch)
            try body(result)
            (lines, filled, bad) = (lines + batch.count, filled + batch.filledCount, bad + result.faults.count)
            progress.show(.answering(documents: lines))
        }
        if filled > 0, bad == filled, !request.keepsGoing {
            throw DeskError.noLineReadable(file: reader.name, lines: filled)
        }
        if let expected = request.expected, lines < expected {
            throw DeskError.fewerLines(file: reader.name, lines: lines, expected: expected)
        }
    }
}
