import Featurizer
import Foundation
import LinearAlgebra
import Papers
import ReadableText

extension TopicModel {
    /// Opens a model file: it is read into memory, checked and used as it lies there.
    ///
    /// All that a model can be wrong in is looked for here, so that a model that opens is whole: every number is finite
    /// and in its range, names are unique, sizes agree. O(size of the file).
    /// - Parameters:
    ///   - path: the file.
    ///   - isMapped: whether its bytes are used where the file has them, which spares a program that answers once
    ///     a copy of all of them; ``checkUnchanged(path:)`` is asked behind the answer.
    /// - Throws: ``ModelFileError``, one case a kind of mismatch.
    public init(path: String, isMapped: Bool = false) throws(ModelFileError) {
        let contents = try ModelFile.read(path, isMapped: isMapped)
        try self.init(SectionReader(contents, path: path))
        if isMapped { mapping = contents.storage }
        guard contents.version == formatVersion else {
            throw .damaged(
                path: path,
                reason: "its format version is \(contents.version), its contents are of \(formatVersion)")
        }
        fingerprint = contents.checksum.hexDigits
    }

    private init(_ reader: SectionReader) throws(ModelFileError) {
        header = try reader.header()
        guard let rule = TokenRule(rawValue: header.tokenRule) else {
            throw reader.damaged("it names an unknown token rule")
        }
        text = try reader.vectorizer("x", rule)
        title = try reader.vectorizer("t", rule)
        scales = try reader.numbers("scales", in: 0...ModelFile.largestNumber)
        biases = try reader.numbers("biases", in: -ModelFile.largestNumber...ModelFile.largestNumber)
        thresholds = try reader.numbers("thresh", in: 0...1)
        curves = try reader.curves(count: header.topics.count)
        primaryRule = try reader.primaryRule(count: header.topics.count)
        let limits: [Double] = try reader.numbers("field", in: 0...4)
        let blocks = scales.count / 8
        guard let first = TermWeights(integers: try reader.array("x.weight", of: SIMD8<Int16>.self), blocks: blocks),
            let second = TermWeights(integers: try reader.array("t.weight", of: SIMD8<Int16>.self), blocks: blocks),
            first.terms == text.vocabulary.count, second.terms == title.vocabulary.count, scales.count == biases.count,
            scales.count % 8 == 0, scales.count >= header.topics.count, thresholds.count == header.topics.count,
            (2...3).contains(limits.count), limits[0] <= 1, limits[1] <= 1
        else { throw reader.damaged("its sections contradict each other") }
        (textWeights, titleWeights) = (first, second)
        fieldTest = FieldTest(
            knownTokenShare: limits[0], knownPairShare: limits[1], familiarity: limits.count > 2 ? limits[2] : nil)
        guard scales.count == firstPrimary || scales.count == 2 * firstPrimary, primaryRule == nil || knowsPrimary
        else {
            throw .damaged(
                path: reader.path, reason: "it has \(scales.count) functions for \(header.topics.count) topics")
        }
    }

    /// Sees to it that what was answered was answered by the model that was opened.
    ///
    /// - Throws: ``ModelFileError/damaged(path:reason:)`` where the file is mapped and somebody wrote into it.
    public func checkUnchanged(path: String) throws(ModelFileError) {
        guard mapping?.isUnchanged ?? true else {
            throw .damaged(path: path, reason: "it was written while it was in use")
        }
    }

    /// Writes the model to a file of the same folder, syncs it and renames it into place: there is
    /// the old file or the new one, never a part.
    ///
    /// - Throws: ``ModelFileError/cannotWrite(path:reason:)``.
    public func write(to path: String) throws(ModelFileError) {
        do {
            try AtomicFile.write(encoded(), to: path)
        } catch {
            throw .cannotWrite(path: path, reason: error.reason)
        }
    }

    /// The bytes of the model's file.
    public func encoded() -> [UInt8] { file ?? ModelFile.encode(sections, version: formatVersion) }

    /// The version of the model's file format, the oldest one that holds it: a model of format 1 stays one.
    public var formatVersion: Int {
        if primaryRule != nil || curves.contains(where: { $0.line != nil }) { return 3 }
        return fieldTest.familiarity == nil && hasPlainCurves ? 1 : 2
    }

    private var hasPlainCurves: Bool { curves.allSatisfy { $0.beta == .identity && $0.isotonic == nil } }

    /// The same model with its file, and the fingerprint of that.
    func sealed() -> TopicModel {
        var copy = self
        let bytes = ModelFile.encode(sections, version: formatVersion)
        copy.fingerprint = (0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[24 + $1]) }.hexDigits
        copy.file = bytes
        return copy
    }

    /// The parts of the model's file.
    var sections: [ModelFile.Section] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A header holds strings and finite numbers only; it always encodes.
        let json = (try? encoder.encode(header)).map { Array($0) } ?? []
        return [ModelFile.Section(tag: "header", bytes: json)]
            + Self.sections("x", text) + [.init(tag: "x.weight", bytes: textWeights.integers.bytes)]
            + Self.sections("t", title) + [.init(tag: "t.weight", bytes: titleWeights.integers.bytes)]
            + [
                .init(tag: "scales", bytes: FlatArray(scales).bytes),
                .init(tag: "biases", bytes: FlatArray(biases).bytes),
                .init(tag: "thresh", bytes: FlatArray(thresholds).bytes),
                .init(
                    tag: "field",
                    bytes: FlatArray(
                        [fieldTest.knownTokenShare, fieldTest.knownPairShare]
                            + (fieldTest.familiarity.map { [$0] } ?? [])
                    )
                    .bytes),
            ] + (hasPlainCurves ? [] : curveSections) + lineSections
    }

    private var lineSections: [ModelFile.Section] {
        // One line for all topics.
        precondition(curves.allSatisfy { $0.line == curves.first?.line }, "the topics have unlike lines")
        var sections = curves.first?.line.map { [ModelFile.Section(tag: "line", bytes: $0.bytes)] } ?? []
        if let primaryRule {
            sections.append(.init(tag: "prim", bytes: FlatArray([primaryRule.scale] + primaryRule.biases).bytes))
            if let line = primaryRule.line { sections.append(.init(tag: "prim.pts", bytes: line.bytes)) }
        }
        return sections
    }

    private var curveSections: [ModelFile.Section] {
        let points = curves.map { $0.isotonic?.points ?? [] }
        var end: UInt32 = 0
        let ends = points.map { points -> UInt32 in
            end += UInt32(points.count)
            return end
        }
        return [
            .init(tag: "beta", bytes: FlatArray(curves.flatMap { [$0.beta.a, $0.beta.b, $0.beta.c] }).bytes),
            .init(tag: "iso.ends", bytes: FlatArray(ends).bytes),
            .init(tag: "iso.pts", bytes: FlatArray(points.flatMap { $0.flatMap { [$0.x, $0.y] } }).bytes),
        ]
    }

    private static func sections(_ prefix: String, _ vectorizer: TFIDFVectorizer) -> [ModelFile.Section] {
        let vocabulary = vectorizer.vocabulary
        return [
            .init(tag: prefix + ".bytes", bytes: vocabulary.tokenBytes.bytes),
            .init(tag: prefix + ".ends", bytes: vocabulary.tokenEnds.bytes),
            .init(tag: prefix + ".tslot", bytes: vocabulary.tokenSlots.bytes),
            .init(tag: prefix + ".pairs", bytes: vocabulary.pairs.bytes),
            .init(tag: prefix + ".pslot", bytes: vocabulary.pairSlots.bytes),
            .init(tag: prefix + ".idf", bytes: vectorizer.inverseDocumentFrequencies.bytes),
        ]
    }
}

/// Takes typed arrays out of a model file that was read.
struct SectionReader {
    private let storage: FlatStorage
    private let sections: [ModelFile.Place]
    let path: String

    init(_ contents: ModelFile.Contents, path: String) {
        (storage, sections, self.path) = (contents.storage, contents.sections, path)
    }

    func damaged(_ reason: String) -> ModelFileError { .damaged(path: path, reason: reason) }

    func array<Element: BitwiseCopyable & Sendable>(_ tag: String, of type: Element.Type) throws(ModelFileError)
        -> FlatArray<Element>
    {
        let stride = MemoryLayout<Element>.stride
        guard let range = sections.last(where: { $0.tag == tag })?.range, range.count % stride == 0,
            let array = FlatArray<Element>(in: storage, offset: range.lowerBound, count: range.count / stride)
        else { throw damaged("its section \(tag) is missing or has a wrong length") }
        return array
    }

    /// Numbers that all lie in a range.
    func numbers<Number: BinaryFloatingPoint & BitwiseCopyable & Sendable>(
        _ tag: String, in range: ClosedRange<Number>
    ) throws(ModelFileError) -> [Number] {
        let numbers = Array(try array(tag, of: Number.self))
        // No range contains what is no number.
        guard let wrong = numbers.first(where: { !range.contains($0) }) else { return numbers }
        throw damaged("its section \(tag) holds the number \(wrong)")
    }

    /// The calibration curves; where the file has none, the log-odds are the scores.
    func curves(count: Int) throws(ModelFileError) -> [CalibrationCurve] {
        let line = try line("line")
        guard has("beta") else {
            return [CalibrationCurve](
                repeating: CalibrationCurve(line: line, beta: .identity, isotonic: nil), count: count)
        }
        let betas = try array("beta", of: Double.self)
        let (ends, numbers) = (try array("iso.ends", of: UInt32.self), try array("iso.pts", of: Double.self))
        var curves: [CalibrationCurve] = []
        var start = 0
        for topic in 0..<count {
            guard betas.count == 3 * count, ends.count == count, 2 * Int(ends[count - 1]) == numbers.count,
                start <= ends[topic],
                ends[topic] <= ends[count - 1],
                let curve = CalibrationCurve(
                    line, betas[3 * topic..<3 * topic + 3], numbers[2 * start..<2 * Int(ends[topic])])
            else { throw damaged("its calibration curves contradict themselves") }
            curves.append(curve)
            start = Int(ends[topic])
        }
        return curves
    }

    /// The line of a section, or nil where there is none.
    private func line(_ tag: String) throws(ModelFileError) -> RisingLine? {
        guard has(tag) else { return nil }
        let numbers = try array(tag, of: Double.self)
        guard numbers.count % 2 == 0, let line = RisingLine(numbers[0..<numbers.count]) else {
            throw damaged("its section \(tag) is no rising line")
        }
        return line
    }

    /// How the topic to file under is chosen; nil where the file does not say.
    func primaryRule(count: Int) throws(ModelFileError) -> PrimaryRule? {
        guard has("prim") else { return nil }
        let largest = Double(ModelFile.largestNumber)
        let numbers = try numbers("prim", in: -largest...largest)
        guard numbers.count == count + 1, numbers[0] > 0 else {
            throw damaged("its rule for the primary topic contradicts itself")
        }
        return PrimaryRule(scale: numbers[0], biases: Array(numbers.dropFirst()), line: try line("prim.pts"))
    }

    func has(_ tag: String) -> Bool { sections.contains { $0.tag == tag } }

    func header() throws(ModelFileError) -> ModelHeader {
        guard let header = ModelHeader(json: try array("header", of: UInt8.self).bytes) else {
            throw damaged("its header cannot be read")
        }
        if let fault = header.fault { throw damaged(fault) }
        return header
    }

    func vectorizer(_ prefix: String, _ rule: TokenRule) throws(ModelFileError) -> TFIDFVectorizer {
        guard
            let vocabulary = Vocabulary(
                tokenBytes: try array(prefix + ".bytes", of: UInt8.self),
                tokenEnds: try array(prefix + ".ends", of: UInt32.self),
                tokenSlots: try array(prefix + ".tslot", of: UInt32.self),
                pairs: try array(prefix + ".pairs", of: UInt64.self),
                pairSlots: try array(prefix + ".pslot", of: UInt32.self)),
            let vectorizer = TFIDFVectorizer(
                rule: rule, vocabulary: vocabulary,
                inverseDocumentFrequencies: try array(prefix + ".idf", of: Float.self))
        else { throw damaged("its vocabulary contradicts itself") }
        return vectorizer
    }
}

extension CalibrationCurve {
    /// A curve from the numbers of a file, or nil where they do not rise or are no numbers.
    fileprivate init?(
        _ line: RisingLine?, _ parameters: Slice<FlatArray<Double>>, _ points: Slice<FlatArray<Double>>
    ) {
        self.line = line
        let (a, b, c) = (
            parameters[parameters.startIndex], parameters[parameters.startIndex + 1],
            parameters[parameters.startIndex + 2]
        )
        let largest = Double(ModelFile.largestNumber)
        guard a > 0, b > 0, a <= largest, b <= largest, abs(c) <= largest else { return nil }
        beta = BetaCalibration(a: a, b: b, c: c)
        guard !points.isEmpty else {
            isotonic = nil
            return
        }
        guard let counted = RisingLine(points) else { return nil }
        isotonic = counted
    }
}

extension RisingLine {
    /// A line from pairs of numbers, or nil where they do not rise or are no numbers.
    fileprivate init?(_ numbers: Slice<FlatArray<Double>>) {
        guard numbers.allSatisfy({ abs($0) <= Double(ModelFile.largestNumber) }) else { return nil }
        self.init(
            points: stride(from: numbers.startIndex, to: numbers.endIndex, by: 2).map {
                SIMD2(numbers[$0], numbers[$0 + 1])
            })
    }

    /// The points as a file holds them.
    fileprivate var bytes: [UInt8] { FlatArray(points.flatMap { [$0.x, $0.y] }).bytes }
}
