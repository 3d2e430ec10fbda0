import Papers
import ReadableText

extension ListingFormat {
    /// A bibliography in XML: of PubMed, EndNote, Zotero, Europe PMC or DBLP.
    public static let xmlBibliography = ListingFormat("bibliography-xml", title: "bibliography in XML")
}

/// Bibliographies in XML, as PubMed and EndNote export them, as Zotero does in RDF, and answers of Europe PMC and DBLP.
///
/// Sources: PubMed, https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/index.html; Europe PMC,
/// https://europepmc.org/RestfulWebService; DBLP, https://dblp.org/faq/13501473.html; Zotero,
/// https://www.zotero.org/support/dev/data_formats. Nobody describes EndNote's; what is known stands here.
struct XMLBibliography: ListingFormatReader {
    let format = ListingFormat.xmlBibliography
    let knowsEncoding = true

    /// Who made a document.
    enum Maker: CaseIterable {
        case pubMed, endNote, zotero, europePMC, dblp

        /// The names of the elements that are records.
        var records: Set<String> {
            switch self {
            case .pubMed: ["PubmedArticle"]
            case .endNote: ["record"]
            case .zotero:
                [
                    "Article", "BookSection", "Book", "Document", "Manuscript", "Thesis", "Report", "Description",
                    "ConferencePaper",
                ]
            case .europePMC: ["result"]
            case .dblp: ["info", "article", "inproceedings", "incollection", "phdthesis", "book"]
            }
        }

        /// The maker of a document that begins so; nil for others.
        init?(_ head: XMLHead) {
            switch head.root {
            case "PubmedArticleSet": self = .pubMed
            case "xml" where head.has("<records"), "records" where head.has("<ref-type"): self = .endNote
            case "RDF" where head.has("purl.org/net/biblio#"): self = .zotero
            case "responseWrapper": self = .europePMC
            case "result" where head.has("<hits"), "dblp": self = .dblp
            default: return nil
            }
        }
    }

    func recognizes(_ head: ListingHead) -> Bool { XMLHead(head).flatMap { Maker($0) } != nil }

    func read(_ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink)
        throws(InputError)
    {
        var stream = stream
        let head = XMLHead(ListingHead(try stream.peek(ListingHead.size)))
        guard let maker = head.flatMap({ Maker($0) }) else {
            return sink.reject(
                line: 1, .wrongType(expected: "a bibliography of a known maker", found: "another document"))
        }
        let isWhole = try sink.readXML(stream, records: maker.records) { piece, sink in
            guard case .record(let item) = piece else { return }
            let record = XMLBibliographyRecord(item, maker)
            guard let paper = record.paper(listedDay: settings.listedDay) else {
                return sink.reject(line: item.line, .noText)
            }
            if let kind = NoPaper(type: paper.type) { return sink.passOver(kind) }
            sink.add(paper)
        }
        sink.tellLacks(.fields, notUnderstood: [])
        if isWhole { sink.declareEmpty(because: "it has no records") }
    }
}
