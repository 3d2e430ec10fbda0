import ReadableText

/// The first line of a table: what its columns are, and what stands between them.
struct CSVHeader: Hashable {
    /// What a column can tell of a paper.
    enum Column: Hashable {
        case id, submissionID, arXivID, title, abstract, authors, keywords, categories, published, listed, updated,
            link, doi, venue,
            upvotes,
            comments
    }

    /// The most columns that are looked at; a line with more is no header.
    static let maximumColumns = 1000

    /// The byte between fields.
    let delimiter: UInt8
    /// The columns from left to right, nil for those that tell nothing of a paper.
    let columns: [Column?]
    /// Whether a space follows every delimiter.
    let isSpaced: Bool

    /// The header in a line; nil where it names no title and one thing more.
    init?(_ line: ArraySlice<UInt8>) {
        let found = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")].compactMap {
            Self(line, delimiter: $0)
        }
        guard let best = found.max(by: { $0.known < $1.known }) else { return nil }
        self = best
    }

    private init?(_ line: ArraySlice<UInt8>, delimiter: UInt8) {
        var row = CSVRow(delimiter: delimiter)
        row.isSpaced = true
        guard row.add(line, number: 1) == .complete, row.fields.count <= Self.maximumColumns else { return nil }
        var seen: Set<Column> = []
        self.delimiter = delimiter
        columns = row.fields.map { field in
            // Of two columns for one thing, the first counts.
            Self.column(field.bytes).flatMap { $0 == .link || seen.insert($0).inserted ? $0 : nil }
        }
        let unquoted = row.fields.dropFirst().filter { !$0.isQuoted }
        isSpaced = !unquoted.isEmpty && unquoted.allSatisfy { $0.bytes.first == 0x20 }
        guard seen.contains(.title) || seen.contains(.abstract), known > 1 else { return nil }
    }

    private var known: Int { columns.count { $0 != nil } }

    /// The delimiter that Excel states on a line before the header, as `sep=;`.
    static func statedDelimiter(_ line: ArraySlice<UInt8>) -> UInt8? {
        line.count == 5 && String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" ? line.last : nil
    }

    /// What a column's name says, however it is cased and whether its words are joined by spaces,
    /// hyphens or underscores.
    private static func column(_ name: [UInt8]) -> Column? {
        guard name.count <= 40 else { return nil }
        let plain = Spacing.singleSpaced(name[...]).lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
        return names[plain]
    }

    private static let names: [String: Column] = [
        "id": .id, "paperid": .id, "identifier": .id, "openreviewid": .submissionID, "forum": .submissionID,
        "forumid": .submissionID,
        "arxivid": .arXivID, "arxiv": .arXivID, "eprint": .arXivID,
        "title": .title, "papertitle": .title,
        "abstract": .abstract, "summary": .abstract, "text": .abstract, "paperabstract": .abstract,
        "authors": .authors, "author": .authors, "authornames": .authors,
        "keywords": .keywords, "keyword": .keywords, "tags": .keywords, "authorkeywords": .keywords,
        "categories": .categories, "category": .categories, "subjects": .categories, "primaryarea": .categories,
        "terms": .categories,
        "published": .published, "publishedat": .published, "publisheddate": .published, "publicationdate": .published,
        "datepublished": .published, "pubdate": .published, "date": .published, "submitted": .published,
        "updated": .updated, "updatedat": .updated, "updateddate": .updated, "lastupdated": .updated,
        "lastrevised": .updated,
        "listed": .listed, "listedat": .listed, "listingdate": .listed,
        "link": .link, "url": .link, "pdf": .link, "pdfurl": .link, "abs": .link, "absurl": .link, "entryid": .link,
        "arxivurl": .link,
        "site": .link,
        "doi": .doi, "venue": .venue, "journal": .venue, "journalref": .venue, "conference": .venue,
        "booktitle": .venue,
        "sourcetitle": .venue,
        "upvotes": .upvotes, "votes": .upvotes, "comments": .comments, "numcomments": .comments,
        "commentcount": .comments,
    ]
}
