import Foundation
import Ledger
import Listings
public import Papers
import ReadableText
import TopicEngine

/// The facts of a report on some parts are wanted as a ledger, which adds up with those of other parts.
public struct LedgerRequest: Hashable, Sendable {
    /// Listings and folders of them, `-` for standard input: each a part of its own, whose papers are in no other.
    public var parts: [String]
    /// How they are read.
    public var choice: ListingChoice
    /// The model's file; nil for the usual one.
    public var model: String?
    /// The day from which on the texts are kept that terms are found in; nil for the usual one before the newest day.
    public var textsFrom: CalendarDay?
    /// Files of labelled papers that the model did not learn from: what it gets wrong in them is counted, and corrects the
    /// shares of reports.
    public var labelFiles: [String]
    /// Whether a part that cannot be read to its end is told and counted as one record, and does not end the work.
    public var keepsGoing: Bool

    /// A request; only the parts have no default.
    public init(
        parts: [String], choice: ListingChoice = ListingChoice(), model: String? = nil, textsFrom: CalendarDay? = nil,
        labelFiles: [String] = [], keepsGoing: Bool = false
    ) {
        (self.parts, self.choice, self.model) = (parts, choice, model)
        (self.textsFrom, self.labelFiles, self.keepsGoing) = (textsFrom, labelFiles, keepsGoing)
    }
}

/// What a ledger counts.
public struct LedgerSummary: Hashable, Sendable {
    /// The parts.
    public var parts: Int
    /// Their papers.
    public var papers: Int
    /// The records that were read, rejected ones among them.
    public var read: Int
    /// The records that could not be read as papers.
    public var rejected: Int

    init(_ head: LedgerHead) {
        (parts, papers) = (head.parts.count, head.parts.reduce(0) { $0 + $1.papers })
        (read, rejected) = (head.read, head.rejected)
    }
}

extension Desk {
    /// Reads and classifies parts, one after another, and writes their ledger, a piece at a time. Throws `LedgerError`,
    /// `ListingError`, `LabelError`, `DeskError`, `ArchiveError`, `ModelFileError`, and what `write` throws.
    ///
    /// Each part is read as a report on it alone would read it: of a work that stands in it twice one paper comes. The
    /// ledger of several parts is that which merging theirs gives, in any order.
    public func ledger(
        _ request: LedgerRequest, write: @escaping ([UInt8]) throws -> Void
    ) throws -> LedgerSummary {
        let (model, _) = try places.model(request.model)
        let reading = try PartReading(self, request, model)
        var facts = LedgerFacts(model: LedgerModel(model))
        for part in request.parts {
            try facts.add(try self.facts(of: part, reading), of: part)
        }
        try facts.write(write)
        tell(facts.overlaps)
        return LedgerSummary(facts.head)
    }

    private func tell(_ overlaps: [PartOverlap]) {
        if let shared = SharedPapers(overlaps) { notice(.counted(twice: shared)) }
    }

    private func facts(of part: String, _ reading: PartReading) throws -> LedgerFacts {
        do {
            return try reading.facts(of: part)
        } catch ListingError.empty where reading.request.keepsGoing {
            // Nothing was lost: an engine hands out parts without a record, too.
            return reading.noFacts(of: part)
        } catch let fault as any InputFault where reading.request.keepsGoing && fault.failure == .unusable {
            notice(.refused(fault))
            var facts = reading.noFacts(of: part)
            facts.note(read: 1, rejected: 1, listedThrough: nil, notes: [fault.description])
            return facts
        }
    }

    /// Merges ledgers of different parts, and writes the one of all of them. Throws `LedgerError`, and what `write`
    /// throws.
    public func mergeLedgers(
        _ files: [String], write: @escaping ([UInt8]) throws -> Void
    ) throws -> LedgerSummary {
        guard files.count > LedgerMerge.widest else {
            var merge = try LedgerMerge(files)
            let summary = LedgerSummary(merge.head)
            try merge.write(write)
            tell(merge.overlaps)
            return summary
        }
        return try mergeInRounds(files, write)
    }

    /// More ledgers than may be open at once are merged group by group into files that are taken away afterwards.
    private func mergeInRounds(
        _ files: [String], _ write: @escaping ([UInt8]) throws -> Void
    ) throws -> LedgerSummary {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trends-\(UUID().uuidString)").path
        do throws(FileError) { try FileSystem.makeFolders(folder) } catch {
            throw DeskError.cannotMakeFolder(error.path)
        }
        defer { try? FileSystem.removeFolder(folder) }
        var merged: [String] = []
        for start in stride(from: 0, to: files.count, by: LedgerMerge.widest) {
            let path = "\(folder)/\(merged.count).ledger"
            do {
                let file = try AtomicFile(path: path)
                var merge = try LedgerMerge(Array(files[start..<min(start + LedgerMerge.widest, files.count)]))
                try merge.write { try file.write($0) }
                try file.finish()
            } catch let error as FileError {
                throw DeskError.cannotWrite(path: path, reason: error.reason)
            }
            merged.append(path)
        }
        return try mergeLedgers(merged, write: write)
    }
}

extension LedgerModel {
    /// What a ledger says of a model.
    init(_ model: TopicModel) {
        self.init(
            fingerprint: model.fingerprint,
            topics: model.topics.map { LedgerModel.Topic(slug: $0, name: model.name(of: $0)) },
            trained: CalendarDay(iso: model.header.made), trainedOn: model.header.papers)
    }
}
