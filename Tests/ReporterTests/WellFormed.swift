import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A document as an XML parser sees it: its elements with their attributes and text, in order.
final class WellFormed: NSObject, XMLParserDelegate {
    struct Element {
        let name: String
        let path: [String]
        let attributes: [String: String]
        var text = ""
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []

    /// The elements of a document; throws where it is not well-formed.
    init(_ document: String) throws {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        guard parser.parse() else {
            throw parser.parserError ?? CocoaError(.fileReadCorruptFile)
        }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        elements.append(Element(name: name, path: open.map { elements[$0].name }, attributes: attributes))
        open.append(elements.count - 1)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        for index in open { elements[index].text += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    /// The elements of a name.
    subscript(_ name: String) -> [Element] { elements.filter { $0.name == name } }
}
