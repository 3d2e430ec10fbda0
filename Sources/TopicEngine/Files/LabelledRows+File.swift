import Featurizer
import Foundation
import LinearAlgebra
import ReadableText

extension LabelledRows {
    /// The newest version of the file that this program reads and writes.
    static let version = 1
    /// What a file of labelled papers begins with.
    static let magic = Array("TRNDSROW".utf8)
    /// The steps of scores.
    private static let scoreSteps: Float = 1024

    /// Where the labelled papers of a model lie: beside it.
    public static func path(ofModel path: String) -> String { path + ".rows" }

    /// Opens the labelled papers of a model.
    ///
    /// - Throws: ``ModelFileError``, one case a kind of mismatch.
    public init(path: String) throws(ModelFileError) {
        let contents = try ModelFile.read(path, magic: Self.magic, version: Self.version)
        try self.init(SectionReader(contents, path: path))
    }

    private init(_ reader: SectionReader) throws(ModelFileError) {
        guard let header = Header(json: try reader.array("header", of: UInt8.self).bytes) else {
            throw reader.damaged("its header cannot be read")
        }
        let (count, topics) = (header.rows, header.topics.count)
        let ids = try reader.array("ids", of: UInt8.self).bytes
        let idEnds = Array(try reader.array("id.ends", of: UInt32.self))
        let folds = try reader.array("folds", of: UInt8.self)
        let flags = try reader.array("flags", of: UInt8.self)
        let said = try reader.array("labels", of: UInt8.self)
        let scores = try reader.array("scores", of: Int16.self)
        let filing = try reader.array("filing", of: Int16.self)
        let probabilities = try reader.array("answers", of: UInt16.self)
        let primaries = try reader.array("primary", of: UInt16.self)
        guard idEnds.count == count, Int(idEnds.last ?? 0) == ids.count, folds.count == count, flags.count == count,
            zip(idEnds, idEnds.dropFirst()).allSatisfy({ $0 < $1 }), said.count == count * topics,
            scores.count == count * topics, filing.count == count * topics || filing.count == 0,
            probabilities.count == count * topics, primaries.count == count,
            primaries.allSatisfy({ $0 == .max || Int($0) < topics }), said.allSatisfy({ $0 & 3 < 3 && $0 >> 2 < 3 })
        else { throw reader.damaged("its sections contradict each other") }
        let proposed = try reader.proposals(count, topics)
        let texts = try reader.counts("x", rows: count)
        let titles = try reader.counts("t", rows: count)
        var rows: [LabelledRow] = []
        rows.reserveCapacity(count)
        var begin = 0
        for row in 0..<count {
            guard let id = String(validating: ids[begin..<Int(idEnds[row])], as: UTF8.self), !id.isEmpty else {
                throw reader.damaged("the name of its paper \(row + 1) is no text")
            }
            begin = Int(idEnds[row])
            let range = row * topics..<(row + 1) * topics
            let answer = HeldOutAnswer(
                scores: range.map { Float(scores[$0]) / Self.scoreSteps },
                primaryScores: filing.count == 0 ? [] : range.map { Float(filing[$0]) / Self.scoreSteps },
                probabilities: range.map { Float(probabilities[$0] & 0x7FFF) / HeldOutAnswer.probabilitySteps },
                isAssigned: range.map { probabilities[$0] >> 15 == 1 },
                primary: primaries[row] == .max ? nil : Int(primaries[row]))
            var label = TrainingLabel(said: range.map { said[$0] }, topics: header.topics, flags: flags[row])
            if let proposed { label.propose(proposed[range], of: header.topics) }
            rows.append(
                LabelledRow(
                    id: id, label: label,
                    fold: Int(folds[row]),
                    terms: texts.flatMap { texts in
                        titles.map { LabelledRow.Terms(text: texts[row], title: $0[row]) }
                    }, answer: answer))
        }
        self.init(model: header.model, topics: header.topics, rows: rows)
    }

    /// Checks that the papers are those of a model, and that their counts are of its terms.
    ///
    /// - Throws: ``ModelFileError/damaged(path:reason:)``.
    public func check(against model: TopicModel, path: String) throws(ModelFileError) {
        guard self.model == model.fingerprint, topics == model.topics else {
            throw .damaged(path: path, reason: "it belongs to the model \(self.model), not to \(model.fingerprint)")
        }
        let (text, title) = (Int32(model.text.vocabulary.count), Int32(model.title.vocabulary.count))
        for row in rows {
            guard let terms = row.terms else { continue }
            if (terms.text.columns.last ?? 0) >= text && !terms.text.columns.isEmpty
                || (terms.title.columns.last ?? 0) >= title && !terms.title.columns.isEmpty
            {
                throw .damaged(path: path, reason: "\(row.id) has terms that the model does not know")
            }
        }
    }

    /// Writes the papers to a file of the same folder, syncs it and renames it into place.
    ///
    /// - Throws: ``ModelFileError/cannotWrite(path:reason:)``.
    public func write(to path: String) throws(ModelFileError) {
        do {
            try AtomicFile.write(encoded(), to: path)
        } catch {
            throw .cannotWrite(path: path, reason: error.reason)
        }
    }

    /// The bytes of the file.
    public func encoded() -> [UInt8] { ModelFile.encode(sections, magic: Self.magic, version: Self.version) }

    private var sections: [ModelFile.Section] {
        var ids: [UInt8] = []
        let ends = rows.map { row -> UInt32 in
            ids += Array(row.id.utf8)
            return UInt32(ids.count)
        }
        func steps(_ values: [Float]) -> [Int16] {
            values.map { Int16(max(-32767, min(32767, ($0 * Self.scoreSteps).rounded()))) }
        }
        let answers = rows.flatMap { row in
            zip(row.answer.probabilities, row.answer.isAssigned).map {
                UInt16(($0 * HeldOutAnswer.probabilitySteps).rounded()) | ($1 ? 0x8000 : 0)
            }
        }
        return [
            .init(tag: "header", bytes: Header(model: model, topics: topics, rows: rows.count).json),
            .init(tag: "ids", bytes: ids), .init(tag: "id.ends", bytes: FlatArray(ends).bytes),
            .init(tag: "folds", bytes: rows.map { UInt8(truncatingIfNeeded: $0.fold) }),
            .init(tag: "flags", bytes: rows.map(\.label.flags)),
            .init(tag: "labels", bytes: rows.flatMap { $0.label.said(of: topics) }),
            .init(tag: "scores", bytes: FlatArray(rows.flatMap { steps($0.answer.scores) }).bytes),
            .init(tag: "filing", bytes: FlatArray(rows.flatMap { steps($0.answer.primaryScores) }).bytes),
            .init(tag: "answers", bytes: FlatArray(answers).bytes),
            .init(tag: "primary", bytes: FlatArray(rows.map { UInt16($0.answer.primary ?? 0xFFFF) }).bytes),
        ]
            // Older programs step over it, and know nothing of what is proposed.
            + (rows.allSatisfy(\.label.proposed.isEmpty)
                ? [] : [.init(tag: "proposed", bytes: rows.flatMap { $0.label.proposals(of: topics) })])
            + (hasTerms
                ? Self.sections("x", rows.compactMap(\.terms?.text))
                    + Self.sections("t", rows.compactMap(\.terms?.title))
                : [])
    }

    /// Counts as bytes: of each term the step from the column before, doubled, and 1 more where its count follows; the
    /// count less 2; both in seven bits a byte, the lowest first, the highest bit set where more follow (LEB128).
    private static func sections(_ prefix: String, _ rows: [TermCounts]) -> [ModelFile.Section] {
        var bytes: [UInt8] = []
        let ends = rows.map { row -> UInt32 in
            var previous: Int32 = -1
            for (column, count) in zip(row.columns, row.counts) {
                append(UInt32(column - previous - 1) << 1 | (count > 1 ? 1 : 0), to: &bytes)
                if count > 1 { append(UInt32(count - 2), to: &bytes) }
                previous = column
            }
            return UInt32(bytes.count)
        }
        return [
            .init(tag: prefix + ".terms", bytes: bytes), .init(tag: prefix + ".ends", bytes: FlatArray(ends).bytes),
        ]
    }

    private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// What a file of labelled papers says of itself.
    private struct Header {
        var model: String
        var topics: [String]
        var rows: Int

        init(model: String, topics: [String], rows: Int) {
            (self.model, self.topics, self.rows) = (model, topics, rows)
        }

        init?(json bytes: [UInt8]) {
            guard let header = HeaderValue(json: bytes), let model = header["model"]?.text,
                let topics = header["topics"]?.list({ $0.text }), let rows = header["rows"]?.integer, rows >= 0,
                Set(topics).count == topics.count, topics.count < 0xFFFF, rows < 1 << 31
            else { return nil }
            self.init(model: model, topics: topics, rows: rows)
        }

        var json: [UInt8] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            // Strings and a number always encode.
            return (try? encoder.encode(Coded(model: model, topics: topics, rows: rows))).map { Array($0) } ?? []
        }

        private struct Coded: Encodable {
            let model: String
            let topics: [String]
            let rows: Int
        }
    }
}

extension SectionReader {
    /// What is proposed of each paper and topic (0 no, 1 yes, 2 nothing); nil where the file holds no proposals.
    fileprivate func proposals(_ rows: Int, _ topics: Int) throws(ModelFileError) -> [UInt8]? {
        guard has("proposed") else { return nil }
        let bytes = try array("proposed", of: UInt8.self).bytes
        guard bytes.count == rows * topics, bytes.allSatisfy({ $0 < 3 }) else {
            throw .damaged(path: path, reason: "what it proposes is of other papers")
        }
        return Array(bytes)
    }

    /// The counts of each paper, or nil where the file holds none.
    fileprivate func counts(_ prefix: String, rows: Int) throws(ModelFileError) -> [TermCounts]? {
        guard has(prefix + ".terms") else { return nil }
        let bytes = try array(prefix + ".terms", of: UInt8.self).bytes
        let ends = Array(try array(prefix + ".ends", of: UInt32.self))
        guard ends.count == rows, Int(ends.last ?? 0) == bytes.count,
            zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
        else { throw .damaged(path: path, reason: "its counts \(prefix) end at the wrong place") }
        var result: [TermCounts] = []
        var place = 0
        for end in ends {
            guard let counts = TermCounts(bytes[place..<Int(end)]) else {
                throw .damaged(path: path, reason: "its counts \(prefix) cannot be read")
            }
            result.append(counts)
            place = Int(end)
        }
        return result
    }
}

extension TermCounts {
    /// Counts from bytes, or nil where these are none.
    fileprivate init?(_ bytes: ArraySlice<UInt8>) {
        self.init()
        var rest = bytes
        var previous: Int64 = -1
        while !rest.isEmpty {
            guard let step = Self.number(&rest) else { return nil }
            var count: Int64 = 1
            if step & 1 == 1 {
                guard let more = Self.number(&rest) else { return nil }
                count = Int64(more) + 2
            }
            previous += Int64(step >> 1) + 1
            guard previous < Int32.max, count < Int32.max else { return nil }
            columns.append(Int32(previous))
            counts.append(Int32(count))
        }
    }

    private static func number(_ bytes: inout ArraySlice<UInt8>) -> UInt32? {
        var (value, shift) = (UInt64(0), UInt64(0))
        while let byte = bytes.popFirst() {
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return UInt32(exactly: value) }
            shift += 7
            guard shift < 35 else { return nil }
        }
        return nil
    }
}

extension TrainingLabel {
    /// What is not said of single topics, in bits: drawn at random; filed under none of the topics; a person's word;
    /// nobody's word, but proposals.
    fileprivate var flags: UInt8 {
        (isRandom ? 1 : 0) | (primary == ["other"] ? 2 : 0) | (weight > 1 ? 4 : 0) | (isProposalOnly ? 8 : 0)
    }

    /// What is said of each topic: in two bits whether the paper is about it (0 no, 1 yes, 2 open), above them
    /// whether it is filed under it.
    fileprivate func said(of topics: [String]) -> [UInt8] {
        func bits(_ said: Bool?) -> UInt8 { said.map { $0 ? 1 : 0 } ?? 2 }
        return topics.map { bits(isAbout($0)) | bits(isFiled(under: $0)) << 2 }
    }

    fileprivate func proposals(of topics: [String]) -> [UInt8] {
        topics.map { proposed[$0].map { $0 ? 1 : 0 } ?? 2 }
    }

    fileprivate mutating func propose(_ proposals: ArraySlice<UInt8>, of topics: [String]) {
        for (topic, proposal) in zip(topics, proposals) where proposal < 2 { propose([topic: proposal == 1]) }
    }

    fileprivate init(said: [UInt8], topics: [String], flags: UInt8) {
        func those(_ isMeant: (UInt8) -> Bool) -> Set<String> {
            Set(zip(topics, said).filter { isMeant($1) }.map { $0.0 })
        }
        let open = those { $0 & 3 == 2 }
        let primary = flags & 2 != 0 ? ["other"] : those { $0 >> 2 == 1 }
        self.init(
            topics: those { $0 & 3 == 1 }, uncertain: open, primary: primary,
            denied: primary.isEmpty ? those { $0 >> 2 == 0 } : [],
            unsaid: primary.isEmpty ? [] : open.intersection(those { $0 >> 2 == 2 }), isRandom: flags & 1 != 0,
            weight: flags & 4 != 0 ? TrainingLabel.weightOfAPerson : 1)
        isProposalOnly = flags & 8 != 0
    }
}
