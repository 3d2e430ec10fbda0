import Papers
import ReadableText

extension ListingFormat {
    /// An answer of the Open Archives protocol for harvesting.
    public static let oaiPMH = ListingFormat("oai-pmh", title: "OAI-PMH answer", source: .arXiv)
}

/// Answers of the Open Archives protocol for harvesting: records of one paper each, in arXiv's own
/// forms or in Dublin Core.
///
/// A harvest is a list of what changed, not of what came out: papers have the day on which they
/// were created, and no listing day. Parts of a harvest may stand one after another in a file.
///
/// Source: https://www.openarchives.org/OAI/openarchivesprotocol.html; arXiv's forms:
/// https://info.arxiv.org/help/oa/index.html.
struct OAIPMH: ListingFormatReader {
    let format = ListingFormat.oaiPMH
    let knowsEncoding = true

    func recognizes(_ head: ListingHead) -> Bool {
        guard let head = XMLHead(head) else { return false }
        if head.root == "OAI-PMH" { return true }
        // What harvesters keep of the answers.
        return ["ListRecords", "GetRecord", "records", "record"].contains(head.root)
            && (head.has("openarchives.org/oai") || head.has("arxiv.org/oai"))
    }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var answer = OAIAnswer()
        var deleted = 0
        let isWhole = try sink.readXML(stream, records: ["record"]) { piece, sink in
            switch piece {
            case .document(let root): answer.begin(root)
            case .frame(let item, _): answer.take(item, &sink)
            case .record(let record):
                if record.first("header")?.attributes["status"] == "deleted" {
                    deleted += 1
                } else {
                    Self.add(record, settings, to: &sink)
                }
            case .oversized: break
            }
        }
        if deleted > 0 { sink.note(.deletedRecords(deleted)) }
        if let next = answer.next { sink.note(.goesOn(next)) }
        guard isWhole else { return }
        if let reason = answer.emptiness ?? (deleted > 0 ? "all of its records were deleted" : nil) {
            sink.declareEmpty(because: reason)
        }
    }

    private static func add(_ record: XMLItem, _ settings: ListingSettings, to sink: inout ListingSink) {
        // An answer has it in `metadata`; some harvesters keep what is within.
        let metadata =
            record.first("metadata")?.children.first ?? record.children.first { OAIRecord.names.contains($0.name) }
        guard let metadata else {
            return sink.reject(line: record.line, .wrongType(expected: "metadata", found: "a record without them"))
        }
        guard OAIRecord.names.contains(metadata.name) else {
            return sink.reject(
                line: record.line,
                .wrongType(
                    expected: "metadata of the forms arXiv, arXivRaw or oai_dc",
                    found: ReadableText.shortened(metadata.name)))
        }
        var paper = OAIRecord.paper(metadata, header: record.first("header"), &sink)
        if paper.title.isEmpty, paper.abstract.isEmpty { return sink.reject(line: record.line, .noText) }
        paper.listed = settings.listedDay.map { PaperDate($0, .stated) }
        if let kind = NoPaper(type: paper.type) { return sink.passOver(kind) }
        sink.add(paper)
    }
}

/// What an answer says besides its records.
private struct OAIAnswer {
    /// How to get the next part, where there is one.
    private(set) var next: String?
    /// Why there are no records, where the answer says so.
    private(set) var emptiness: String?

    /// The requests whose answers hold no papers.
    private static let otherVerbs: Set<String> = ["Identify", "ListIdentifiers", "ListMetadataFormats", "ListSets"]

    mutating func begin(_ root: XMLItem) {
        // Of several parts in one file the last counts.
        next = nil
        if root.name != "OAI-PMH" { emptiness = "it has no records" }
    }

    mutating func take(_ item: XMLItem, _ sink: inout ListingSink) {
        switch item.name {
        case "error":
            let (code, words) = (item.attributes["code"] ?? "error", item.singleLine)
            if code == "noRecordsMatch" {
                emptiness =
                    words.isEmpty
                    ? "no records match what was asked"
                    : "no records match what was asked (\(ReadableText.shortened(words)))"
            } else {
                sink.reject(
                    line: item.line, .answeredError(by: "the repository", words.isEmpty ? code : "\(code): \(words)"))
            }
        case "resumptionToken" where !item.singleLine.isEmpty:
            let size = item.attributes["completeListSize"].map { " of \(ReadableText.shortened($0)) records" } ?? ""
            next = "ask for the rest\(size) with resumptionToken=\(ReadableText.shortened(item.singleLine))"
        case "ListRecords", "GetRecord": emptiness = emptiness ?? "it has no records"
        case let verb where Self.otherVerbs.contains(verb):
            sink.reject(
                line: item.line, .wrongType(expected: "an answer to ListRecords or GetRecord", found: "one to \(verb)"))
        default: break
        }
    }
}
