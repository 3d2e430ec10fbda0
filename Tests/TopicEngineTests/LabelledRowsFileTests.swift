import Featurizer
import Foundation
import LinearAlgebra
import Papers
import TestSupport
import Testing

@testable import TopicEngine

@Suite struct LabelledRowsFileTests {
    /// Random labelled papers under names of every kind of letter; some without counts, some filed nowhere.
    private func randomRows(seed: UInt64) -> LabelledRows {
        var generator = SeededGenerator(seed: seed)
        var hostile = HostileText(seed: Int(seed))
        let topics = (0..<generator.index(below: 11)).map { "topic \($0) " + hostile.next(length: 2) }
        let (hasTerms, isFiled) = (generator.chance(0.7), generator.chance(0.7))
        let rows = (0..<generator.index(below: 25)).map { number in
            LabelledRow(
                id: "\(number)" + hostile.next(length: 3), label: randomLabel(topics, &generator),
                fold: generator.index(below: 5),
                terms: hasTerms ? .init(text: randomCounts(&generator), title: randomCounts(&generator)) : nil,
                answer: HeldOutAnswer(
                    scores: topics.map { _ in Float(10 * generator.normal()) },
                    primaryScores: isFiled ? topics.map { _ in Float(generator.normal()) } : [],
                    probabilities: topics.map { _ in Float(generator.unit()) },
                    isAssigned: topics.map { _ in generator.chance(0.3) },
                    primary: topics.isEmpty || generator.chance(0.4) ? nil : generator.index(below: topics.count)))
        }
        return LabelledRows(model: String(generator.next(), radix: 16), topics: topics, rows: rows)
    }

    private func randomCounts(_ generator: inout SeededGenerator) -> TermCounts {
        // Steps of one byte to five, and counts as well.
        var (column, columns) = (-1, [Int32]())
        for _ in 0..<generator.index(below: 30) {
            column += 1 + generator.index(below: 1 << generator.index(below: 26))
            columns.append(Int32(column))
        }
        return TermCounts(
            columns: columns,
            counts: columns.map { _ in Int32(1 + generator.index(below: 1 << generator.index(below: 24))) })
    }

    private func randomLabel(_ topics: [String], _ generator: inout SeededGenerator) -> TrainingLabel {
        var label = TrainingLabel(
            topics: [], isRandom: generator.chance(0.5),
            weight: generator.chance(0.3) ? TrainingLabel.weightOfAPerson : 1)
        for topic in topics {
            switch generator.index(below: 5) {
            case 0: label.topics.insert(topic)
            case 1: label.uncertain.insert(topic)
            case 2: label.unsaid.insert(topic)
            default: break
            }
        }
        switch generator.index(below: 4) {
        case 0: label.primary = Set(topics.filter { _ in generator.chance(0.2) })
        case 1: label.primary = ["other"]
        case 2: label.denied = Set(topics.filter { _ in generator.chance(0.3) })
        default: break
        }
        return label
    }

    private func written(_ rows: LabelledRows) throws -> LabelledRows {
        let folder = try TemporaryFolder()
        try rows.write(to: folder.file("a.rows"))
        #expect(try folder.bytes(of: "a.rows") == rows.encoded())
        return try LabelledRows(path: folder.file("a.rows"))
    }

    /// Two thousand changes of a file whose checksum is mended each time.
    @Test("a file that was changed opens or is damaged, and one that opens can be written again")
    func aFileThatWasChangedOpensOrIsDamaged() throws {
        let folder = try TemporaryFolder()
        let bytes = randomRows(seed: 5).encoded()
        var generator = SeededGenerator(seed: 15)
        var opened = 0
        for _ in 0..<2_000 {
            var changed = bytes
            for _ in 0...generator.index(below: 3) {
                let place = ModelFile.preamble + generator.index(below: bytes.count - ModelFile.preamble)
                changed[place] =
                    generator.chance(0.5)
                    ? [0, 1, 0x7F, 0x80, 0xFF][generator.index(below: 5)]
                    : changed[place] ^ 1 << UInt8(generator.index(below: 8))
            }
            let path = try folder.write("changed.rows", resealed(changed))
            do throws(ModelFileError) {
                _ = try LabelledRows(path: path).encoded()
                opened += 1
            } catch {
                guard case .damaged = error else { throw error }
            }
        }
        #expect(opened > 0 && opened < 2_000)
    }

    @Test("papers come back as they were, but for the steps of numbers", arguments: UInt64(1)...60)
    func papersComeBackAsTheyWere(seed: UInt64) throws {
        let rows = randomRows(seed: seed)
        let read = try written(rows)
        #expect((read.model, read.topics) == (rows.model, rows.topics))
        #expect(read.rows.map(\.id) == rows.rows.map(\.id))
        #expect(read.rows.map(\.fold) == rows.rows.map(\.fold))
        #expect(read.rows.map(\.terms) == rows.rows.map(\.terms))
        for (after, before) in zip(read.rows, rows.rows) {
            for topic in rows.topics {
                #expect(after.label.isAbout(topic) == before.label.isAbout(topic))
                #expect(after.label.isFiled(under: topic) == before.label.isFiled(under: topic))
            }
            #expect((after.label.isRandom, after.label.weight) == (before.label.isRandom, before.label.weight))
            #expect((after.label.primary == ["other"]) == (before.label.primary == ["other"]))
            #expect(
                (after.answer.primary, after.answer.isAssigned) == (before.answer.primary, before.answer.isAssigned))
            expect(after.answer.scores, before.answer.scores, within: 1 / 2048)
            expect(after.answer.primaryScores, before.answer.primaryScores, within: 1 / 2048)
            expect(after.answer.probabilities, before.answer.probabilities, within: 1 / 65_534)
        }
        // What was read is written to the bit.
        #expect(read.encoded() == rows.encoded())
        #expect(try written(read) == read)
    }

    private func expect(_ values: [Float], _ expected: [Float], within step: Float) {
        #expect(values.count == expected.count)
        for (value, expected) in zip(values, expected) {
            // Beyond ±32 probabilities are 0 and 1 to thirteen digits.
            #expect(abs(value - max(-32767 / 1024, min(32767 / 1024, expected))) <= step * 1.001)
        }
    }

    private static let learned = Result {
        var options = SyntheticCorpus.options
        options.minimumDocumentFrequency = 8
        options.minimumTitleFrequency = 6
        let documents = SyntheticCorpus.documents(40, seed: 5)
        let set = try TrainingSet(
            topics: SyntheticCorpus.topics, labelled: documents.map { ($0.text, $0.label) }, unlabelled: [])
        return try TopicModel.learn(
            from: set, origin: SyntheticCorpus.origin, options: options, workers: Workers(threads: 1))
    }

    /// A short file of learned rows, with its model.
    private func short() throws -> (rows: LabelledRows, model: TopicModel) {
        let learned = try Self.learned.get()
        var rows = learned.rows
        rows.rows = Array(rows.rows.prefix(4))
        return (rows, learned.model)
    }

    @Test("learned papers belong to their model, and to no other") func learnedPapersBelongToTheirModel() throws {
        let learned = try Self.learned.get()
        let read = try written(learned.rows)
        #expect(read.hasTerms && read.rows.count == 40)
        try read.check(against: learned.model, path: "x")
        let other = try SyntheticModels.small.get()
        let reason = "it belongs to the model \(learned.model.fingerprint), not to \(other.fingerprint)"
        #expect(throws: ModelFileError.damaged(path: "x", reason: reason)) { try read.check(against: other, path: "x") }
        var changed = read
        changed.topics[0] = "another"
        #expect(throws: ModelFileError.self) { try changed.check(against: learned.model, path: "x") }
        for isTitle in [false, true] {
            changed = read
            let count = Int32(isTitle ? learned.model.title.vocabulary.count : learned.model.text.vocabulary.count)
            let (last, beyond) = (
                TermCounts(columns: [count - 1], counts: [1]), TermCounts(columns: [count], counts: [1])
            )
            changed.rows[3].terms = .init(text: isTitle ? TermCounts() : last, title: isTitle ? last : TermCounts())
            try changed.check(against: learned.model, path: "x")
            changed.rows[3].terms = .init(text: isTitle ? TermCounts() : beyond, title: isTitle ? beyond : TermCounts())
            #expect(
                throws: ModelFileError.damaged(
                    path: "x", reason: "\(changed.rows[3].id) has terms that the model does not know")
            ) { try changed.check(against: learned.model, path: "x") }
        }
    }

    /// A checksum that fits keeps nobody from writing nonsense: what is read must be of one size all the same.
    @Test("no change of a byte traps, even where the checksum fits", arguments: [UInt8(1), 0x80, 0xFF])
    func noChangeOfAByteTraps(change: UInt8) throws {
        let (rows, model) = try short()
        let bytes = rows.encoded()
        let folder = try TemporaryFolder()
        var opened = 0
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= change
            let path = try folder.write("a.rows", place < 32 ? changed : resealed(changed))
            // It can throw nothing but a ``ModelFileError``.
            guard let read = try? LabelledRows(path: path) else { continue }
            opened += 1
            let topics = read.topics.count
            for row in read.rows {
                let answer = row.answer
                #expect(answer.scores.count == topics && answer.probabilities.count == topics)
                #expect(answer.isAssigned.count == topics)
                #expect(answer.primaryScores.isEmpty || answer.primaryScores.count == topics)
                #expect(answer.primary.map { $0 < topics } ?? true)
                #expect(answer.probabilities.allSatisfy { (0...1).contains($0) } && !row.id.isEmpty)
                for counts in [row.terms?.text, row.terms?.title].compactMap({ $0 }) {
                    #expect(counts.columns.count == counts.counts.count && counts.counts.allSatisfy { $0 > 0 })
                    #expect(counts.columns.allSatisfy { $0 >= 0 })
                    #expect(zip(counts.columns, counts.columns.dropFirst()).allSatisfy { $0 < $1 })
                }
            }
            _ = read.encoded()
            _ = try? read.check(against: model, path: path)
        }
        #expect(opened > 0)
    }

    @Test("a file cut anywhere is an error, and so is one with a byte more") func aFileCutAnywhereIsAnError() throws {
        let bytes = try short().rows.encoded()
        let folder = try TemporaryFolder()
        for length in bytes.indices {
            let path = try folder.write("cut.rows", Array(bytes[..<length]))
            #expect(throws: ModelFileError.self) { try LabelledRows(path: path) }
        }
        let longer = try folder.write("longer.rows", bytes + [0])
        #expect(throws: ModelFileError.self) { try LabelledRows(path: longer) }
    }

    @Test("what is no file of labelled papers is refused by name") func whatIsNoFileOfLabelledPapersIsRefused() throws {
        let folder = try TemporaryFolder()
        let missing = folder.file("missing.rows")
        #expect(throws: ModelFileError.notFound(path: missing)) { try LabelledRows(path: missing) }
        let (rows, model) = try short()
        let another = try folder.write("model.rows", model.encoded())
        #expect(throws: ModelFileError.notAModel(path: another)) { try LabelledRows(path: another) }
        #expect(throws: ModelFileError.notAModel(path: try folder.write("a.model", rows.encoded()))) {
            try TopicModel(path: folder.file("a.model"))
        }
        var later = rows.encoded()
        later[8] = 2
        let path = try folder.write("later.rows", later)
        #expect(throws: ModelFileError.newer(path: path, version: 2, known: 1)) { try LabelledRows(path: path) }
        #expect(LabelledRows.path(ofModel: "/a/b.model") == "/a/b.model.rows")
    }
}
