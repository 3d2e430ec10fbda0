import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct DocumentTests {
    private func document(_ text: String) throws -> Document { try Document(plainText: Array(text.utf8), name: "x") }

    @Test("title before a blank line") func titleBeforeABlankLine() throws {
        #expect(
            try document("A Title\n\nThe abstract.\nGoes on.")
                == Document(title: "A Title", abstract: "The abstract. Goes on."))
        #expect(try document("A Title\n\n\nOne.\n\nTwo.") == Document(title: "A Title", abstract: "One. Two."))
        #expect(try document("\n\nA Title\n\nThe abstract.") == Document(title: "A Title", abstract: "The abstract."))
    }

    @Test("text without title") func textWithoutTitle() throws {
        #expect(try document("One line.") == Document(abstract: "One line."))
        #expect(try document("Line one\nline two") == Document(abstract: "Line one line two"))
        #expect(try document("A Title\n\n  \n") == Document(abstract: "A Title"))
        #expect(try document("") == Document(abstract: ""))
        #expect(try document("\n") == Document(abstract: ""))
    }

    @Test("the dress makes no difference") func theDressMakesNoDifference() throws {
        let expected = Document(title: "Náme", abstract: "One. Two.")
        let text = "Náme\n\nOne.\nTwo."
        let crlf = text.replacing("\n", with: "\r\n")
        for dressed in [
            text, text + "\n", text + "\n\n", "\u{FEFF}" + text, crlf, crlf + "\r\n", "\u{FEFF}" + crlf,
            text.replacing("\n", with: "\r"),
        ] {
            #expect(try document(dressed) == expected)
        }
        #expect(try Document(plainText: storedGzip(Array(text.utf8)), name: "x") == expected)
    }

    @Test("the text is readable") func theTextIsReadable() throws {
        let found = try document("Erd\\H{o}s numbers\n\nIn $\\mathcal{O}(n^{2})$ &amp; less.")
        #expect(found == Document(title: "Erdős numbers", abstract: "In O(n^2) & less."))
        #expect(try document(#"A \"{o}."#) == Document(abstract: "A ö."))
    }

    @Test("what is no text is an error") func whatIsNoTextIsAnError() {
        #expect(throws: InputError.invalidUTF8(file: "x", line: 2, offset: 3)) {
            try Document(plainText: [0x41, 0x42, 0x0A, 0xFF], name: "x")
        }
        #expect(throws: InputError.binary(file: "x", offset: 0)) { try Document(plainText: [0], name: "x") }
    }
}
