import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct XMLCleanerTests {
    /// Cleans in pieces of a size.
    private func clean(_ bytes: [UInt8], pieces size: Int = .max) -> (text: String, cleaner: XMLCleaner) {
        var cleaner = XMLCleaner()
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let end = size < bytes.count - index ? index + size : bytes.count
            cleaner.clean(bytes[index..<end], isLast: false, into: &output)
            index = end
        }
        cleaner.clean([], isLast: true, into: &output)
        return (String(decoding: output, as: UTF8.self), cleaner)
    }

    private func clean(_ text: String) -> String { clean(Array(text.utf8)).text }

    @Test("well formed text stays as it is") func wellFormedTextStaysAsItIs() {
        let text = "<f a=\"x > y\" b='&#233;'>ä &amp; &lt;b&gt; &quot;&apos;&#x1F600;<![CDATA[a ]] < & ]]]>\n\t</f>"
        let (result, cleaner) = clean(Array(text.utf8))
        #expect(result == text && cleaner.mends == 0)
    }

    @Test("what feeds get wrong is mended") func whatFeedsGetWrongIsMended() {
        #expect(clean("<f>AT&T & p<0.05, 2 < 3</f>") == "<f>AT&amp;T &amp; p&lt;0.05, 2 &lt; 3</f>")
        #expect(clean("<f>&eacute;&#0;&#xD800;&#x;&;</f>") == "<f>&amp;eacute;  &amp;#x;&amp;;</f>")
        #expect(clean("<f>a]]>b</f>") == "<f>a]]&gt;b</f>")
        #expect(clean("<f>a\u{0}b\u{B}c\u{FFFF}</f>") == "<f>a b c\u{FFFD}</f>")
        #expect(clean("<f u='a?b&c=1'/>") == "<f u='a?b&amp;c=1'/>")
        #expect(clean([0x3C, 0x66, 0x3E, 0xE9, 0x74, 0xE9]).text == "<f>\u{FFFD}t\u{FFFD}")
        #expect(clean(Array("<f>&eacute; & \u{1} x</f>".utf8)).cleaner.mends == 2)
    }

    @Test("A line ends with one line feed, however it was written") func lineEnds() {
        #expect(clean("<f\r\n>a\r\nb\rc<![CDATA[\r\n]]>\r\r\n") == "<f\n>a\nb\nc<![CDATA[\n]]>\n\n")
    }

    @Test("declarations go and lines stay") func declarationsGoAndLinesStay() {
        let (text, cleaner) = clean(
            Array(
                ("\u{FEFF}<?xml version='1.0'\n?>\n<!DOCTYPE f [\n<!ENTITY a \"]>\">\n]>\n<!-- <x>\n -->\n<?style "
                    + ">?>\n<f>1</f>").utf8))
        #expect(text == "\u{FEFF}\n\n\n\n\n\n\n\n<f>1</f>")
        #expect(cleaner.hasDocumentType && !cleaner.endsInMarkup)
    }

    @Test("an end within markup is noticed") func anEndWithinMarkupIsNoticed() {
        #expect(clean(Array("<f><!-- x".utf8)).cleaner.endsInMarkup)
        #expect(!clean(Array("<f><!-- x -->".utf8)).cleaner.endsInMarkup)
    }

    /// However the text is cut into pieces, the result is that of the whole.
    @Test("pieces make no difference", arguments: [1, 2, 3, 5, 7, 13]) func piecesMakeNoDifference(_ size: Int) {
        var random = SeededGenerator(seed: UInt64(size))
        let parts: [[UInt8]] =
            [
                "<a b='&amp;c'>", "</a>", "&", "&amp;", "&#x41;", "&nope;", "<![CDATA[", "]]>", "]]", "<!--", "-->",
                "<?xml encoding='latin1'?>",
                "<?pi ?>", "<!DOCTYPE a [", "]>", "é", "😀", "\u{1}", "plain text ", "\n", "\r", "<", ">", "'", "\"",
            ].map { Array($0.utf8) } + [[0xE9], [0xF0, 0x9F]]
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
                parts.randomElement(using: &random) ?? []
            }
            let (whole, pieces) = (clean(bytes), clean(bytes, pieces: size))
            #expect(whole.text == pieces.text, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
            #expect(whole.cleaner.mends == pieces.cleaner.mends)
        }
    }
}
