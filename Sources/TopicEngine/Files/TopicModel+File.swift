import Featurizer
import Foundation
import LinearAlgebra

extension TopicModel {
    /// Opens a model file: it is mapped, checked and used as it lies.
    ///
    /// - Throws: ``ModelFileError``, one case a kind of mismatch.
    public init(path: String) throws(ModelFileError) {
        let storage: FlatStorage
        do throws(FlatStorageError) {
            storage = try FlatStorage(mapping: path)
        } catch {
            switch error {
            case .empty: throw .notAModel(path: path)
            case .cannotOpen(ENOENT): throw .notFound(path: path)
            case .cannotOpen(let code): throw .unreadable(path: path, reason: POSIXError.reason(code))
            }
        }
        let (sections, checksum) = try ModelFile.decode(storage, path: path)
        try self.init(SectionReader(storage: storage, sections: sections, path: path))
        fingerprint = Self.fingerprint(checksum)
    }

    private init(_ reader: SectionReader) throws(ModelFileError) {
        header = try reader.header()
        guard let rule = TokenRule(rawValue: header.tokenRule) else {
            throw .damaged(path: reader.path, reason: "it names an unknown token rule")
        }
        text = try reader.vectorizer("x", rule)
        title = try reader.vectorizer("t", rule)
        scales = Array(try reader.array("scales", of: Float.self))
        biases = Array(try reader.array("biases", of: Float.self))
        thresholds = Array(try reader.array("thresh", of: Double.self))
        let limits = Array(try reader.array("field", of: Double.self))
        let blocks = scales.count / 8
        guard let first = TermWeights(integers: try reader.array("x.weight", of: SIMD8<Int16>.self), blocks: blocks),
            let second = TermWeights(integers: try reader.array("t.weight", of: SIMD8<Int16>.self), blocks: blocks),
            first.terms == text.vocabulary.count, second.terms == title.vocabulary.count, scales.count == biases.count,
            scales.count % 8 == 0, scales.count >= header.topics.count, thresholds.count == header.topics.count, limits.count == 2
        else { throw .damaged(path: reader.path, reason: "its sections contradict each other") }
        (textWeights, titleWeights) = (first, second)
        fieldTest = FieldTest(knownTokenShare: limits[0], knownPairShare: limits[1])
        guard scales.count == firstPrimary || scales.count == 2 * firstPrimary else {
            throw .damaged(path: reader.path, reason: "it has \(scales.count) functions for \(header.topics.count) topics")
        }
    }

    /// Writes the model to a file of the same folder, syncs it and renames it into place: there is the old file or the new one, never a part.
    ///
    /// - Throws: ``ModelFileError/cannotWrite(path:reason:)``.
    public func write(to path: String) throws(ModelFileError) {
        do {
            try AtomicFile.write(encoded(), to: path)
        } catch {
            throw .cannotWrite(path: path, reason: POSIXError.reason(error.code))
        }
    }

    /// The bytes of the model's file.
    public func encoded() -> [UInt8] { ModelFile.encode(sections) }

    /// The same model with the fingerprint of its file.
    func sealed() -> TopicModel {
        var copy = self
        let bytes = encoded()
        copy.fingerprint = Self.fingerprint((0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[24 + $1]) })
        return copy
    }

    /// Sixteen hexadecimal digits.
    private static func fingerprint(_ checksum: UInt64) -> String {
        let digits = String(checksum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private var sections: [ModelFile.Section] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A header holds strings and finite numbers only; it always encodes.
        let json = (try? encoder.encode(header)).map { Array($0) } ?? []
        return [ModelFile.Section(tag: "header", bytes: json)]
            + Self.sections("x", text) + [.init(tag: "x.weight", bytes: textWeights.integers.bytes)]
            + Self.sections("t", title) + [.init(tag: "t.weight", bytes: titleWeights.integers.bytes)]
            + [
                .init(tag: "scales", bytes: FlatArray(scales).bytes), .init(tag: "biases", bytes: FlatArray(biases).bytes),
                .init(tag: "thresh", bytes: FlatArray(thresholds).bytes),
                .init(tag: "field", bytes: FlatArray([fieldTest.knownTokenShare, fieldTest.knownPairShare]).bytes),
            ]
    }

    private static func sections(_ prefix: String, _ vectorizer: TFIDFVectorizer) -> [ModelFile.Section] {
        let vocabulary = vectorizer.vocabulary
        return [
            .init(tag: prefix + ".bytes", bytes: vocabulary.tokenBytes.bytes),
            .init(tag: prefix + ".ends", bytes: vocabulary.tokenEnds.bytes),
            .init(tag: prefix + ".tslot", bytes: vocabulary.tokenSlots.bytes), .init(tag: prefix + ".pairs", bytes: vocabulary.pairs.bytes),
            .init(tag: prefix + ".pslot", bytes: vocabulary.pairSlots.bytes),
            .init(tag: prefix + ".idf", bytes: vectorizer.inverseDocumentFrequencies.bytes),
        ]
    }
}

/// Takes typed arrays out of a mapped model file.
private struct SectionReader {
    let storage: FlatStorage
    let sections: [String: Range<Int>]
    let path: String

    func array<Element: BitwiseCopyable & Sendable>(_ tag: String, of type: Element.Type) throws(ModelFileError) -> FlatArray<Element> {
        let stride = MemoryLayout<Element>.stride
        guard let range = sections[tag], range.count % stride == 0,
            let array = FlatArray<Element>(in: storage, offset: range.lowerBound, count: range.count / stride)
        else { throw .damaged(path: path, reason: "its section \(tag) is missing or has a wrong length") }
        return array
    }

    func header() throws(ModelFileError) -> ModelHeader {
        let bytes = try array("header", of: UInt8.self)
        do {
            return try JSONDecoder().decode(ModelHeader.self, from: Data(bytes.bytes))
        } catch {
            throw .damaged(path: path, reason: "its header cannot be read")
        }
    }

    func vectorizer(_ prefix: String, _ rule: TokenRule) throws(ModelFileError) -> TFIDFVectorizer {
        guard
            let vocabulary = Vocabulary(
                tokenBytes: try array(prefix + ".bytes", of: UInt8.self), tokenEnds: try array(prefix + ".ends", of: UInt32.self),
                tokenSlots: try array(prefix + ".tslot", of: UInt32.self), pairs: try array(prefix + ".pairs", of: UInt64.self),
                pairSlots: try array(prefix + ".pslot", of: UInt32.self)),
            let vectorizer = TFIDFVectorizer(
                rule: rule, vocabulary: vocabulary, inverseDocumentFrequencies: try array(prefix + ".idf", of: Float.self))
        else { throw .damaged(path: path, reason: "its vocabulary contradicts itself") }
        return vectorizer
    }
}

extension POSIXError {
    /// The system's words for an error number.
    static func reason(_ code: Int32) -> String {
        POSIXErrorCode(rawValue: code).map { POSIXError($0).localizedDescription } ?? "error \(code)"
    }
}
