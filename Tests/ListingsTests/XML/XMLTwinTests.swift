import Foundation
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Foundation's parser, which is libxml2, on the same text: both must find the same in it, and refuse the same.
@Suite struct XMLTwinTests {
    @Test("Documents, whole and damaged, read as Foundation reads them, in pieces of any size", arguments: 1...40)
    func randomDocuments(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<5 {
            let text = RandomXML.document(&random)
            let twin = XMLTwin.read(text)
            for size in [1, 7, 1 << 16] {
                #expect(try ours(text, pieces: size) == twin, "\(text.debugDescription) in pieces of \(size)")
            }
        }
    }

    /// The documents' outermost element; nil where it is damaged.
    private func ours(_ text: String, pieces size: Int) throws -> XMLItem? {
        var records: [XMLItem] = []
        let ending = try XMLRecords.read(
            XMLInput(ByteStream(bytes: Array(text.utf8), name: "x"), pieceSize: size), named: ["r"]
        ) {
            if case .record(let item) = $0 { records.append(item) }
            return true
        }
        return ending.fault == nil && records.count == 1 ? records[0] : nil
    }
}

/// Documents of what XML knows; in some of them a tag is amiss.
private enum RandomXML {
    static func document(_ random: inout SeededGenerator) -> String {
        let damage = Bool.random(using: &random) ? wrongTags.randomElement(using: &random) ?? "" : ""
        return "<r>\(content(3, &random))\(damage)\(content(1, &random))</r>"
    }

    private static func content(_ depth: Int, _ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
            depth > 0 && Bool.random(using: &random)
                ? element(depth, &random) : texts.randomElement(using: &random) ?? ""
        }.joined()
    }

    private static func element(_ depth: Int, _ random: inout SeededGenerator) -> String {
        let name = ["a", "b.c", "_d-1", "ä"].randomElement(using: &random) ?? ""
        let attributes = attributes.randomElement(using: &random) ?? ""
        if Int.random(in: 0..<4, using: &random) == 0 { return "<\(name)\(attributes)/>" }
        return "<\(name)\(attributes)>\(content(depth - 1, &random))</\(name)\n>"
    }

    private static let attributes = ["", " ", " x='1'", "\r\nx = \"a\r\n\tb>'&#9;&lt;&#x1F600;\" y=''\t"]
    /// No CRLF in a CDATA section: libxml2 lets it pass there, against the standard.
    private static let texts = [
        "words ", "\r\n", "\n", "\t", "é😀", "&amp;", "&lt;&gt;&quot;&apos;", "&#65;&#x41;&#13;",
        "<![CDATA[<a> & ]] ]>\n]]>",
        "<![CDATA[]]>", "<!-- <x> -->", "<?pi <x> ?>",
    ]
    private static let wrongTags = [
        "<a>", "</a>", "</>", "</ a>", "<a x>", "<a x=1>", "<a x='1'y='2'/>", "<a x='1' x='2'/>", "<a x='<'/>",
        "<a 'x'/>", "<a/ >",
        "<a <b/>", "<a x=/>", "<a =''/>", "<a+b/>", "<a -b='1'/>", "</r></r>", "<a x='1></a>", "<a></a b>",
    ]
}

/// Puts the outermost element together from the events of Foundation's parser.
private final class XMLTwin: NSObject, XMLParserDelegate {
    private var open: [XMLItem] = []
    private var outermost: XMLItem?
    private var isDamaged = false

    static func read(_ text: String) -> XMLItem? {
        let twin = XMLTwin()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = twin
        _ = parser.parse()
        return twin.isDamaged ? nil : twin.outermost
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { isDamaged = true }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) { open.append(XMLItem(name: name, space: "", attributes: attributes, line: 0)) }

    func parser(_ parser: XMLParser, foundCharacters string: String) { open[open.count - 1].text += string }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        open[open.count - 1].text += String(decoding: block, as: UTF8.self)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        let item = open.removeLast()
        guard !open.isEmpty else { return outermost = item }
        open[open.count - 1].text += item.text
        open[open.count - 1].children.append(item)
    }
}

/// But for its line, of which libxml2 has its own idea in tags of several lines.
private func == (left: XMLItem, right: XMLItem) -> Bool {
    left.name == right.name && left.attributes == right.attributes && left.text == right.text
        && left.children.count == right.children.count && zip(left.children, right.children).allSatisfy { $0 == $1 }
}

private func == (left: XMLItem?, right: XMLItem?) -> Bool {
    switch (left, right) {
    case (let left?, let right?): left == right
    case (nil, nil): true
    default: false
    }
}
